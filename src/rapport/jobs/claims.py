"""Taking jobs and letting go of them: every statement about a job that is under way.

A claim is one statement in a transaction of its own. On PostgreSQL it passes over rows that somebody else has locked,
so that workers never wait for one another; on SQLite it takes the write lock for that one statement, and `due` looks
first, without any lock, whether there is something to take.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, bindparam, delete, false, func, select, update

from rapport.core.ids import new_guid
from rapport.jobs.records import LEASE, Job, LeaseLost
from rapport.store.engine import Database
from rapport.store.tables import job_schedules, jobs
from rapport.store.types import UtcTime

_ERROR_LIMIT = 2000
_now = bindparam("now", type_=UtcTime())
_NEXT = (
    select(jobs.c.id)
    .where(jobs.c.name == bindparam("wanted"), jobs.c.is_dead == false(), jobs.c.run_at <= _now)
    .order_by(jobs.c.run_at, jobs.c.id)
    .limit(1)
)
_CLAIM = (
    update(jobs)
    .where(jobs.c.id == _NEXT.with_for_update(skip_locked=True).scalar_subquery())
    .values(
        run_at=bindparam("until", type_=UtcTime()),
        lease=bindparam("new_lease"),
        attempts=jobs.c.attempts + 1,
        waiting_key=None,
    )
    .returning(jobs.c.id, jobs.c.name, jobs.c.payload, jobs.c.attempts, jobs.c.lease)
)


@dataclass(frozen=True, slots=True)
class Due:
    """The name of the job that has been due longest (None: none is), and whether a recurring one is to be put."""

    name: str | None
    recurring: bool


def due(tx: Connection, names: Collection[str], now: datetime) -> Due:
    """Look whether there is anything to do. One statement, which reads an entry of an index for each name."""
    wanted = sorted(names)
    given = {f"name_{place}": name for place, name in enumerate(wanted)}
    schedule_at, *times = tx.execute(_first_times(len(wanted)), given).one()
    waiting = [(at, name) for at, name in zip(times, wanted, strict=True) if at is not None and at <= now]
    return Due(min(waiting)[1] if waiting else None, schedule_at is not None and schedule_at <= now)


@cache
def _first_times(count: int) -> Select[Any]:
    """Select when the first job of each of that many names is to be run, after the same of the schedule.

    Name by name: a look at all of them together would read past every waiting job of a name that is not wanted.
    """
    firsts = [
        select(func.min(jobs.c.run_at))
        .where(jobs.c.name == bindparam(f"name_{place}"), jobs.c.is_dead == false())
        .scalar_subquery()
        for place in range(count)
    ]
    return select(select(func.min(job_schedules.c.next_at)).scalar_subquery(), *firsts)


def claim(database: Database, name: str, now: datetime) -> Job | None:
    """Take the job of that name that has been due longest, for the length of a lease; None: there is none.

    Raises DBAPIError when the database is away or busy for long.
    """
    with database.alone() as connection:
        given = {"wanted": name, "now": now, "until": now + LEASE, "new_lease": new_guid()}
        # Read to its end: only then has SQLite written it down.
        rows = connection.execute(_CLAIM, given).all()
    if not rows:
        return None
    row = rows[0]
    return Job(row.id, row.name, msgspec.json.decode(row.payload), row.attempts, row.lease)


def renew(tx: Connection, job: Job, until: datetime) -> None:
    """Keep a job until then. Raises LeaseLost when it is somebody else's by now."""
    mine = (jobs.c.id == job.id, jobs.c.lease == job.lease)
    _require_one(tx.execute(update(jobs).where(*mine).values(run_at=until)).rowcount)


def end(tx: Connection, job: Job) -> None:
    """Take a job off: it is done, if this transaction stands. Raises LeaseLost."""
    _require_one(tx.execute(delete(jobs).where(jobs.c.id == job.id, jobs.c.lease == job.lease)).rowcount)


def put_back(tx: Connection, job: Job, error: str, *, after: timedelta, now: datetime) -> None:
    """Let a job come back after a pause. Raises LeaseLost."""
    mine = (jobs.c.id == job.id, jobs.c.lease == job.lease)
    values = {"run_at": now + after, "lease": None, "error": error[:_ERROR_LIMIT]}
    _require_one(tx.execute(update(jobs).where(*mine).values(values)).rowcount)


def release(tx: Connection, job: Job, now: datetime) -> None:
    """Let somebody else go on with a job at once; this attempt does not count. Raises LeaseLost."""
    mine = (jobs.c.id == job.id, jobs.c.lease == job.lease)
    values = {"run_at": now, "lease": None, "attempts": job.attempt - 1}
    _require_one(tx.execute(update(jobs).where(*mine).values(values)).rowcount)


def give_up(tx: Connection, job: Job, error: str) -> None:
    """Leave a job to people. Raises LeaseLost."""
    mine = (jobs.c.id == job.id, jobs.c.lease == job.lease)
    values = {"is_dead": True, "lease": None, "error": error[:_ERROR_LIMIT]}
    _require_one(tx.execute(update(jobs).where(*mine).values(values)).rowcount)


def _require_one(count: int) -> None:
    if count != 1:
        raise LeaseLost
