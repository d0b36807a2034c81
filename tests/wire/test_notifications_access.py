"""Who is given access to a private opportunity or case is told, once (sheet 02, section 7.6 and quirk 46)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.notify.mailbox import parts
from tests.portals import Client, Portal
from tests.wire.background import mail, work_off


@pytest.fixture(params=["opportunity", "case"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def draft(portal: Portal, kind: str, **fields: Any) -> dict[str, Any]:
    if kind == "case":
        return {"title": "Roof", **fields}
    stage = portal.owner.get("crm/opportunity/stage").response[0]["id"]
    return {
        "title": "Roof",
        "stageid": stage,
        "responsibleid": portal.owner.id,
        "bidCurrencyAbbr": "EUR",
        **fields,
    }


def told(client: Client) -> list[dict[str, Any]]:
    return list(client.get("portal/notifications").response)


def test_those_who_are_listed_are_told(portal: Portal, kind: str) -> None:
    ada, bob, other = portal.user("ada"), portal.user("bob"), portal.user("other")
    body = draft(portal, kind, isPrivate=True, accessList=[bob.id, ada.id], isNotify=True)
    made = ada.post(f"crm/{kind}", body).response
    [notice] = told(bob)
    assert (notice["kind"], notice["subject"]) == ("accessGranted", "CRM. Access granted to Roof")
    assert notice["text"] == "Ada Test has given you access to “Roof”."
    page = "Cases" if kind == "case" else "Deals"
    assert notice["url"] == f"http://crm.example.org/Products/CRM/{page}.aspx?id={made['id']}"
    assert notice["author"]["id"] == ada.id
    assert (told(ada), told(other)) == ([], [])


def test_it_comes_by_mail(portal: Portal, kind: str) -> None:
    bob = portal.user("bob")
    with mail(portal) as box:
        work_off(portal)
        box.mails.clear()
        body = draft(portal, kind, title="<Roof>", isPrivate=True, accessList=[bob.id], isNotify=True)
        portal.owner.post(f"crm/{kind}", body)
        work_off(portal)
        [letter] = box.mails
        assert letter["Subject"] == "CRM. Access granted to <Roof>"
        plain, rich = parts(letter)
        assert ".aspx?id=" in plain
        assert "&lt;Roof&gt;" in rich


def test_only_the_newly_listed_are_told_again(portal: Portal, kind: str) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    body = draft(portal, kind, isPrivate=True, accessList=[bob.id], isNotify=True)
    made = ada.post(f"crm/{kind}", body).response
    assert ada.put(f"crm/{kind}/{made['id']}", {**body, "accessList": [bob.id, eve.id]}).status == 200
    assert [len(told(client)) for client in (ada, bob, eve)] == [0, 1, 1]


def test_without_the_wish_nobody_is_told(portal: Portal, kind: str) -> None:
    bob = portal.user("bob")
    portal.owner.post(f"crm/{kind}", draft(portal, kind, isPrivate=True, accessList=[bob.id]))
    portal.owner.post(f"crm/{kind}", draft(portal, kind, accessList=[bob.id], isNotify=True))
    assert told(bob) == []


def test_a_group_means_its_members(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    group = portal.owner.post(
        "group", {"groupName": "Sales", "members": [ada.id, bob.id], "groupManager": ada.id}
    ).response["id"]
    body = draft(portal, kind, isPrivate=True, accessList=[bob.id], isNotify=True)
    made = portal.owner.post(f"crm/{kind}", body).response
    portal.owner.put(f"crm/{kind}/{made['id']}", {**body, "accessList": [group]})
    assert [len(told(client)) for client in (ada, bob)] == [1, 1]


def test_an_editor_who_may_not_share_tells_nobody(portal: Portal, kind: str) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    body = draft(portal, kind, isPrivate=True, accessList=[bob.id], isNotify=True)
    made = ada.post(f"crm/{kind}", body).response
    assert bob.put(f"crm/{kind}/{made['id']}", {**body, "accessList": [bob.id, eve.id]}).status == 200
    assert told(eve) == []


def test_who_switched_it_off_is_not_told(portal: Portal, kind: str) -> None:
    bob = portal.user("bob")
    bob.put("portal/notifications/subscriptions/accessGranted", {"onSite": False, "byMail": False})
    portal.owner.post(f"crm/{kind}", draft(portal, kind, isPrivate=True, accessList=[bob.id], isNotify=True))
    assert told(bob) == []
