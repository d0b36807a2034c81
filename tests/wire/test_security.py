"""Audit trail, login history, open sessions (sheet 02, section 6)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.portals import Client, Portal

from rapport.core.ids import GUEST_ACCOUNT
from rapport.portal.changes.service import Audit, record

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/122.0.0.0 Safari/537.36"
)
DENIED = '"Ada Test" access denied "Edit Portal Settings, ". Cause: Edit Portal Settings: access denied..'


def sign_in(portal: Portal, **headers: str) -> Client:
    answer = portal.stranger.request(
        "POST",
        "authentication",
        json_body={"userName": OWNER_EMAIL, "password": OWNER_PASSWORD},
        headers=headers,
    )
    return Client(portal, portal.owner.id, answer.response["token"])


def events(portal: Portal, **parameters: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = portal.owner.get("security/audit/events/filter", **parameters).response
    return found


def link(portal: Portal) -> None:
    """Write what linking a person to a company writes, and two more."""
    portal.within(
        lambda work: record(
            work,
            audit=[
                Audit(3011, (41, 57), ("Northwind Foods", "Petra Lange")),
                Audit(3000, (41,), ("Northwind Foods",)),
                Audit(3152),
            ],
        )
    )


def test_an_audit_event(portal: Portal) -> None:
    headers = {"User-Agent": CHROME, "Referer": "https://crm.example.org/products/crm/"}
    made = portal.owner.request(
        "POST",
        "people",
        json_body={"email": "ada@example.com", "firstname": "Ada", "lastname": "O'Brien"},
        headers=headers,
    ).response
    event = portal.owner.get("security/audit/events/last").response[0]
    assert list(event) == [
        *("id", "date", "user", "userId", "action", "actionId", "ip", "browser", "platform", "page"),
        *("actionType", "product", "module", "target", "entries"),
    ]
    assert event["user"] == "Administrator"
    assert event["action"] == "User Created: Ada O'Brien"
    assert (event["actionId"], event["target"]) == (4000, [made["id"]])
    assert (event["browser"], event["platform"]) == ("Chrome 122", "Windows 10")
    assert (event["ip"], event["page"]) == ("203.0.113.7", headers["Referer"])


def test_the_text_of_events(portal: Portal) -> None:
    link(portal)
    long = "x" * 60
    portal.within(lambda work: record(work, audit=Audit(3035, (1, 2), (f"{long},{{1}}, Acme",))))
    newest = portal.owner.get("security/audit/events/last").response
    assert [event["action"] for event in newest[:4]] == [
        f"Contacts Deleted: {'x' * 47}..., {{1}}, Acme",
        "Contacts Exported To CSV File: {0}",
        "Company Created: Northwind Foods",
        "Companies [Northwind Foods]. Person Linked: Petra Lange",
    ]
    linked = newest[3]
    assert (linked["actionType"], linked["product"], linked["module"]) == (4, 1, 4)
    assert (linked["target"], linked["entries"]) == (["41", "57"], [4, 4])
    assert (newest[1]["target"], newest[1]["entries"]) == (None, [])
    assert linked["user"] == "System Account"


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"productType": "CRM"}, [3152, 3000, 3011]),
        ({"productType": 1, "moduleType": "Companies"}, [3000, 3011]),
        ({"actionType": "Link"}, [3011]),
        ({"action": "CompanyCreated"}, [3000]),
        ({"action": 3152, "productType": "People"}, [3152]),
        ({"entryType": "Contact", "target": "41"}, [3000, 3011]),
        ({"entryType": "Contact", "target": "57"}, []),
        ({"entryType": "Contact", "target": "%"}, []),
        ({"entryType": 14, "target": "41"}, []),
        ({"action": 3000, "entryType": "Contact", "target": "42"}, []),
        ({"productType": "CRM", "count": 1, "startIndex": 1}, [3000]),
        ({"productType": "CRM", "to": "2020-01-01"}, []),
        ({"productType": "CRM", "from": "2020-01-01T00:00:00"}, [3152, 3000, 3011]),
        ({"productType": "CRM", "userId": GUEST_ACCOUNT}, []),
        ({"action": 9999}, []),
    ],
)
def test_filtering_the_trail(portal: Portal, parameters: dict[str, Any], found: list[int]) -> None:
    link(portal)
    assert [event["actionId"] for event in events(portal, **parameters)] == found


def test_filters_that_make_no_sense(portal: Portal) -> None:
    for parameters in ({"action": "Nonsense"}, {"productType": "Nonsense"}, {"from": "yesterday"}):
        assert portal.owner.get("security/audit/events/filter", **parameters).status == 400


def test_login_history(portal: Portal) -> None:
    sign_in(portal)
    portal.stranger.post("authentication", {"userName": "eve@example.com", "password": "x"})
    newest = portal.owner.get("security/audit/login/last").response
    assert [event["actionId"] for event in newest] == [1013, 1010]
    assert list(newest[0]) == [
        *("id", "date", "user", "userId", "login", "action", "actionId", "ip", "browser", "platform", "page")
    ]
    assert (newest[0]["login"], newest[0]["action"]) == ("eve@example.com", "Failed Login via API")
    assert (newest[0]["user"], newest[0]["userId"]) == ("Guest Account", GUEST_ACCOUNT)
    assert (newest[1]["user"], newest[1]["action"]) == ("Administrator", "Successful Login via API")
    filtered = portal.owner.get("security/audit/login/filter", action=1010).response
    assert [event["id"] for event in filtered] == [newest[1]["id"]]
    mine = portal.owner.get("security/audit/login/filter", userId=portal.owner.id, count=1)
    assert mine.count == 1
    assert portal.owner.get("security/audit/login/filter", to="2020-01-01").response == []


def test_who_may_look(portal: Portal) -> None:
    ada = portal.user("ada", crm_admin=True)
    for path in ("login/last", "events/last", "login/filter", "events/filter", "settings/lifetime"):
        answer = ada.get(f"security/audit/{path}")
        assert (answer.status, answer.error) == (403, DENIED)


def test_names_of_the_trail(portal: Portal) -> None:
    types = portal.stranger.get("security/audit/types").response
    assert list(types) == ["actions", "actionTypes", "productTypes", "moduleTypes", "entryTypes"]
    assert "CompanyLinkedPerson" in types["actions"]
    assert "CRM" in types["productTypes"]
    mapped = portal.stranger.get("security/audit/mappers", productType="CRM", moduleType="Companies").response
    assert [product["productType"] for product in mapped] == ["CRM"]
    assert [module["moduleType"] for module in mapped[0]["modules"]] == ["Companies"]
    assert mapped[0]["modules"][0]["actions"][0] == {
        "messageAction": "CompanyCreated",
        "actionType": "Create",
        "entity": "Contact",
    }
    assert len(portal.stranger.get("security/audit/mappers").response) == 3


def test_retention(portal: Portal) -> None:
    path = "security/audit/settings/lifetime"
    assert portal.owner.get("security/audit/settings/lifetime").response == {
        "maxLifeTime": 180,
        "loginHistoryLifeTime": 180,
        "auditTrailLifeTime": 180,
    }
    form = {"settings[loginHistoryLifeTime]": 30, "settings[auditTrailLifeTime]": 60}
    changed = portal.owner.form("POST", "security/audit/settings/lifetime", form)
    assert (changed.status, changed.response["loginHistoryLifeTime"]) == (201, 30)
    body = {"settings": {"loginHistoryLifeTime": 10, "auditTrailLifeTime": 20}}
    assert portal.owner.post(path, body).response["auditTrailLifeTime"] == 20
    for days in (0, 181):
        body = {"settings": {"loginHistoryLifeTime": days, "auditTrailLifeTime": 20}}
        assert portal.owner.post(path, body).status == 400
    assert portal.user("ada").post(path, body).status == 403


def test_open_sessions(portal: Portal) -> None:
    first, second = sign_in(portal), sign_in(portal, **{"User-Agent": CHROME})
    shown = first.get("security/activeconnections").response
    assert list(shown) == ["items", "loginEvent"]
    assert [item["id"] for item in shown["items"]] == [shown["loginEvent"], shown["loginEvent"] + 1]
    other = shown["items"][1]
    assert (other["browser"], other["userName"], other["mobile"]) == ("Chrome 122", "Administrator", False)
    assert other["actionText"] == "Successful Login via API"
    assert second.get("security/activeconnections").response["items"][0]["id"] == other["id"]
    assert portal.owner.get("security/activeconnections").response["loginEvent"] == 0


def test_ending_one_session(portal: Portal) -> None:
    first, second = sign_in(portal), sign_in(portal)
    event = second.get("security/activeconnections").response["loginEvent"]
    ada = portal.user("ada")
    assert ada.put(f"security/activeconnections/logout/{event}").response is False
    assert first.put(f"security/activeconnections/logout/{event}").response is True
    assert second.get("people/@self").status == 401
    assert first.put(f"security/activeconnections/logout/{event}").response is False
    assert first.put("security/activeconnections/logout/999999").response is False


def test_ending_the_others(portal: Portal) -> None:
    first, second = sign_in(portal), sign_in(portal)
    assert first.put("security/activeconnections/logoutallexceptthis").response == "Administrator"
    assert first.get("people/@self").status == 200
    assert second.get("people/@self").status == 401
    # Keys are no sessions.
    assert portal.owner.get("people/@self").status == 200


def test_ending_somebodys_sessions(portal: Portal) -> None:
    session, ada = sign_in(portal), portal.user("ada")
    refused = ada.put(f"security/activeconnections/logoutall/{portal.owner.id}")
    assert (refused.status, refused.error) == (403, "Method not available")
    admin = portal.user("bob", admin=True)
    assert admin.put(f"security/activeconnections/logoutall/{portal.owner.id}").response == {}
    assert session.get("people/@self").status == 401
    assert (
        admin.put("security/activeconnections/logoutall/11111111-1111-1111-1111-111111111111").status == 404
    )


def test_ending_all_to_change_the_password(portal: Portal) -> None:
    first, second = sign_in(portal), sign_in(portal)
    answer = first.put("security/activeconnections/logoutallchangepassword")
    assert answer.response.startswith("http://crm.example.org/")
    assert first.get("people/@self").status == 401
    assert second.get("people/@self").status == 401
