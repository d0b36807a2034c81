"""Jobs are there exactly if the change is that asked for them, wait for their time, and come one for a key."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.jobs import queue
from rapport.jobs.records import GiveUp
from tests.jobs.desks import leave_mark, make_due, marks, put, soon, waiting, within, worker


def test_a_job_is_done_once(house: House) -> None:
    put(house, "mark", {"name": "a"})
    put(house, "mark", {"name": "b"})
    does = worker(house, {"mark": lambda work, payload: leave_mark(work, payload["name"])})
    assert does.work_off() == 2
    assert does.work_off() == 0
    assert (marks(house), waiting(house)) == (["a", "b"], [])


def test_a_job_goes_with_its_transaction(house: House) -> None:
    def body(tx: object) -> None:
        queue.put(tx, "mark", {})  # type: ignore[arg-type]
        raise ValueError("after all not")

    with pytest.raises(ValueError, match="after all not"):
        within(house, body)
    assert waiting(house) == []


def test_a_job_waits_for_its_time(house: House) -> None:
    put(house, "mark", {"name": "later"}, run_at=soon())
    does = worker(house, {"mark": lambda work, payload: leave_mark(work, payload["name"])})
    assert does.work_off() == 0
    make_due(house)
    assert does.work_off() == 1


def test_one_job_waits_for_a_key_and_the_latest_counts(house: House) -> None:
    put(house, "mark", {"name": "first"}, key="k")
    put(house, "mark", {"name": "second"}, key="k", run_at=soon())
    [job] = waiting(house)
    assert (job.payload, job.run_at > utc_now()) == ('{"name":"second"}', True)
    put(house, "mark", {"name": "third"}, key="k")
    put(house, "mark", {"name": "another"}, key="l")
    does = worker(house, {"mark": lambda work, payload: leave_mark(work, payload["name"])})
    assert does.work_off() == 2
    assert marks(house) == ["another", "third"]


def test_a_job_that_began_does_not_count_as_waiting(house: House) -> None:
    put(house, "mark", {"name": "first"}, key="k")

    def again(work: object, payload: object) -> None:
        queue.put(work.tx, "other", {}, key="k")  # type: ignore[attr-defined]

    worker(house, {"mark": again}).work_off()
    assert [job.name for job in waiting(house)] == ["other"]


def test_a_waiting_job_can_be_cancelled(house: House) -> None:
    put(house, "mark", key="k")
    put(house, "mark", key="l")
    within(house, lambda tx: queue.cancel(tx, "k"))
    within(house, lambda tx: queue.cancel(tx, "none such"))
    assert [job.waiting_key for job in waiting(house)] == ["l"]


def test_many_are_put_at_once(house: House) -> None:
    within(house, lambda tx: queue.put_many(tx, "mark", [{"number": each} for each in range(12_000)]))
    assert len(waiting(house)) == 12_000


def test_a_job_whose_name_nobody_knows_waits(house: House) -> None:
    put(house, "of a newer version")
    put(house, "mark", {"name": "a"})
    worker(house, {"mark": lambda work, payload: leave_mark(work, payload["name"])}).work_off()
    [job] = waiting(house)
    assert (job.name, job.attempts, job.is_dead) == ("of a newer version", 0, False)


def test_people_retry_and_drop_what_was_given_up(house: House) -> None:
    put(house, "bad")
    put(house, "bad")

    def bad(_work: object, _payload: object) -> None:
        raise GiveUp("no good")

    worker(house, {"bad": bad}).work_off()
    first, second = waiting(house)
    assert (first.is_dead, first.error, first.attempts) == (True, "no good", 1)
    assert worker(house, {"bad": bad}).work_off() == 0
    assert within(house, lambda tx: queue.retry(tx, first.id))
    assert within(house, lambda tx: queue.drop(tx, second.id))
    assert not within(house, lambda tx: queue.drop(tx, second.id))
    assert not within(house, lambda tx: queue.retry(tx, second.id))
    [job] = waiting(house)
    assert (job.is_dead, job.attempts) == (False, 0)
    assert worker(house, {"bad": lambda work, payload: None}).work_off() == 1


def test_old_dead_jobs_are_cleared_away(house: House) -> None:
    for _ in range(3):
        put(house, "bad")

    def bad(_work: object, _payload: object) -> None:
        raise GiveUp("no good")

    worker(house, {"bad": bad}).work_off()
    put(house, "waiting")
    assert within(house, lambda tx: queue.drop_dead(tx, utc_now() - timedelta(days=1), limit=10)) == 0
    assert within(house, lambda tx: queue.drop_dead(tx, utc_now() + timedelta(days=1), limit=2)) == 2
    assert [job.name for job in waiting(house)] == ["bad", "waiting"]
