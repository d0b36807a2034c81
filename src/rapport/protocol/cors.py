"""Calls from pages of other sites (sheet 01, section 13.2): by `Authorization` header, never by cookie."""

from __future__ import annotations

from urllib.parse import urlsplit

from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming

SAFE_VERBS = frozenset({"GET", "HEAD", "OPTIONS"})
_DEFAULT_PORTS = (":80", ":443")


def preflight() -> Answer:
    """Return the answer to `OPTIONS` on any path of the API, signed in or not."""
    return Answer(
        200,
        [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE"),
            ("Access-Control-Allow-Headers", "origin, authorization, accept, content-type"),
            ("Access-Control-Max-Age", "1728000"),
        ],
    )


def is_forgeable(incoming: Incoming, own_host: str = "") -> bool:
    """Whether a page of another site may have had the caller's browser send this write along with its cookie.

    Browsers say where a request comes from in `Sec-Fetch-Site`, those of old in `Origin`; a client that says neither
    is no browser. `own_host` is the host by which people reach the portal, where a proxy hides it.
    """
    headers = incoming.headers
    if incoming.verb in SAFE_VERBS or headers.get("authorization", "").strip() or "cookie" not in headers:
        return False
    site = headers.get("sec-fetch-site", "").strip().lower()
    if site:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    own = {_bare(host) for host in (incoming.host, own_host) if host}
    return origin is not None and _host(origin) not in own


def _host(origin: str) -> str | None:
    """Return the host of an `Origin` header; None for `null` and for what is no origin.

    The scheme does not count: a proxy that ends TLS may not have told it.
    """
    try:
        return _bare(urlsplit(origin.strip()).netloc) or None
    except ValueError:
        return None


def _bare(host: str) -> str:
    lowered = host.strip().lower()
    return next((lowered.removesuffix(port) for port in _DEFAULT_PORTS if lowered.endswith(port)), lowered)
