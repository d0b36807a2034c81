"""Listening to the live stream through the application, while other requests go on."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from tests.portals import Client, Portal

PATH = "/api/2.0/crm/live"
PATIENCE = 10.0
"""Seconds to wait for what has to come; one suffices on a machine that has nothing else to do."""
QUIET = 1.2
"""Seconds after which nothing more is expected."""


@dataclass
class Stream:
    """An open connection. `place` is the id of the last event, as a browser would remember it."""

    portal: Portal
    task: asyncio.Task[None]
    sent: asyncio.Queue[Any]
    hang_up: asyncio.Event
    place: str = ""
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    waiting: list[tuple[str, Any]] = field(default_factory=list)
    body: bytes = b""

    def next(self, patience: float = PATIENCE) -> tuple[str, Any] | None:
        """Return the next event with its data; None if none comes."""
        return self.portal.loop.run_until_complete(self._next(patience))

    def told(self, count: int) -> list[dict[str, Any]]:
        """Return the next so many changes that are told, however they are put together."""
        found: list[dict[str, Any]] = []
        while len(found) < count:
            event = self.next()
            assert event is not None, f"{found} and no more"
            assert event[0] == "changes", event
            found += event[1]
        return found

    def is_quiet(self) -> bool:
        """Whether nothing comes for a while."""
        return self.next(QUIET) is None

    def is_over(self) -> bool:
        """Whether the server has ended it."""

        async def wait() -> bool:
            done, _ = await asyncio.wait({self.task}, timeout=PATIENCE)
            return bool(done)

        return self.portal.loop.run_until_complete(wait())

    def close(self) -> None:
        """Hang up, and wait until the server has noticed."""
        self.hang_up.set()
        self.portal.loop.run_until_complete(asyncio.wait_for(self.task, PATIENCE))

    async def _next(self, patience: float) -> tuple[str, Any] | None:
        ends = asyncio.get_running_loop().time() + patience
        while not self.waiting:
            try:
                left = max(0.01, ends - asyncio.get_running_loop().time())
                self.take(await asyncio.wait_for(self.sent.get(), left))
            except TimeoutError:
                return None
        return self.waiting.pop(0)

    def take(self, message: Any) -> None:
        """Read what the server sent."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            return
        self.body += message.get("body", b"")
        while b"\n\n" in self.body and self.status == 200:
            block, _, self.body = self.body.partition(b"\n\n")
            fields = dict(line.split(": ", 1) for line in block.decode().splitlines())
            self.place = fields.get("id", self.place)
            if "event" in fields:
                self.waiting.append((fields["event"], json.loads(fields["data"])))


def listen(client: Client, *, after: str = "", **parameters: str) -> Stream:
    """Open a stream and wait for its first word."""
    portal, sent, hang_up = client.portal, asyncio.Queue[Any](), asyncio.Event()
    asked: list[int] = []
    headers = {"host": "crm.example.org"}
    if client.token is not None:
        headers["authorization"] = client.token
    if after:
        headers["last-event-id"] = after

    async def receive() -> Any:
        if not asked:
            asked.append(1)
            return {"type": "http.request", "body": b"", "more_body": False}
        await hang_up.wait()
        return {"type": "http.disconnect"}

    scope = {
        "type": "http", "method": "GET", "scheme": "http", "path": PATH, "raw_path": PATH.encode(),
        "query_string": "&".join(f"{name}={quote(value)}" for name, value in parameters.items()).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("203.0.113.7", 50001), "server": ("crm.example.org", 80), "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    task = portal.loop.create_task(portal.app(scope, receive, sent.put))
    stream = Stream(portal, task, sent, hang_up)

    async def first() -> None:
        while not stream.place and not (stream.status >= 400 and stream.task.done()):
            stream.take(await asyncio.wait_for(sent.get(), PATIENCE))
            await asyncio.sleep(0)

    portal.loop.run_until_complete(first())
    return stream
