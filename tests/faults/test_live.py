"""The live stream of real servers: what one process changes the other tells, and a crash loses nothing."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults.servers import Server, running

LISTENERS = 24
"""So many connections are spread over both processes for certain."""


class Line:
    """A raw connection to the stream."""

    def __init__(self, server: Server, place: str = "") -> None:
        self._socket = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        head = f"GET /api/2.0/crm/live HTTP/1.1\r\nHost: x\r\nAuthorization: {server.token}\r\n"
        if place:
            head += f"Last-Event-ID: {place}\r\n"
        self._socket.sendall(f"{head}\r\n".encode())
        self._text = ""
        self.place = ""
        self.read_until("\nid: ")

    def read_until(self, word: str) -> str:
        """Read on until a word has come; return everything that came. Raises TimeoutError."""
        while word not in self._text:
            some = self._socket.recv(65536)
            assert some, "the server hung up"
            self._text += some.decode()
        ids = [line[4:].strip() for line in self._text.splitlines() if line.startswith("id: ")]
        self.place = ids[-1] if ids else self.place
        return self._text

    def told(self, word: str) -> list[dict[str, Any]]:
        """Return the changes told so far, as soon as one says the word."""
        text = self.read_until(word)
        while text.rpartition(word)[2].count("\n\n") == 0:
            self._text += self._socket.recv(65536).decode()
            text = self._text
        return [
            each for line in text.splitlines() if line.startswith("data: [") for each in json.loads(line[6:])
        ]

    def close(self) -> None:
        self._socket.close()


@contextmanager
def lines(server: Server, count: int, place: str = "") -> Iterator[list[Line]]:
    opened = [Line(server, place) for _ in range(count)]
    try:
        yield opened
    finally:
        for line in opened:
            line.close()


@pytest.mark.slow
def test_all_processes_tell_what_one_of_them_changed(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        with lines(server, LISTENERS) as listening:
            started = time.monotonic()
            made = server.send("POST", "crm/contact/company", {"companyName": "Acme"}).response["id"]
            for line in listening:
                assert [each["recordId"] for each in line.told("contact")] == [str(made)]
            assert time.monotonic() - started < 10, "it takes a second on a machine with nothing else to do"
            place = listening[0].place
        server.kill()
        server.start()
        other = server.send("POST", "crm/contact/company", {"companyName": "Bolt"}).response["id"]
        with lines(server, 2, place) as listening:
            for line in listening:
                assert [each["recordId"] for each in line.told("contact")] == [str(other)]
