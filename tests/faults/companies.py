"""Requests that wait in the queue at the same moment, so that they share a commit."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from rapport.app import company
from rapport.store.tables import cases
from tests.founded import founded_sqlite
from tests.portals import Answer, Client, Portal


@dataclass
class Queue:
    """Takes what clients send instead of a portal, for `together` to send it all at once."""

    sent: list[tuple[str, str, Mapping[str, str], bytes]] = field(default_factory=list)

    def send(self, verb: str, target: str, headers: Mapping[str, str], content: bytes) -> None:
        """Keep a request."""
        self.sent.append((verb, target, headers, content))

    def of(self, client: Client) -> Client:
        """Return the same caller, whose requests wait here."""
        return Client(self, client.id, client.token)  # type: ignore[arg-type]


def together(portal: Portal, queue: Queue) -> list[Answer]:
    """Send everything while the portal's writing thread is busy, and return the answers in that order."""

    async def play() -> list[Answer]:
        gate = threading.Event()
        busy = asyncio.ensure_future(portal.app.writing_pool.run(gate.wait, 30))
        tasks = [asyncio.ensure_future(portal._send(*each)) for each in queue.sent]
        async with asyncio.timeout(20):
            # What is prepared aside comes into the queue after that.
            while portal.app.writing_pool._tasks.qsize() + sum(task.done() for task in tasks) < len(tasks):
                await asyncio.sleep(0.001)
        gate.set()
        await busy
        return list(await asyncio.gather(*tasks))

    return portal.loop.run_until_complete(play())


def one_by_one(portal: Portal, queue: Queue) -> list[Answer]:
    """Send the same, each after the answer to the one before."""
    return [portal.send(*each) for each in queue.sent]


@contextmanager
def sharing_portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Give a portal on SQLite: elsewhere there is no company."""
    be_patient(monkeypatch)
    with founded_sqlite(tmp_path) as house:
        made = Portal(house, "sqlite")
        known([made.owner])
        yield made
        made.close()


@contextmanager
def commits(portal: Portal, interfere: Callable[[int, Any], None] | None = None) -> Iterator[list[int]]:
    """Count commits of writing transactions; `interfere` is called ahead of each with its number and the driver."""
    seen: list[int] = []

    def note(connection: Any) -> None:
        seen.append(len(seen))
        if interfere is not None:
            interfere(seen[-1], connection.connection.dbapi_connection)

    event.listen(portal.house.database.writer, "commit", note)
    try:
        yield seen
    finally:
        event.remove(portal.house.database.writer, "commit", note)


def be_patient(patch: pytest.MonkeyPatch) -> None:
    """Let companies form on a machine that is busy with other things as well."""
    patch.setattr(company, "LONGEST", 30.0)
    patch.setattr(company, "QUICK", 30.0)


def known(clients: Sequence[Client]) -> None:
    """Let the process meet callers, so that they may come along."""
    for client in clients:
        assert client.get("people/@self").status == 200


def add_case(client: Client, title: str, **more: Any) -> None:
    """Make a case, or have that wait in a queue."""
    client.post("crm/case", {"title": title, **more})


def titles(portal: Portal) -> list[str]:
    """Return the titles of all cases."""
    return [row.title for row in portal.rows(cases)]


def full(_number: int, driver: Any) -> None:
    driver.execute("ROLLBACK")
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error


def full_twice(number: int, driver: Any) -> None:
    """Refuse a company, and then its first member by itself."""
    if number < 2:
        full(number, driver)


def busy(_number: int, driver: Any) -> None:
    driver.execute("ROLLBACK")
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    raise error
