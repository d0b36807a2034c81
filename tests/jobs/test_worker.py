"""What fails comes back, what was killed comes back, nobody does another's job, and nothing is done twice."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.jobs import claims
from rapport.jobs.desk import Desk
from rapport.jobs.records import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    MAX_ATTEMPTS,
    Interrupted,
    LeaseLost,
    NotNow,
    Outside,
    Recurring,
    pause_after,
)
from rapport.store.dialect import Backend
from rapport.store.work import Work
from tests.jobs.desks import leave_mark, make_due, marks, put, waiting, within, worker


def _mark(work: Work, payload: Any) -> None:
    leave_mark(work, str(payload["name"]))


def test_a_failure_rolls_back_and_comes_back_later(house: House) -> None:
    put(house, "flaky", {"name": "a"})
    attempts = []

    def flaky(work: Work, payload: Any) -> None:
        leave_mark(work, payload["name"])
        attempts.append(1)
        if len(attempts) < 3:
            raise NotNow("the other side is away")

    does = worker(house, {"flaky": flaky})
    for turn in (1, 2):
        assert does.work_off() == 1
        [job] = waiting(house)
        assert (job.attempts, job.error, job.is_dead, job.lease) == (
            turn,
            "the other side is away",
            False,
            None,
        )
        assert job.run_at > utc_now()
        assert marks(house) == []
        make_due(house)
    does.work_off()
    assert (waiting(house), marks(house), len(attempts)) == ([], ["a"], 3)


def test_what_fails_again_and_again_is_given_up(house: House) -> None:
    put(house, "bad")

    def bad(_work: Work, _payload: Any) -> None:
        raise KeyError("name")

    does = worker(house, {"bad": bad})
    for _ in range(MAX_ATTEMPTS):
        assert does.work_off() == 1
        make_due(house)
    assert does.work_off() == 0
    [job] = waiting(house)
    assert (job.is_dead, job.attempts, job.error) == (True, MAX_ATTEMPTS, "KeyError: 'name'")


def test_pauses_grow_and_differ() -> None:
    pauses = [pause_after(1) for _ in range(50)]
    assert FIRST_PAUSE * 2 / 3 <= min(pauses) < max(pauses) <= FIRST_PAUSE
    assert pause_after(3) > FIRST_PAUSE * 2
    assert LONGEST_PAUSE * 2 / 3 <= pause_after(1000) <= LONGEST_PAUSE


def test_a_job_whose_worker_was_killed_comes_back_after_its_lease(house: House) -> None:
    put(house, "mark", {"name": "a"})
    killed = claims.claim(house.database, "mark", utc_now())
    does = worker(house, {"mark": _mark})
    assert does.work_off() == 0
    make_due(house)
    assert does.work_off() == 1
    assert (marks(house), waiting(house)) == (["a"], [])
    assert killed is not None
    with pytest.raises(LeaseLost):
        within(house, lambda tx: claims.end(tx, killed))


def test_a_job_that_kills_every_worker_is_given_up(house: House) -> None:
    put(house, "deadly")
    for _ in range(MAX_ATTEMPTS):
        assert claims.claim(house.database, "deadly", utc_now())
        make_due(house)
    worker(house, {"deadly": _mark}).work_off()
    [job] = waiting(house)
    assert (job.is_dead, job.error) == (True, "its worker died each time")


def test_who_was_too_slow_writes_nothing(house: House) -> None:
    put(house, "slow", {"name": "a"})
    other = worker(house, {"slow": _mark})

    def slow(desk: Desk, payload: Any) -> None:
        make_due(house)
        assert other.work_off() == 1
        desk.write(lambda work: leave_mark(work, "too late"))

    worker(house, {"slow": Outside(slow)}).work_off()
    assert (marks(house), waiting(house)) == (["a"], [])


def test_a_job_in_a_transaction_longer_than_its_lease_is_done_once(house: House) -> None:
    """Nobody takes it meanwhile: on PostgreSQL its row is passed over, on SQLite nobody else can write at all."""
    if house.database.backend is Backend.SQLITE:
        pytest.skip("there is one writer")
    put(house, "long", {"name": "a"})
    other = worker(house, {"long": _mark})

    def long(work: Work, payload: Any) -> None:
        assert claims.due(work.tx, ["long"], utc_now() + timedelta(hours=1)).name is None
        with house.database.reading() as outside:
            later = utc_now() + timedelta(hours=1)
            assert claims.due(outside, ["long"], later).name == "long"
        assert claims.claim(house.database, "long", later) is None
        assert other.work_off() == 0
        leave_mark(work, payload["name"])

    worker(house, {"long": long}).work_off()
    assert (marks(house), waiting(house)) == (["a"], [])


def test_a_long_job_keeps_its_lease(house: House) -> None:
    put(house, "long")
    leases = []

    def long(desk: Desk, payload: Any) -> None:
        leases.append(waiting(house)[0].run_at)
        make_due(house)
        desk.renew()
        leases.append(waiting(house)[0].run_at)
        desk.write(lambda work: leave_mark(work, f"{desk.job_id} {desk.attempt} {desk.is_stopping}"))
        assert desk.read(lambda work: work.viewer.is_portal_admin)

    worker(house, {"long": Outside(long, lease=timedelta(minutes=10))}).work_off()
    assert min(leases) >= utc_now() + timedelta(minutes=9)
    assert (marks(house), waiting(house)) == (["1 1 False"], [])


def test_ending_a_job_and_its_last_write_are_one(house: House) -> None:
    put(house, "last")

    def last(desk: Desk, payload: Any) -> None:
        def body(work: Work) -> None:
            leave_mark(work, "a")
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            desk.finish(body)
        assert (len(waiting(house)), marks(house)) == (1, [])
        desk.finish(lambda work: leave_mark(work, "b"))

    worker(house, {"last": Outside(last)}).work_off()
    assert (marks(house), waiting(house)) == (["b"], [])


def test_what_waits_for_the_end_of_the_transaction(house: House) -> None:
    put(house, "lasting")
    told: list[str] = []
    failures = [ValueError("first try")]

    def lasting(work: Work, payload: Any) -> None:
        work.after_commit += [lambda: 1 / 0, lambda: told.append("stands")]  # type: ignore[list-item, func-returns-value]
        work.after_rollback.append(lambda: told.append("taken back"))
        if failures:
            raise failures.pop()

    does = worker(house, {"lasting": lasting})
    does.work_off()
    make_due(house)
    does.work_off()
    assert (told, waiting(house)) == (["taken back", "stands"], [])


def test_an_interrupted_job_goes_on_at_once(house: House) -> None:
    put(house, "long")

    def long(desk: Desk, payload: Any) -> None:
        if desk.attempt == 1 and not marks(house):
            desk.write(lambda work: leave_mark(work, "half"))
            raise Interrupted

    assert worker(house, {"long": Outside(long)}).work_off() == 2
    assert (marks(house), waiting(house)) == (["half"], [])


def test_workers_share_the_work(house: House) -> None:
    for number in range(60):
        put(house, f"kind {number % 6}", {"name": number})
    handlers = {f"kind {number}": _mark for number in range(6)}
    workers = [worker(house, handlers) for _ in range(3)]
    for each in workers:
        each.start()
    _until(lambda: not waiting(house))
    for each in workers:
        each.stop()
    assert len(marks(house)) == 60


def test_a_slow_kind_of_job_keeps_no_other_waiting(house: House) -> None:
    release = threading.Event()
    together: list[int] = []
    running: list[int] = []

    def slow(_desk: Desk, _payload: Any) -> None:
        running.append(1)
        together.append(len(running))
        release.wait(10)
        running.pop()

    for _ in range(3):
        put(house, "slow")
    put(house, "mark", {"name": "quick"})
    does = worker(house, {"slow": Outside(slow), "mark": _mark})
    does.start()
    _until(lambda: marks(house) == ["quick"])
    release.set()
    _until(lambda: not waiting(house))
    does.stop()
    assert together == [1, 1, 1]


def test_stopping_waits_for_what_is_under_way(house: House) -> None:
    begun, seen = threading.Event(), []

    def slow(desk: Desk, _payload: Any) -> None:
        begun.set()
        while not desk.is_stopping:
            time.sleep(0.01)
        seen.append("told to stop")
        desk.write(lambda work: leave_mark(work, "done"))

    put(house, "slow")
    put(house, "slow")
    does = worker(house, {"slow": Outside(slow)})
    does.start()
    assert begun.wait(10)
    does.stop()
    assert (seen, marks(house), len(waiting(house))) == (["told to stop"], ["done"], 1)


def test_an_idle_worker_only_reads(house: House) -> None:
    statements: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    does = worker(house, {"mark": _mark}, [Recurring("often", timedelta(hours=1))])
    does.put_recurring()
    for engine in house.database.engines:
        event.listen(engine, "before_cursor_execute", note)
    writes = []
    event.listen(house.database.writer, "begin", lambda _c: writes.append(1))
    does.start()
    _until(lambda: len(statements) >= 3)
    does.stop()
    assert writes == []
    assert {statement.split()[0] for statement in statements} == {"SELECT"}


def test_recurring_work_comes_again(house: House) -> None:
    does = worker(house, {"often": lambda work, payload: None}, [Recurring("often", timedelta(seconds=1))])
    does.put_recurring()
    assert waiting(house) == []
    time.sleep(1.1)
    others = [worker(house, {}, [Recurring("often", timedelta(seconds=1))]) for _ in range(3)]
    for each in (does, *others):
        each.put_recurring()
    assert [job.name for job in waiting(house)] == ["often"]
    assert does.work_off() == 1


def test_recurring_work_of_another_version_is_left_alone(house: House) -> None:
    newer = worker(house, {}, [Recurring("newer", timedelta(seconds=1))])
    newer.put_recurring()
    time.sleep(1.1)
    worker(house, {}, [Recurring("often", timedelta(hours=1))]).put_recurring()
    assert waiting(house) == []
    assert not within(house, lambda tx: claims.due(tx, [], utc_now())).recurring


def test_a_database_that_is_away_is_waited_for(house: House, caplog: pytest.LogCaptureFixture) -> None:
    does = worker(house, {"mark": _mark})
    failing = threading.Event()

    def fail(_c: Any, _cursor: Any, _statement: str, *_: Any) -> None:
        if not failing.is_set():
            failing.set()
            raise ZeroDivisionError

    event.listen(house.database.reader, "before_cursor_execute", fail)
    does.start()
    assert failing.wait(10)
    _until(lambda: "looking for jobs failed" in caplog.text)
    does.stop()


def _until(condition: Any) -> None:
    ends = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.05)
