"""Calls about many records in several transactions: to the caller they are one (decision 0011)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.undo.states import contents
from tests.wire.contact_records import company, person
from tests.wire.opportunity_records import case, opportunity

from rapport.app import series
from rapport.app.company import Asked
from rapport.app.series import Running
from rapport.core.kinds import Kind
from rapport.protocol.incoming import Incoming
from rapport.store import transaction
from rapport.store.tables import access_entries, audit_events, changes, contacts

MANY = 7
NUMBERS = list(range(1, MANY + 1))

CALLS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "delete contacts": ("PUT", "crm/contact?count=3&startIndex=1", {"contactids": [*NUMBERS[::-1], 3, 99]}),
    "delete filtered contacts": ("DELETE", "crm/contact/filter?count=2", {}),
    "access to contacts": (
        "PUT",
        "crm/contact/access?count=4",
        {"contactid": [*NUMBERS, 2], "isShared": False, "managerList": ["ME"]},
    ),
    "access to filtered contacts": (
        "PUT",
        "crm/contact/filter/access",
        {"isPrivate": True, "managerList": ["ME"]},
    ),
    "tag contacts": ("POST", "crm/contact/filter/taglist", {"tagName": "Fair"}),
    "delete opportunities": ("PUT", "crm/opportunity", {"opportunityids": [5, 5, 4, 1, 2, 99, 3]}),
    "delete filtered opportunities": ("DELETE", "crm/opportunity/filter?count=2&startIndex=3", {}),
    "access to opportunities": (
        "PUT",
        "crm/opportunity/access",
        {"opportunityid": NUMBERS, "isPrivate": True, "accessList": ["ME"]},
    ),
    "access to filtered opportunities": (
        "PUT",
        "crm/opportunity/filter/access",
        {"isPrivate": True, "accessList": ["ME"]},
    ),
    "tag opportunities": ("POST", "crm/opportunity/filter/taglist", {"tagName": "Fair"}),
    "delete cases": ("PUT", "crm/case", {"casesids": [5, 5, 4, 1, 2, 99, 3]}),
    "delete filtered cases": ("DELETE", "crm/case/filter", {}),
    "access to cases": (
        "PUT",
        "crm/case/access",
        {"casesid": NUMBERS, "isPrivate": True, "accessList": ["ME"]},
    ),
    "access to filtered cases": ("PUT", "crm/case/filter/access", {"isPrivate": True, "accessList": ["ME"]}),
    "tag cases": ("POST", "crm/case/filter/taglist", {"tagName": "Fair"}),
    "close cases": ("PUT", "crm/case/close", {"ids": [*NUMBERS, 99, 3]}),
    "close filtered cases": ("PUT", "crm/case/filter/close", {}),
    "reopen cases": ("PUT", "crm/case/reopen", {"ids": [*NUMBERS, 99]}),
    "reopen filtered cases": ("PUT", "crm/case/filter/reopen?filterValue=case", {}),
    "tag named contacts": ("POST", "crm/contact/taglist", {"entityid": [*NUMBERS, 3], "tagName": "Fair"}),
    "untag named cases": ("DELETE", "crm/case/taglist", {"entityid": NUMBERS[::-1], "tagName": "old"}),
    "untag contacts": ("DELETE", "crm/contact/filter/taglist", {"tagName": "Old"}),
    "untag opportunities": ("DELETE", "crm/opportunity/filter/taglist", {"tagName": " old"}),
    "untag cases": ("DELETE", "crm/case/filter/taglist", {"tagName": "Old"}),
    "close tasks": ("PUT", "crm/task/close", {"ids": [*NUMBERS, 99]}),
}


def fill(portal: Portal) -> None:
    """Make some of each kind, with something that hangs on them; persons of a company among them."""
    first = company(portal.owner)["id"]
    for number in range(2, MANY + 1):
        person(portal.owner, f"Ann {number}", companyId=first if number % 2 else 0)
    for number in NUMBERS:
        opportunity(portal.owner, title=f"Deal {number}", contactid=number)
        case(portal.owner, f"Case {number}")
        task(portal.owner, number)
        event(portal.owner, number, f"Met {number}")
        if number % 2 == 0:
            assert portal.owner.put(f"crm/case/{number}/close").status == 200
    for kind in ("contact", "opportunity", "case"):
        assert portal.owner.post(f"crm/{kind}/filter/taglist", {"tagName": "Old"}).status == 201


def task(client: Client, contact: int) -> None:
    (category, *_) = client.get("crm/task/category").response
    body = {
        "title": "Call back",
        "deadline": "2027-01-31T10:00:00",
        "responsibleId": client.id,
        "categoryId": category["id"],
        "contactId": contact,
    }
    assert client.post("crm/task", body).status == 201


def event(client: Client, contact: int, content: str) -> None:
    (category, *_) = client.get("crm/history/category").response
    body = {"contactId": contact, "content": content, "categoryId": category["id"]}
    assert client.post("crm/history", body).status == 201


def send(portal: Portal, name: str, **headers: str) -> Answer:
    verb, path, body = CALLS[name]
    told = json.loads(json.dumps(body).replace("ME", portal.owner.id))
    return portal.owner.request(verb, path, json_body=told, headers=headers)


def trail(portal: Portal) -> list[tuple[Any, ...]]:
    """Return what the audit trail has."""
    return [(row.action, row.target, row.parameters) for row in portal.rows(audit_events)]


def lines(portal: Portal) -> list[Any]:
    return portal.rows(changes)


@pytest.mark.parametrize("name", CALLS)
def test_nobody_can_tell(portal: Portal, name: str) -> None:
    """The answer, the records, the audit trail and undoing are those of one transaction."""
    fill(portal)
    before, known, logged = contents(portal), trail(portal), len(lines(portal))
    whole = send(portal, name)
    assert whole.status < 300, whole.text
    as_one, audited = contents(portal), trail(portal)[len(known) :]
    log = [(row.kind, row.record_id, row.verb) for row in lines(portal)[logged:]]
    assert as_one != before
    newest = portal.owner.get("crm/changes", count=1).response[0]
    assert portal.owner.put(f"crm/changes/{newest['id']}/undo").status == 200
    assert contents(portal) == before

    portal.part(2)
    known, logged = trail(portal), len(lines(portal))
    parted = send(portal, name)
    assert parted.body == whole.body
    assert parted.status == whole.status
    assert trail(portal)[len(known) :] == audited
    mine = lines(portal)[logged:]
    assert len({row.batch for row in mine}) > 1
    assert {row.series for row in mine} == {mine[0].batch}
    assert {(row.kind, row.verb) for row in mine} >= {(kind, verb) for kind, _, verb in log}
    told = portal.owner.get("crm/changes", batch=mine[0].batch, count=1000).response
    assert {line["id"] for line in told} == {row.id for row in mine}
    assert {line["batch"] for line in told} == {mine[0].batch}

    assert portal.owner.put(f"crm/changes/{mine[-1].id}/undo", dryRun=True).status == 200
    undone = portal.owner.put(f"crm/changes/{mine[len(mine) // 2].id}/undo")
    assert undone.status == 200, undone.text
    assert contents(portal) == before
    assert portal.owner.put(f"crm/changes/{mine[0].id}/undo").error == "The change is taken back already."


def test_few_records_are_one_transaction(portal: Portal) -> None:
    fill(portal)
    portal.part(MANY)
    logged = len(lines(portal))
    assert send(portal, "delete filtered contacts").status == 200
    mine = lines(portal)[logged:]
    assert (len({row.batch for row in mine}), {row.series for row in mine}) == (1, {0})


def test_heavy_records_make_smaller_parts(portal: Portal) -> None:
    fill(portal)
    for number in range(40):
        event(portal.owner, 3, f"Met again {number}")
    portal.part(4)
    logged = len(lines(portal))
    assert send(portal, "delete filtered contacts").status == 200
    mine = [row for row in lines(portal)[logged:] if row.kind == Kind.CONTACT and row.verb == "deleted"]
    by_batch: dict[int, list[int]] = {}
    for row in mine:
        by_batch.setdefault(row.batch, []).append(row.number)
    assert [3] in by_batch.values()


@pytest.mark.parametrize(
    ("name", "status"),
    [("access to contacts", 403), ("tag contacts", 400), ("untag named contacts", 404), ("untag cases", 404)],
)
def test_a_refusal_changes_nothing(portal: Portal, name: str, status: int) -> None:
    fill(portal)
    bob = portal.user("bob")
    portal.owner.put(f"crm/contact/{MANY}/access", {"isShared": False, "managerList": [portal.owner.id]})
    portal.part(2)
    before = contents(portal)
    if name == "tag contacts":
        refused = portal.owner.post("crm/contact/filter/taglist", {"tagName": " "})
    elif name == "untag named contacts":
        refused = bob.delete("crm/contact/taglist", {"entityid": NUMBERS, "tagName": "Old"})
    elif name == "untag cases":
        refused = portal.owner.delete("crm/case/filter/taglist", {"tagName": "Nobody's"})
    else:
        refused = bob.put("crm/contact/access", {"contactid": NUMBERS, "isShared": True, "managerList": []})
    assert refused.status == status
    assert contents(portal) == before


def between(portal: Portal, act: Callable[[int], None]) -> None:
    """Have something done ahead of each part, told its number from 0 on."""
    running = portal.app.pipeline.part_by_part
    go_on = running.go_on

    def watched(run: Running) -> Any:
        act(run.next)
        return go_on(run)

    running.go_on = watched  # type: ignore[method-assign]


def test_a_failure_leaves_what_was_done(portal: Portal) -> None:
    """The answer tells how much that is; it can be taken back."""
    fill(portal)
    bob = portal.user("bob")
    portal.part(2)
    before = contents(portal)

    def close(number: int) -> None:
        if number == 2:
            statement = contacts.update().where(contacts.c.id == 6).values(share_type=0)
            portal.within(lambda work: work.tx.execute(statement))

    between(portal, close)
    body = {"contactid": NUMBERS, "isShared": False, "managerList": [bob.id]}
    refused = bob.put("crm/contact/access", body)
    assert (refused.status, refused.error) == (403, "Access Denied. 4 of 7 records were done before that.")
    found = portal.rows(access_entries, access_entries.c.kind == int(Kind.CONTACT))
    assert [row.record_id for row in found] == [1, 2, 3, 4]
    newest = bob.get("crm/changes", count=1).response[0]
    assert bob.put(f"crm/changes/{newest['id']}/undo").status == 200
    portal.within(
        lambda work: work.tx.execute(contacts.update().where(contacts.c.id == 6).values(share_type=1))
    )
    assert contents(portal) == before


def test_what_is_overtaken_takes_less_at_a_time(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(portal)
    portal.part(6)
    monkeypatch.setattr(series, "SMALL", 1)
    running = portal.app.pipeline.part_by_part
    part = running._part
    tried: list[int] = []

    def overtaken(tx: Any, works: Any, run: Running) -> Any:
        done = part(tx, works, run)
        tried.append(len(run.pieces[run.next]))
        if tried[-1] > 2:
            raise transaction.LostRace
        return done

    monkeypatch.setattr(running, "_part", overtaken)
    logged = len(lines(portal))
    gone = send(portal, "delete filtered cases")
    assert [each["id"] for each in gone.response] == NUMBERS
    assert tried == [6, 6, 3, 3, 2, 1, 2, 1, 1]
    assert len({row.series for row in lines(portal)[logged:]}) == 1
    (entry,) = [json.loads(row[1]) for row in trail(portal) if row[0] == 3079]
    assert entry == [str(number) for number in NUMBERS]


def test_what_is_gone_by_then_is_passed_over(portal: Portal) -> None:
    fill(portal)
    portal.part(2)

    def take(number: int) -> None:
        if number == 1:
            statement = contacts.delete().where(contacts.c.id == 1)
            portal.within(lambda work: work.tx.execute(statement))

    between(portal, take)
    gone = send(portal, "delete contacts")
    assert [each["id"] for each in gone.response] == [6, 5, 4]
    assert gone.total == MANY - 1
    assert portal.rows(contacts) == []


def incoming_of(portal: Portal, name: str, key: str) -> Incoming:
    verb, path, body = CALLS[name]
    return Incoming(
        verb=verb,
        path=f"/api/2.0/{path.partition('?')[0]}",
        query=path.partition("?")[2],
        headers={
            "authorization": portal.owner.token or "",
            "content-type": "application/json",
            "idempotency-key": key,
        },
        body=json.dumps(body).encode(),
        scheme="http",
        host="crm.example.org",
        remote="203.0.113.7",
    )


def test_after_a_crash_the_same_request_does_what_is_left(portal: Portal) -> None:
    """And answers with what it did itself; sent once more, it gets that answer again."""
    fill(portal)
    portal.part(2)
    pipeline = portal.app.pipeline
    incoming = incoming_of(portal, "delete filtered cases", "again")
    match = pipeline.router.match(incoming.verb, incoming.path)
    assert match is not None
    begun = pipeline.part_by_part.begin(Asked(match, incoming))
    assert isinstance(begun, Running)
    assert pipeline.part_by_part.go_on(begun) is None

    rest = send(portal, "delete filtered cases", **{"Idempotency-Key": "again"})
    assert [each["id"] for each in rest.response] == [3, 4, 5, 6, 7]
    assert send(portal, "delete filtered cases", **{"Idempotency-Key": "again"}).body == rest.body
    assert portal.owner.get("crm/case/filter").response == []
    assert [json.loads(row[1]) for row in trail(portal)[-2:]] == [["1", "2"], ["3", "4", "5", "6", "7"]]

    late = pipeline.part_by_part.finish(begun)
    assert (late.status, late.body) == (200, rest.body), "the one that was thought dead says the same"


def test_a_batch_of_calls_has_its_calls_done_in_parts(portal: Portal) -> None:
    fill(portal)
    portal.part(2)
    calls = [{"relativeUrl": "/api/2.0/crm/case/filter", "method": "DELETE"}]
    (entry,) = portal.owner.post("batch", {"batch": json.dumps(calls)}).response
    assert (entry["status"], json.loads(entry["data"])["count"]) == (200, MANY)
    assert len({row.batch for row in lines(portal) if row.kind == Kind.CASE and row.verb == "deleted"}) == 4


def test_others_have_their_turn_in_between(portal: Portal) -> None:
    fill(portal)
    portal.part(1)
    bob = portal.user("bob")
    made: list[Any] = []

    async def both() -> None:
        asked: list[asyncio.Task[Any]] = []

        def ask() -> None:
            asked.append(asyncio.ensure_future(requested(portal, bob)))

        between(portal, lambda number: portal.loop.call_soon_threadsafe(ask) if number == 0 else None)
        headers = {"Authorization": portal.owner.token or ""}
        made.append(await portal._send("DELETE", "/api/2.0/crm/opportunity/filter", headers, b""))
        made.append(await asked[0])

    portal.loop.run_until_complete(both())
    assert [answer.status for answer in made] == [200, 201]
    if portal.backend == "sqlite":
        order = [(row.kind, row.verb) for row in lines(portal)]
        mine = [place for place, told in enumerate(order) if told == (Kind.OPPORTUNITY, "deleted")]
        assert mine[0] < order.index((Kind.CASE, "created"), mine[0]) < mine[-1]


async def requested(portal: Portal, client: Client) -> Answer:
    headers = {"Authorization": client.token or "", "Content-Type": "application/json"}
    return await portal._send("POST", "/api/2.0/crm/case", headers, b'{"title": "In between"}')
