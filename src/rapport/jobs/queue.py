"""Putting jobs, and what people do with those that were given up. All of it in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, false, insert, or_, select, true, update

from rapport.core.clock import utc_now
from rapport.jobs.records import KEY_LIMIT, NAME_LIMIT, Payload
from rapport.store.batches import batches
from rapport.store.dialect import upsert
from rapport.store.tables import jobs


def put(
    tx: Connection, name: str, payload: Payload, *, run_at: datetime | None = None, key: str | None = None
) -> None:
    """Have a job done once this transaction stands, not before `run_at` (None: at once).

    With a `key` at most one job waits: a later one takes the earlier one's place, payload and time included. One
    that has begun no longer counts as waiting.
    """
    if key is None:
        put_many(tx, name, [payload], run_at=run_at)
        return
    assert len(key) <= KEY_LIMIT, key
    statement = upsert(jobs, ["name", "payload", "run_at", "attempts", "error"], key=["waiting_key"])
    tx.execute(statement, _row(name, payload, run_at) | {"waiting_key": key, "attempts": 0, "error": ""})


def put_many(
    tx: Connection, name: str, payloads: Iterable[Payload], *, run_at: datetime | None = None
) -> None:
    """Have one job of that name done for each payload."""
    for some in batches([_row(name, payload, run_at) for payload in payloads]):
        tx.execute(insert(jobs), list(some))


def cancel(tx: Connection, key: str) -> None:
    """Take back the waiting job of that key, if there is one."""
    tx.execute(delete(jobs).where(jobs.c.waiting_key == key, jobs.c.is_dead == false()))


def is_under_way(tx: Connection, name: str) -> bool:
    """Whether a job of that name waits or is being worked on; given up ones do not count."""
    waiting = jobs.select().with_only_columns(jobs.c.id).where(jobs.c.name == name, jobs.c.is_dead.is_(False))
    return tx.execute(waiting.limit(1)).first() is not None


def retry(tx: Connection, job_id: int) -> bool:
    """Let a job that was given up begin anew, or a waiting one run at once. False: there is none such."""
    statement = (
        update(jobs)
        .where(jobs.c.id == job_id, _untouched())
        .values(is_dead=False, attempts=0, run_at=utc_now(), lease=None)
    )
    return tx.execute(statement).rowcount == 1


def drop(tx: Connection, job_id: int) -> bool:
    """Take a job away for good, unless somebody is working on it. False: there is none such."""
    statement = delete(jobs).where(jobs.c.id == job_id, _untouched())
    return tx.execute(statement).rowcount == 1


def drop_dead(tx: Connection, older_than: datetime, *, limit: int) -> int:
    """Take away up to `limit` jobs that were given up and put before that moment; return how many."""
    statement = select(jobs.c.id).where(jobs.c.is_dead == true(), jobs.c.created_at < older_than)
    old: Sequence[int] = tx.scalars(statement.limit(limit)).all()
    if old:
        tx.execute(delete(jobs).where(jobs.c.id.in_(old)))
    return len(old)


def _untouched() -> ColumnElement[bool]:
    """Return whether nobody is working on a job, as far as anybody can know."""
    return or_(jobs.c.lease.is_(None), jobs.c.run_at <= utc_now())


def _row(name: str, payload: Payload, run_at: datetime | None) -> dict[str, Any]:
    assert 0 < len(name) <= NAME_LIMIT, name
    now = utc_now()
    return {
        "name": name,
        "payload": msgspec.json.encode(payload).decode(),
        "run_at": run_at or now,
        "created_at": now,
    }
