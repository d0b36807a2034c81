"""People who use the portal as they do all day: over HTTP, signed in with their own password."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that anybody waits for what comes by itself (a mail, a message) on a busy machine."""


@dataclass
class Colleague:
    """Somebody who is signed in."""

    name: str
    email: str
    address: str
    id: str = ""
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=60, trust_env=False))

    def sign_in(self, password: str) -> None:
        """Sign in and find out who one is."""
        self.use(self.post("authentication", userName=self.email, password=password)["token"])
        self.id = self.get("people/@self")["id"]

    def use(self, token: str) -> None:
        """Be known by a token or an API key from now on."""
        self.http.headers["Authorization"] = token

    def get(self, path: str, **parameters: Any) -> Any:
        """Return what a call answers with. Like all of these, fails the test when the call is refused."""
        return _response(self.ask("GET", path, params=parameters))

    def post(self, path: str, **body: Any) -> Any:
        """Send a JSON body."""
        return _response(self.ask("POST", path, json=body))

    def put(self, path: str, **body: Any) -> Any:
        """Send a JSON body."""
        return _response(self.ask("PUT", path, json=body))

    def delete(self, path: str, **parameters: Any) -> Any:
        """Delete something."""
        return _response(self.ask("DELETE", path, params=parameters))

    def upload(self, name: str, content: bytes) -> int:
        """Upload a file as a browser's form does, and return its id."""
        path = "crm/contact/0/files/upload"
        return int(_response(self.ask("POST", path, files={"file": (name, content)}))["id"])

    def download(self, file: int, **headers: str) -> httpx.Response:
        """Fetch a file from where every client fetches it, and return the whole answer."""
        path = "/Products/Files/HttpHandlers/filehandler.ashx"
        return self.ask("GET", path, params={"action": "download", "fileid": file}, headers=headers)

    def refused(self, verb: str, path: str, **body: Any) -> tuple[int, str]:
        """Return status and message of a call that must be refused."""
        answer = self.ask(verb, path, json=body or None)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, str(answer.json()["error"]["message"])

    def ask(self, verb: str, path: str, **more: Any) -> httpx.Response:
        """Send a request. `path` is below /api/2.0/ unless it starts with a slash."""
        target = path if path.startswith("/") else f"/api/2.0/{path}"
        return self.http.request(verb, self.address + target, **more)


def eventually(look: Callable[[], T], what: str) -> T:
    """Return what `look` finds once it finds something."""
    ends = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < ends, f"waited in vain for {what}"
        time.sleep(0.05)
    return found


def in_a_minute() -> str:
    """Return a deadline of which a minute's warning comes within seconds."""
    return (datetime.now(UTC) + timedelta(seconds=62)).strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> str:
    """Return this moment as calls take it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _response(answer: httpx.Response) -> Any:
    assert answer.status_code < 300, f"{answer.request.method} {answer.request.url}: {answer.text[:500]}"
    return answer.json()["response"]
