"""Contacts as members of opportunities, from both sides (sheet 04, section 3; sheet 03, section 11)."""

from __future__ import annotations

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    audited,
    company,
    ids,
    opportunity,
    person,
    private_to,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import changes, contact_links, opportunities

LINKED_COMPANY, UNLINKED_COMPANY, LINKED_PERSON, UNLINKED_PERSON = 3049, 3050, 3051, 3052


def member_ids(client: Client, made: int) -> list[int]:
    return [member["id"] for member in client.get(f"crm/opportunity/{made}").response["members"]]


def test_deleting_a_contacts_opportunity_takes_the_contact_out_and_answers_with_the_opportunity(
    portal: Portal,
) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    made = opportunity(ada, contactid=northwind, members=[peter], description="Long")
    before = ada.get(f"crm/opportunity/{made}").response
    (row,) = portal.rows(opportunities)
    answer = ada.delete(f"crm/contact/{peter}/opportunity/{made}")
    assert (answer.status, answer.count) == (200, 1)
    assert answer.response == {**before, "members": before["members"][:1]}
    assert ada.get(f"crm/opportunity/{made}").response == answer.response
    assert portal.rows(opportunities) == [row]  # last modification included
    assert told(portal, Kind.OPPORTUNITY, made)[1:] == [
        ("updated", {"members": [northwind, peter]}, {"members": [northwind]})
    ]
    assert audited(portal, UNLINKED_PERSON, UNLINKED_COMPANY) == []


def test_the_same_in_the_published_spelling(portal: Portal) -> None:
    ada = portal.user("ada")
    peter = person(ada)
    made = opportunity(ada, members=[peter], bidValue=5)
    published = {"Accept": 'application/json; profile="published"'}
    answer = ada.request("DELETE", f"crm/contact/{peter}/opportunity/{made}", headers=published)
    assert answer.status == 200
    assert answer.json["ID"] == made
    assert answer.json["Members"] == []
    assert answer.json["BidValue"] == 5
    assert answer.json["Stage"]["Title"] == "Initial contact"


