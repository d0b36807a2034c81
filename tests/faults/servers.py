"""Real server processes, to be killed, and what clients of them do."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OWNER_EMAIL = "owner@example.com"
OWNER_PASSWORD = "correct-horse"
STARTING = 60.0
"""Seconds a server may take to come up on a busy machine."""


@dataclass
class Server:
    """`rapport serve` on a folder of its own."""

    folder: Path
    port: int = field(default_factory=lambda: free_port())  # noqa: PLW0108  defined below
    workers: int = 2
    process: subprocess.Popen[bytes] | None = None
    token: str = ""

    def start(self) -> None:
        """Start it and wait until it can serve."""
        environment = {
            **os.environ,
            "RAPPORT_OWNER_EMAIL": OWNER_EMAIL,
            "RAPPORT_OWNER_PASSWORD": OWNER_PASSWORD,
        }
        command = [sys.executable, "-m", "rapport", "serve", "--workers", str(self.workers)]
        command += ["--data", str(self.folder), "--port", str(self.port)]
        with (self.folder / "server.log").open("ab") as log:
            # A session of its own: the workers can then be killed with it, and nobody else.
            self.process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()
        if not self.token:
            body = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
            self.token = self.send("POST", "authentication", body).response["token"]

    def kill(self) -> None:
        """End every process of it at once, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def send(self, verb: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Reply:
        """Send one request over a connection of its own. Raises OSError or HTTPException when it broke off."""
        sent = {"Content-Type": "application/json", **(headers or {})}
        if self.token:
            sent["Authorization"] = self.token
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            content = None if body is None else json.dumps(body)
            connection.request(verb, f"/api/2.0/{path}", content, sent)
            answer = connection.getresponse()
            return Reply(answer.status, answer.read(), dict(answer.getheaders()))
        finally:
            connection.close()

    def check(self) -> None:
        """Run `rapport check` on the folder and fail if it finds damage."""
        command = [sys.executable, "-m", "rapport", "check", "--data", str(self.folder)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr

    def _wait(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + STARTING
        while time.monotonic() < deadline:
            assert self.process.poll() is None, (self.folder / "server.log").read_text()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/healthz")
                if connection.getresponse().status == 200:
                    return
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
            finally:
                connection.close()
        raise AssertionError("the server did not come up: " + (self.folder / "server.log").read_text())


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def response(self) -> Any:
        assert self.status < 300, f"{self.status}: {self.body[:500]!r}"
        return json.loads(self.body)["response"]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(folder: Path, workers: int = 2) -> Iterator[Server]:
    """Run a server for the length of the block."""
    server = Server(folder, workers=workers)
    server.start()
    try:
        yield server
    finally:
        if server.process is not None:
            server.kill()
