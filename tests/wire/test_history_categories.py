"""History categories as clients use them (sheet 05, section 5; sheet 06, section 1.6)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import company, event
from tests.wire.opportunity_records import ILLEGAL, audited, told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, list_items

ICONS = "/Products/CRM/App_Themes/default/images/"
NOTE = 20


@pytest.fixture
def admin(portal: Portal) -> Client:
    return portal.user("eva", crm_admin=True)


def titles(client: Client) -> list[str]:
    return [item["title"] for item in client.get("crm/history/category").response]


def untouched(portal: Portal) -> list[Any]:
    return [portal.rows(list_items), *(len(portal.rows(table)) for table in (changes, audit_events))]


def test_the_categories_of_a_new_portal(portal: Portal) -> None:
    ada = portal.user("ada")
    assert titles(ada) == ["Note", "Email", "Phone call", "Appointment"]
    event(portal, company(ada)["id"])
    first, second, *_ = ada.get("crm/history/category").response
    assert list(first.items()) == [
        ("relativeItemsCount", 1),
        ("imagePath", f"{ICONS}event_category_note.png"),
        ("title", "Note"),
        ("description", ""),
        ("color", ""),
        ("sortOrder", 1),
        ("id", NOTE),
    ]
    assert "relativeItemsCount" not in second
    assert ada.get(f"crm/history/category/{NOTE}").status == 404  # there is no such call


def test_making_changing_and_deleting(portal: Portal, admin: Client) -> None:
    made = admin.post("crm/history/category", {"title": "Fair", "imageName": "random words"})
    number = made.response["id"]
    assert (made.status, made.response["imagePath"]) == (201, f"{ICONS}random words")
    assert made.response["sortOrder"] == 5
    again = admin.post("crm/history/category", {"title": "FAIR", "imageName": "x.png"})
    assert again.response["id"] == number
    body = {"title": "Trade fair", "description": "d", "imageName": "fair.png", "sortOrder": 1}
    changed = admin.put(f"crm/history/category/{number}", body).response
    assert (changed["title"], changed["imagePath"], changed["sortOrder"]) == (
        "Trade fair",
        f"{ICONS}fair.png",
        5,
    )
    icon = admin.put(f"crm/history/category/{number}/icon", {"imageName": "i.png"}).response
    assert icon["imagePath"] == f"{ICONS}i.png"
    ordered = admin.put("crm/history/category/reorder", {"titles": ["Trade fair", "Note"]})
    assert [(item["title"], item.get("sortOrder")) for item in ordered.response] == [
        ("Trade fair", None),
        ("Note", 1),
    ]
    assert titles(admin)[:2] == ["Trade fair", "Note"]
    gone = admin.delete(f"crm/history/category/{number}")
    assert (gone.response["title"], gone.response["id"]) == ("Trade fair", number)
    assert audited(portal, *range(3125, 3130)) == [
        (3125, [str(number)], ["Fair"]),
        (3126, [str(number)], ["Trade fair"]),
        (3127, [str(number)], ["Trade fair"]),
        (3128, [str(number), str(NOTE)], ["Trade fair, Note"]),
        (3129, [str(number)], ["Trade fair"]),
    ]
    verbs = [verb for verb, *_ in told(portal, Kind.LIST_ITEM, number)]
    assert verbs == ["created", "updated", "updated", "updated", "deleted"]


def test_a_category_in_use(portal: Portal, admin: Client) -> None:
    event(portal, company(admin)["id"])
    before = untouched(portal)
    edited = admin.put(f"crm/history/category/{NOTE}", {"title": "Note", "imageName": "x.png"})
    assert (edited.status, edited.error) == (
        400,
        "Can't be edited. There are some history events with this category.",
    )
    deleted = admin.delete(f"crm/history/category/{NOTE}", newcategoryid=21)
    assert (deleted.status, deleted.error) == (
        400,
        "Can't be deleted. There are some history events with this category.",
    )
    assert untouched(portal) == before
    assert admin.put(f"crm/history/category/{NOTE}/icon", {"imageName": "x.png"}).status == 200


def test_the_last_category_stays(portal: Portal, admin: Client) -> None:
    for number in (20, 21, 22):
        assert admin.delete(f"crm/history/category/{number}").status == 200
    refused = admin.delete("crm/history/category/23")
    assert (refused.status, refused.error) == (400, "The last history category cannot be deleted")


def test_what_is_refused(portal: Portal, admin: Client) -> None:
    ada = portal.user("ada")
    before = untouched(portal)
    for body in ({}, {"imageName": "x.png"}, {"title": "New"}, {"title": "N", "imageName": "x" * 256}):
        assert admin.post("crm/history/category", body).status == 400
    assert admin.post("crm/history/category", {"title": "New"}).error == (
        f"{ILLEGAL}\r\nParameter name: imageName"
    )
    # System categories are not stored, and ids of other lists are none of this one's (quirk Q9).
    for number, status in ((0, 400), (1, 404), (13, 404), (99, 404)):
        body = {"title": "New", "imageName": "x.png"}
        assert admin.put(f"crm/history/category/{number}", body).status == status
        assert admin.put(f"crm/history/category/{number}/icon", body).status == status
        assert admin.delete(f"crm/history/category/{number}").status == status
    assert admin.put("crm/history/category/reorder", {"titles": ["Note", "Nobody"]}).status == 400
    assert admin.put("crm/history/category/reorder", {"titles": []}).response == []
    for answer in (
        ada.post("crm/history/category", {}),
        ada.put("crm/history/category/0", {}),
        ada.put("crm/history/category/0/icon", {}),
        ada.put("crm/history/category/reorder", {"titles": ["Nobody"]}),
        ada.delete("crm/history/category/0"),
    ):
        assert (answer.status, answer.error) == (403, "Access Denied")
    assert untouched(portal) == before
