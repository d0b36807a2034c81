"""Deleting contacts: one, several, all that match (sheet 03, section 8)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Portal
from tests.wire.contact_records import (
    audits,
    company,
    event,
    field,
    info,
    invoice,
    opportunity,
    person,
    tag,
    task,
)

from rapport.core.kinds import Kind
from rapport.store.tables import (
    access_entries,
    changes,
    contact_infos,
    contact_links,
    contacts,
    custom_field_values,
    history_events,
    opportunities,
    search_documents,
    tag_links,
    tags,
    tasks,
)

WAYS = ["one", "several", "filter"]


def delete(client: Any, way: str, contact: int) -> Any:
    if way == "one":
        return client.delete(f"crm/contact/{contact}")
    if way == "several":
        return client.put("crm/contact", {"contactids": [contact]})
    return client.delete("crm/contact/filter", filterValue="Zorn")


@pytest.mark.parametrize("way", WAYS)
def test_everything_that_hangs_on_a_contact_goes(portal: Portal, way: str) -> None:
    ada = portal.user("ada")
    number = field(portal, "Number")
    values = [{"key": number, "value": "7"}]
    gone = person(ada, "Ann", "Zorn", customFieldList=values, managerList=[ada.id])["id"]
    stays = person(ada, "Bo", "Lee", customFieldList=values, managerList=[ada.id])["id"]
    main, other = opportunity(portal, main=gone, members=(gone, stays)), opportunity(portal, main=stays)
    for each in (gone, stays):
        info(ada, each, "Phone", "1")
        task(portal, each)
        task(portal, each, is_closed=True)
        event(portal, each)
    tag(portal, "Gold", gone, stays)

    assert delete(ada, way, gone).status == 200
    assert [row.id for row in portal.rows(contacts)] == [stays]
    for table in (contact_infos, tasks, history_events, contact_links):
        assert {row.contact_id for row in portal.rows(table)} == {stays}, table.name
    for table in (tag_links, custom_field_values, access_entries):
        assert {row.record_id for row in portal.rows(table)} == {stays}, table.name
    found = portal.rows(search_documents, search_documents.c.kind == Kind.CONTACT)
    assert {row.record_id for row in found} == {stays}
    assert len(portal.rows(tags, tags.c.title == "Gold")) == 1
    assert {row.id: row.contact_id for row in portal.rows(opportunities)} == {main: 0, other: stays}
    # What is gone is told whole, for whoever wants it back.
    told = portal.rows(changes, changes.c.kind == Kind.CONTACT)[-1]
    assert (told.verb, told.record_id, told.after) == ("deleted", str(gone), None)
    for piece in ('"first_name":"Ann"', '"infos":[{', '"tags":["Gold"]', f'"managers":["{ada.id}"]', '"7"}'):
        assert piece in told.before
    action = 3034 if way == "one" else 3035
    assert audits(portal)[-1] == (action, f'["{gone}"]', '["Ann Zorn"]')


@pytest.mark.parametrize("way", WAYS)
def test_persons_outlive_their_company(portal: Portal, way: str) -> None:
    ada = portal.user("ada")
    firm = company(ada, "Zorn Ltd")["id"]
    ann, eve = (
        person(ada, name, companyId=firm, shareType=kind)["id"] for name, kind in (("Ann", 1), ("Eve", 0))
    )
    if way == "filter":
        # A search for the company's name finds its persons too.
        ada.delete("crm/contact/filter", filterValue="Zorn", contactListView="company")
    else:
        delete(ada, way, firm)
    assert [(row.id, row.company_id) for row in portal.rows(contacts)] == [(ann, 0), (eve, 0)]
    assert audits(portal)[-1][0] == (3017 if way == "one" else 3035)


def test_a_single_one_is_answered_as_it_is_once_gone(portal: Portal) -> None:
    ada = portal.user("ada")
    heading = field(portal, "More", field_type=4)
    number = field(portal, "Number")
    firm = company(
        ada, shareType=0, customFieldList=[{"key": number, "value": "7"}], about="x", managerList=[ada.id]
    )["id"]
    person(ada, companyId=firm)
    info(ada, firm, "Phone", "1")
    task(portal, firm, late=True)
    before = ada.get(f"crm/contact/{firm}").response
    after = ada.delete(f"crm/contact/{firm}").response
    left_out = {"personsCount", "taskCount"}
    assert left_out <= before.keys()
    assert after == {
        **{key: value for key, value in before.items() if key not in left_out},
        "accessList": [],
        "addresses": [],
        "commonData": [],
        "customFields": [each for each in before["customFields"] if each["id"] == heading],
        "haveLateTasks": False,
    }


def test_deleting_one_is_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    read, hidden = (person(ada, shareType=kind, managerList=[ada.id])["id"] for kind in (2, 0))
    client, consignee = person(ada)["id"], person(ada)["id"]
    invoice(portal, client, consignee)
    for contact, status in (
        (0, 400),
        (999, 404),
        (read, 403),
        (hidden, 403),
        (client, 403),
        (consignee, 403),
    ):
        assert bob.delete(f"crm/contact/{contact}").status == status
    assert portal.owner.delete(f"crm/contact/{client}").status == 403
    assert ada.get(f"crm/contact/{client}").response["canDelete"] is False
    assert len(portal.rows(contacts)) == 4


def test_several_are_deleted_and_the_others_passed_over(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    free, read, hidden = (person(ada, shareType=kind)["id"] for kind in (1, 2, 0))
    billed, firm = person(ada)["id"], company(ada)["id"]
    invoice(portal, billed)
    asked = [firm, read, hidden, 999, billed, free, firm]
    answer = bob.put("crm/contact", {"contactids": asked})
    assert [each["id"] for each in answer.response] == [firm, free]
    assert set(answer.response[0]) == {
        "smallFotoUrl", "mediumFotoUrl", "displayName", "isCompany", "isPrivate", "isShared", "shareType",
        "currency", "canEdit", "canDelete", "id",
    }  # fmt: skip
    assert [row.id for row in portal.rows(contacts)] == [read, hidden, billed]
    targets = ",".join(f'"{each}"' for each in dict.fromkeys(asked))
    assert audits(portal)[-1] == (3035, f"[{targets}]", '["Nordwind Ltd, Ann Lee"]')
    assert bob.put("crm/contact", {"contactids": [read]}).response == []
    assert bob.put("crm/contact", {}).status == 400
    assert bob.form("PUT", "crm/contact", [("contactids[]", str(hidden))]).response == []


def test_all_that_match_and_may_be_deleted_go(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    gold, plain, hidden = (
        person(ada, name, shareType=kind)["id"] for name, kind in (("A", 1), ("B", 1), ("C", 0))
    )
    billed = person(ada, "D")["id"]
    invoice(portal, billed)
    tag(portal, "Gold", gold, billed)
    assert [each["id"] for each in bob.delete("crm/contact/filter", tags="Gold").response] == [gold]
    assert bob.delete("crm/contact/filter", contactStage=13).response == []
    assert bob.delete("crm/contact/filter", fromDate="x").status == 400
    assert [each["id"] for each in bob.delete("crm/contact/filter").response] == [plain]
    assert [row.id for row in portal.rows(contacts)] == [hidden, billed]
    assert [each["id"] for each in portal.owner.delete("crm/contact/filter").response] == [hidden]


def test_the_answer_is_a_page_but_all_are_deleted(portal: Portal) -> None:
    ada = portal.user("ada")
    ada.post("crm/contact/company/quick", {"companyName": [f"Firm {number}" for number in range(5)]})
    answer = ada.delete("crm/contact/filter?count=2")
    assert (len(answer.response), answer.total, portal.rows(contacts)) == (2, 5, [])


def test_the_number_of_statements_does_not_grow(portal: Portal) -> None:
    ada = portal.user("ada")
    counts = []
    for many in (1, 40):
        names = [f"Firm {number}" for number in range(many)]
        made = ada.post("crm/contact/company/quick", {"companyName": names}).response
        for each in made:
            info(ada, each["id"], "Phone", "1")
            task(portal, each["id"])
            opportunity(portal, main=each["id"], members=(each["id"],))
        ada.get("crm/contact/filter")
        with portal.statements() as seen:
            ada.put("crm/contact", {"contactids": [each["id"] for each in made]})
        counts.append(len(seen))
    assert counts[0] == counts[1], "\n".join(seen)
    assert portal.rows(contacts) == []
