"""Lists of events (sheet 06, section 1.4)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select
from tests.portals import Client, Portal
from tests.wire.file_records import case, categories, company, event, opportunity, person, uploaded

from rapport.store.tables import contacts
from rapport.store.work import Work


def listed(client: Client, **parameters: Any) -> list[int]:
    return [each["id"] for each in client.get("crm/history/filter", **parameters).response]


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def test_the_newest_comes_first(ada: Client) -> None:
    ann = person(ada)
    days = ("2024-03-02", "2024-03-01", "2024-03-03", "2024-03-02")
    ids = [event(ada, ann, created=f"{day}T10:00:00Z") for day in days]
    newest_first = [ids[2], ids[3], ids[0], ids[1]]
    assert listed(ada) == newest_first
    assert listed(ada, sortOrder="ascending") == newest_first
    assert listed(ada, sortBy="nonsense", sortOrder="ascending") == newest_first
    assert listed(ada, sortBy="created", sortOrder="descending") == newest_first
    assert listed(ada, sortBy="created") == newest_first[::-1]


def test_orders(portal: Portal, ada: Client) -> None:
    ann = person(ada)
    note, call = categories(ada)["Note"], categories(ada)["Phone call"]
    one = event(ada, ann, "beta", categoryId=note)
    two = event(portal.owner, ann, "Ärger", categoryId=call)
    three = event(ada, ann, "zeta", categoryId=-2)
    authors = sorted([(ada.id, one), (portal.owner.id, two), (ada.id, three)])
    for sort_by, expected in (
        ("id", [one, two, three]),
        ("CATEGORY", [three, one, two]),
        ("content", [two, one, three]),
        ("createBy", [each for _, each in authors]),
    ):
        assert listed(ada, sortBy=sort_by) == expected
        assert listed(ada, sortBy=sort_by, sortOrder="descending") == expected[::-1]


MANY = 33_000
"""Persons: more than a statement of SQLite has parameters."""


def staffed(portal: Portal, company_id: int) -> int:
    """Give a company very many persons, and return the id of the last."""

    def fill(work: Work) -> int:
        (like,) = work.tx.execute(select(contacts).where(contacts.c.id == company_id)).mappings()
        rows = [
            {**like, "id": company_id + number, "is_company": False, "company_id": company_id}
            for number in range(1, MANY + 1)
        ]
        work.tx.execute(insert(contacts), rows)
        return company_id + MANY

    return portal.within(fill)


def test_events_of_a_company_with_very_many_persons(portal: Portal, ada: Client) -> None:
    nordwind, other = company(ada), company(ada)
    event(ada, other)
    first = event(ada, nordwind, "We met")
    second = event(ada, staffed(portal, other), "They rang")
    event(ada, nordwind, "Elsewhere")
    asked = {"entityType": "contact", "entityId": other}
    assert len(listed(ada, **asked)) == 2
    for more in ({}, {"sortBy": "content"}, {"filterValue": "rang"}, {"fromDate": "2020-01-01"}):
        assert second in listed(ada, **asked, **more)
        assert first not in listed(ada, **asked, **more)


def test_events_of_a_record(portal: Portal, ada: Client) -> None:
    """A company's are its persons' too; an opportunity's are not those of its contacts."""
    nordwind = company(ada)
    ann = person(ada, companyId=nordwind)
    deal, roof = opportunity(ada, contactid=ann, members=[ann]), case(ada)
    of_company, of_person = event(ada, nordwind), event(ada, ann)
    of_both = event(ada, ann, entityType="opportunity", entityId=deal)
    of_case = event(ada, entityType="case", entityId=roof)
    assert listed(ada, entityType="contact", entityId=nordwind) == [of_both, of_person, of_company]
    assert listed(ada, entityType="CONTACT", entityId=ann) == [of_both, of_person]
    assert listed(ada, entityType="opportunity", entityId=deal) == [of_both]
    assert listed(ada, entityType="case", entityId=roof) == [of_case]
    everything = [of_case, of_both, of_person, of_company]
    for word in ("", "person", "company", "nonsense"):
        assert listed(ada, entityType=word) == everything
        assert ada.get("crm/history/filter", entityType=word, entityId=ann).status == 400
    for word in ("contact", "opportunity", "case"):
        assert ada.get("crm/history/filter", entityType=word).status == 404
        assert ada.get("crm/history/filter", entityType=word, entityId=999).status == 404


