"""Fetching something small from an address that a user typed: the public web alone, bounded in size and time.

A user who names an address makes this server speak, from inside its network. So the host's addresses are looked up
here, every one of them has to be public, and the connection goes to exactly the address that was checked (a second
lookup could answer otherwise). Redirects are followed by the same rules.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from rapport.core.errors import BadArgument, InvalidOperation, TooLarge

MAX_REDIRECTS = 3
TIME_LIMIT = 10.0
"""Seconds for everything together, looking up the name aside."""
_PORTS = {80, 443, 8080, 8443}
_REDIRECTS = {301, 302, 303, 307, 308}
_CHUNK = 64 * 1024
_TUNNELS = tuple(
    ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)
"""IPv6 networks whose addresses carry an IPv4 address that nobody has checked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered with: the media type in lower case, without parameters."""

    content: bytes
    media_type: str


def fetch(
    address: str, *, limit: int, allow_private: bool = False, time_limit: float = TIME_LIMIT
) -> Fetched:
    """Return what a GET of an http(s) address gives, at most `limit` bytes, within `time_limit` seconds.

    Raises BadArgument for what is no http(s) address, InvalidOperation when it may not be or could not be fetched,
    TooLarge beyond the limit. `allow_private` lifts the rule of public addresses and usual ports: for closed
    networks and tests.
    """
    ends = time.monotonic() + time_limit
    for _ in range(MAX_REDIRECTS + 1):
        target = parsed(address)
        with answer_to(target, _request(target), ends, allow_private=allow_private) as response:
            if response.status not in _REDIRECTS:
                return _read(response, limit)
            address = urljoin(address, response.headers.get("Location") or "")
    raise InvalidOperation("The address redirects too often.")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, for certain."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return is_public(str(parsed.ipv4_mapped))
        if any(parsed in network for network in _TUNNELS):
            return False
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def parsed(address: str) -> SplitResult:
    """Take an http(s) address apart. Raises BadArgument for anything else."""
    try:
        target = urlsplit(address.strip())
        port = target.port
    except ValueError:
        raise BadArgument("The address is not a web address.") from None
    if target.scheme not in {"http", "https"} or not target.hostname or target.username or port == 0:
        raise BadArgument("The address is not a web address.")
    return target


@contextmanager
def answer_to(
    target: SplitResult, request: bytes, ends: float, *, allow_private: bool, method: str = "GET"
) -> Iterator[http.client.HTTPResponse]:
    """Send a request and give the answer with its body unread; hang up at the end, or when time is up.

    Only to public addresses and usual ports, unless `allow_private`. `ends` is by the monotonic clock. Raises
    InvalidOperation.
    """
    line = _connect(target, ends, allow_private=allow_private)
    if target.scheme == "https":
        context = ssl.create_default_context()
        line = context.wrap_socket(line, server_hostname=target.hostname, do_handshake_on_connect=False)
    # One slow byte after the other never runs into a socket's own time limit: so somebody else watches the clock.
    watch = threading.Timer(max(0.0, ends - time.monotonic()), _hang_up, [line])
    watch.daemon = True
    watch.start()
    try:
        if isinstance(line, ssl.SSLSocket):
            line.do_handshake()
        line.sendall(request)
        response = http.client.HTTPResponse(line, method=method)
        response.begin()
        yield response
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise InvalidOperation("The address could not be fetched.") from error
    finally:
        watch.cancel()
        line.close()


def _connect(target: SplitResult, ends: float, *, allow_private: bool) -> socket.socket:
    host = target.hostname or ""
    port = target.port or (443 if target.scheme == "https" else 80)
    if not allow_private and port not in _PORTS:
        raise InvalidOperation("The port of the address is not allowed.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InvalidOperation("The host of the address is not known.") from error
    if not allow_private and not all(is_public(str(entry[4][0])) for entry in found):
        raise InvalidOperation("The address is not public.")
    failure: OSError | None = None
    for family, kind, protocol, _, place in found:
        left = ends - time.monotonic()
        if left <= 0:
            break
        line = socket.socket(family, kind, protocol)
        line.settimeout(left)
        try:
            line.connect(place)
        except OSError as error:
            failure = error
            line.close()
        else:
            return line
    raise InvalidOperation("The address could not be fetched.") from failure


def _request(target: SplitResult) -> bytes:
    headers = "Accept: */*\r\nAccept-Encoding: identity\r\nConnection: close\r\n"
    return f"{first_lines('GET', target)}{headers}\r\n".encode("ascii")


def first_lines(method: str, target: SplitResult) -> str:
    """Return how a request begins: what is asked of whom, and who asks."""
    path = quote(target.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if target.query:
        path += "?" + quote(target.query, safe="/?%:@!$&'()*+,;=~-._")
    host = (target.hostname or "").encode("idna").decode()
    host = f"[{host}]" if ":" in host else host
    if target.port:
        host += f":{target.port}"
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Rapport\r\n"


def _read(response: http.client.HTTPResponse, limit: int) -> Fetched:
    if response.status != http.HTTPStatus.OK:
        raise InvalidOperation(f"The address answered with status {response.status}.")
    if (response.length or 0) > limit:
        raise TooLarge
    content = bytearray()
    while chunk := response.read(_CHUNK):
        content += chunk
        if len(content) > limit:
            raise TooLarge
    if response.length:
        raise InvalidOperation("The address could not be fetched.")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(bytes(content), media_type)


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
