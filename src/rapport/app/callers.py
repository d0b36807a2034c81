"""What a request tells of who sent it, and of itself."""

from __future__ import annotations

from rapport.core.viewer import Origin
from rapport.portal.retries.records import fingerprint
from rapport.portal.sign_in.records import Credentials
from rapport.protocol.incoming import Incoming


def credentials_of(incoming: Incoming) -> Credentials:
    """Return what a request shows for itself."""
    return Credentials(
        header=incoming.headers.get("authorization"),
        cookie=incoming.cookies.get("asc_auth_key"),
        parameter=incoming.parameter("asc_auth_key"),
        ip=incoming.remote,
    )


def origin_of(incoming: Incoming) -> Origin:
    """Return where a request came from, for the change log."""
    headers = incoming.headers
    return Origin(incoming.remote, headers.get("user-agent", ""), headers.get("referer", ""))


def fingerprint_of(incoming: Incoming) -> str:
    """Return what tells a request from another one under the same Idempotency-Key."""
    media_type = incoming.headers.get("content-type", "")
    # A multipart boundary is made anew for each try; the parts' bytes around it are what counts.
    boundary = media_type.partition("boundary=")[2].strip('"').encode()
    body = incoming.body.replace(boundary, b"") if boundary else incoming.body
    told = (incoming.verb, incoming.path, incoming.query, media_type.partition(";")[0])
    return fingerprint([*(part.encode() for part in told), body])
