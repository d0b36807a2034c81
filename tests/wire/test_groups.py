"""Groups (sheet 02, section 4)."""

from __future__ import annotations

import pytest
from tests.portals import Portal

from rapport.core.ids import LOST_USER, NOBODY, PEOPLE_PRODUCT, SYSTEM_ACCOUNT
from rapport.store.tables import audit_events

NOWHERE = "11111111-1111-1111-1111-111111111111"


def members(group: dict[str, list[dict[str, str]]]) -> list[str]:
    return [member["displayName"] for member in group["members"]]


def test_making_a_group(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    body = {"groupName": "Sales", "groupManager": ada.id, "members": [bob.id, NOWHERE, bob.id]}
    answer = portal.owner.post("group/", body)
    assert answer.status == 201
    made = answer.response
    assert list(made) == ["id", "name", "category", "parent", "description", "manager", "members"]
    assert (made["category"], made["parent"], made["description"]) == (NOBODY, NOBODY, None)
    assert made["manager"]["id"] == ada.id
    assert members(made) == ["Ada Test", "Bob Test"]
    assert bob.get(f"group/{made['id']}").response == made
    event = portal.rows(audit_events)[-1]
    assert (event.action, event.parameters) == (4026, '["Sales"]')


def test_a_group_without_anybody(portal: Portal) -> None:
    made = portal.owner.post("group", {"groupName": "Sales"}).response
    assert made["manager"]["id"] == LOST_USER
    assert made["manager"]["displayName"] == "Profile has been removed"
    assert made["members"] == []


@pytest.mark.parametrize("name", ["", "  ", "x" * 129])
def test_names_that_are_none(portal: Portal, name: str) -> None:
    assert portal.owner.post("group", {"groupName": name}).status == 400


def test_lists_of_groups(portal: Portal) -> None:
    ada = portal.user("ada")
    sales = portal.owner.post("group", {"groupName": "Sales", "groupManager": ada.id}).response["id"]
    portal.owner.post("group", {"groupName": "Back office"})
    listed = ada.get("/api/2.0/group.json").response
    assert [group["name"] for group in listed] == ["Back office", "Sales"]
    assert listed[1] == {"id": sales, "name": "Sales", "manager": "ada"}
    assert ada.get("group/search", groupName="aLE").response == listed[1:]
    assert ada.get("group/search").response == []
    assert ada.get(f"group/user/{ada.id}").response == listed[1:]
    assert ada.get(f"group/user/{NOWHERE}").response == []
    assert ada.get("group", count=1, sortBy="name", sortOrder="descending").response == listed[1:]


def test_an_unknown_group(portal: Portal) -> None:
    for answer in (
        portal.owner.get(f"group/{NOWHERE}"),
        portal.owner.put(f"group/{NOWHERE}", {"groupName": "x"}),
        portal.owner.delete(f"group/{NOWHERE}"),
        portal.owner.put(f"group/{NOWHERE}/members", {"members": []}),
        portal.owner.put(f"group/{NOWHERE}/manager", {"userid": portal.owner.id}),
    ):
        assert (answer.status, answer.error) == (404, "group not found")


def test_changing_a_group(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    renamed = portal.owner.put(f"group/{group}", {"groupName": "Support"}).response
    # Quirk 9: members that are not sent stay.
    assert (renamed["name"], members(renamed)) == ("Support", ["Ada Test"])
    managed = portal.owner.put(f"group/{group}", {"groupManager": bob.id}).response
    assert (managed["manager"]["id"], members(managed)) == (bob.id, ["Ada Test", "Bob Test"])
    replaced = portal.owner.put(f"group/{group}", {"members": [bob.id], "groupManager": NOBODY}).response
    assert (replaced["manager"]["id"], members(replaced)) == (LOST_USER, ["Bob Test"])
    assert portal.rows(audit_events)[-1].action == 4027
    assert portal.owner.put(f"group/{group}", {"members": [NOBODY]}).response["members"] == []


def test_members(portal: Portal) -> None:
    ada, bob, cid = (portal.user(name) for name in ("ada", "bob", "cid"))
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    added = portal.owner.put(f"group/{group}/members", {"members": [bob.id, ada.id]}).response
    assert members(added) == ["Ada Test", "Bob Test"]
    assert members(portal.owner.post(f"group/{group}/members", {"members": [cid.id]}).response) == [
        "Cid Test"
    ]
    assert members(portal.owner.delete(f"group/{group}/members", {"members": [cid.id]}).response) == []


def test_moving_members_copies_them(portal: Portal) -> None:
    ada = portal.user("ada")
    first = portal.owner.post("group", {"groupName": "First", "members": [ada.id]}).response["id"]
    second = portal.owner.post("group", {"groupName": "Second"}).response["id"]
    assert members(portal.owner.put(f"group/{first}/members/{second}").response) == ["Ada Test"]
    assert members(portal.owner.get(f"group/{first}").response) == ["Ada Test"]


def test_managers(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    group = portal.owner.post("group", {"groupName": "Sales"}).response["id"]
    made = portal.owner.put(f"group/{group}/manager", {"userid": ada.id}).response
    assert (made["manager"]["id"], members(made)) == (ada.id, ["Ada Test"])
    for user_id in (SYSTEM_ACCOUNT, NOWHERE):
        answer = portal.owner.put(f"group/{group}/manager", {"userid": user_id})
        assert (answer.status, answer.error) == (404, "user not found")
    portal.owner.put("people/status/2", {"userIds": [bob.id]})
    answer = portal.owner.put(f"group/{group}/manager", {"userid": bob.id})
    assert (answer.status, answer.error) == (403, "The user is suspended")


def test_suspended_members_are_not_shown(portal: Portal) -> None:
    ada = portal.user("ada")
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    assert portal.owner.get(f"group/{group}").response["members"] == []


def test_dissolving(portal: Portal) -> None:
    ada = portal.user("ada")
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    gone = portal.owner.delete(f"group/{group}").response
    assert gone["name"] == "Sales"
    assert "members" not in gone
    assert portal.rows(audit_events)[-1].action == 4028
    assert portal.owner.get("group").response == []
    assert ada.get("people/@self").response["department"] == ""


def test_who_may(portal: Portal) -> None:
    ada, bob = portal.user("ada", crm_admin=True), portal.user("bob")
    group = portal.owner.post("group", {"groupName": "Sales"}).response["id"]
    denied = (
        '"Ada Test" access denied "Edit categories and groups, ". '
        "Cause: Edit categories and groups: access denied.."
    )
    for answer in (
        ada.post("group", {"groupName": "x"}),
        ada.put(f"group/{group}", {"groupName": "x"}),
        ada.delete(f"group/{group}"),
        ada.post(f"group/{group}/members", {"members": [ada.id]}),
        ada.put(f"group/{group}/members", {"members": [ada.id]}),
        ada.delete(f"group/{group}/members", {"members": [ada.id]}),
        ada.put(f"group/{group}/members/{group}"),
        ada.put(f"group/{group}/manager", {"userid": ada.id}),
    ):
        assert (answer.status, answer.error) == (403, denied)
    body = {"productid": PEOPLE_PRODUCT, "userid": bob.id, "administrator": True}
    portal.owner.put("settings/security/administrator", body)
    assert bob.put(f"group/{group}", {"groupName": "x"}).response["name"] == "x"
