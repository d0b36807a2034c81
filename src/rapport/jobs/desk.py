"""Where a handler that works outside of a transaction opens those it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from threading import Event
from typing import TypeVar

from sqlalchemy import Connection

from rapport.core.clock import utc_now
from rapport.jobs import claims
from rapport.jobs.records import Job
from rapport.store import transaction
from rapport.store.engine import Database
from rapport.store.work import Work

T = TypeVar("T")

MakeWork = Callable[[Connection], Work]
"""Makes a unit of work of the house itself in a transaction."""
Acts = Iterable[Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Office:
    """What all jobs of a process share. `settle` does what waits for the end of a transaction, come what may."""

    database: Database
    make_work: MakeWork
    settle: Callable[[Acts], None]
    stopping: Event


class Desk:
    """One attempt at one job."""

    def __init__(self, office: Office, job: Job, lease: timedelta) -> None:
        self._office = office
        self._job = job
        self._lease = lease
        self.is_finished = False
        """Whether `finish` has ended the job."""

    @property
    def job_id(self) -> int:
        """The job's id, the same at every attempt."""
        return self._job.id

    @property
    def attempt(self) -> int:
        """The number of this attempt, from 1."""
        return self._job.attempt

    @property
    def is_stopping(self) -> bool:
        """Whether the process wants to end: a long job then better raises `Interrupted` between two steps."""
        return self._office.stopping.is_set()

    def read(self, body: Callable[[Work], T]) -> T:
        """Run `body` in a reading transaction. Raises Unavailable, and what it raises."""
        office = self._office
        return transaction.run(office.database, write=False, body=lambda tx: body(office.make_work(tx)))

    def write(self, body: Callable[[Work], T]) -> T:
        """Run `body` in a writing transaction, which stands only if the job is still ours, and keep the job.

        May run it several times, as requests do. Raises LeaseLost, Unavailable, and what it raises.
        """
        return self._write(lambda tx: claims.renew(tx, self._job, utc_now() + self._lease), body)

    def finish(self, body: Callable[[Work], T]) -> T:
        """Run `body` in the writing transaction that ends the job: both happen or neither. Raises as `write`."""
        result = self._write(lambda tx: claims.end(tx, self._job), body)
        self.is_finished = True
        return result

    def renew(self) -> None:
        """Keep the job for another lease: to be called within each by who works long. Raises LeaseLost."""
        self.write(lambda _work: None)

    def _write(self, hold: Callable[[Connection], None], body: Callable[[Work], T]) -> T:
        office = self._office
        attempts: list[Work] = []

        def run(tx: Connection) -> T:
            self._take_back(attempts)
            hold(tx)
            work = office.make_work(tx)
            attempts.append(work)
            return body(work)

        try:
            result = transaction.run(office.database, write=True, body=run)
        except BaseException:
            self._take_back(attempts)
            raise
        office.settle(attempts[-1].after_commit)
        return result

    def _take_back(self, attempts: list[Work]) -> None:
        """Undo, for what was rolled back, what it did outside of the database."""
        while attempts:
            self._office.settle(attempts.pop().after_rollback)
