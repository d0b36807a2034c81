"""Tasks one by one: making, reading, changing, closing, deleting (sheet 05, sections 3 and 4)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Portal
from tests.wire.contact_records import info
from tests.wire.opportunity_records import (
    ILLEGAL,
    NO_DATE,
    NOBODY,
    audited,
    case,
    company,
    opportunity,
    private_to,
    told,
)
from tests.wire.task_records import FILTER, TOMORROW, draft, hung_on, task

from rapport.core.ids import LOST_USER
from rapport.core.kinds import Kind
from rapport.store.tables import search_documents, tasks

UNKNOWN_USER = "12345678-1234-4234-8234-123456789abc"
CREATED, UPDATED, OPENED, CLOSED, DELETED = 3036, *range(3038, 3042)


KEYS = (
    "createBy",
    "created",
    "contact",
    "title",
    "description",
    "deadLine",
    "alertValue",
    "responsible",
    "category",
    "entity",
    "canEdit",
    "id",
)
EMAIL = {
    "relativeItemsCount": 1,
    "imagePath": "/Products/CRM/App_Themes/default/images/task_category_email.png",
    "title": "Email",
    "description": "",
    "color": "",
    "sortOrder": 4,
    "id": 4,
}


def test_a_new_task_is_answered_whole(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, refit = company(ada), opportunity(ada, title="Refit")
    mail = info(ada, northwind, "Email", "office@northwind.example", isPrimary=True)
    hanging = {"contactId": northwind, "entityType": "Opportunity", "entityId": refit}
    text = {"title": "Send the offer", "description": "Include the plan"}
    answer = ada.post("crm/task", draft(bob, categoryId=4, alertValue=60, **text, **hanging))
    assert (answer.status, answer.json["count"]) == (201, 1)
    made = answer.response
    assert tuple(made) == KEYS
    assert (made["createBy"]["id"], made["responsible"]["id"]) == (ada.id, bob.id)
    assert (made["title"], made["description"]) == ("Send the offer", "Include the plan")
    assert (made["deadLine"], made["alertValue"], made["canEdit"]) == (
        "2030-05-17T18:30:00.0000000Z",
        60,
        True,
    )
    assert made["entity"] == {"entityType": "opportunity", "entityId": refit, "entityTitle": "Refit"}
    assert made["category"] == EMAIL
    assert made["contact"]["email"] == {
        "id": mail["id"],
        "infoType": 1,
        "category": 1,
        "data": "office@northwind.example",
        "categoryName": "Work",
        "isPrimary": True,
    }
    assert (made["contact"]["id"], made["contact"]["displayName"]) == (northwind, "Northwind Ltd")
    assert bob.get(f"crm/task/{made['id']}").response == made


def test_what_a_task_lacks_is_left_out(portal: Portal) -> None:
    ada = portal.user("ada")
    made = ada.post("crm/task", draft(ada)).response
    shown = {"createBy", "created", "title", "deadLine", "responsible", "category", "canEdit", "id"}
    assert set(made) == shown
    assert set(ada.get(f"crm/task/{made['id']}").response) == shown | {"description"}
    (listed,) = ada.get(FILTER).response
    assert listed["description"] == ""
    assert "relativeItemsCount" not in listed["category"]


@pytest.mark.parametrize("responsible", [{"responsibleId": ""}, {"responsibleId": UNKNOWN_USER}])
def test_a_task_may_be_nobodys(portal: Portal, responsible: dict[str, Any]) -> None:
    made = portal.owner.post("crm/task", draft(portal.owner) | responsible).response
    assert made["responsible"]["id"] == LOST_USER
    assert made["responsible"]["displayName"] == "Profile has been removed"


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("2030-05-17", "2030-05-17T00:00:00.0000000+03:00"),
        ("2030-05-17T18-30-00", "2030-05-17T18:30:00.0000000+03:00"),
        ("2030-05-17T18:30:00Z", "2030-05-17T21:30:00.0000000+03:00"),
        ("2030-05-17T18:30:00.9999999+01:00", "2030-05-17T20:30:00.0000000+03:00"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000Z"),
    ],
)
def test_deadlines_are_on_the_portals_clock(portal: Portal, sent: str, stored: str) -> None:
    zone = {"lng": "en-US", "timeZoneID": "Europe/Riga"}
    assert portal.owner.put("settings/timeandlanguage", zone).status == 200
    made = portal.owner.post("crm/task", draft(portal.owner, deadline=sent)).response
    assert made["deadLine"] == stored
    assert portal.owner.get(f"crm/task/{made['id']}").response["deadLine"] == stored


WRONG: list[tuple[dict[str, Any], int, str]] = [
    ({"title": ""}, 400, ILLEGAL),
    ({"title": None}, 400, ILLEGAL),
    ({"title": "x" * 256}, 400, "title has more than 255 characters.\r\nParameter name: title"),
    (
        {"description": "ü" * 32768},
        400,
        "description has more than 65535 bytes.\r\nParameter name: description",
    ),
    ({"deadline": ""}, 400, ILLEGAL),
    ({"deadline": None}, 400, ILLEGAL),
    ({"deadline": "0001-01-01"}, 400, ILLEGAL),
    ({"deadline": "17.05.2030"}, 400, "invalid date time format: 17.05.2030"),
    ({"deadline": "2030-05-17T18:30"}, 400, "invalid date time format: 2030-05-17T18:30"),
    ({"categoryId": 0}, 400, ILLEGAL),
    ({"categoryId": -1}, 400, ILLEGAL),
    ({"categoryId": 4711}, 404, "Category is not found"),
    ({"categoryId": 13}, 404, "Category is not found"),
    ({"entityType": "contact", "entityId": 1}, 400, ILLEGAL),
    ({"entityType": "person"}, 400, ILLEGAL),
    ({"entityType": "any", "categoryId": 4711}, 400, ILLEGAL),
    ({"title": "", "categoryId": 4711}, 404, "Category is not found"),
    ({"responsibleId": "me"}, 400, "Unrecognized Guid format."),
    ({"alertValue": "soon"}, 400, "Input string was not in a correct format."),
]


@pytest.mark.parametrize(("wrong", "status", "message"), WRONG)
def test_a_wrong_task_is_refused(portal: Portal, wrong: dict[str, Any], status: int, message: str) -> None:
    ada = portal.user("ada")
    answer = ada.post("crm/task", draft(ada) | wrong)
    assert (answer.status, answer.error) == (status, message)
    several = ada.post("crm/contact/task/group", draft(ada) | wrong | {"contactId": [1, 2]})
    assert (several.status, several.error) == (status, message)
    assert portal.rows(tasks) == []
    made = task(ada, title="Kept")
    before = portal.rows(tasks)
    names = {"responsibleId": "responsibleid", "categoryId": "categoryid", "entityId": "entityid"}
    body = {names.get(name, name): value for name, value in (draft(ada) | wrong).items()}
    answer = ada.put(f"crm/task/{made}", body)
    assert (answer.status, answer.error) == (status, message)
    assert portal.rows(tasks) == before


def test_links_need_not_lead_anywhere(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for hanging in (
        {"contactId": 4711},
        {"entityType": "case", "entityId": 4711},
        {"contactId": 4711, "entityType": "opportunity", "entityId": 4712},
    ):
        made = ada.post("crm/task", draft(ada, **hanging)).response
        assert not {"contact", "entity"} & set(made)
        # What can't be looked at is not for everybody.
        assert bob.get(f"crm/task/{made['id']}").error == "Access Denied"
    for nothing in ({"entityType": "case"}, {"entityId": 5}, {"contactId": -1}, {"entityType": ""}):
        made = ada.post("crm/task", draft(ada, **nothing)).response
        assert "entity" not in made
        assert bob.get(f"crm/task/{made['id']}").status == 200


def test_reading_by_id(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(ada, shareType=0, managerList=[ada.id])
    made = task(ada, contactId=hidden)
    assert ada.get("crm/task/0").error == ILLEGAL
    missing = ada.get("crm/task/4711")
    assert (missing.status, missing.error) == (404, "Not found")
    refused = bob.get(f"crm/task/{made}")
    assert (refused.status, refused.error) == (403, "Access Denied")
    assert portal.owner.get(f"crm/task/{made}").response["id"] == made


@pytest.mark.parametrize("kind", ["contact", "opportunity", "case"])
def test_responsible_and_creator_see_a_task_on_what_is_hidden_from_them(portal: Portal, kind: str) -> None:
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    if kind == "contact":
        record = company(ada, "Secret Ltd", shareType=0, managerList=[ada.id])
        info(ada, record, "Email", "x@secret.example", isPrimary=True)
    elif kind == "opportunity":
        record = opportunity(ada, title="Secret", **private_to(ada))
    else:
        record = case(ada, "Secret", **private_to(ada))
    made = task(bob, responsibleId=cay.id, **hung_on(kind, record))
    for client in (bob, cay):
        shown = client.get(f"crm/task/{made}").response
        (listed,) = client.get(FILTER).response
        for each in (shown, listed):
            assert each["canEdit"] is True
            assert "entity" not in each
            if kind == "contact":
                hidden = each["contact"]
                assert (hidden["displayName"], hidden["currency"]) == ("Secret Ltd", None)
                assert (hidden["isPrivate"], hidden["canEdit"]) == (True, False)
                assert not {"email", "accessList"} & set(hidden)
    shown = ada.get(f"crm/task/{made}").response
    assert "canEdit" not in shown
    assert ("entity" in shown) == (kind != "contact")
    if kind == "contact":
        assert shown["contact"]["accessList"][0]["id"] == ada.id
        assert shown["contact"]["email"]["data"] == "x@secret.example"


def test_a_change_replaces_everything(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, leak = company(ada), case(ada, "Leak")
    made = task(
        bob, description="x", contactId=northwind, entityType="case", entityId=leak, alertValue=5, title="One"
    )
    ada_task = bob.put(
        f"crm/task/{made}",
        {
            "id": 4711,
            "title": "Two",
            "description": "y",
            "deadline": "2031-01-01",
            "responsibleid": ada.id,
            "categoryid": 2,
            "contactid": northwind,
            "entityType": "case",
            "entityid": leak,
            "alertValue": -30,
            "isClosed": True,
        },
    ).response
    assert (ada_task["id"], ada_task["title"], ada_task["description"]) == (made, "Two", "y")
    assert (ada_task["deadLine"], ada_task["alertValue"]) == ("2031-01-01T00:00:00.0000000Z", -30)
    assert (ada_task["category"]["id"], ada_task["entity"]["entityId"]) == (2, leak)
    assert (ada_task["responsible"]["id"], ada_task["createBy"]["id"]) == (ada.id, bob.id)
    assert "isClosed" not in ada_task
    bare = ada.put(f"crm/task/{made}", {"title": "Three", "deadline": "2031-01-02", "categoryid": 3}).response
    assert bare["responsible"]["id"] == LOST_USER
    assert bare["description"] == ""
    # Given away: now it is only its creator's.
    assert not {"contact", "entity", "alertValue", "canEdit"} & set(bare)
    assert (
        ada.put(f"crm/task/{made}", {"title": "x", "deadline": "2031-01-02", "categoryid": 3}).status == 403
    )
    (row,) = portal.rows(tasks)
    assert (row.modified_by, row.created_by) == (ada.id, bob.id)
    _, first, second = told(portal, Kind.TASK, made)
    assert (first[1]["title"], first[2]["title"]) == ("One", "Two")
    assert second[1]["entity_id"] == leak
    assert second[2]["entity_kind"] == int(Kind.ANY)
    assert [entry[1:] for entry in audited(portal, CREATED, UPDATED)] == [
        ([str(made)], ["One"]),
        ([str(made)], ["Two"]),
        ([str(made)], ["Three"]),
    ]


def test_an_unknown_task_is_not_made_by_a_change(portal: Portal) -> None:
    body = {"title": "x", "deadline": TOMORROW, "categoryid": 1}
    assert portal.owner.put("crm/task/4711", body).status == 404
    assert portal.owner.put("crm/task/0", body).error == ILLEGAL
    assert portal.rows(tasks) == []


def test_closing_and_reopening(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = task(ada, title="Ring them")
    stamps = [(row.modified_at, row.modified_by) for row in portal.rows(tasks)]
    for _ in range(2):
        closed = ada.put(f"crm/task/{made}/close", {"id": 4711, "isClosed": False}).response
        assert (closed["id"], closed["isClosed"]) == (made, True)
    assert ada.get(f"crm/task/{made}").response["isClosed"] is True
    assert bob.put(f"crm/task/{made}/reopen").error == "Access Denied"
    assert bob.put(f"crm/task/{made}/close").error == "Access Denied"
    for _ in range(2):
        assert "isClosed" not in ada.put(f"crm/task/{made}/reopen").response
    assert [(row.modified_at, row.modified_by) for row in portal.rows(tasks)] == stamps
    for verb in ("close", "reopen"):
        for unknown in (0, 4711):
            answer = ada.put(f"crm/task/{unknown}/{verb}")
            assert (answer.status, answer.error) == (400, ILLEGAL)
    # The log tells differences, the trail calls.
    assert [entry[0] for entry in told(portal, Kind.TASK, made)] == ["created", "updated", "updated"]
    assert [entry[0] for entry in audited(portal, OPENED, CLOSED)] == [CLOSED, CLOSED, OPENED, OPENED]
    assert portal.rows(tasks)[0].is_closed is False


def test_deleting(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, refit = company(ada), opportunity(ada, title="Refit")
    kept = task(ada)
    made = task(ada, title="Gone", contactId=northwind, entityType="opportunity", entityId=refit)
    assert bob.delete(f"crm/task/{made}").error == "Access Denied"
    assert ada.delete("crm/task/0").error == ILLEGAL
    assert ada.delete("crm/task/4711").error == "Not found"
    gone = ada.delete(f"crm/task/{made}").response
    assert (gone["id"], gone["title"], gone["contact"]["id"]) == (made, "Gone", northwind)
    assert gone["entity"]["entityId"] == refit
    assert gone["category"]["relativeItemsCount"] == 1
    assert ada.get(f"crm/task/{made}").status == 404
    assert [row.id for row in portal.rows(tasks)] == [kept]
    documents = portal.rows(search_documents, search_documents.c.kind == int(Kind.TASK))
    assert [row.record_id for row in documents] == [kept]
    verb, before, after = told(portal, Kind.TASK, made)[-1]
    assert (verb, before["title"], before["contact_id"], after) == ("deleted", "Gone", northwind, None)
    assert audited(portal, DELETED) == [(DELETED, [str(made)], ["Gone"])]
    assert task(ada) > made


def test_dates_can_be_set(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(ada, shareType=0, managerList=[ada.id])
    open_task, hidden_task = task(ada), task(ada, contactId=hidden)
    answer = ada.put(f"crm/task/{open_task}/creationdate", {"creationDate": "2019-07-26T00:00:00"})
    assert (answer.status, answer.response) == (200, {})
    assert (
        ada.put(f"crm/task/{open_task}/lastmodifeddate", {"lastModifedDate": "2019-07-27T10:00:00Z"}).response
        == {}
    )
    assert ada.get(f"crm/task/{open_task}").response["created"] == "2019-07-26T00:00:00.0000000Z"
    (row,) = portal.rows(tasks, tasks.c.id == open_task)
    assert row.modified_at.isoformat() == "2019-07-27T10:00:00+00:00"
    ada.put(f"crm/task/{open_task}/creationdate")
    assert ada.get(f"crm/task/{open_task}").response["created"] == NO_DATE
    for path in ("creationdate", "lastmodifeddate"):
        assert bob.put(f"crm/task/{open_task}/{path}").error == "Access Denied"
        for unseen in (0, 4711, hidden_task):
            assert bob.put(f"crm/task/{unseen}/{path}").error == "Not found"


def test_guests_and_strangers_have_no_tasks(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    made = task(portal.owner)
    for verb, path in (
        ("GET", f"crm/task/{made}"),
        ("GET", FILTER),
        ("POST", "crm/task"),
        ("POST", "crm/contact/task/group"),
        ("PUT", f"crm/task/{made}"),
        ("PUT", f"crm/task/{made}/close"),
        ("DELETE", f"crm/task/{made}"),
    ):
        refused = guest.request(verb, path, json_body=draft(guest))
        assert (refused.status, refused.error) == (403, "Forbidden")
        assert portal.stranger.request(verb, path).status == 401
    assert NOBODY not in {row.responsible_id for row in portal.rows(tasks)}
