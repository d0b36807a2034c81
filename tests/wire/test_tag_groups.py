"""Tags for a company and its persons together (sheet 06, section 4.3)."""

from __future__ import annotations

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import audited, company, person, told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, tag_links, tags


def carrying(client: Client, *contacts: int) -> list[bool]:
    """Return for each contact whether it carries the tag."""
    return [client.get(f"crm/contact/{contact}/tag").response == ["Key"] for contact in contacts]


def untouched(portal: Portal) -> list[int]:
    return [len(portal.rows(table)) for table in (tags, tag_links, changes, audit_events)]


def test_a_company_is_tagged_with_its_persons(portal: Portal) -> None:
    ada = portal.user("ada")
    firm, other = company(ada), company(ada)
    ann, ben, outsider = person(ada, companyId=firm), person(ada, companyId=firm), person(ada)
    added = ada.post(f"crm/company/{firm}/tag/group", {"tagName": " Key"})
    assert (added.status, added.response) == (201, " Key")
    assert carrying(ada, firm, ann, ben, outsider, other) == [True, True, True, False, False]
    actions = [(action, [str(firm)], ["Northwind Ltd", "Key"]) for action in (3006, 3007)]
    assert audited(portal, 3006, 3007, 3025, 3026) == actions
    assert told(portal, Kind.CONTACT, ann)[-1] == ("updated", {"tags": []}, {"tags": ["Key"]})
    removed = ada.delete(f"crm/company/{firm}/tag/group", tagName="KEY")
    assert (removed.status, removed.response) == (200, "KEY")
    assert carrying(ada, firm, ann, ben) == [False, False, False]
    assert len(audited(portal, 3006, 3007, 3008, 3025, 3026, 3027)) == 2
    assert told(portal, Kind.CONTACT, ben)[-1] == ("updated", {"tags": ["Key"]}, {"tags": []})


def test_a_person_is_tagged_with_company_and_colleagues(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)
    ann, ben = person(ada, "Ann", companyId=firm), person(ada, "Ben", companyId=firm)
    assert ada.post(f"crm/person/{ann}/tag/group", {"tagName": "Key"}).status == 201
    assert carrying(ada, firm, ann, ben) == [True, True, True]
    actions = [(action, [str(ann)], ["Ann Lind", "Key"]) for action in (3025, 3026)]
    assert audited(portal, 3006, 3007, 3025, 3026) == actions
    assert ada.delete(f"crm/person/{ben}/tag/group", {"tagName": "Key"}).status == 200
    assert carrying(ada, firm, ann, ben) == [False, False, False]


def test_a_person_without_a_company_in_sight_is_tagged_alone(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(ada, shareType=0, managerList=[ada.id])
    ann, ben = person(ada, companyId=hidden), person(ada, companyId=hidden)
    loner = person(ada)
    for each in (ann, loner):
        assert bob.post(f"crm/person/{each}/tag/group", {"tagName": "Key"}).status == 201
    assert carrying(ada, hidden, ann, ben, loner) == [False, True, False, True]
    assert bob.delete(f"crm/person/{ann}/tag/group", {"tagName": "Key"}).status == 200
    assert carrying(ada, ann, loner) == [False, True]


def test_those_that_the_caller_may_not_edit_are_passed_over(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada)
    open_one = person(ada, companyId=firm)
    readable = person(ada, companyId=firm, shareType=2, managerList=[ada.id])
    hidden = person(ada, companyId=firm, shareType=0, managerList=[ada.id])
    assert bob.post(f"crm/company/{firm}/tag/group", {"tagName": "Key"}).status == 201
    assert carrying(ada, firm, open_one, readable, hidden) == [True, True, False, False]
    assert ada.post(f"crm/company/{firm}/tag/group", {"tagName": "Key"}).status == 201
    assert bob.delete(f"crm/company/{firm}/tag/group", {"tagName": "Key"}).status == 200
    assert carrying(ada, firm, open_one, readable, hidden) == [False, False, True, True]


@pytest.mark.parametrize("verb", ["POST", "DELETE"])
def test_what_is_refused(portal: Portal, verb: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm, ann = company(ada), person(ada)
    readable = company(ada, shareType=2, managerList=[ada.id])
    hidden = person(ada, shareType=0, managerList=[ada.id])
    ada.post("crm/contact/tag", {"tagName": "Key"})
    before = untouched(portal)
    refusals = [
        ("company/0", "Key", 400, "Value does not fall within the expected range."),
        (f"company/{firm}", "", 400, "Value does not fall within the expected range."),
        (f"company/{firm}", "  ", 400, "Tag name is empty"),
        ("company/99", "Key", 404, "Not found"),
        (f"company/{ann}", "Key", 400, "Contact is not a company"),
        (f"person/{firm}", "Key", 400, "Contact is not a person"),
        (f"company/{readable}", "Key", 403, "Access Denied"),
        (f"person/{hidden}", "Key", 404, "Not found"),
    ]
    for path, name, status, message in refusals:
        answer = bob.request(verb, f"crm/{path}/tag/group", json_body={"tagName": name})
        assert (answer.status, answer.error.partition("\r\n")[0]) == (status, message), path
    if verb == "DELETE":
        unknown = ada.delete(f"crm/company/{firm}/tag/group", {"tagName": "Nobody's"})
        assert unknown.status == 400
    assert ada.request(verb, f"crm/contact/{firm}/tag/group", json_body={"tagName": "Key"}).status == 404
    assert untouched(portal) == before
