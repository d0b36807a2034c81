"""Webhooks: who manages them, what is sent, how it is signed, and that every change goes out exactly once."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from tests.portals import Portal
from tests.wire.contact_records import company
from tests.wire.receivers import Receiver, receiver

from rapport.app import background
from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.jobs.records import MAX_ATTEMPTS
from rapport.portal.webhooks import dispatching, records
from rapport.portal.webhooks import service as webhooks
from rapport.store.tables import audit_events, jobs, webhook_deliveries
from rapport.store.tables import webhooks as webhook_table

SECRET = "a-secret-of-some-length"


def at_home(portal: Portal) -> House:
    """Return the portal's house as one of a closed network, where receivers may be anywhere."""
    return replace(portal.house, settings=replace(portal.house.settings, private_webhooks=True))


def work_off(portal: Portal) -> int:
    return background.worker(at_home(portal)).work_off()


def create(portal: Portal, target: Receiver | str, **more: Any) -> int:
    address = target if isinstance(target, str) else target.address
    body = {"name": "Sync", "address": address, "secret": SECRET, **more}
    return int(portal.owner.post("crm/webhook", body).response["id"])


def log(portal: Portal, webhook: int, **parameters: Any) -> list[dict[str, Any]]:
    return portal.owner.get(f"crm/webhook/{webhook}/delivery", **parameters).response  # type: ignore[no-any-return]


def later(portal: Portal) -> None:
    """Let the pauses of all jobs pass."""
    portal.within(lambda work: work.tx.execute(update(jobs).values(run_at=work.now - timedelta(days=1))))


def test_a_webhook_is_managed(portal: Portal) -> None:
    mia = portal.user("mia", crm_admin=True)
    body = {
        "name": " Sync ",
        "address": "https://hooks.example/x",
        "events": ["Contact.*", "*.DELETED", "contact.*"],
    }
    made = mia.post("crm/webhook", body).response
    assert len(made["secret"]) >= 32
    assert made["secretHint"] == made["secret"][-4:]
    assert (made["name"], made["events"], made["isActive"]) == ("Sync", ["contact.*", "*.deleted"], True)
    path = f"crm/webhook/{made['id']}"
    shown = mia.get(path).response
    assert "secret" not in shown
    assert shown == {name: value for name, value in made.items() if name != "secret"}
    assert mia.get("crm/webhook").response == [shown]
    changed = mia.put(path, {"name": "Other", "isActive": False, "events": []}).response
    assert (changed["name"], changed["isActive"], changed["events"]) == ("Other", False, [])
    assert "secret" not in changed
    assert mia.put(path, {"secret": SECRET}).response["secret"] == SECRET
    assert len(mia.put(path, {"secret": ""}).response["secret"]) >= 32
    assert mia.delete(path).response["name"] == "Other"
    assert mia.get(path).status == 404
    told = [row.action for row in portal.rows(audit_events) if 6900 < row.action < 7000]
    assert told == [6905, 6906, 6906, 6906, 6907]


def test_only_crm_admins_may(portal: Portal) -> None:
    ada = portal.user("ada")
    webhook = create(portal, "https://hooks.example")
    calls = [
        ("GET", "crm/webhook"), ("POST", "crm/webhook"), ("GET", f"crm/webhook/{webhook}"),
        ("PUT", f"crm/webhook/{webhook}"), ("DELETE", f"crm/webhook/{webhook}"),
        ("POST", f"crm/webhook/{webhook}/test"), ("GET", f"crm/webhook/{webhook}/delivery"),
        ("GET", f"crm/webhook/{webhook}/delivery/1"), ("PUT", f"crm/webhook/{webhook}/delivery/1/replay"),
    ]  # fmt: skip
    for verb, path in calls:
        assert ada.request(verb, path).status == 403
        if str(webhook) in path:
            assert portal.owner.request(verb, path.replace(str(webhook), "999", 1)).status == 404
    assert portal.owner.get(f"crm/webhook/{webhook}/delivery/999").status == 404


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 256}, "name"),
        ({"address": ""}, "address"),
        ({"address": "x" * 3000}, "address"),
        ({"secret": "short"}, "secret"),
        ({"secret": "é" * 20}, "secret"),
        ({"events": ["contact"]}, "events"),
        ({"events": ["elephant.created"]}, "events"),
        ({"events": ["contact.eaten"]}, "events"),
    ],
)
def test_bad_values_are_refused(portal: Portal, changed: dict[str, Any], named: str) -> None:
    good = {"name": "Sync", "address": "https://hooks.example"}
    for answer in (
        portal.owner.post("crm/webhook", {**good, **changed}),
        portal.owner.put(f"crm/webhook/{create(portal, 'https://hooks.example')}", changed),
    ):
        assert (answer.status, answer.error.rpartition(" ")[2]) == (400, named)


