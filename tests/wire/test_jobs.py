"""Background work as a portal admin sees it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.portals import Portal

from rapport.app import background, housekeeping
from rapport.core.clock import utc_now
from rapport.jobs import claims, queue
from rapport.jobs.records import GiveUp
from rapport.jobs.worker import Worker
from rapport.portal.notifications import service as notifications
from rapport.portal.notifications.records import NoticeKind, Wording
from rapport.store.tables import (
    audit_events,
    changes,
    idempotency_keys,
    jobs,
    login_events,
    sign_in_attempts,
    tokens,
)
from rapport.store.tables import notifications as notices


def put(portal: Portal, name: str = "sample", **options: Any) -> None:
    portal.within(lambda work: queue.put(work.tx, name, {"secret": "word"}, **options))


def bury(portal: Portal) -> None:
    """Let every waiting sample be given up."""

    def refuse(_work: Any, _payload: Any) -> None:
        raise GiveUp("it can't be done")

    Worker(
        portal.house.database, lambda tx: background.work_of_job(portal.house, tx), {"sample": refuse}
    ).work_off()


def test_jobs_in_every_state(portal: Portal) -> None:
    put(portal)
    bury(portal)
    put(portal, run_at=utc_now() + timedelta(hours=1))
    put(portal, "another")
    assert claims.claim(portal.house.database, "another", utc_now())
    answer = portal.owner.get("security/jobs")
    assert answer.total == 3
    assert [(each["name"], each["state"]) for each in answer.response] == [
        ("another", "running"),
        ("sample", "waiting"),
        ("sample", "dead"),
    ]
    dead = answer.response[2]
    assert (dead["error"], dead["attempts"]) == ("it can't be done", 1)
    assert list(dead) == ["id", "name", "state", "attempts", "error", "runAt", "created"]
    assert "word" not in answer.text
    for state in ("waiting", "running", "dead", "DEAD"):
        found = portal.owner.get("security/jobs", state=state)
        assert ([each["state"] for each in found.response], found.total) == ([state.lower()], 1)
    assert portal.owner.get("security/jobs", state="nonsense").status == 400
    assert len(portal.owner.get("security/jobs", count=1, startIndex=1).response) == 1


def test_retrying_and_dropping(portal: Portal) -> None:
    put(portal)
    put(portal)
    bury(portal)
    second, first = portal.owner.get("security/jobs", state="dead").response
    retried = portal.owner.put(f"security/jobs/{first['id']}/retry").response
    assert (retried["state"], retried["attempts"]) == ("waiting", 0)
    dropped = portal.owner.delete(f"security/jobs/{second['id']}").response
    assert (dropped["id"], dropped["state"]) == (second["id"], "dead")
    assert [row.id for row in portal.rows(jobs)] == [first["id"]]
    assert portal.owner.delete(f"security/jobs/{second['id']}").status == 404
    assert portal.owner.put(f"security/jobs/{second['id']}/retry").status == 404
    told = [row.action for row in portal.rows(audit_events)]
    assert told[-2:] == [6903, 6904]


def test_what_is_being_worked_on_is_left_alone(portal: Portal) -> None:
    put(portal)
    job = claims.claim(portal.house.database, "sample", utc_now())
    assert job
    assert portal.owner.put(f"security/jobs/{job.id}/retry").status == 403
    assert portal.owner.delete(f"security/jobs/{job.id}").error == "The job is being worked on."


@pytest.mark.parametrize(
    ("verb", "path"),
    [("GET", "security/jobs"), ("PUT", "security/jobs/1/retry"), ("DELETE", "security/jobs/1")],
)
def test_it_takes_a_portal_admin(portal: Portal, verb: str, path: str) -> None:
    put(portal)
    for client in (portal.user("ada"), portal.user("crm", crm_admin=True)):
        assert client.request(verb, path).status == 403
    assert portal.user("boss", admin=True).request(verb, path).status == 200


def test_the_number_of_statements_does_not_grow(portal: Portal) -> None:
    counts = []
    for _ in range(2):
        for _ in range(20):
            put(portal)
        portal.owner.get("security/jobs")
        with portal.statements() as seen:
            portal.owner.get("security/jobs")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 5


def test_housekeeping(portal: Portal) -> None:
    """What has had its time goes, the rest stays."""
    owner = portal.owner
    owner.request("PUT", "portal/notifications/read", headers={"Idempotency-Key": "k"})
    portal.stranger.post("authentication", {"userName": OWNER_EMAIL, "password": "wrong-word"})
    session = portal.stranger.post("authentication", {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD})
    owner.post("crm/case", {"title": "Roof"})
    told = Wording("a", "b")
    portal.within(
        lambda work: notifications.notify(work, NoticeKind.MENTIONED, [owner.id], lambda _language: told)
    )
    put(portal)
    bury(portal)
    tables = (idempotency_keys, sign_in_attempts, login_events, changes, audit_events, notices)
    before = [len(portal.rows(table)) for table in tables]
    assert all(before)
    _clear_up(portal)
    assert [len(portal.rows(table)) for table in tables] == before

    _age(portal, timedelta(days=200))
    _clear_up(portal)
    left = dict(zip((table.name for table in tables), (portal.rows(table) for table in tables), strict=True))
    assert [row.is_active for row in left.pop("login_events")] == [True]
    assert {name: len(rows) for name, rows in left.items()} == dict.fromkeys(left, 0)
    assert portal.rows(jobs) == []
    assert owner.get("people/@self").status == 200
    token = session.response["token"]
    assert portal.stranger.request("GET", "people/@self", headers={"Authorization": token}).status == 200

    _age(portal, timedelta(days=200))
    _clear_up(portal)
    assert portal.rows(login_events) == []
    assert [row.is_api_key for row in portal.rows(tokens)] == [True]


def test_housekeeping_is_on_the_schedule(portal: Portal) -> None:
    assert housekeeping.JOB in {each.name for each in background.RECURRING}
    assert {each.name for each in background.RECURRING} <= background.handlers(portal.house).keys()


def _clear_up(portal: Portal) -> None:
    put(portal, housekeeping.JOB)
    background.worker(portal.house).work_off()


def _age(portal: Portal, by: timedelta) -> None:
    """Make everything older."""

    def age(work: Any) -> None:
        for table, column in (
            (idempotency_keys, "at"),
            (sign_in_attempts, "at"),
            (login_events, "at"),
            (changes, "at"),
            (audit_events, "at"),
            (notices, "at"),
            (jobs, "created_at"),
            (tokens, "expires_at"),
        ):
            rows = work.tx.execute(table.select()).all()
            for row in rows:
                value = getattr(row, column)
                if value is not None:
                    keys = [key == getattr(row, key.name) for key in table.primary_key]
                    work.tx.execute(table.update().where(*keys).values({column: value - by}))

    portal.within(age)
