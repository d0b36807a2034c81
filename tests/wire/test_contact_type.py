"""Contact types, calls 50 to 55 of sheet 03 (section 14). What all lists share is tested with the statuses."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from tests.portals import Client, Portal
from tests.wire.contact_records import company, fewest_statements, person
from tests.wire.opportunity_records import told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, contacts, list_items

CLIENT, SUPPLIER, PARTNER, COMPETITOR = 16, 17, 18, 19
SEEDED = [
    {"title": title, "description": "", "color": "", "sortOrder": place, "id": 15 + place}
    for place, title in enumerate(["Client", "Supplier", "Partner", "Competitor"], start=1)
]


def contact_of_type(portal: Portal, type_id: int) -> None:
    """As web forms and imports do."""
    made = portal.owner.post("crm/contact/person", {"firstName": "Ann", "lastName": "Lee", "shareType": 1})
    statement = update(contacts).where(contacts.c.id == made.response["id"]).values(type_id=type_id)
    portal.within(lambda work: work.tx.execute(statement))


def last_audit(portal: Portal) -> tuple[int, str, str]:
    row = portal.rows(audit_events)[-1]
    return row.action, row.target, row.parameters


def titles(client: Client) -> list[str]:
    return [item["title"] for item in client.get("crm/contact/type").response]


def test_a_new_portal_has_four_types(portal: Portal) -> None:
    answer = portal.user("ada").get("crm/contact/type")
    assert answer.response == SEEDED
    assert answer.count == 4


def test_reading_one(portal: Portal) -> None:
    contact_of_type(portal, PARTNER)
    ada = portal.user("ada")
    assert ada.get(f"crm/contact/type/{CLIENT}").response == SEEDED[0]
    assert ada.get(f"crm/contact/type/{PARTNER}").response == {"relativeItemsCount": 1, **SEEDED[2]}
    assert ada.get("crm/contact/type").response[2]["relativeItemsCount"] == 1


@pytest.mark.parametrize(("item", "status"), [(0, 400), (999, 404), (13, 404)])
def test_one_is_found_in_its_own_list_alone(portal: Portal, item: int, status: int) -> None:
    assert portal.owner.get(f"crm/contact/type/{item}").status == status
    assert portal.owner.put(f"crm/contact/type/{item}", {"title": "New"}).status == status
    assert portal.owner.delete(f"crm/contact/type/{item}").status == status


def test_creating(portal: Portal) -> None:
    answer = portal.owner.post(
        "crm/contact/type", {"title": "Investor", "description": "ignored", "color": "#fff"}
    )
    assert answer.status == 201
    assert answer.response == {"title": "Investor", "description": "", "color": "", "sortOrder": 5, "id": 24}
    assert last_audit(portal) == (3090, '["24"]', '["Investor"]')
    assert portal.owner.post("crm/contact/type", {"title": "INVESTOR"}).response["id"] == 24


def test_a_title_is_taken_within_its_own_list_alone(portal: Portal) -> None:
    assert portal.owner.post("crm/contact/type", {"title": "Warm"}).response["id"] == 24


@pytest.mark.parametrize("body", [{}, {"title": ""}, {"title": " "}, {"title": "x" * 256}])
def test_creating_refuses_bad_titles(portal: Portal, body: dict[str, str]) -> None:
    assert portal.owner.post("crm/contact/type", body).status == 400
    assert len(portal.rows(list_items)) == 23


def test_updating(portal: Portal) -> None:
    answer = portal.owner.put(f"crm/contact/type/{CLIENT}", {"title": "Customer", "sortOrder": 7})
    assert answer.response == {**SEEDED[0], "title": "Customer"}
    assert last_audit(portal) == (3091, f'["{CLIENT}"]', '["Customer"]')


def test_what_contacts_have_is_neither_changed_nor_deleted(portal: Portal) -> None:
    contact_of_type(portal, CLIENT)
    refused = portal.owner.put(f"crm/contact/type/{CLIENT}", {"title": "Customer"})
    assert (refused.status, refused.error) == (400, "Can't be edited. There are some related contacts.")
    refused = portal.owner.delete(f"crm/contact/type/{CLIENT}")
    assert (refused.status, refused.error) == (400, "Can't be deleted. There are some related contacts.")


def test_a_contact_is_given_a_type(portal: Portal) -> None:
    """An addition: in the reference no call does."""
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, firm = person(ada)["id"], company(ada)["id"]
    assert ada.get(f"crm/contact/{ann}/type").text == '{"status":0,"statusCode":200,"response":{}}'
    before = ada.get(f"crm/contact/{ann}").response
    answer = ada.put(f"crm/contact/{ann}/fields", {"fields": {"contactType": PARTNER}})
    assert answer.status == 200
    changing = {"updated", "updateBy"}
    assert answer.response.keys() == before.keys()
    assert {name for name in before if before[name] != answer.response[name]} <= changing
    assert bob.get(f"crm/contact/{ann}/type").response == SEEDED[2]
    found = ada.get("crm/contact/filter", contactType=PARTNER).response
    assert [item["id"] for item in found] == [ann]
    verb, old, new = told(portal, Kind.CONTACT, ann)[-1]
    assert (verb, old["type_id"], new["type_id"]) == ("updated", 0, PARTNER)
    ada.put(f"crm/contact/{firm}/fields", {"fields": {"contactType": CLIENT, "companyName": "Acme"}})
    assert ada.get(f"crm/contact/{firm}/type").response == SEEDED[0]
    ada.put(f"crm/contact/person/{ann}", {"firstName": "Ann", "lastName": "Lee", "shareType": 1})
    assert ada.get(f"crm/contact/{ann}/type").response == SEEDED[2], "a whole update leaves it (quirk 2)"
    conflict = ada.put(
        f"crm/contact/{ann}/fields", {"fields": {"contactType": 0}, "expected": {"contactType": CLIENT}}
    )
    assert conflict.status == 409
    (told_of,) = conflict.json["error"]["data"]["conflicts"]
    assert (told_of["field"], told_of["expected"], told_of["found"]) == ("contactType", CLIENT, PARTNER)
    ada.put(f"crm/contact/{ann}/fields", {"fields": {"contactType": 0}, "expected": {"contactType": PARTNER}})
    assert ada.get(f"crm/contact/{ann}/type").response == {}
    newest = ada.get("crm/changes").response[0]
    assert ada.put(f"crm/changes/{newest['id']}/undo").status == 200
    assert ada.get(f"crm/contact/{ann}/type").response == SEEDED[2]


def test_what_type_a_contact_may_not_have(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = person(ada, shareType=0, managerList=[ada.id])["id"]
    readable = person(ada, shareType=2, managerList=[ada.id])["id"]
    for wrong, status in ((999, 404), (13, 404), (-1, 404), ("x", 400)):
        assert ada.put(f"crm/contact/{hidden}/fields", {"fields": {"contactType": wrong}}).status == status
    assert bob.put(f"crm/contact/{readable}/fields", {"fields": {"contactType": CLIENT}}).status == 403
    assert bob.put(f"crm/contact/{hidden}/fields", {"fields": {"contactType": CLIENT}}).status == 404
    assert [row.type_id for row in portal.rows(contacts)] == [0, 0]
    statuses = [bob.get(f"crm/contact/{each}/type").status for each in (hidden, readable, 0, 99)]
    assert statuses == [404, 200, 400, 404]


def test_reordering(portal: Portal) -> None:
    answer = portal.owner.put("crm/contact/type/reorder", {"titles": ["Partner", "client"]})
    assert [item["id"] for item in answer.response] == [PARTNER, CLIENT]
    assert titles(portal.owner) == ["Partner", "Client", "Supplier", "Competitor"]
    assert last_audit(portal) == (3092, '["18","16"]', '["Partner, Client"]')
    assert portal.owner.put("crm/contact/type/reorder", {"titles": ["Warm"]}).status == 400


def test_reordering_by_a_form(portal: Portal) -> None:
    answer = portal.owner.form(
        "PUT", "crm/contact/type/reorder", [("titles[]", "Competitor"), ("titles[]", "Client")]
    )
    assert [item["id"] for item in answer.response] == [COMPETITOR, CLIENT]


def test_deleting(portal: Portal) -> None:
    assert portal.owner.delete(f"crm/contact/type/{CLIENT}").response == SEEDED[0]
    assert last_audit(portal) == (3093, f'["{CLIENT}"]', '["Client"]')
    for item in (SUPPLIER, PARTNER):
        assert portal.owner.delete(f"crm/contact/type/{item}").status == 200
    last = portal.owner.delete(f"crm/contact/type/{COMPETITOR}")
    assert (last.status, last.error) == (400, "The last contact type cannot be deleted")
    assert titles(portal.owner) == ["Competitor"]


def test_a_list_takes_the_same_statements_whatever_its_length(portal: Portal) -> None:
    def statements() -> int:
        return fewest_statements(portal, lambda: portal.owner.get("crm/contact/type").response)

    few = statements()
    for number in range(46):
        portal.owner.post("crm/contact/type", {"title": f"Type {number}"})
    assert len(portal.owner.get("crm/contact/type").response) == 50
    assert statements() == few <= 10
