"""Workers with handlers of a test's own, and what is in the queue."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, insert, select, update

from rapport.app.house import House, work_of_the_house
from rapport.core.clock import utc_now
from rapport.jobs import queue
from rapport.jobs.records import Handlers, Recurring
from rapport.jobs.worker import Worker
from rapport.store import transaction
from rapport.store.tables import jobs, portal_settings
from rapport.store.work import Work

T = TypeVar("T")


def worker(house: House, handlers: Handlers, recurring: Collection[Recurring] = ()) -> Worker:
    """Return a worker that does these jobs and no others."""
    return Worker(house.database, lambda tx: work_of_the_house(house, tx), handlers, recurring)


def within(house: House, body: Callable[[Connection], T]) -> T:
    """Run something in a writing transaction."""
    return transaction.run(house.database, write=True, body=body)


def put(house: House, name: str, payload: dict[str, Any] | None = None, **options: Any) -> None:
    """Put a job in a transaction of its own."""
    within(house, lambda tx: queue.put(tx, name, payload or {}, **options))


def waiting(house: House) -> list[Any]:
    """Return every job there is."""
    return within(house, lambda tx: list(tx.execute(select(jobs).order_by(jobs.c.id))))


def make_due(house: House) -> None:
    """Let the time pass that jobs wait for, leases included."""
    within(house, lambda tx: tx.execute(update(jobs).values(run_at=utc_now() - timedelta(seconds=1))))


def leave_mark(work: Work, name: str) -> None:
    """Write something into the database that can't be written twice."""
    work.tx.execute(insert(portal_settings).values(name=f"mark {name}", value="1"))


def marks(house: House) -> list[str]:
    """Return the marks that were left."""
    statement = select(portal_settings.c.name).where(portal_settings.c.name.startswith("mark "))
    found = within(house, lambda tx: list(tx.scalars(statement)))
    return sorted(name.removeprefix("mark ") for name in found)


def soon() -> datetime:
    """Return a moment that is not yet."""
    return utc_now() + timedelta(hours=1)
