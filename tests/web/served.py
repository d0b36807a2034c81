"""A real server for browsers: a process of its own on a founded database, filled through the API."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.databases import dispose, fresh_postgres, fresh_sqlite
from tests.faults.servers import free_port
from tests.founded import FOUNDED, OWNER_EMAIL, OWNER_PASSWORD

STARTING = 60.0
"""Seconds a server may take to come up on a busy machine."""


class Server:
    """The process of a portal, at a port that stays."""

    def __init__(self, url: str, folder: Path) -> None:
        self.folder = folder
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._command = [sys.executable, "-m", "rapport", "serve", "--workers", "1", "--port", str(port)]
        self._command += ["--data", str(folder), "--database", url]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it can serve."""
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(self._command, env=dict(os.environ), stdout=log, stderr=log)
        _wait(self.address, self.folder)

    def stop(self) -> None:
        """End it."""
        if self._process:
            self._process.terminate()
            self._process.wait(30)


@dataclass(frozen=True)
class Served:
    """A running portal. `api` is signed in as its owner."""

    address: str
    api: httpx.Client
    server: Server

    def create(self, path: str, **body: Any) -> Any:
        """POST to a path below `/api/2.0/`; return what the envelope holds."""
        answer = self.api.post(path, json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()["response"]

    def get(self, path: str, **parameters: Any) -> Any:
        """GET a path below `/api/2.0/`; return what the envelope holds."""
        answer = self.api.get(path, params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()["response"]


@contextmanager
def served(backend: str, folder: Path) -> Iterator[Served]:
    """Serve a portal of its own for the length of the block."""
    url = fresh_sqlite(folder, FOUNDED) if backend == "sqlite" else fresh_postgres(FOUNDED)
    server = Server(url, folder)
    try:
        server.start()
        with httpx.Client(base_url=f"{server.address}/api/2.0/", timeout=30) as api:
            told = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
            token = api.post("authentication", json=told).json()["response"]["token"]
            api.cookies.clear()
            api.headers["Authorization"] = token
            yield Served(server.address, api, server)
    finally:
        server.stop()
        dispose(url)


class Portals:
    """Portals of one database, one at a time: what was done to one that was left, the next one does not know.

    `fill` is what each begins with.
    """

    def __init__(
        self, open_one: Callable[[], AbstractContextManager[Served]], fill: Callable[[Served], None]
    ) -> None:
        self._open = open_one
        self._fill = fill
        self._stack = ExitStack()
        self._served: Served | None = None

    def get(self) -> Served:
        """Return the portal of now, opened and filled if there is none."""
        if self._served is None:
            self.leave()  # one that could not be filled
            opened = self._stack.enter_context(self._open())
            self._fill(opened)
            self._served = opened
        return self._served

    def leave(self) -> None:
        """Close the portal of now."""
        self._served = None
        self._stack.close()


def _wait(address: str, folder: Path) -> None:
    ends = time.monotonic() + STARTING
    while True:
        try:
            if httpx.get(f"{address}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        assert time.monotonic() < ends, (folder / "server.log").read_text()
        time.sleep(0.1)