def test_the_main_contact_cannot_be_unlinked_from_the_contacts_side(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind = company(ada)
    made = opportunity(ada, contactid=northwind)
    before = portal.rows(changes)
    answer = ada.delete(f"crm/contact/{northwind}/opportunity/{made}")
    assert (answer.status, answer.error) == (403, "Can't unlink base contact")
    assert member_ids(ada, made) == [northwind]
    assert portal.rows(changes) == before
    # Nor when it is no member any more.
    assert ada.delete(f"crm/opportunity/{made}/contact/{northwind}").status == 200
    assert ada.delete(f"crm/contact/{northwind}/opportunity/{made}").error == "Can't unlink base contact"


def test_unlinking_who_is_no_member_changes_nothing(portal: Portal) -> None:
    ada = portal.user("ada")
    peter = person(ada)
    made = opportunity(ada)
    before = portal.rows(changes)
    answer = ada.delete(f"crm/contact/{peter}/opportunity/{made}")
    assert (answer.status, answer.response["members"]) == (200, [])
    assert portal.rows(changes) == before


def test_unlinking_leaves_other_opportunities_and_cases_alone(portal: Portal) -> None:
    ada = portal.user("ada")
    peter, mary = person(ada), person(ada, first="Mary")
    one, two = opportunity(ada, members=[peter, mary]), opportunity(ada, members=[peter])
    case = ada.post("crm/case", {"title": "Case", "members": [peter]}).response["id"]
    assert (one, two, case) == (1, 2, 1)  # the case has the opportunity's number
    ada.delete(f"crm/contact/{peter}/opportunity/{one}")
    assert member_ids(ada, one) == [mary]
    assert member_ids(ada, two) == [peter]
    assert len(portal.rows(contact_links, contact_links.c.kind == int(Kind.CASE))) == 1


def test_a_contacts_opportunity_is_added_and_answered(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    made = opportunity(ada)
    answer = bob.post(f"crm/contact/{northwind}/opportunity/{made}")
    assert answer.status == 201
    assert [member["id"] for member in answer.response["members"]] == [northwind]
    assert "contact" not in answer.response
    assert bob.post(f"crm/contact/{northwind}/opportunity/{made}").status == 201
    assert bob.post(f"crm/contact/{peter}/opportunity/{made}").status == 201
    assert member_ids(ada, made) == [northwind, peter]
    # Quirk 33: the entry is about the contact.
    assert audited(portal, LINKED_COMPANY, LINKED_PERSON) == [
        (LINKED_COMPANY, [str(northwind)], ["Support", "Northwind Ltd"]),
        (LINKED_COMPANY, [str(northwind)], ["Support", "Northwind Ltd"]),
        (LINKED_PERSON, [str(peter)], ["Support", "Peter Lind"]),
    ]


@pytest.mark.parametrize("verb", ["POST", "DELETE"])
def test_ids_of_nought_are_refused_and_unknown_ones_not_found(portal: Portal, verb: str) -> None:
    ada = portal.user("ada")
    peter = person(ada)
    made = opportunity(ada)
    for path in (
        f"crm/contact/0/opportunity/{made}",
        f"crm/contact/{peter}/opportunity/0",
        f"crm/opportunity/0/contact/{peter}",
        f"crm/opportunity/{made}/contact/0",
    ):
        answer = ada.request(verb, path)
        assert (answer.status, answer.error) == (400, ILLEGAL)
    for path in (
        f"crm/contact/4711/opportunity/{made}",
        f"crm/contact/{peter}/opportunity/4711",
        f"crm/opportunity/4711/contact/{peter}",
        f"crm/opportunity/{made}/contact/4711",
    ):
        answer = ada.request(verb, path)
        assert (answer.status, answer.error) == (404, "Not found")
    assert ada.request(verb, f"crm/contact/{2**31}/opportunity/{made}").status == 400
    assert ada.request(verb, f"crm/contact/-1/opportunity/{made}").status == 404
    assert portal.rows(contact_links) == []


@pytest.mark.parametrize("verb", ["POST", "DELETE"])
def test_hidden_contacts_and_opportunities_are_not_found(portal: Portal, verb: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    shown, secret = person(ada), person(ada, shareType=0, managerList=[ada.id])
    seen, hidden = (
        opportunity(ada, members=[shown, secret]),
        opportunity(ada, members=[shown], **private_to(ada)),
    )
    for path in (
        f"crm/contact/{secret}/opportunity/{seen}",
        f"crm/contact/{shown}/opportunity/{hidden}",
        f"crm/opportunity/{seen}/contact/{secret}",
        f"crm/opportunity/{hidden}/contact/{shown}",
    ):
        answer = bob.request(verb, path)
        assert (answer.status, answer.error) == (404, "Not found")
    assert member_ids(ada, seen) == [shown, secret]
    assert member_ids(ada, hidden) == [shown]
    # The main contact of an opportunity that is hidden is not told either.
    main = opportunity(ada, contactid=shown, **private_to(ada))
    assert bob.delete(f"crm/contact/{shown}/opportunity/{main}").status == 404


def test_reading_rights_are_enough_to_link_and_unlink(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    readable = company(ada, shareType=2, managerList=[ada.id])
    made = opportunity(ada, **private_to(bob))
    assert bob.get(f"crm/contact/{readable}").response["canEdit"] is False
    assert bob.post(f"crm/contact/{readable}/opportunity/{made}").status == 201
    assert bob.delete(f"crm/contact/{readable}/opportunity/{made}").status == 200
    assert member_ids(ada, made) == []
    # An administrator sees both whoever they are shared with.
    assert portal.owner.post(f"crm/contact/{readable}/opportunity/{made}").status == 201
    assert portal.owner.delete(f"crm/contact/{readable}/opportunity/{made}").status == 200


def test_a_member_the_caller_cannot_see_stays_when_another_leaves(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    peter, secret = person(ada), person(ada, shareType=0, managerList=[ada.id])
    made = opportunity(ada, members=[peter, secret])
    answer = bob.delete(f"crm/contact/{peter}/opportunity/{made}")
    assert answer.response["members"] == []
    assert member_ids(ada, made) == [secret]


@pytest.mark.parametrize("verb", ["POST", "DELETE"])
def test_guests_and_strangers_link_nothing(portal: Portal, verb: str) -> None:
    peter = person(portal.owner)
    made = opportunity(portal.owner)
    guest = portal.user("gus", guest=True)
    for path in (f"crm/contact/{peter}/opportunity/{made}", f"crm/opportunity/{made}/contact/{peter}"):
        answer = guest.request(verb, path)
        assert (answer.status, answer.error) == (403, "Forbidden")
        assert portal.stranger.request(verb, path).status == 401


def test_suffixes_letter_case_and_bodies_do_not_matter(portal: Portal) -> None:
    ada = portal.user("ada")
    peter, mary, jo = (person(ada, first=name) for name in ("Peter", "Mary", "Jo"))
    made = opportunity(ada, members=[peter, mary, jo])
    assert ada.delete(f"crm/contact/{peter}/opportunity/{made}.json", {"contactid": 4711}).status == 200
    assert ada.delete(f"CRM/Contact/{mary}/Opportunity/{made}/").status == 200
    answer = ada.delete(f"crm/contact/{jo}/opportunity/{made}.xml")
    assert answer.headers["content-type"].startswith("text/xml")
    assert f"<id>{made}</id></response></result>" in answer.text
    assert member_ids(ada, made) == []


def test_from_the_opportunitys_side_the_contact_is_answered(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    made = opportunity(ada)
    linked = ada.post(f"crm/opportunity/{made}/contact/{northwind}")
    assert linked.status == 201
    assert linked.response == ada.get(f"crm/contact/{northwind}").response
    assert ada.post(f"crm/opportunity/{made}/contact/{northwind}").status == 201
    assert ada.post(f"crm/opportunity/{made}/contact/{peter}").response["displayName"] == "Peter Lind"
    assert member_ids(ada, made) == [northwind, peter]
    unlinked = ada.delete(f"crm/opportunity/{made}/contact/{northwind}")
    assert (unlinked.status, unlinked.response["id"]) == (200, northwind)
    assert ada.delete(f"crm/opportunity/{made}/contact/{northwind}").status == 200
    assert ada.delete(f"crm/opportunity/{made}/contact/{peter}").status == 200
    assert member_ids(ada, made) == []
    assert audited(portal, LINKED_COMPANY, UNLINKED_COMPANY, LINKED_PERSON, UNLINKED_PERSON) == [
        (LINKED_COMPANY, [str(made)], ["Support", "Northwind Ltd"]),
        (LINKED_COMPANY, [str(made)], ["Support", "Northwind Ltd"]),
        (LINKED_PERSON, [str(made)], ["Support", "Peter Lind"]),
        (UNLINKED_COMPANY, [str(made)], ["Support", "Northwind Ltd"]),
        (UNLINKED_COMPANY, [str(made)], ["Support", "Northwind Ltd"]),
        (UNLINKED_PERSON, [str(made)], ["Support", "Peter Lind"]),
    ]
    lists = [
        (before["members"], after["members"]) for _, before, after in told(portal, Kind.OPPORTUNITY, made)[1:]
    ]
    assert lists == [
        ([], [northwind]),
        ([northwind], [northwind, peter]),
        ([northwind, peter], [peter]),
        ([peter], []),
    ]


def test_a_main_contact_taken_out_of_the_members_stays_the_main_contact(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind = company(ada)
    made = opportunity(ada, contactid=northwind)
    assert ada.delete(f"crm/opportunity/{made}/contact/{northwind}").status == 200
    shown = ada.get(f"crm/opportunity/{made}").response
    assert (shown["contact"]["id"], shown["members"]) == (northwind, [])
    # It is found by it all the same (section 3.1).
    assert ids(ada.get(f"crm/opportunity/bycontact/{northwind}")) == [made]


def test_the_members_are_listed_as_contacts_the_main_one_not_editable(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    secret = person(ada, shareType=0, managerList=[ada.id])
    made = opportunity(ada, contactid=northwind, members=[secret, peter])
    answer = ada.get(f"crm/opportunity/{made}/contact")
    assert ids(answer) == [northwind, peter, secret]
    assert [contact["canEdit"] for contact in answer.response] == [False, True, True]
    assert answer.response[0]["canDelete"] is True
    assert answer.response[1]["firstName"] == "Peter"
    assert ids(bob.get(f"crm/opportunity/{made}/contact")) == [northwind, peter]
    assert ids(ada.get(f"crm/opportunity/{made}/contact", sortBy="id", sortOrder="descending", count=1)) == [
        secret
    ]
    assert ids(ada.get(f"crm/opportunity/{made}/contact", type="company")) == [northwind]


def test_the_members_of_a_hidden_opportunity_are_not_listed(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada, members=[person(ada)], **private_to(ada))
    assert bob.get(f"crm/opportunity/{made}/contact").status == 404
    assert ada.get("crm/opportunity/0/contact").status == 404
    assert ada.get("crm/opportunity/4711/contact").status == 404
    assert portal.user("gus", guest=True).get(f"crm/opportunity/{made}/contact").error == "Forbidden"


def test_listing_members_takes_as_many_statements_for_fifty_as_for_one(portal: Portal) -> None:
    ada = portal.user("ada")
    contacts = [person(ada, first=f"P{number}") for number in range(50)]
    few, many = opportunity(ada, members=contacts[:1]), opportunity(ada, members=contacts)
    counts = []
    for made in (few, many, few, many):
        with portal.statements() as seen:
            assert ada.get(f"crm/opportunity/{made}/contact").status == 200
        counts.append(len(seen))
    assert counts[2] == counts[3] <= 10


def test_deleting_a_contact_leaves_its_opportunities_without_it(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    made = opportunity(ada, contactid=northwind, members=[peter])
    assert ada.delete(f"crm/contact/{northwind}").status == 200
    shown = ada.get(f"crm/opportunity/{made}").response
    assert "contact" not in shown
    assert [member["id"] for member in shown["members"]] == [peter]
    assert ("updated", {"contact_id": northwind}, {"contact_id": 0}) in told(portal, Kind.OPPORTUNITY, made)


def test_merging_contacts_moves_main_contact_and_memberships(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = company(ada, "One"), company(ada, "Two")
    main, both = opportunity(ada, contactid=one), opportunity(ada, members=[one, two])
    assert ada.put("crm/contact/merge", {"fromcontactid": one, "tocontactid": two}).status == 200
    assert ada.get(f"crm/opportunity/{main}").response["contact"]["id"] == two
    assert (member_ids(ada, main), member_ids(ada, both)) == ([two], [two])
    assert ("updated", {"contact_id": one}, {"contact_id": two}) in told(portal, Kind.OPPORTUNITY, main)
