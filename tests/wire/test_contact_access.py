"""Access rights of contacts (sheet 03, sections 3 and 9), and their statuses (section 10)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Portal
from tests.wire.contact_records import audits, company, info, person, tag

from rapport.core.kinds import Kind
from rapport.store.tables import changes, contacts

COLD, WARM = 13, 14


def shares(portal: Portal) -> list[int]:
    return [row.share_type for row in portal.rows(contacts)]


def test_managers_of_a_private_contact_are_told(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, shared = person(ada, shareType=0)["id"], person(ada, managerList=[ada.id])["id"]
    assert [each["id"] for each in ada.get(f"crm/contact/{ann}/access").response] == [ada.id]
    assert set(ada.get(f"crm/contact/{ann}/access").response[0]) == {
        "id",
        "displayName",
        "avatarSmall",
        "profileUrl",
    }
    assert bob.get(f"crm/contact/{shared}/access").response == []
    assert (bob.get(f"crm/contact/{ann}/access").status, bob.get("crm/contact/999/access").status) == (
        403,
        404,
    )
    assert bob.get("crm/contact/0/access").status == 400


def test_access_is_set_and_the_new_state_answered(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    ann = person(ada)["id"]
    path = f"crm/contact/{ann}/access"
    closed = bob.put(path, {"managerList": [ada.id, bob.id, ada.id]}).response
    assert (closed["isPrivate"], closed["isShared"], closed["shareType"]) == (True, False, 0)
    assert {each["id"] for each in closed["accessList"]} == {ada.id, bob.id}
    assert eve.get(f"crm/contact/{ann}").status == 404
    assert eve.put(path, {"isShared": True}).status == 403
    opened = ada.put(path, {"isShared": True, "managerList": [ada.id]}).response
    assert (opened["isPrivate"], opened["shareType"], "accessList" in opened) == (False, 1, False)
    alone = ada.put(path, {}).response
    assert (alone["isPrivate"], alone["accessList"], alone["canEdit"]) == (True, [], False)
    assert (ada.get(f"crm/contact/{ann}").status, portal.owner.get(f"crm/contact/{ann}").status) == (404, 200)
    assert [action for action, *_ in audits(portal)] == [3018]
    told = portal.rows(changes, changes.c.kind == Kind.CONTACT, changes.c.verb == "updated")
    assert len(told) == 3
    assert (told[0].before, '"managers"' in told[0].after) == ('{"managers":[],"share_type":1}', True)


def test_a_read_only_contact_is_overwritten_by_its_managers_alone(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada, shareType=2, managerList=[ada.id])["id"]
    assert bob.put(f"crm/contact/{ann}/access", {"isShared": True}).status == 403
    assert ada.put(f"crm/contact/{ann}/access", {"isShared": True}).response["shareType"] == 1
    assert ada.put("crm/contact/0/access", {}).status == 400
    assert ada.put("crm/contact/999/access", {}).status == 404


def test_several_are_set_together_or_not_at_all(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ids = [person(ada)["id"], company(ada)["id"], person(ada, shareType=2)["id"]]
    for wrong, status in ((ids[2], 403), (999, 404), (0, 400)):
        assert (
            bob.put("crm/contact/access", {"contactid": [ids[0], wrong], "managerList": [bob.id]}).status
            == status
        )
    assert shares(portal) == [1, 1, 2]
    answer = bob.put("crm/contact/access", {"contactid": [ids[1], ids[0], ids[1]], "managerList": [bob.id]})
    assert [each["id"] for each in answer.response] == [ids[1], ids[0]]
    assert [each["accessList"][0]["id"] for each in answer.response] == [bob.id, bob.id]
    assert shares(portal) == [0, 0, 2]
    assert bob.put("crm/contact/access", {}).response == []


@pytest.mark.parametrize(
    ("sent", "shared"),
    [
        ({"isPrivate": True}, False),
        ({"isPrivate": False}, True),
        ({"isShared": True}, True),
        ({"isShared": False}, False),
        ({"isShared": True, "isPrivate": True}, True),
        ({}, False),
    ],
)
def test_access_by_filter_means_what_it_says(portal: Portal, sent: dict[str, bool], shared: bool) -> None:
    """Quirk 6: the reference takes `isPrivate` for its opposite."""
    ada = portal.user("ada")
    ann, bo = person(ada, managerList=[ada.id])["id"], person(ada, "Bo", managerList=[ada.id])["id"]
    tag(portal, "Gold", ann)
    answer = ada.put("crm/contact/filter/access", {"tags": "Gold", "managerList": [ada.id], **sent})
    (item,) = answer.response
    assert (item["id"], item["isShared"], item["tags"]) == (ann, shared, ["Gold"])
    assert item == ada.get("crm/contact/filter", tags="Gold").response[0]
    assert ada.get(f"crm/contact/{bo}").response["shareType"] == 1


def test_access_by_filter_passes_over_what_one_may_not_edit(portal: Portal) -> None:
    """Quirk 5: one match that is out of reach does not spoil the others."""
    ada, bob = portal.user("ada"), portal.user("bob")
    free, read, hidden = (person(ada, shareType=kind)["id"] for kind in (1, 2, 0))
    answer = bob.put("crm/contact/filter/access", {"isPrivate": True, "managerList": [bob.id]})
    assert [each["id"] for each in answer.response] == [free]
    assert shares(portal) == [0, 2, 0]
    assert bob.put("crm/contact/filter/access?filterValue=nobody", {"isShared": True}).response == []
    everything = portal.owner.put("crm/contact/filter/access", {"isShared": True}).response
    assert [each["id"] for each in everything] == [hidden, read, free]


def test_access_by_filter_answers_a_page(portal: Portal) -> None:
    ada = portal.user("ada")
    ada.post("crm/contact/company/quick", {"companyName": [f"Firm {number}" for number in range(5)]})
    answer = ada.put("crm/contact/filter/access?count=2&startIndex=1", {"isShared": True})
    assert (len(answer.response), answer.total, shares(portal)) == (2, 5, [1] * 5)


def test_the_number_of_statements_does_not_grow_with_the_contacts_set(portal: Portal) -> None:
    ada = portal.user("ada")
    counts = []
    for many in (1, 40):
        names = [f"Firm {number}" for number in range(many)]
        ids = [each["id"] for each in ada.post("crm/contact/company/quick", {"companyName": names}).response]
        ada.get(f"crm/contact/{ids[0]}")
        with portal.statements() as seen:
            ada.put("crm/contact/access", {"contactid": ids, "managerList": [ada.id]})
        counts.append(len(seen))
    assert counts[0] == counts[1]


# --- statuses ---------------------------------------------------------------------------------------------


def status(portal: Portal, contact: int) -> int:
    return int(portal.rows(contacts, contacts.c.id == contact)[0].status_id)


def test_a_contact_is_given_a_status(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, firm = person(ada)["id"], company(ada)["id"]
    shown = ada.put(f"crm/contact/{ann}/status", {"contactStatusid": WARM}).response
    assert shown["contactStatus"]["title"] == "Warm"
    assert "contactStatus" not in ada.put(f"crm/contact/{ann}/status", {"contactStatusid": 0}).response
    ada.put(f"crm/contact/{firm}/status", {"contactStatusid": COLD})
    assert audits(portal)[-3:] == [
        (3023, f'["{ann}"]', '["Ann Lee"]'),
        (3023, f'["{ann}"]', '["Ann Lee"]'),
        (3004, f'["{firm}"]', '["Nordwind Ltd"]'),
    ]


@pytest.mark.parametrize("kind", ["company", "person"])
def test_a_status_reaches_everybody_of_the_company_whom_one_sees(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada, shareType=2)["id"]
    ann, bo = (person(ada, name, companyId=firm, shareType=2)["id"] for name in ("Ann", "Bo"))
    eve, cy = person(ada, "Eve", companyId=firm, shareType=0)["id"], person(ada, "Cy")["id"]
    named = firm if kind == "company" else ann
    shown = bob.put(f"crm/contact/{kind}/{named}/status", {"contactStatusid": WARM}).response
    assert (shown["id"], shown["contactStatus"]["id"]) == (named, WARM)
    assert [status(portal, each) for each in (firm, ann, bo, eve, cy)] == [WARM, WARM, WARM, 0, 0]
    actions = (3004, 3005) if kind == "company" else (3023, 3024)
    assert [action for action, *_ in audits(portal)[-2:]] == list(actions)
    bob.put(f"crm/contact/{kind}/{named}/status", {"contactStatusid": 0})
    assert status(portal, bo) == 0


def test_a_person_alone_or_of_a_hidden_company_gets_it_alone(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada, shareType=0)["id"]
    ann, bo, cy = (
        person(ada, name, companyId=at)["id"] for name, at in (("Ann", firm), ("Bo", firm), ("Cy", 0))
    )
    for each in (ann, cy):
        bob.put(f"crm/contact/person/{each}/status", {"contactStatusid": WARM})
    assert [status(portal, each) for each in (firm, ann, bo, cy)] == [0, WARM, 0, WARM]


def test_statuses_are_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, firm = person(ada, shareType=2, managerList=[ada.id])["id"], company(ada)["id"]
    hidden = person(ada, shareType=0)["id"]
    task_category = 1
    refused: list[tuple[str, Any, int]] = [
        (f"crm/contact/{ann}/status", WARM, 403),
        (f"crm/contact/{hidden}/status", WARM, 404),
        ("crm/contact/999/status", WARM, 404),
        ("crm/contact/0/status", WARM, 400),
        (f"crm/contact/{firm}/status", -1, 400),
        (f"crm/contact/{firm}/status", 999, 404),
        (f"crm/contact/{firm}/status", task_category, 404),
        (f"crm/contact/company/{ann}/status", WARM, 400),
        (f"crm/contact/person/{firm}/status", WARM, 400),
        ("crm/contact/company/0/status", WARM, 400),
        ("crm/contact/person/0/status", WARM, 400),
        ("crm/contact/company/999/status", WARM, 404),
        (f"crm/contact/person/{hidden}/status", WARM, 404),
        (f"crm/contact/company/{firm}/status", 999, 404),
        (f"crm/contact/person/{ann}/status", -1, 400),
    ]
    before = portal.rows(contacts)
    for path, wanted, expected in refused:
        assert bob.put(path, {"contactStatusid": wanted}).status == expected, path
    assert (
        bob.put(f"crm/contact/company/{ann}/status", {"contactStatusid": WARM}).error
        == "Contact is not a company"
    )
    assert (
        bob.put(f"crm/contact/person/{firm}/status", {"contactStatusid": WARM}).error
        == "Contact is not a person"
    )
    assert portal.rows(contacts) == before


def test_a_status_that_is_gone_is_left_out(portal: Portal) -> None:
    """Quirk 12: the reference answers 404 then."""
    ann = person(portal.owner)["id"]
    info(portal.owner, ann, "Phone", "1")
    portal.within(lambda work: work.tx.execute(contacts.update().values(status_id=999)))
    assert "contactStatus" not in portal.owner.get(f"crm/contact/{ann}").response
