"""Changing single fields of records (additions)."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.wire.opportunity_records import (
    INITIAL,
    NOBODY,
    audited,
    case,
    company,
    ids,
    opportunity,
    person,
    private_to,
    told,
)
from tests.wire.task_records import task

from rapport.core.kinds import Kind


def conflicts(answer: Answer) -> list[dict[str, Any]]:
    assert answer.status == 409, answer.text
    found: list[dict[str, Any]] = answer.json["error"]["data"]["conflicts"]
    return found


def made(client: Client, kind: str) -> tuple[str, dict[str, Any]]:
    """Make a record that holds something in each field; return its path and what the whole answer says."""
    holder = company(client)
    make = {
        "opportunity": lambda: opportunity(
            client,
            description="Old",
            contactid=holder,
            bidType=4,
            bidValue=1500.5,
            perPeriodValue=12,
            successProbability=40,
            expectedCloseDate="2026-12-24T12:00:00Z",
            **private_to(client),
        ),
        "case": lambda: case(client, members=[holder], **private_to(client)),
        "contact": lambda: person(
            client,
            jobTitle="Buyer",
            companyId=holder,
            about="Likes tea",
            shareType=2,
            managerList=[client.id],
        ),
        "task": lambda: task(client, description="Old", contactId=holder, alertValue=15),
    }[kind]
    path = f"crm/{kind}/{make()}"
    return path, client.get(path).response


def changed(before: dict[str, Any], after: dict[str, Any]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("kind", "fields", "differing"),
    [
        ("opportunity", {"title": "New"}, {"title"}),
        ("opportunity", {"description": None}, {"description"}),
        ("opportunity", {"bidValue": 7, "bidCurrencyAbbr": "eur"}, {"bidValue", "bidCurrency"}),
        ("opportunity", {"stageid": 6}, {"stage"}),
        ("opportunity", {"expectedCloseDate": None}, {"expectedCloseDate"}),
        ("opportunity", {"contactid": 0, "members": []}, {"contact", "members"}),
        ("opportunity", {"isPrivate": False}, {"isPrivate", "accessList"}),
        ("case", {"title": "New"}, {"title"}),
        ("case", {"members": []}, {"members"}),
        ("contact", {"jobTitle": "Boss"}, {"jobTitle", "title"}),
        ("contact", {"companyId": 0}, {"company"}),
        ("contact", {"shareType": 1}, {"shareType", "accessList", "isShared"}),
        ("task", {"title": "New"}, {"title"}),
        ("task", {"deadline": "2027-01-01T10:00:00Z"}, {"deadLine"}),
        ("task", {"contactid": 0}, {"contact"}),
    ],
)
def test_only_named_fields_change(
    portal: Portal, kind: str, fields: dict[str, Any], differing: set[str]
) -> None:
    ada = portal.user("ada")
    path, before = made(ada, kind)
    answer = ada.put(f"{path}/fields", {"fields": fields})
    after = ada.get(path).response
    assert answer.response == after
    assert changed(before, after) <= differing | {"updated", "updateBy"}
    assert changed(before, after) & differing


def test_each_kind_has_its_call(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.put(f"crm/contact/{company(ada)}/fields", {"fields": {"companyName": "A"}}).status == 200
    assert ada.put(f"crm/opportunity/{opportunity(ada)}/fields", {"fields": {"title": "A"}}).status == 200
    assert ada.put(f"crm/case/{case(ada)}/fields", {"fields": {"title": "A"}}).status == 200
    assert ada.put(f"crm/task/{task(ada)}/fields", {"fields": {"title": "A"}}).status == 200


def test_a_change_is_told_and_can_be_taken_back(portal: Portal) -> None:
    ada = portal.user("ada")
    deal = opportunity(ada, title="Roof")
    assert ada.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "Attic"}}).status == 200
    verb, before, after = told(portal, Kind.OPPORTUNITY, deal)[-1]
    assert (verb, before["title"], after["title"]) == ("updated", "Roof", "Attic")
    assert before.keys() <= {"title", "modified_at", "modified_by"}
    assert audited(portal, 3043)[-1][1] == [str(deal)]
    change = ada.get("crm/changes").response[0]
    assert ada.put(f"crm/changes/{change['id']}/undo").status == 200
    assert ada.get(f"crm/opportunity/{deal}").response["title"] == "Roof"


def test_what_was_overtaken_is_told(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = opportunity(ada, title="Roof", description="Old", bidValue=10, expectedCloseDate="2026-12-24")
    path = f"crm/opportunity/{deal}/fields"
    assert bob.put(path, {"fields": {"title": "Attic", "bidValue": 12}}).status == 200
    answer = ada.put(
        path,
        {
            "fields": {"description": "New"},
            "expected": {
                "title": "Roof",
                "bidValue": 10,
                "description": "Old",
                "expectedCloseDate": "2026-12-24",
            },
        },
    )
    title, bid = conflicts(answer)
    assert (title["reason"], title["kind"], title["recordId"]) == ("changed", "opportunity", deal)
    assert (title["field"], title["expected"], title["found"]) == ("title", "Roof", "Attic")
    assert title["changedBy"] == {"id": bob.id, "displayName": "Bob Test"}
    assert title["changedAt"].startswith("20")
    assert (bid["field"], bid["found"]) == ("bidValue", 12)
    assert ada.get(f"crm/opportunity/{deal}").response["description"] == "Old"
    assert len(told(portal, Kind.OPPORTUNITY, deal)) == 2


@pytest.mark.parametrize("kind", ["opportunity", "case", "contact", "task"])
def test_what_holds_lets_pass(portal: Portal, kind: str) -> None:
    """What the client read is what it sends back, however it was spelled."""
    ada = portal.user("ada")
    path, seen = made(ada, kind)
    expected: dict[str, Any] = {
        "opportunity": lambda: {
            "title": seen["title"],
            "description": seen["description"],
            "contactid": seen["contact"]["id"],
            "members": [each["id"] for each in seen["members"]],
            "responsibleid": seen["responsible"]["id"],
            "bidType": seen["bidType"],
            "bidValue": seen["bidValue"],
            "bidCurrencyAbbr": seen["bidCurrency"]["abbreviation"],
            "perPeriodValue": seen["perPeriodValue"],
            "stageid": seen["stage"]["id"],
            "successProbability": seen["successProbability"],
            "actualCloseDate": seen["actualCloseDate"],
            "expectedCloseDate": seen["expectedCloseDate"],
            "isPrivate": seen["isPrivate"],
            "accessList": seen["accessList"],
        },
        "case": lambda: {
            "title": seen["title"],
            "members": [each["id"] for each in seen["members"]],
            "isPrivate": True,
            "accessList": seen["accessList"],
        },
        "contact": lambda: {
            "firstName": seen["firstName"],
            "lastName": seen["lastName"],
            "jobTitle": seen["title"],
            "companyId": seen["company"]["id"],
            "about": seen["about"],
            "shareType": seen["shareType"],
            "managerList": [ada.id],
        },
        "task": lambda: {
            "title": seen["title"],
            "description": seen["description"],
            "deadline": seen["deadLine"],
            "responsibleid": seen["responsible"]["id"],
            "categoryid": seen["category"]["id"],
            "contactid": seen["contact"]["id"],
            "entityType": None,
            "entityid": 0,
            "alertValue": seen["alertValue"],
        },
    }[kind]()
    field = {"contact": {"about": "Prefers coffee"}}.get(kind, {"title": "New"})
    answer = ada.put(f"{path}/fields", {"fields": field, "expected": expected})
    assert answer.status == 200, answer.text
    for name, value in expected.items():
        if name != "entityType":
            wrong = {"title": "?", "isPrivate": False, "shareType": 1}.get(name, _other(value))
            assert [each["field"] for each in conflicts(_asked(ada, path, name, wrong))] == [name]


def _asked(client: Client, path: str, name: str, wrong: Any) -> Answer:
    field = {"about": "x"} if "contact" in path else {"title": "x"}
    return client.put(f"{path}/fields", {"fields": field, "expected": {name: wrong}})


def _other(value: Any) -> Any:
    if isinstance(value, list):
        return []
    if isinstance(value, int | float):
        return value + 1
    if str(value)[:1].isdigit() and "T" in str(value):
        return "2001-01-01T00:00:00Z"
    return NOBODY if str(value).count("-") == 4 else f"{value}?"


def test_what_is_hidden_counts_as_none_and_stays(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(ada, shareType=0)
    deal = opportunity(ada, contactid=hidden)
    answer = bob.put(
        f"crm/opportunity/{deal}/fields",
        {"fields": {"title": "New"}, "expected": {"contactid": 0, "members": []}},
    )
    assert answer.status == 200, answer.text
    assert ada.get(f"crm/opportunity/{deal}").response["contact"]["id"] == hidden
    refused = bob.put(f"crm/opportunity/{deal}/fields", {"fields": {"contactid": hidden}})
    assert refused.status == 403
    peter = person(ada, companyId=hidden)
    named = {"fields": {"jobTitle": "Boss"}, "expected": {"companyId": 0}}
    assert bob.put(f"crm/contact/{peter}/fields", named).status == 200
    assert ada.get(f"crm/contact/{peter}").response["company"]["id"] == hidden


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "fields"),
        ({"fields": {}}, "fields"),
        ({"fields": {"colour": 1}}, "colour"),
        ({"fields": {"title": "x", "customFieldList": []}}, "customfieldlist"),
        ({"fields": {"title": "x"}, "expected": {"colour": 1}}, "colour"),
        ({"fields": {"title": "x"}, "expected": {"isNotify": True}}, "is_notify"),
        ({"fields": {"title": ""}}, ""),
        ({"fields": {"title": "x" * 256}}, "title"),
        ({"fields": {"bidValue": "much"}}, ""),
        ({"fields": {"stageid": 4711}}, "milestone"),
        ({"fields": {"stageid": None}}, ""),
        ({"fields": {"bidType": 17}}, "17"),
        ({"fields": {"responsibleid": None}}, ""),
        ({"fields": {"expectedCloseDate": "soon"}}, ""),
        ({"fields": {"bidCurrencyAbbr": "XXX"}}, ""),
        ({"fields": {"responsibleid": NOBODY}}, ""),
    ],
)
def test_bad_fields_change_nothing(portal: Portal, body: dict[str, Any], word: str) -> None:
    ada = portal.user("ada")
    deal = opportunity(ada)
    answer = ada.put(f"crm/opportunity/{deal}/fields", body)
    assert answer.status == 400
    assert word in answer.error
    assert len(told(portal, Kind.OPPORTUNITY, deal)) == 1


def test_fields_of_the_other_kind_are_refused(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.put(f"crm/contact/{company(ada)}/fields", {"fields": {"firstName": "A"}}).status == 400
    assert ada.put(f"crm/contact/{person(ada)}/fields", {"fields": {"companyName": "A"}}).status == 400


def test_rights_are_those_of_the_whole_update(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = opportunity(ada, **private_to(ada))
    assert bob.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "x"}}).status == 404
    closed = case(ada, **private_to(ada))
    assert bob.put(f"crm/case/{closed}/fields", {"fields": {"title": "x"}}).status == 403
    read_only = company(ada, shareType=2)
    assert bob.put(f"crm/contact/{read_only}/fields", {"fields": {"about": "x"}}).status == 403
    private = company(ada, shareType=0)
    assert bob.put(f"crm/contact/{private}/fields", {"fields": {"about": "x"}}).status == 404
    assert bob.put(f"crm/task/{task(ada)}/fields", {"fields": {"title": "x"}}).status == 403
    for kind in ("contact", "opportunity", "case", "task"):
        name = "about" if kind == "contact" else "title"
        assert bob.put(f"crm/{kind}/4711/fields", {"fields": {name: "x"}}).status == 404


def test_who_sees_it_is_for_those_who_may_say_so(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = opportunity(ada, **private_to(ada, bob))
    refused = bob.put(f"crm/opportunity/{deal}/fields", {"fields": {"isPrivate": False, "title": "x"}})
    assert refused.status == 403
    assert bob.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "Bob's"}}).status == 200
    seen = portal.owner.put(f"crm/opportunity/{deal}/fields", {"fields": {"description": "y"}}).response
    assert {each["id"] for each in seen["accessList"]} == {ada.id, bob.id}
    assert (seen["title"], seen["description"], seen["stage"]["id"]) == ("Bob's", "y", INITIAL)


def test_two_people_both_have_their_way(portal: Portal) -> None:
    ada = portal.user("ada")
    deals = [opportunity(ada) for _ in range(6)]
    bodies = [
        (f"crm/opportunity/{deal}/fields", {"fields": {name: name}})
        for deal in deals
        for name in ("title", "description")
    ]
    sent = {"Authorization": str(ada.token), "Content-Type": "application/json"}

    async def all_at_once() -> list[Answer]:
        calls = [
            portal._send("PUT", f"/api/2.0/{path}", sent, json.dumps(body).encode()) for path, body in bodies
        ]
        return list(await asyncio.gather(*calls))

    answers = portal.loop.run_until_complete(all_at_once())
    assert {answer.status for answer in answers} == {200}
    for deal in deals:
        now = ada.get(f"crm/opportunity/{deal}").response
        assert (now["title"], now["description"]) == ("title", "description")


def test_several_tasks_are_closed_and_opened(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    mine, shared = [task(ada) for _ in range(3)], task(bob, responsibleId=ada.id)
    others = task(bob)
    assert bob.put(f"crm/task/{shared}/close").status == 200
    answer = ada.put("crm/task/close", {"ids": [*mine, shared, others, 4711, mine[0]]})
    assert answer.response == [*mine, shared]
    assert ids(ada.get("crm/task/filter", isClosed=True)) == [*mine, shared]
    assert told(portal, Kind.TASK, mine[0])[-1] == ("updated", {"is_closed": False}, {"is_closed": True})
    assert audited(portal, 3040)[-1][1] == [str(each) for each in mine]
    change = ada.get("crm/changes").response[0]
    assert ada.put(f"crm/changes/{change['id']}/undo").status == 200
    assert ids(ada.get("crm/task/filter", isClosed=True)) == [shared]
    assert ada.put("crm/task/reopen", {"ids": [shared, mine[0]]}).response == sorted([shared, mine[0]])
    assert ids(ada.get("crm/task/filter", isClosed=True)) == []
    assert ada.put("crm/task/close", {"ids": []}).status == 400
    assert ada.put("crm/task/close", {"ids": list(range(1, 10_002))}).status == 400


def test_closing_takes_as_many_statements_for_many(portal: Portal) -> None:
    ada = portal.user("ada")
    few, many = [task(ada) for _ in range(2)], [task(ada) for _ in range(30)]

    def statements(wanted: list[int]) -> int:
        with portal.statements() as seen:
            assert ada.put("crm/task/close", {"ids": wanted}).status == 200
        return len(seen)

    assert statements(few) == statements(many)


def test_a_stage_is_not_moved_over_the_head_of_a_colleague(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = opportunity(ada)
    first, second, third = (stage["id"] for stage in ada.get("crm/opportunity/stage").response[:3])
    seen = {"expected": {"stageid": first}}
    moved = ada.put(f"crm/opportunity/{deal}/stage/{second}", {"stageid": second, **seen})
    assert moved.response["stage"]["id"] == second
    late = bob.put(f"crm/opportunity/{deal}/stage/{third}", {"stageid": third, **seen})
    [conflict] = conflicts(late)
    assert conflict["field"] == "stageid"
    assert (conflict["expected"], conflict["found"]) == (first, second)
    assert conflict["changedBy"]["id"] == ada.id
    assert ada.get(f"crm/opportunity/{deal}").response == moved.response
    anyway = bob.put(f"crm/opportunity/{deal}/stage/{third}", {"stageid": third})
    assert anyway.response["stage"]["id"] == third


def test_what_is_expected_of_a_move_has_to_be_fields(portal: Portal) -> None:
    ada = portal.user("ada")
    deal = opportunity(ada)
    before = ada.get(f"crm/opportunity/{deal}").response
    for expected in ({"stage": 1}, {"isNotify": True}, {"stageid": "first"}):
        assert ada.put(f"crm/opportunity/{deal}/stage/2", {"stageid": 2, "expected": expected}).status == 400
    missing = ada.put("crm/opportunity/999999/stage/2", {"stageid": 2, "expected": {"stageid": 1}})
    assert missing.status == 404
    assert ada.get(f"crm/opportunity/{deal}").response == before
