"""Doing the jobs: one thread looks for them, a few do them, as many processes as like share them.

Jobs of one name run one after another in a process, so that a mail server that does not answer keeps nothing but
mail waiting.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, StatementError

from rapport.core.clock import utc_now
from rapport.core.errors import Unavailable
from rapport.jobs import claims, queue, schedule
from rapport.jobs.desk import Acts, Desk, MakeWork, Office
from rapport.jobs.records import (
    LEASE,
    MAX_ATTEMPTS,
    GiveUp,
    Handlers,
    Interrupted,
    Job,
    LeaseLost,
    NotNow,
    Outside,
    Recurring,
    Watched,
    pause_after,
)
from rapport.store import transaction
from rapport.store.engine import Database

log = logging.getLogger("rapport.jobs")

LOOKING = 1.0
"""Seconds between two looks for jobs while there are none."""
LOOKING_AFTER_FAILURE = 10.0
PATIENCE = 8.0
"""Seconds that jobs under way are given to end when the process does."""
THREADS = 3


class Worker:
    """Does the jobs of one portal, in the background (`start`, `stop`) or here and now (`work_off`)."""

    def __init__(
        self,
        database: Database,
        make_work: MakeWork,
        handlers: Handlers,
        recurring: Collection[Recurring] = (),
        watched: Collection[Watched] = (),
    ) -> None:
        self._handlers = handlers
        self._recurring = tuple(recurring)
        self._watched = tuple(watched)
        self._stopping = threading.Event()
        self._office = Office(database, make_work, _settle, self._stopping)
        self._something_ended = threading.Event()
        self._running: set[str] = set()
        self._lock = threading.Lock()
        self._pool: ThreadPoolExecutor | None = None
        self._looker: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look for jobs and to do them."""
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="rapport-job")
        self._looker = threading.Thread(target=self._look_for_jobs, name="rapport-jobs", daemon=True)
        self._looker.start()

    def stop(self) -> None:
        """Take no more jobs and wait a while for those under way; what does not end in time comes back later."""
        self._stopping.set()
        self._something_ended.set()
        if self._looker is not None:
            self._looker.join()
        ends = time.monotonic() + PATIENCE
        while self._busy() and time.monotonic() < ends:
            self._something_ended.wait(0.05)
            self._something_ended.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def work_off(self) -> int:
        """Do, in the calling thread, every job that is due, and return how many that were."""
        done = 0
        while (name := self._look(self._handlers).name) or self._watch():
            if name is None:
                continue
            job = claims.claim(self._office.database, name, utc_now())
            if job is None:
                break
            self._do(job)
            done += 1
        return done

    def put_recurring(self) -> None:
        """Put the recurring jobs whose time has come; enter new ones on the schedule."""

        def put(tx: Connection) -> None:
            schedule.enter(tx, self._recurring, utc_now())
            schedule.put_due(tx, self._recurring, utc_now())

        transaction.run(self._office.database, write=True, body=put)

    def _look_for_jobs(self) -> None:
        pause = LOOKING
        is_entered = False
        while not self._stopping.is_set():
            try:
                is_entered = is_entered or self._enter()
                pause = 0.0 if self._turn() else LOOKING
            except (Unavailable, DBAPIError) as error:
                log.warning("jobs have to wait: %s", error)
                pause = LOOKING_AFTER_FAILURE
            except Exception:
                log.exception("looking for jobs failed")
                pause = LOOKING_AFTER_FAILURE
            if pause:
                self._something_ended.wait(pause)
            self._something_ended.clear()

    def _enter(self) -> bool:
        """See to it that all recurring jobs are on the schedule; takes no lock when they are."""
        office = self._office
        known = transaction.run(
            office.database, write=False, body=lambda tx: schedule.is_known(tx, self._recurring)
        )
        if not known:
            self.put_recurring()
        return True

    def _turn(self) -> bool:
        """Take one job if there is one and a hand for it. False: nothing to do just now."""
        free = self._free_names()
        if not free:
            return False
        due = self._look(free)
        if due.recurring:
            self.put_recurring()
        if due.name is None:
            return due.recurring or self._watch()
        job = claims.claim(self._office.database, due.name, utc_now())
        if job is None or self._pool is None:
            # Somebody else was quicker, or is at work on it in a transaction that outlasts its lease.
            return False
        with self._lock:
            self._running.add(job.name)
        self._pool.submit(self._do_in_thread, job)
        return True

    def _watch(self) -> bool:
        """Put those of the watched jobs for which there is something to do. False: there is not."""

        def look(tx: Connection) -> list[str]:
            return [
                each.name
                for each in self._watched
                if not queue.is_under_way(tx, each.name) and each.is_due(tx)
            ]

        def put(tx: Connection) -> None:
            for name in found:
                queue.put(tx, name, {}, key=f"watched {name}")

        found = transaction.run(self._office.database, write=False, body=look)
        if found:
            transaction.run(self._office.database, write=True, body=put)
        return bool(found)

    def _look(self, names: Collection[str]) -> claims.Due:
        return transaction.run(
            self._office.database, write=False, body=lambda tx: claims.due(tx, names, utc_now())
        )

    def _free_names(self) -> Collection[str]:
        """Return the names of jobs that can be begun now."""
        running = self._busy()
        return () if len(running) >= THREADS else self._handlers.keys() - running

    def _busy(self) -> set[str]:
        with self._lock:
            return set(self._running)

    def _do_in_thread(self, job: Job) -> None:
        try:
            self._do(job)
        finally:
            with self._lock:
                self._running.discard(job.name)
            self._something_ended.set()

    def _do(self, job: Job) -> None:
        """Do a job, or say why not. Never raises."""
        started = time.monotonic()
        try:
            if job.attempt > MAX_ATTEMPTS:
                raise GiveUp("its worker died each time")
            self._hand_over(job)
        except Interrupted:
            self._write_down(job, lambda tx: claims.release(tx, job, utc_now()))
        except LeaseLost:
            log.warning("%s %s took too long: somebody else has it by now", job.name, job.id)
        except GiveUp as error:
            self._give_up(job, str(error))
        except NotNow as error:
            log.warning("%s %s failed at attempt %s: %s", job.name, job.id, job.attempt, error)
            self._fail(job, str(error))
        except Exception as error:
            log.exception("%s %s failed at attempt %s", job.name, job.id, job.attempt)
            # What the database refused is not for showing: the statement may hold anybody's text.
            cause = error.orig if isinstance(error, StatementError) and error.orig else error
            self._fail(job, f"{type(cause).__name__}: {cause}")
        else:
            log.info("%s %s done in %.2f s", job.name, job.id, time.monotonic() - started)

    def _hand_over(self, job: Job) -> None:
        handler = self._handlers[job.name]
        if isinstance(handler, Outside):
            desk = Desk(self._office, job, handler.lease)
            if handler.lease > LEASE:
                desk.renew()
            handler.run(desk, job.payload)
        else:
            desk = Desk(self._office, job, LEASE)
            desk.finish(lambda work: handler(work, job.payload))
        if not desk.is_finished:
            desk.finish(lambda _work: None)

    def _fail(self, job: Job, told: str) -> None:
        if job.attempt >= MAX_ATTEMPTS:
            self._give_up(job, told)
            return
        pause = pause_after(job.attempt)
        self._write_down(job, lambda tx: claims.put_back(tx, job, told, after=pause, now=utc_now()))

    def _give_up(self, job: Job, told: str) -> None:
        log.error("%s %s is given up: %s", job.name, job.id, told)
        self._write_down(job, lambda tx: claims.give_up(tx, job, told))

    def _write_down(self, job: Job, body: Callable[[Connection], None]) -> None:
        """Write what became of a job. If even that fails, its lease runs out and it comes back by itself."""
        try:
            transaction.run(self._office.database, write=True, body=body)
        except LeaseLost:
            log.warning("%s %s is somebody else's by now", job.name, job.id)
        except Exception:
            log.exception("%s %s could not be put back", job.name, job.id)


def _settle(acts: Acts) -> None:
    """Do what no longer can change the outcome; a failure is for the log."""
    for act in acts:
        try:
            act()
        except Exception:
            log.exception("clean-up after a job failed")
