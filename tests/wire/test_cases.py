"""Making, reading, changing, closing and deleting cases, and their members (sheet 04, sections 5.2, 5.3 and 5.6)."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    audited,
    case,
    company,
    field,
    ids,
    person,
    private_to,
    stored_values,
    surround,
    tagged,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import (
    access_entries,
    cases,
    changes,
    contact_links,
    custom_field_values,
    history_events,
    search_documents,
    tag_links,
    tasks,
)

LINKED_COMPANY, UNLINKED_COMPANY, LINKED_PERSON, UNLINKED_PERSON = 3071, 3072, 3073, 3074


def given_to(portal: Portal, made: int, client: Client) -> None:
    """Say that somebody else made a case: a creator need not be listed in it."""
    statement = update(cases).where(cases.c.id == made).values(created_by=client.id)
    portal.within(lambda work: work.tx.execute(statement))


def test_a_private_case_shows_every_member(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    heading = field(portal, Kind.CASE, "Facts", field_type=4, position=1)
    severity = field(portal, Kind.CASE, "Severity", field_type=2, position=2, mask='["Low","High"]')
    answer = ada.post(
        "crm/case",
        {
            "title": "Delivery complaint 4711",
            "members": [peter, northwind, 4711, peter],
            "customFieldList": [{"key": severity, "value": "High"}],
            "isNotify": True,
            **private_to(bob),
        },
    )
    assert answer.status == 201
    made = answer.response
    assert [member["id"] for member in made["members"]] == [northwind, peter]
    assert {user["id"] for user in made["accessList"]} == {ada.id, bob.id}
    assert made["createBy"]["id"] == ada.id
    assert made == {
        "members": made["members"],
        "createBy": made["createBy"],
        "created": made["created"],
        "title": "Delivery complaint 4711",
        "isClosed": False,
        "isPrivate": True,
        "accessList": made["accessList"],
        "canEdit": True,
        "customFields": [
            {
                "entityId": 0,
                "label": "Facts",
                "fieldValue": "",
                "fieldType": 4,
                "position": 1,
                "mask": "",
                "id": heading,
            },
            {
                "entityId": made["id"],
                "label": "Severity",
                "fieldValue": "High",
                "fieldType": 2,
                "position": 2,
                "mask": '["Low","High"]',
                "id": severity,
            },
        ],
        "id": made["id"],
    }
    assert bob.get(f"crm/case/{made['id']}").response == made
    assert audited(portal, 3063) == [(3063, [str(made["id"])], ["Delivery complaint 4711"])]
    ((verb, _, fields),) = told(portal, Kind.CASE, made["id"])
    assert (verb, fields["members"]) == ("created", [northwind, peter])
    assert (fields["access_list"], fields["custom_fields"]) == (
        sorted([ada.id, bob.id]),
        {str(severity): "High"},
    )


def test_a_public_case_has_no_access_list(portal: Portal) -> None:
    ada = portal.user("ada")
    made = ada.post("crm/case", {"title": "Leak"}).response
    assert (made["isPrivate"], made["members"], made["customFields"]) == (False, [], [])
    assert "accessList" not in made


def test_the_published_spelling_has_the_same_members(portal: Portal) -> None:
    made = case(portal.owner)
    published = {"Accept": 'application/json; profile="published"'}
    assert list(portal.owner.request("GET", f"crm/case/{made}", headers=published).json) == [
        "Members",
        "CreateBy",
        "Created",
        "Title",
        "IsClosed",
        "IsPrivate",
        "CanEdit",
        "CustomFields",
        "ID",
    ]


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("", ILLEGAL),
        (None, ILLEGAL),
        ("x" * 256, "title has more than 255 characters.\r\nParameter name: title"),
    ],
)
def test_a_case_needs_a_title_that_fits(portal: Portal, title: str | None, message: str) -> None:
    made = case(portal.owner)
    before = portal.rows(changes)
    for answer in (
        portal.owner.post("crm/case", {"title": title}),
        portal.owner.put(f"crm/case/{made}", {"title": title}),
    ):
        assert (answer.status, answer.error) == (400, message)
    assert portal.rows(changes) == before
    assert len(portal.rows(cases)) == 1


def test_an_update_keeps_members_unless_some_are_given_and_opens_to_all(portal: Portal) -> None:
    ada = portal.user("ada")
    peter, mary = person(ada), person(ada, first="Mary")
    severity = field(portal, Kind.CASE, "Severity", position=1)
    made = case(ada, members=[peter], customFieldList=[{"key": severity, "value": "High"}], **private_to(ada))
    ada.put(f"crm/case/{made}/close")
    after = ada.put(f"crm/case/{made}", {"title": "Renamed"}).response
    assert (after["title"], after["isClosed"], after["isPrivate"]) == ("Renamed", True, False)
    assert [member["id"] for member in after["members"]] == [peter]
    assert stored_values(portal, Kind.CASE, made) == {severity: "High"}
    body = {"title": "Renamed", "members": [mary], "customFieldList": [{"key": severity, "value": " "}]}
    assert [member["id"] for member in ada.put(f"crm/case/{made}", body).response["members"]] == [mary]
    assert stored_values(portal, Kind.CASE, made) == {}
    assert len(audited(portal, 3064)) == 2
    assert [
        row.text.split() for row in portal.rows(search_documents, search_documents.c.kind == int(Kind.CASE))
    ] == [["renamed"]]


def test_others_than_the_creator_edit_without_touching_access(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = case(ada, **private_to(bob))
    after = bob.put(f"crm/case/{made}", {"title": "By Bob"}).response
    assert after["title"] == "By Bob"
    assert {user["id"] for user in after["accessList"]} == {ada.id, bob.id}
    assert portal.rows(cases)[0].modified_by == bob.id


def test_a_creator_who_is_not_listed_edits_what_they_cannot_read(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = case(ada, **private_to(ada))
    given_to(portal, made, bob)
    assert bob.get(f"crm/case/{made}").status == 404
    assert bob.put(f"crm/case/{made}/close").error == "Access Denied"
    after = bob.put(f"crm/case/{made}", {"title": "By Bob", **private_to(bob)}).response
    assert [user["id"] for user in after["accessList"]] == [bob.id]
    given_to(portal, made, ada)
    assert ada.put(f"crm/case/{made}/access", private_to(ada)).response["isPrivate"] is True
    given_to(portal, made, bob)
    # Quirk 45 of sheet 02: what says 200 has happened.
    assert bob.delete(f"crm/case/{made}").status == 200
    assert portal.rows(cases) == []


def test_hidden_cases_are_told_apart_from_unknown_ones_call_by_call(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret = case(ada, **private_to(ada))
    before = portal.rows(changes)
    body = {"title": "x", **private_to(bob)}
    calls = {
        ("GET", "crm/case/{}"): (404, 404, 404),
        ("GET", "crm/case/{}/contact"): (404, 404, 404),
        ("PUT", "crm/case/{}"): (400, 404, 403),
        ("PUT", "crm/case/{}/close"): (400, 404, 403),
        ("PUT", "crm/case/{}/reopen"): (400, 404, 403),
        ("PUT", "crm/case/{}/access"): (400, 404, 403),
        ("DELETE", "crm/case/{}"): (400, 404, 403),
    }
    messages = {400: ILLEGAL, 404: "Not found", 403: "Access Denied"}
    for (verb, path), (nought, unknown, hidden) in calls.items():
        for made, status in ((0, nought), (4711, unknown), (secret, hidden)):
            answer = bob.request(verb, path.format(made), json_body=body)
            assert (answer.status, answer.error) == (status, messages[status]), (verb, path, made)
    assert portal.rows(changes) == before


def test_a_case_is_closed_and_opened_again(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = case(ada)
    row = portal.rows(cases)[0]
    assert bob.put(f"crm/case/{made}/close").response["isClosed"] is True
    assert bob.put(f"crm/case/{made}/close").response["isClosed"] is True
    assert bob.put(f"crm/case/{made}/reopen").response["isClosed"] is False
    assert portal.rows(cases)[0] == row  # last modification included
    assert [entry[0] for entry in audited(portal, 3065, 3066)] == [3066, 3066, 3065]
    assert audited(portal, 3065) == [(3065, [str(made)], ["Complaint"])]
    assert told(portal, Kind.CASE, made)[1:] == [
        ("updated", {"is_closed": False}, {"is_closed": True}),
        ("updated", {"is_closed": True}, {"is_closed": False}),
    ]


def test_contacts_are_linked_and_unlinked(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    made = case(ada)
    linked = bob.post(f"crm/case/{made}/contact", {"contactid": northwind})
    assert (linked.status, linked.response) == (201, bob.get(f"crm/contact/{northwind}").response)
    assert bob.post(f"crm/case/{made}/contact", contactID=peter).status == 201
    assert bob.post(f"crm/case/{made}/contact", contactID=peter).status == 201
    assert ids(bob.get(f"crm/case/{made}/contact")) == [northwind, peter]
    unlinked = bob.delete(f"crm/case/{made}/contact/{northwind}")
    assert (unlinked.status, unlinked.response["id"]) == (200, northwind)
    assert bob.delete(f"crm/case/{made}/contact/{northwind}").status == 200
    assert bob.delete(f"crm/case/{made}/contact/{peter}").status == 200
    assert bob.get(f"crm/case/{made}").response["members"] == []
    assert audited(portal, LINKED_COMPANY, UNLINKED_COMPANY, LINKED_PERSON, UNLINKED_PERSON) == [
        (LINKED_COMPANY, [str(made)], ["Complaint", "Northwind Ltd"]),
        (LINKED_PERSON, [str(made)], ["Complaint", "Peter Lind"]),
        (LINKED_PERSON, [str(made)], ["Complaint", "Peter Lind"]),
        (UNLINKED_COMPANY, [str(made)], ["Complaint", "Northwind Ltd"]),
        (UNLINKED_COMPANY, [str(made)], ["Complaint", "Northwind Ltd"]),
        (UNLINKED_PERSON, [str(made)], ["Complaint", "Peter Lind"]),
    ]


def test_linking_needs_both_to_be_seen(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    peter, hidden = person(ada), person(ada, shareType=0, managerList=[ada.id])
    made, secret = case(ada, members=[hidden]), case(ada, **private_to(ada))
    for record, contact, status in (
        (0, peter, 400),
        (made, 0, 400),
        (4711, peter, 404),
        (made, 4711, 404),
        (secret, peter, 404),
        (made, hidden, 404),
    ):
        assert bob.post(f"crm/case/{record}/contact", {"contactid": contact}).status == status
        assert bob.delete(f"crm/case/{record}/contact/{contact}").status == status
    assert bob.post(f"crm/case/{made}/contact").error == ILLEGAL
    assert [row.contact_id for row in portal.rows(contact_links)] == [hidden]
    assert ids(ada.get(f"crm/case/{made}/contact")) == [hidden]
    assert bob.get(f"crm/case/{made}/contact").response == []


HANGING = (access_entries, contact_links, custom_field_values, history_events, tag_links, tasks)


def rich(portal: Portal, title: str) -> int:
    """Make a case with everything that can hang on one."""
    severity = field(portal, Kind.CASE, "Severity", position=1)
    values = [{"key": severity, "value": "High"}]
    owner = portal.owner
    made = case(owner, title, members=[person(owner)], customFieldList=values, **private_to(owner))
    tagged(portal, Kind.CASE, f"Tag of {title}", made)
    surround(portal, Kind.CASE, made)
    return made


def test_a_case_goes_with_all_that_hangs_on_it(portal: Portal) -> None:
    made = rich(portal, "Old")
    assert [len(portal.rows(table)) for table in HANGING] == [1] * 6
    before = portal.owner.get(f"crm/case/{made}").response
    gone = portal.owner.delete(f"crm/case/{made}").response
    left_out = {"members": [], "isPrivate": False, "customFields": []}
    assert gone == {name: value for name, value in before.items() if name != "accessList"} | left_out
    assert [len(portal.rows(table)) for table in HANGING] == [0] * 6
    assert portal.rows(search_documents, search_documents.c.kind == int(Kind.CASE)) == []
    assert portal.owner.get(f"crm/case/{made}").status == 404
    assert audited(portal, 3078) == [(3078, [str(made)], ["Old"])]
    verb, fields, _ = told(portal, Kind.CASE, made)[-1]
    assert (verb, fields["title"], fields["tags"]) == ("deleted", "Old", ["Tag of Old"])
    assert (len(fields["members"]), fields["access_list"]) == (1, [portal.owner.id])
    assert list(fields["custom_fields"].values()) == ["High"]


def test_several_are_deleted_at_once_the_others_passed_over(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two, three = (case(ada, title) for title in ("One", "Two", "Three"))
    secret = case(ada, "Secret", **private_to(ada))
    answer = bob.put("crm/case", {"casesids": [three, one, secret, 4711, one]})
    assert ids(answer) == [one, three]
    assert [row.id for row in portal.rows(cases)] == [two, secret]
    asked = [str(each) for each in (three, one, secret, 4711)]
    assert audited(portal, 3079) == [(3079, asked, ["One, Three"])]
    for nothing in ({}, {"casesids": []}, {"casesids": [secret]}):
        answer = bob.put("crm/case", nothing)
        assert (answer.status, answer.response) == (200, [])
    assert len(audited(portal, 3079)) == 1


def test_all_that_match_a_filter_are_deleted(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    peter = person(ada)
    keep = case(ada, "Keep")
    gone = [case(ada, title, members=[peter]) for title in ("A", "B")]
    secret = case(ada, "Secret", members=[peter], **private_to(ada))
    ada.put(f"crm/case/{gone[1]}/close")
    assert ids(bob.delete("crm/case/filter", contactid=peter, isClosed=True)) == [gone[1]]
    assert ids(bob.delete("crm/case/filter", {"contactid": peter})) == [gone[0]]
    assert bob.delete("crm/case/filter", contactid=peter).response == []
    assert [row.id for row in portal.rows(cases)] == [keep, secret]
    assert [entry[1:] for entry in audited(portal, 3079)] == [
        ([str(gone[1])], ["B"]),
        ([str(gone[0])], ["A"]),
    ]


def test_deleting_many_takes_as_many_statements_as_deleting_one(portal: Portal) -> None:
    def delete(*titles: str) -> int:
        for title in titles:
            rich(portal, title)
        with portal.statements() as seen:
            assert len(portal.owner.delete("crm/case/filter").response) == len(titles)
        return len(seen)

    delete("warm")
    assert delete("one") == delete(*"abcdefgh") <= 45


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("GET", "crm/case/1"),
        ("POST", "crm/case"),
        ("PUT", "crm/case/1"),
        ("PUT", "crm/case/1/close"),
        ("PUT", "crm/case/1/reopen"),
        ("DELETE", "crm/case/1"),
        ("PUT", "crm/case"),
        ("DELETE", "crm/case/filter"),
        ("GET", "crm/case/1/contact"),
        ("POST", "crm/case/1/contact"),
        ("DELETE", "crm/case/1/contact/1"),
    ],
)
def test_guests_and_strangers_are_kept_out(portal: Portal, verb: str, path: str) -> None:
    assert case(portal.owner) == 1
    body: dict[str, Any] = {"title": "x", "casesids": [1], "contactid": 1}
    answer = portal.user("gus", guest=True).request(verb, path, json_body=body)
    assert (answer.status, answer.error) == (403, "Forbidden")
    assert portal.stranger.request(verb, path, json_body=body).status == 401
    assert len(portal.rows(cases)) == 1