def test_filters(portal: Portal, ada: Client) -> None:
    ann = person(ada)
    note = categories(ada)["Note"]
    one = event(ada, ann, "an offer by Friday", categoryId=note, created="2024-03-01T00:00:00Z")
    two = event(portal.owner, ann, "<p>another <b>off</b>er</p>", created="2024-03-02T23:59:00Z")
    three = event(ada, ann, "nothing", categoryId=-2, created="2024-03-03T12:00:00Z")
    assert listed(ada, categoryId=note) == [one]
    assert listed(ada, categoryId=-2) == [three]
    assert listed(ada, createBy=ada.id) == [three, one]
    assert listed(ada, createBy="00000000-0000-0000-0000-000000000000") == [three, two, one]
    assert listed(ada, fromDate="2024-03-02") == [three, two]
    assert listed(ada, toDate="2024-03-02") == [two, one]
    assert listed(ada, fromDate="2024-03-01", toDate="2024-03-01") == [one]
    assert listed(ada, toDate="2024-03-01T23:59:59") == [one]
    assert listed(ada, toDate="9999-12-31") == [three, two, one]
    assert listed(ada, filterValue="offer") == [two, one]
    assert listed(ada, filterValue="OFFER friday") == [one]
    assert listed(ada, filterValue="strong") == []
    assert listed(ada, filterValue="offer", createBy=ada.id, categoryId=note, fromDate="2024-02-01") == [one]


def test_pages(portal: Portal, ada: Client) -> None:
    """With the true total (sheet 01, quirk Q3)."""
    ann = person(ada)
    ids = [event(ada, ann, created=f"2024-03-0{day}") for day in range(1, 6)][::-1]
    first = ada.get("crm/history/filter", count=2)
    assert ([each["id"] for each in first.response], first.total, first.json["nextIndex"]) == (ids[:2], 5, 3)
    last = ada.get("crm/history/filter", count=2, startIndex=3)
    assert [each["id"] for each in last.response] == ids[3:]
    assert last.total == 5
    assert "nextIndex" not in last.json
    assert listed(ada, startIndex=99) == []
    assert ada.get("crm/history/filter", startIndex=99).total == 5
    event(ada, ann)
    for client in (ada, portal.owner):
        assert client.get("crm/history/filter", count=2).total == 6


def test_what_is_hidden_is_not_listed(portal: Portal, ada: Client) -> None:
    """Quirk Q1: the reference shows the content of everything to everybody."""
    bob = portal.user("bob")
    nordwind = company(ada)
    open_person = person(ada, companyId=nordwind)
    closed_person = person(ada, "Hidden", shareType=0, managerList=[ada.id], companyId=nordwind)
    deal = opportunity(ada, isPrivate=True, accessList=[ada.id])
    secret_case = case(ada, "Secret", isPrivate=True, accessList=[ada.id])
    shown = event(ada, open_person)
    hidden = event(ada, closed_person)
    event(ada, entityType="opportunity", entityId=deal)
    of_both = event(ada, open_person, entityType="case", entityId=secret_case)
    of_deal = event(ada, open_person, entityType="opportunity", entityId=deal)
    assert listed(bob) == [of_deal, of_both, shown]
    assert listed(bob, entityType="contact", entityId=nordwind) == [of_deal, of_both, shown]
    assert hidden in listed(ada, entityType="contact", entityId=nordwind)
    assert bob.get("crm/history/filter", entityType="contact", entityId=closed_person).status == 404
    assert bob.get("crm/history/filter", entityType="opportunity", entityId=deal).status == 404
    by_id = {each["id"]: each for each in bob.get("crm/history/filter").response}
    assert by_id[of_both]["entity"] is None
    assert by_id[of_deal]["entity"] is None
    assert "Secret" not in str(by_id)
    hidden_contact = person(portal.owner, "Secret", shareType=0, managerList=[portal.owner.id])
    open_deal = opportunity(ada)
    portal.owner.post(
        "crm/history",
        {"contactId": hidden_contact, "entityType": "opportunity", "entityId": open_deal, "content": "x"}
        | {"categoryId": -1},
    )
    assert listed(bob, entityType="opportunity", entityId=open_deal) == []  # its contact decides


def test_who_may_edit(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    readable = person(ada, shareType=2, managerList=[ada.id])
    by_ada, by_bob = event(ada, readable), event(bob, readable)
    told = {each["id"]: each.get("canEdit", False) for each in bob.get("crm/history/filter").response}
    assert told == {by_ada: False, by_bob: True}
    assert bob.delete(f"crm/history/{by_ada}").status == 403
    assert bob.delete(f"crm/history/{by_bob}").status == 200
    assert ada.delete(f"crm/history/{by_ada}").status == 200


def test_the_number_of_statements_does_not_grow(portal: Portal, ada: Client) -> None:
    nordwind = company(ada)
    for number in range(30):
        ann = person(ada, f"P{number}", companyId=nordwind, shareType=number % 3, managerList=[ada.id])
        deal, roof = opportunity(ada), case(ada)
        event(ada, ann, "offer", entityType="opportunity", entityId=deal, fileId=[uploaded(ada)])
        event(ada, ann, "offer", entityType="case", entityId=roof)
    for parameters in (
        {},
        {"filterValue": "offer", "createBy": ada.id, "fromDate": "2020-01-01"},
        {"entityType": "contact", "entityId": nordwind, "filterValue": "offer"},
    ):
        counts = []
        for count in (3, 25, 60):
            with portal.statements() as seen:
                answer = ada.get("crm/history/filter", count=count, **parameters)
            assert len(answer.response) == min(count, 60)
            counts.append(len(seen))
        assert counts[0] == max(counts) <= 10, "the total is counted once, with the version of the data"
