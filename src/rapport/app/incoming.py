"""From an ASGI scope to the request as the protocol takes it."""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import Scope

from rapport.config import IpNetwork
from rapport.protocol.incoming import Incoming


def incoming_from(scope: Scope, body: bytes) -> Incoming:
    """Return the request as the protocol takes it. Header names are lower case; repeated ones are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        joiner = "; " if name == "cookie" else ", "
        headers[name] = f"{headers[name]}{joiner}{value}" if name in headers else value
    client = scope.get("client") or ("", 0)
    return Incoming(
        verb=scope["method"],
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=headers,
        body=body,
        scheme=scope.get("scheme", "http"),
        host=headers.get("host", "localhost"),
        remote=str(client[0]),
    )


def believed(scope: Scope, proxies: tuple[IpNetwork, ...]) -> Scope:
    """Return the scope as the client sees the server, if it came through a trusted proxy that says so."""
    client = scope.get("client")
    if not proxies or not client or not _within(client[0], proxies):
        return scope
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    scheme = headers.get("x-forwarded-proto", str(scope.get("scheme", "http"))).split(",")[0].strip()
    host = headers.get("x-forwarded-host", headers.get("host", "")).split(",")[0].strip()
    origin = headers.get("x-rewriter-url", "")
    if "://" in origin:
        scheme, _, rest = origin.partition("://")
        host = rest.partition("/")[0]
    hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    remote = next((hop for hop in reversed(hops) if not _within(hop, proxies)), client[0])
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"host"]
    return {
        **scope,
        "scheme": scheme if scheme in {"http", "https"} else "http",
        "client": (remote, 0),
        "headers": [*kept, (b"host", host.encode("latin-1", "ignore"))],
    }


def _within(address: str, networks: tuple[IpNetwork, ...]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)
