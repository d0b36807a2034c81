"""What people leave behind: places in access lists, open opportunities (sheet 02, sections 3.6 and 7.2)."""

from __future__ import annotations

from tests.portals import Client, Portal

from rapport.core.kinds import Kind
from rapport.store.tables import changes


def suspend(portal: Portal, user: Client) -> None:
    assert portal.owner.put("people/status/Terminated", {"userIds": [user.id]}).status == 200


def deal(client: Client, title: str, responsible: str, stage: int, **more: object) -> int:
    body = {"title": title, "responsibleid": responsible, "stageid": stage, "bidCurrencyAbbr": "USD", **more}
    return int(client.post("crm/opportunity", body).response["id"])


def access_of(portal: Portal, path: str) -> list[str]:
    return [person["id"] for person in portal.owner.get(path).response["accessList"]]


def test_a_removed_user_leaves_every_access_list_and_private_stays_private(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    case = ada.post("crm/case", {"title": "Leak", "isPrivate": True, "accessList": [ada.id]}).response["id"]
    suspend(portal, ada)
    gone = portal.owner.delete(f"people/{ada.id}")
    assert gone.response["displayName"] == "Profile has been removed"
    shown = portal.owner.get(f"crm/case/{case}").response
    assert (shown["isPrivate"], shown["accessList"]) == (True, [])
    assert bob.get(f"crm/case/{case}").status == 404
    told = portal.rows(changes, changes.c.kind == Kind.CASE, changes.c.record_id == str(case))[-1]
    assert ada.id in told.before
    assert ada.id not in told.after


def test_removing_several_and_dissolving_a_group(portal: Portal) -> None:
    ada, bob, cid = (portal.user(name) for name in ("ada", "bob", "cid"))
    group = portal.owner.post("group", {"groupName": "Sales", "members": [bob.id]}).response["id"]
    listed = {"isPrivate": True, "accessList": [ada.id, cid.id, group]}
    case = portal.owner.post("crm/case", {"title": "Leak", **listed}).response["id"]
    assert bob.get(f"crm/case/{case}").status == 200
    suspend(portal, ada)
    answered = portal.owner.put("people/delete", {"userIds": [ada.id, cid.id]}).response
    assert [profile["id"] for profile in answered] == [ada.id, cid.id]
    assert set(access_of(portal, f"crm/case/{case}")) == {portal.owner.id, cid.id, group}
    assert "members" not in portal.owner.delete(f"group/{group}").response
    assert set(access_of(portal, f"crm/case/{case}")) == {portal.owner.id, cid.id}
    assert bob.get(f"crm/case/{case}").status == 404


def test_reassigning_passes_open_deals_and_places_in_lists_on(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    stages = [stage["id"] for stage in portal.owner.get("crm/opportunity/stage").response]
    private = {"isPrivate": True, "accessList": [ada.id]}
    running = deal(ada, "Running", ada.id, stages[0], **private)
    won = deal(ada, "Won", ada.id, stages[7], **private)
    case = ada.post("crm/case", {"title": "Leak", **private}).response["id"]
    contact = ada.post(
        "crm/contact/company", {"companyName": "Acme", "shareType": 0, "managerList": [ada.id]}
    ).response["id"]
    suspend(portal, ada)
    passed = portal.owner.post("people/reassign/start", {"fromUserId": ada.id, "toUserId": bob.id})
    assert passed.response == {
        "fromUser": ada.id,
        "toUser": bob.id,
        "percentage": 100.0,
        "isCompleted": True,
    }
    assert portal.owner.get("people/reassign/progress", userId=ada.id).response == {}
    shown = portal.owner.get(f"crm/opportunity/{running}").response
    assert shown["responsible"]["id"] == bob.id
    assert [person["id"] for person in shown["accessList"]] == [bob.id]
    assert portal.owner.get(f"crm/opportunity/{won}").response["responsible"]["id"] == ada.id
    assert access_of(portal, f"crm/opportunity/{won}") == [ada.id]
    assert access_of(portal, f"crm/case/{case}") == [bob.id]
    assert access_of(portal, f"crm/contact/{contact}") == [bob.id]
    assert bob.get(f"crm/opportunity/{running}").status == 200


def test_who_may_reassign_what(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    guest = portal.user("gast", guest=True)

    def start(caller: Client, source: Client, target: Client) -> int:
        body = {"fromUserId": source.id, "toUserId": target.id}
        return caller.post("people/reassign/start", body).status

    assert start(portal.owner, ada, bob) == 400
    suspend(portal, ada)
    assert start(bob, ada, bob) == 403
    assert start(portal.owner, ada, guest) == 400
    assert start(portal.owner, ada, ada) == 400
    assert start(portal.owner, portal.owner, bob) == 400
    assert bob.get("people/remove/progress", userId=ada.id).status == 403
    body = {"fromUserId": ada.id, "toUserId": bob.id, "deleteProfile": True}
    assert portal.owner.post("people/reassign/start", body).status == 201
    assert portal.owner.get(f"people/{ada.id}").status == 404
