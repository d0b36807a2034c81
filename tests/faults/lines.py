"""Listening to the live stream of a real server."""

from __future__ import annotations

import json
import socket
from typing import Any


class Line:
    """A raw connection to the stream."""

    def __init__(self, port: int, token: str, place: str = "", *, patience: float = 20) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        head = f"GET /api/2.0/crm/live HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n"
        if place:
            head += f"Last-Event-ID: {place}\r\n"
        self._socket.sendall(f"{head}\r\n".encode())
        self._text = ""
        self.place = ""
        self.read_until("\nid: ")

    def read_until(self, word: str, times: int = 1) -> str:
        """Read on until a word has come, so often; return everything that came. Raises TimeoutError."""
        while self._text.count(word) < times:
            some = self._socket.recv(65536)
            assert some, "the server hung up"
            self._text += some.decode()
        ids = [line[4:].strip() for line in self._text.splitlines() if line.startswith("id: ")]
        self.place = ids[-1] if ids else self.place
        return self._text

    def told(self, word: str, times: int = 1) -> list[dict[str, Any]]:
        """Return the changes told so far, as soon as the word has come so often."""
        text = self.read_until(word, times)
        while text.rpartition(word)[2].count("\n\n") == 0:
            self._text += self._socket.recv(65536).decode()
            text = self._text
        return [
            each for line in text.splitlines() if line.startswith("data: [") for each in json.loads(line[6:])
        ]

    def close(self) -> None:
        self._socket.close()