@pytest.mark.parametrize(
    "address", ["ftp://x.example", "hooks.example", "https://user@x.example", "http://x:0/"]
)
def test_bad_addresses_are_refused(portal: Portal, address: str) -> None:
    answer = portal.owner.post("crm/webhook", {"name": "Sync", "address": address})
    assert (answer.status, answer.error) == (400, "The address is not a web address.")


def test_there_may_not_be_too_many(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhooks, "MOST_WEBHOOKS", 1)
    create(portal, "https://hooks.example")
    body = {"name": "Sync", "address": "https://hooks.example"}
    assert portal.owner.post("crm/webhook", body).error == "There may be 1 webhooks."


def test_a_change_is_sent_and_signed(portal: Portal) -> None:
    ada = portal.user("ada")
    company(ada, "Before")
    with receiver() as target:
        webhook = create(portal, target)
        acme = company(ada, "Acme")["id"]
        work_off(portal)
        ((headers, body),) = target.requests
    moment, _, signed = headers["x-rapport-signature"].partition(",")
    assert abs(int(moment.removeprefix("t=")) - time.time()) < 60
    content = moment.removeprefix("t=").encode() + b"." + body
    assert signed == f"v1={hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest()}"
    assert (headers["content-type"], headers["user-agent"]) == ("application/json", "Rapport")
    told = json.loads(body)
    assert (told["id"], told["webhook"]) == (headers["x-rapport-delivery"], webhook)
    (change,) = told["changes"]
    assert (change["event"], change["recordId"], change["author"]) == ("contact.created", str(acme), ada.id)
    assert (change["before"], change["after"]["companyName"]) == (None, "Acme")
    (line,) = log(portal, webhook)
    assert (line["state"], line["attempts"], line["status"], line["answer"]) == (
        "delivered",
        1,
        200,
        "thank you",
    )
    assert (
        portal.owner.get(f"crm/webhook/{webhook}/delivery/{line['id']}").response["payload"] == body.decode()
    )
    assert work_off(portal) == 0
    assert portal.rows(jobs) == []


def test_only_what_is_wanted_is_sent(portal: Portal) -> None:
    ada = portal.user("ada")
    with receiver() as wanted, receiver() as paused:
        create(portal, wanted, events=["contact.deleted", "case.*"])
        stopped = create(portal, paused, isActive=False)
        acme = company(ada, "Acme", shareType=0, managerList=[ada.id])["id"]
        matter = ada.post("crm/case", {"title": "Roof"}).response["id"]
        ada.delete(f"crm/contact/{acme}")
        portal.user("bob")
        work_off(portal)
        assert wanted.events() == [("case.created", str(matter)), ("contact.deleted", str(acme))]
        assert paused.requests == []
        portal.owner.put(f"crm/webhook/{stopped}", {"isActive": True})
        work_off(portal)
        assert [event for event, _ in paused.events()] == [
            "contact.created",
            "case.created",
            "contact.deleted",
        ]


