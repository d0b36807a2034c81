"""A lean HTTP/1.1 client over one kept-alive socket: what it costs must not hide what the server costs."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit


class Refused(Exception):
    """The server answered with a status that was not expected. The message holds the answer's beginning."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of an answer."""

    status: int
    body: bytes

    def json(self) -> Any:
        """Return the body, parsed."""
        return json.loads(self.body)


class Client:
    """One connection to a server, signed in by an API key. Not for several threads."""

    def __init__(self, url: str, key: str = "") -> None:
        parts = urlsplit(url)
        self._address = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._head = f"Host: {parts.netloc}\r\nAccept: application/json\r\n".encode()
        if key:
            self._head += f"Authorization: {key}\r\n".encode()
        self._socket: socket.socket | None = None
        self._buffer = bytearray(1 << 20)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def prepare(self, verb: str, path: str, body: object = None) -> bytes:
        """Return the bytes of a request: made once, sent often."""
        lines = f"{verb} /api/2.0/{path} HTTP/1.1\r\n".encode() + self._head
        content = b"" if body is None else json.dumps(body).encode()
        if content:
            lines += f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n".encode()
        elif verb != "GET":
            lines += b"Content-Length: 0\r\n"
        return lines + b"\r\n" + content

    def send(self, request: bytes) -> Answer:
        """Send a prepared request and return its answer. A connection that broke off is opened again, once."""
        try:
            self.ask(request)
            return self.answer()
        except ConnectionError:
            self.close()
            self.ask(request)
            return self.answer()

    def call(self, verb: str, path: str, body: object = None, *, expect: int = 0) -> Any:
        """Make a call and return the `response` member. Raises Refused for any status but the expected one."""
        answer = self.send(self.prepare(verb, path, body))
        if answer.status != (expect or (201 if verb == "POST" else 200)):
            raise Refused(f"{verb} {path}: {answer.status} {answer.body[:500]!r}")
        return answer.json()["response"]

    def get(self, path: str) -> Any:
        """Return the `response` member of a GET."""
        return self.call("GET", path)

    def ask(self, request: bytes) -> None:
        """Send a prepared request; `answer` waits for what comes back."""
        if self._socket is None:
            self._socket = socket.create_connection(self._address, timeout=600)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)

    def answer(self) -> Answer:
        """Return the answer to what was asked last. Raises ConnectionError when the server hung up."""
        if self._socket is None:
            raise ConnectionResetError("nothing was asked")
        head_ends = -1
        size = 0
        while head_ends < 0:
            size += self._receive(self._socket, size)
            head_ends = self._buffer.find(b"\r\n\r\n", 0, size)
        head = bytes(self._buffer[:head_ends])
        begin = head_ends + 4
        end = begin + _content_length(head)
        while size < end:
            size += self._receive(self._socket, size)
        answer = Answer(int(head[9:12]), bytes(self._buffer[begin:end]))
        if b"connection: close" in head.lower():
            self.close()
        return answer

    def _receive(self, connection: socket.socket, size: int) -> int:
        """Read what is there behind the first `size` bytes of the buffer, which stays the same for every answer."""
        if size == len(self._buffer):
            self._buffer.extend(bytes(size))
        with memoryview(self._buffer) as view:
            received = connection.recv_into(view[size:])
        if not received:
            raise ConnectionResetError("the server hung up")
        return received


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise Refused(f"an answer without Content-Length: {head[:200]!r}")


def query(**parameters: object) -> str:
    """Return a query string, with its question mark, of those parameters that are not None; a list repeats."""
    pairs = [
        f"{name}={quote(str(value), safe='')}"
        for name, given in parameters.items()
        if given is not None
        for value in (given if isinstance(given, Sequence) and not isinstance(given, str) else [given])
    ]
    return "?" + "&".join(pairs) if pairs else ""
