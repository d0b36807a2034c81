"""Fetching from addresses that users type: only the public web, bounded."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rapport.core.errors import BadArgument, InvalidOperation, TooLarge
from rapport.notify.fetch import fetch, is_public


class Site(BaseHTTPRequestHandler):
    """A few pages, some of them ill-behaved."""

    def do_GET(self) -> None:
        name = self.path.strip("/").partition("?")[0]
        page: Callable[[], None] = getattr(self, f"page_{name}", self.page_missing)
        page()

    def page_plain(self) -> None:
        self._send(200, b"hello", {"Content-Type": "Image/PNG; charset=x", "Content-Length": "5"})

    def page_unsized(self) -> None:
        self._send(200, b"x" * 5000, {})

    def page_large(self) -> None:
        self._send(200, b"", {"Content-Length": "5000"})

    def page_short(self) -> None:
        self._send(200, b"hel", {"Content-Length": "5"})

    def page_again(self) -> None:
        self._send(302, b"", {"Location": "/plain?x=%20y"})

    def page_loop(self) -> None:
        self._send(302, b"", {"Location": "/loop"})

    def page_inside(self) -> None:
        self._send(302, b"", {"Location": "file:///etc/passwd"})

    def page_missing(self) -> None:
        self._send(404, b"", {})

    def page_drip(self) -> None:
        self._send(200, b"", {"Content-Length": "1000"})
        for _ in range(100):
            try:
                self.wfile.write(b".")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.05)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def within(address: str, *, limit: int = 1000, time_limit: float = 5) -> bytes:
    return fetch(address, limit=limit, allow_private=True, time_limit=time_limit).content


def test_what_is_fetched(site: str) -> None:
    found = fetch(f"{site}/plain", limit=5, allow_private=True)
    assert (found.content, found.media_type) == (b"hello", "image/png")
    assert within(f"{site}/again") == b"hello"


@pytest.mark.parametrize("page", ["unsized", "large"])
def test_too_much(site: str, page: str) -> None:
    with pytest.raises(TooLarge):
        within(f"{site}/{page}")


@pytest.mark.parametrize("page", ["missing", "loop", "short"])
def test_what_is_not_there(site: str, page: str) -> None:
    with pytest.raises(InvalidOperation):
        within(f"{site}/{page}")


def test_a_redirect_out_of_the_web(site: str) -> None:
    with pytest.raises(BadArgument):
        within(f"{site}/inside")


def test_dripping_does_not_hold_the_server(site: str) -> None:
    started = time.monotonic()
    with pytest.raises(InvalidOperation):
        within(f"{site}/drip", time_limit=0.5)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "ftp://example.com/",
        "file:///etc/passwd",
        "http://",
        "http://user@example.com/",
        "http://a:99999/",
        "http://[::1",
    ],
)
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(BadArgument):
        fetch(address, limit=1)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://0x7f.1/",
        "http://10.0.0.1/",
    ],
)
def test_private_addresses(address: str) -> None:
    with pytest.raises(InvalidOperation, match=r"not public|not known"):
        fetch(address, limit=1)


def test_a_name_with_one_private_address_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, port: int, **_: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("8.8.8.8", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(InvalidOperation, match="not public"):
        fetch("http://example.com/", limit=1)


def test_unusual_ports_are_private() -> None:
    with pytest.raises(InvalidOperation, match="port"):
        fetch("http://example.com:22/", limit=1)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("192.168.1.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