def test_every_change_goes_out_once(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """In small portions, by workers that work at the same time."""
    monkeypatch.setattr(dispatching, "READ_AT_ONCE", 3)
    monkeypatch.setattr(dispatching, "MOST_CHANGES", 2)
    ada = portal.user("ada")
    with receiver() as target:
        create(portal, target)
        made = []
        for number in range(8):
            made.append(str(company(ada, f"Company {number}")["id"]))
            if number % 3 == 0:
                workers = [threading.Thread(target=work_off, args=(portal,)) for _ in range(2)]
                for worker in workers:
                    worker.start()
                for worker in workers:
                    worker.join()
        work_off(portal)
        assert sorted(target.events(), key=lambda event: int(event[1])) == [
            ("contact.created", number) for number in made
        ]
        assert all(len(json.loads(body)["changes"]) <= 2 for _, body in target.requests)


def test_what_fails_is_tried_again(portal: Portal) -> None:
    ada = portal.user("ada")
    with receiver(500, 302, 200) as target:
        target.location = target.address
        webhook = create(portal, target)
        acme = company(ada)["id"]
        work_off(portal)
        (line,) = log(portal, webhook)
        assert (line["state"], line["attempts"], line["status"], line["answer"]) == (
            "waiting",
            1,
            500,
            "no t today",
        )
        assert portal.owner.get(f"crm/webhook/{webhook}").response["waitingCount"] == 1
        assert log(portal, webhook, state="delivered") == []
        later(portal)
        work_off(portal)
        assert log(portal, webhook, state="waiting")[0]["status"] == 302, "redirects are not followed"
        later(portal)
        work_off(portal)
        (line,) = log(portal, webhook, state="delivered")
        assert (line["attempts"], line["status"]) == (3, 200)
        assert target.events() == [("contact.created", str(acme))]


def test_in_the_end_it_is_paused(portal: Portal) -> None:
    ada = portal.user("ada")
    with receiver(503) as target:
        webhook = create(portal, target)
        first = company(ada)["id"]
        for _ in range(MAX_ATTEMPTS):
            later(portal)
            work_off(portal)
        (line,) = log(portal, webhook)
        assert (line["state"], line["attempts"]) == ("givenUp", MAX_ATTEMPTS)
        shown = portal.owner.get(f"crm/webhook/{webhook}").response
        assert (shown["isActive"], shown["pauseReason"]) == (
            False,
            "A message could not be delivered within a day.",
        )
        second = company(ada)["id"]
        work_off(portal)
        assert portal.rows(jobs) == []
        target.statuses = [200]
        assert "pauseReason" not in portal.owner.put(f"crm/webhook/{webhook}", {"isActive": True}).response
        work_off(portal)
        assert target.events() == [("contact.created", str(second))]
        again = portal.owner.put(f"crm/webhook/{webhook}/delivery/{line['id']}/replay").response
        assert (again["state"], again["messageId"]) == ("waiting", line["messageId"])
        work_off(portal)
        assert target.events()[1:] == [("contact.created", str(first))]
        other = create(portal, target)
        assert portal.owner.put(f"crm/webhook/{other}/delivery/{line['id']}/replay").status == 404


def test_an_address_is_tried(portal: Portal) -> None:
    with receiver() as target:
        webhook = create(portal, target, isActive=False)
        line = portal.owner.post(f"crm/webhook/{webhook}/test").response
        assert line["state"] == "waiting"
        work_off(portal)
        assert log(portal, webhook)[0]["state"] == "delivered"
        told = json.loads(target.requests[0][1])
        assert (told["test"], told["changes"]) == (True, [])


def test_the_inside_of_the_network_is_not_reached(portal: Portal) -> None:
    with receiver() as target:
        webhook = create(portal, target)
        company(portal.owner)
        background.worker(portal.house).work_off()
        (line,) = log(portal, webhook)
        assert (line["status"], line["answer"]) == (0, "The port of the address is not allowed.")
        portal.owner.put(f"crm/webhook/{webhook}", {"address": "http://127.0.0.1/x"})
        later(portal)
        background.worker(portal.house).work_off()
        assert log(portal, webhook)[0]["answer"] == "The address is not public."
        assert target.requests == []


def test_a_deleted_webhook_is_told_nothing(portal: Portal) -> None:
    with receiver() as target:
        webhook = create(portal, target)
        company(portal.owner)
        portal.within(lambda work: dispatching.dispatch(work, {}))
        assert len(portal.rows(webhook_deliveries)) == 1
        portal.owner.delete(f"crm/webhook/{webhook}")
        assert portal.rows(webhook_deliveries) == []
        work_off(portal)
        assert target.requests == []
        assert portal.rows(jobs) == []


def test_a_place_of_another_database(portal: Portal) -> None:
    with receiver() as target:
        create(portal, target)
        portal.within(lambda work: work.tx.execute(update(webhook_table).values(position="elsewhere")))
        company(portal.owner, "Lost")
        work_off(portal)
        found = company(portal.owner, "Found")["id"]
        work_off(portal)
        assert target.events() == [("contact.created", str(found))]


def test_the_log_does_not_grow_for_ever(portal: Portal) -> None:
    with receiver() as target:
        webhook = create(portal, target)
        for _ in range(3):
            portal.owner.post(f"crm/webhook/{webhook}/test")
        work_off(portal)
        portal.owner.post(f"crm/webhook/{webhook}/test")
        page = portal.owner.get(f"crm/webhook/{webhook}/delivery", count=2)
        assert (len(page.response), page.total) == (2, 4)

        def clear(work: Any) -> list[int]:
            work.tx.execute(update(webhook_deliveries).values(created_at=utc_now() - timedelta(days=31)))
            older = work.now - timedelta(days=30)
            return [webhooks.forget_old(work, older, limit=2) for _ in range(3)]

        assert portal.within(clear) == [2, 1, 0]
        assert [row.state for row in portal.rows(webhook_deliveries)] == [0]


def test_counts_of_statements(portal: Portal) -> None:
    counts = []
    for times in (1, 6):
        for _ in range(times):
            webhook = create(portal, "https://hooks.example")
            portal.owner.post(f"crm/webhook/{webhook}/test")
        for path in ("crm/webhook", f"crm/webhook/{webhook}/delivery"):
            portal.owner.get(path)
            with portal.statements() as seen:
                portal.owner.get(path)
            counts.append(len(seen))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 6


def test_names_of_events() -> None:
    assert records.checked_events(["*", "listitem.Updated", "*.*"]) == ()
    assert records.checked_events(["listitem.Updated", " "]) == ("listItem.updated",)
