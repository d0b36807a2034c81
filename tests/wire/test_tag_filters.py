"""Tags for everything that a filter picks (sheet 06, section 4.2)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select, text
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    PROPOSAL,
    audited,
    case,
    company,
    opportunity,
    person,
    private_to,
    tagged,
    told,
)

from rapport.app.series import MOST
from rapport.core.clock import NO_DATE
from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, contacts, tag_links, tags
from rapport.store.work import Work

MANY = 3000


def bearers(client: Client, kind: str, name: str = "Hit") -> set[int]:
    """Return the ids of the records that carry the tag."""
    return {item["id"] for item in client.get(f"crm/{kind}/filter", tags=[name]).response}


def untouched(portal: Portal) -> list[int]:
    return [len(portal.rows(table)) for table in (tags, tag_links, changes, audit_events)]


@pytest.mark.parametrize("kind", ["contact", "opportunity", "case"])
def test_without_a_match_nothing_happens_and_nothing_is_checked(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    before = untouched(portal)
    answer = ada.post(f"crm/{kind}/filter/taglist", {"tagName": " Hit "})
    assert (answer.status, answer.response) == (201, " Hit ")
    assert ada.post(f"crm/{kind}/filter/taglist").text == '{"status":0,"statusCode":201,"response":{}}'
    assert ada.post(f"crm/{kind}/filter/taglist", {"tagName": "x" * 300}).status == 201
    assert untouched(portal) == before


@pytest.mark.parametrize("kind", ["contact", "opportunity", "case"])
def test_with_a_match_the_name_has_to_be_one(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    {"contact": company, "opportunity": opportunity, "case": case}[kind](ada)
    before = untouched(portal)
    for body in ({}, {"tagName": ""}, {"tagName": " "}, {"tagName": "x" * 256}):
        assert ada.post(f"crm/{kind}/filter/taglist", body).status == 400
    assert untouched(portal) == before


def test_contacts_by_their_filter(portal: Portal) -> None:
    ada = portal.user("ada")
    firm, ann = company(ada, "Northwind"), person(ada, "Ann")
    ada.put(f"crm/contact/{ann}/status", {"contactStatusid": 13})
    tagged(portal, Kind.CONTACT, "Old", ann)
    cases: list[tuple[dict[str, Any], dict[str, Any], set[int]]] = [
        ({}, {}, {firm, ann}),
        ({"contactStage": 13}, {}, {ann}),
        ({"contactStage": 0}, {}, {firm}),
        ({"contactStage": -1, "contactType": -1}, {}, {firm, ann}),
        ({"contactType": 16}, {}, set()),
        ({"contactListView": "company"}, {}, {firm}),
        ({"contactListView": 3}, {}, set()),
        ({"tags": ["old"]}, {}, {ann}),
        ({"tags": ["old", "unknown"]}, {}, set()),
        ({"fromDate": "2001-01-01", "toDate": "2002-01-01"}, {}, set()),
        ({}, {"filterValue": "north"}, {firm}),
        ({"filterValue": "north"}, {}, {firm, ann}),
    ]
    for number, (body, query, expected) in enumerate(cases):
        name = f"Hit {number}"
        assert ada.post("crm/contact/filter/taglist", {**body, "tagName": name}, **query).response == name
        assert bearers(ada, "contact", name) == expected, body


def test_only_contacts_that_may_be_edited(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    open_one = company(ada)
    readable = company(ada, shareType=2, managerList=[ada.id])
    hidden = person(ada, shareType=0, managerList=[ada.id])
    assert bob.post("crm/contact/filter/taglist", {"tagName": "Hit"}).status == 201
    assert bearers(portal.owner, "contact") == {open_one}
    assert ada.post("crm/contact/filter/taglist", {"tagName": "hit"}).response == "hit"
    assert bearers(portal.owner, "contact") == {open_one, readable, hidden}


def test_opportunities_by_their_filter(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada)
    first = opportunity(ada, title="Roof", contactid=firm)
    second = opportunity(ada, title="Cellar", stageid=PROPOSAL, members=[firm], responsibleid=bob.id)
    hidden = opportunity(ada, **private_to(ada))
    everything = {first, second}
    wanted: list[tuple[dict[str, Any], dict[str, Any], set[int]]] = [
        ({}, {}, everything),
        ({"opportunityStagesid": PROPOSAL}, {}, {second}),
        ({"responsibleid": bob.id}, {}, {second}),
        ({"stageType": "ClosedAndWon"}, {}, set()),
        ({"contactid": firm}, {}, {first}),
        ({"contactid": firm, "contactAlsoIsParticipant": True}, {}, everything),
        ({"tags": ["unknown"]}, {}, set()),
        ({"fromDate": "2001-01-01"}, {}, set()),
        ({}, {"filterValue": "cell"}, {second}),
    ]
    for number, (body, query, expected) in enumerate(wanted):
        name = f"Hit {number}"
        assert bob.post("crm/opportunity/filter/taglist", {**body, "tagName": name}, **query).response == name
        assert bearers(portal.owner, "opportunity", name) == expected, body
    ada.post("crm/opportunity/filter/taglist", {"tagName": "Hit"})
    assert bearers(portal.owner, "opportunity") == everything | {hidden}


def test_cases_by_their_filter(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada)
    first, second = case(ada, "Roof"), case(ada, "Cellar", members=[firm])
    hidden = case(ada, **private_to(ada))
    ada.put(f"crm/case/{first}/close")
    wanted: list[tuple[dict[str, Any], dict[str, Any], set[int]]] = [
        ({}, {}, {first, second}),
        ({"isClosed": True}, {}, {first}),
        ({"isClosed": False}, {}, {second}),
        ({"contactid": firm}, {}, {second}),
        ({"contactid": 0}, {}, {first, second}),
        ({"tags": ["unknown"]}, {}, set()),
        ({}, {"filterValue": "roof"}, {first}),
    ]
    for number, (body, query, expected) in enumerate(wanted):
        name = f"Hit {number}"
        assert bob.post("crm/case/filter/taglist", {**body, "tagName": name}, **query).response == name
        assert bearers(portal.owner, "case", name) == expected, body
    ada.post("crm/case/filter/taglist", {"tagName": "Hit"})
    assert bearers(portal.owner, "case") == {first, second, hidden}


def test_what_is_written_down(portal: Portal) -> None:
    ada = portal.user("ada")
    firm, ann, ben = company(ada), person(ada, "Ann"), person(ada, "Ben")
    tag = tagged(portal, Kind.CONTACT, "Hit", ann)
    ada.post("crm/contact/filter/taglist", {"tagName": "hit"})
    assert sorted(audited(portal, 3006, 3025)) == [
        (3006, [str(firm)], ["Northwind Ltd", "Hit"]),
        (3025, [str(ann), str(ben)], ["Ann Lind, Ben Lind", "Hit"]),
    ]
    assert told(portal, Kind.TAG, tag) == []
    assert [told(portal, Kind.CONTACT, each)[1:] for each in (firm, ann, ben)] == [
        [("updated", {"tags": []}, {"tags": ["Hit"]})],
        [],
        [("updated", {"tags": []}, {"tags": ["Hit"]})],
    ]


def test_thousands_are_tagged_in_a_few_statements(portal: Portal) -> None:
    admin = portal.user("eva", crm_admin=True)
    portal.within(fill)
    with portal.statements() as seen:
        assert admin.post("crm/contact/filter/taglist", {"tagName": "Hit"}).status == 201
    assert len(seen) < 40 * (1 + MANY // MOST)
    assert portal.within(lambda work: work.tx.scalar(select(text("count(*)")).select_from(tag_links))) == MANY
    entry = audited(portal, 3025)[0]
    assert (len(entry[1]), entry[2][1]) == (MANY, "Hit")
    with portal.statements() as seen:
        assert admin.delete("crm/contact/tag", tagName="Hit").status == 200
    assert len(seen) < 25
    assert portal.rows(tag_links) == []


def fill(work: Work) -> None:
    """Make thousands of persons."""
    author = work.viewer.user_id
    rows = [
        {
            "is_company": False,
            "first_name": "Ann",
            "last_name": str(number),
            "name_sort": f"ann {number}",
            "first_name_sort": f"ann {number}",
            "last_name_sort": f"{number} ann",
            "share_type": 1,
            "last_event_at": NO_DATE,
            "created_by": author,
            "created_at": work.now,
            "modified_by": author,
            "modified_at": work.now,
        }
        for number in range(MANY)
    ]
    work.tx.execute(insert(contacts), rows)
