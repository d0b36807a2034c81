"""Task categories as clients use them (sheet 05, section 5)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import company, fewest_statements, task
from tests.wire.opportunity_records import ILLEGAL, audited, told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, list_items, tasks

ICONS = "/Products/CRM/App_Themes/default/images/"
VISIT = {"title": "Visit", "imageName": f"{ICONS}visit.png"}


@pytest.fixture
def admin(portal: Portal) -> Client:
    return portal.user("eva", crm_admin=True)


def titles(client: Client) -> list[str]:
    return [item["title"] for item in client.get("crm/task/category").response]


def untouched(portal: Portal) -> list[Any]:
    return [portal.rows(list_items), portal.rows(tasks)] + [
        len(portal.rows(table)) for table in (changes, audit_events)
    ]


def test_the_categories_of_a_new_portal(portal: Portal) -> None:
    ada = portal.user("ada")
    found = ada.get("crm/task/category")
    assert found.count == 12
    assert titles(ada)[:3] == ["Phone call", "Opportunity", "Demo"]
    assert list(found.response[1].items()) == [
        ("imagePath", f"{ICONS}task_category_deal.png"),
        ("title", "Opportunity"),
        ("description", ""),
        ("color", ""),
        ("sortOrder", 2),
        ("id", 2),
    ]


def test_one_category(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)["id"]
    task(portal, firm, category_id=2)
    task(portal, firm, category_id=2, is_closed=True)
    found = ada.get("crm/task/category/2").response
    assert (found["relativeItemsCount"], found["title"]) == (2, "Opportunity")
    assert "relativeItemsCount" not in ada.get("crm/task/category/3").response
    counts = {item["id"]: item.get("relativeItemsCount") for item in ada.get("crm/task/category").response}
    assert (counts[1], counts[2]) == (None, 2)
    # Ids of other lists are none of this one's (quirk Q9).
    for number, status in ((0, 400), (13, 404), (20, 404), (99, 404)):
        assert ada.get(f"crm/task/category/{number}").status == status


def test_making_a_category(portal: Portal, admin: Client) -> None:
    made = admin.post("crm/task/category", {**VISIT, "description": "On site"})
    number = made.response["id"]
    assert made.status == 201
    assert made.response == {
        "imagePath": f"{ICONS}visit.png",
        "title": "Visit",
        "description": "On site",
        "color": "",
        "sortOrder": 13,
        "id": number,
    }
    assert titles(admin)[-1] == "Visit"
    assert audited(portal, 3130) == [(3130, [str(number)], ["Visit"])]
    ((verb, before, after),) = told(portal, Kind.LIST_ITEM, number)
    assert (verb, before, after["icon"], after["list"]) == ("created", None, "visit.png", 2)
    placed = admin.post("crm/task/category", {"title": "First", "imageName": "a.png", "sortOrder": 1})
    assert placed.response["sortOrder"] == 1


def test_a_title_that_is_there_is_that_category(portal: Portal, admin: Client) -> None:
    before = untouched(portal)
    for title in ("Demo", "DEMO  ", "Démo"):
        found = admin.post("crm/task/category", {"title": title, "imageName": "x.png"})
        assert (found.status, found.response["id"]) == (201, 3)
    assert admin.post("crm/task/category", {"title": "demo"}).response["id"] == 3
    assert untouched(portal) == before


def test_what_is_refused(portal: Portal, admin: Client) -> None:
    ada = portal.user("ada")
    before = untouched(portal)
    bad: list[dict[str, Any]] = [
        {},
        {"title": "", "imageName": "x.png"},
        {"title": "x" * 256, "imageName": "x"},
    ]
    for body in bad:
        assert admin.post("crm/task/category", body).status == 400
        assert admin.put("crm/task/category/3", body).status == 400
    assert (
        admin.post("crm/task/category", {"title": "New"}).error == f"{ILLEGAL}\r\nParameter name: imageName"
    )
    for path in ("crm/task/category/{}", "crm/task/category/{}/icon"):
        for number, status in ((0, 400), (13, 404), (99, 404)):
            assert admin.put(path.format(number), VISIT).status == status
    for number, status in ((0, 400), (13, 404), (99, 404)):
        assert admin.delete(f"crm/task/category/{number}").status == status
    assert admin.delete("crm/task/category/99", newcategoryid=-1).status == 400
    assert admin.put("crm/task/category/reorder", {"titles": ["Demo", "Nobody"]}).status == 400
    for answer in (
        ada.post("crm/task/category", {}),
        ada.put("crm/task/category/99", {}),
        ada.put("crm/task/category/99/icon", {}),
        ada.put("crm/task/category/reorder", {"titles": ["Nobody"]}),
        ada.delete("crm/task/category/0"),
        ada.delete("crm/task/category/3", newcategoryid=-1),
    ):
        assert (answer.status, answer.error) == (403, "Access Denied")
    assert untouched(portal) == before


def test_changing_a_category(portal: Portal, admin: Client) -> None:
    body = {"title": "Tour", "description": "d", "imageName": "tour.png", "sortOrder": 99}
    changed = admin.put("crm/task/category/3", body).response
    assert (changed["title"], changed["imagePath"], changed["sortOrder"]) == ("Tour", f"{ICONS}tour.png", 3)
    assert admin.put("crm/task/category/3", {"title": "Tour"}).response["imagePath"] == ""
    assert audited(portal, 3131) == [(3131, ["3"], ["Tour"])] * 2
    icon = admin.put("crm/task/category/3/icon", {"imageName": "new.png"}).response
    assert icon["imagePath"] == f"{ICONS}new.png"
    assert admin.put("crm/task/category/3/icon").response["imagePath"] == ""
    assert audited(portal, 3132) == [(3132, ["3"], ["Tour"])] * 2
    assert told(portal, Kind.LIST_ITEM, 3)[-2] == ("updated", {"icon": ""}, {"icon": "new.png"})


def test_a_category_in_use(portal: Portal, admin: Client) -> None:
    task(portal, company(admin)["id"], category_id=3)
    before = untouched(portal)
    message = "Can't be edited. There are some tasks with this category."
    assert admin.put("crm/task/category/3", {"title": "Demo", "imageName": "x.png"}).error == message
    kept = "Can't be deleted. There are some tasks with this category."
    assert admin.delete("crm/task/category/3", newcategoryid=3).error == kept
    for replacement in ({}, {"newcategoryid": 0}, {"newcategoryid": 99}, {"newcategoryid": 13}):
        refused = admin.delete("crm/task/category/3", **replacement)
        assert (refused.status, refused.error) == (400, f"{ILLEGAL}\r\nParameter name: toItemID")
    assert untouched(portal) == before
    assert admin.put("crm/task/category/3/icon", {"imageName": "x.png"}).status == 200


def test_deleting_hands_the_tasks_on(portal: Portal, admin: Client) -> None:
    firm = company(admin)["id"]
    moving = [task(portal, firm, category_id=3), task(portal, firm, category_id=3, is_closed=True)]
    other = task(portal, firm, category_id=5)
    gone = admin.delete("crm/task/category/3", newcategoryid=4)
    assert gone.response == {
        "imagePath": f"{ICONS}task_category_demo.png",
        "title": "Demo",
        "description": "",
        "color": "",
        "sortOrder": 3,
        "id": 3,
    }
    assert {row.id: row.category_id for row in portal.rows(tasks)} == dict.fromkeys(moving, 4) | {other: 5}
    for each in moving:
        assert told(portal, Kind.TASK, each)[-1] == ("updated", {"category_id": 3}, {"category_id": 4})
    assert admin.get("crm/task/category/4").response["relativeItemsCount"] == 2
    assert audited(portal, 3134) == [(3134, ["3"], ["Demo"])]
    assert told(portal, Kind.LIST_ITEM, 3)[-1][0] == "deleted"
    assert admin.delete("crm/task/category/3", {"newcategoryid": 4}).status == 404


def test_the_last_category_stays(portal: Portal, admin: Client) -> None:
    for number in range(1, 12):
        assert admin.delete(f"crm/task/category/{number}", newcategoryid=99).status == 200
    refused = admin.delete("crm/task/category/12")
    assert (refused.status, refused.error) == (400, "The last task category cannot be deleted")


def test_reordering(portal: Portal, admin: Client) -> None:
    ordered = admin.put("crm/task/category/reorder", {"titles": ["Note", "demo", "Fax"]})
    assert [(item["title"], item.get("sortOrder")) for item in ordered.response] == [
        ("Note", None),
        ("Demo", 1),
        ("Fax", 2),
    ]
    assert titles(admin)[:5] == ["Note", "Phone call", "Demo", "Opportunity", "Fax"]
    assert audited(portal, 3133) == [(3133, ["9", "3", "5"], ["Note, Demo, Fax"])]
    assert admin.put("crm/task/category/reorder").text == '{"status":0,"statusCode":200,"response":[]}'


def test_the_list_takes_few_statements(portal: Portal, admin: Client) -> None:
    firm = company(admin)["id"]

    def statements() -> int:
        return fewest_statements(portal, lambda: admin.get("crm/task/category").response)

    few = statements()
    for number in range(20):
        admin.post("crm/task/category", {"title": f"C{number}", "imageName": "x.png"})
        task(portal, firm, category_id=1)
    assert statements() <= few <= 6
