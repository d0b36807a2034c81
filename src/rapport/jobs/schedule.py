"""Work that comes again: a row for each name says when next, whoever sees that it is time puts the job."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from rapport.jobs import queue
from rapport.jobs.records import Recurring
from rapport.store.dialect import insert_ignore
from rapport.store.tables import job_schedules

SOON = timedelta(minutes=2)
"""What is new on the schedule comes for the first time after this, or after its own pause if that is shorter."""

_s = job_schedules.c


def is_known(tx: Connection, recurring: Collection[Recurring]) -> bool:
    """Whether every one of them is on the schedule."""
    return {each.name for each in recurring} <= set(tx.scalars(select(_s.name)))


def enter(tx: Connection, recurring: Collection[Recurring], now: datetime) -> None:
    """Put those on the schedule that are not."""
    if recurring:
        rows = [{"name": each.name, "next_at": now + min(each.every, SOON)} for each in recurring]
        tx.execute(insert_ignore(job_schedules), rows)


def put_due(tx: Connection, recurring: Collection[Recurring], now: datetime) -> None:
    """Put the jobs whose time has come, each once, however many times were missed.

    Whoever moves the time puts the job: of several workers that see it, one.
    """
    pauses = {each.name: each.every for each in recurring}
    for name, next_at in tx.execute(select(_s.name, _s.next_at).where(_s.next_at <= now)).all():
        every = pauses.get(name)
        # An unknown one was put there by another version of the program: not to be looked at every second.
        following = max(next_at + every, now + every / 2) if every else now + SOON
        moved = tx.execute(
            update(job_schedules).where(_s.name == name, _s.next_at == next_at).values(next_at=following)
        )
        if moved.rowcount == 1 and every:
            queue.put(tx, name, {}, key=f"recurring {name}")
