"""Reading people (sheet 02, sections 3.1 to 3.5)."""

from __future__ import annotations

import pytest
from tests.portals import Portal

from rapport.core.ids import GUEST_ACCOUNT, LOST_USER, NOBODY, SYSTEM_ACCOUNT

PROFILE_KEYS = [
    *(
        "id",
        "userName",
        "isVisitor",
        "firstName",
        "lastName",
        "email",
        "status",
        "activationStatus",
        "terminated",
    ),
    *("department", "workFrom", "displayName", "avatarMedium", "avatar", "isAdmin", "isLDAP", "isOwner"),
    *(
        "cultureName",
        "isSSO",
        "avatarSmall",
        "quotaLimit",
        "usedSpace",
        "docsSpace",
        "mailSpace",
        "talkSpace",
    ),
    "profileUrl",
]


def names(people: list[dict[str, str]]) -> list[str]:
    return [person["displayName"] for person in people]


def test_my_profile(portal: Portal) -> None:
    ada = portal.user("ada")
    profile = ada.get("people/@self").response
    assert list(profile) == PROFILE_KEYS
    assert profile["userName"] == "ada"
    assert profile["displayName"] == "Ada Test"
    assert profile["terminated"] is None
    assert (profile["status"], profile["activationStatus"]) == (1, 2)
    assert profile["avatar"] == (
        "http://crm.example.org/skins/default/images/default_user_photo_size_82-82.png"
    )
    assert profile["profileUrl"] == "http://crm.example.org/Products/People/Profile.aspx?user=ada"


def test_the_owner_administers_everything(portal: Portal) -> None:
    profile = portal.owner.get("people/@self").response
    assert profile["userName"] == "administrator"
    assert (profile["isOwner"], profile["isAdmin"]) == (True, True)
    assert profile["listAdminModules"] == ["documents", "projects", "crm", "community", "people", "mail"]


def test_a_crm_admin_administers_the_crm(portal: Portal) -> None:
    profile = portal.user("ada", crm_admin=True).get("people/@self").response
    assert profile["listAdminModules"] == ["crm"]
    assert profile["isAdmin"] is False


def test_a_full_profile(portal: Portal) -> None:
    sales = portal.owner.post("group", {"groupName": "Sales & Co"}).response["id"]
    boss = portal.user("boss")
    body = {
        "email": "dana.obrien@example.org",
        "firstname": "Dana",
        "lastname": "O'Brien",
        "birthday": "1987-05-14",
        "worksfrom": "2024-01-08T00:00:00",
        "sex": "female",
        "title": "Sales manager",
        "location": "Riga",
        "comment": "Key accounts",
        "lead": boss.id,
        "department": [sales],
        "contacts": [{"type": "mobphone", "value": "+371 2000 1122"}],
    }
    portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Europe/Riga"})
    made = portal.owner.post("people", body)
    assert made.status == 201
    profile = boss.get("people/dana.obrien").response
    assert profile == made.response
    assert profile["displayName"] == "Dana O&#39;Brien"
    assert profile["birthday"] == "1987-05-14T00:00:00.0000000+04:00"
    assert profile["workFrom"] == "2024-01-08T00:00:00.0000000+02:00"
    assert (profile["sex"], profile["title"], profile["location"]) == ("female", "Sales manager", "Riga")
    assert (profile["notes"], profile["lead"]) == ("Key accounts", boss.id)
    assert profile["department"] == "Sales &amp; Co"
    assert profile["groups"] == [{"id": sales, "name": "Sales & Co", "manager": None}]
    assert profile["contacts"] == [{"type": "mobphone", "value": "+371 2000 1122"}]


def test_in_russian_the_last_name_comes_first(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put("settings/timeandlanguage", {"lng": "ru-RU"})
    assert ada.get("people/@self").response["displayName"] == "Test Ada"


def test_finding_one_person(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.get("people/ADA").response["id"] == ada.id
    assert ada.get(f"people/{ada.id.upper()}").response["id"] == ada.id
    assert ada.get("people/email", email="Ada@Example.com").response["id"] == ada.id
    for answer in (
        ada.get("people/eve"),
        ada.get("people/email", email="eve@example.com"),
        ada.get("people/email"),
    ):
        assert (answer.status, answer.error) == (404, "User not found")


def test_a_user_name_with_a_dot(portal: Portal) -> None:
    portal.owner.post("people", {"email": "john.doe@example.com", "firstname": "John", "lastname": "Doe"})
    assert portal.owner.get("people/john.doe.json").response["userName"] == "john.doe"
    assert portal.owner.get("people/john.doe").response["userName"] == "john.doe"


def test_accounts_of_the_house(portal: Portal) -> None:
    system = portal.owner.get(f"people/{SYSTEM_ACCOUNT}").response
    assert (system["displayName"], system["userName"], system["email"]) == ("asc system", None, None)
    assert portal.owner.get(f"people/{GUEST_ACCOUNT}").response["displayName"] == "guest"
    assert portal.owner.get(f"people/{LOST_USER}").status == 404
    assert portal.owner.get(f"people/{SYSTEM_ACCOUNT}/photo").status == 403


def test_active_people_in_display_order(portal: Portal) -> None:
    bob, ada = portal.user("bob"), portal.user("Ada")
    answer = bob.get("people/")
    assert names(answer.response) == ["Ada Test", "Administrator", "Bob Test"]
    assert answer.total is None
    portal.owner.put("people/status/Terminated", {"userIds": [ada.id]})
    assert names(bob.get("people").response) == ["Administrator", "Bob Test"]
    assert names(bob.get("people/status/2").response) == ["Ada Test"]
    assert names(bob.get("people/status/terminated").response) == ["Ada Test"]
    assert len(bob.get("people/status/All").response) == 3


def test_people_are_paged_and_sorted_like_other_lists(portal: Portal) -> None:
    for name in ("ada", "bob", "cid"):
        portal.user(name)
    page = portal.owner.get("people", count=2, startIndex=1)
    assert names(page.response) == ["Administrator", "Bob Test"]
    assert (page.total, page.json["nextIndex"]) == (4, 4)
    ordered = portal.owner.get("people", sortBy="email", sortOrder="descending", count=1)
    assert ordered.response[0]["email"] == "owner@example.com"


def test_people_of_a_group(portal: Portal) -> None:
    ada, _ = portal.user("ada"), portal.user("bob")
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    assert names(ada.get("people", filterBy="group", filterValue=group).response) == ["Ada Test"]
    assert ada.get("people", filterBy="group", filterValue=NOBODY).count == 3
    assert ada.get("people", filterBy="group", filterValue=ada.id).response == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ada", ["Ada Test"]),
        ("TEST ad", ["Ada Test"]),
        ("example test", ["Ada Test", "Bob Test"]),
        ("a test", []),
        ("  ", []),
        ("nobody", []),
    ],
)
def test_searching(portal: Portal, query: str, found: list[str]) -> None:
    ada, _ = portal.user("ada"), portal.user("bob")
    assert names(ada.get("people/search", query=query).response) == found
    if query.strip():
        assert names(ada.get(f"people/@search/{query.replace(' ', '%20')}").response) == found


def test_searching_by_status_looks_into_contacts(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put(f"people/{ada.id}/contacts", {"contacts": [{"type": "skype", "value": "lovelace99"}]})
    assert names(ada.get("people/status/Active/search", query="LACE9").response) == ["Ada Test"]
    assert ada.get("people/status/Terminated/search", query="lace9").response == []
    assert ada.get("people/status/Active/search", query='"type"').response == []


def test_the_extended_filter(portal: Portal) -> None:
    ada, bob = portal.user("ada", crm_admin=True), portal.user("bob")
    guest = portal.user("guest", guest=True)
    group = portal.owner.post("group", {"groupName": "Sales", "members": [bob.id]}).response["id"]

    def found(**parameters: object) -> list[str]:
        answer = ada.get("people/simple/filter", **parameters)
        assert answer.total == len(answer.response)
        return names(answer.response)

    assert found() == ["Ada Test", "Administrator", "Bob Test", "Guest Test"]
    assert found(sortBy="lastname") == ["Administrator", "Ada Test", "Bob Test", "Guest Test"]
    assert found(sortOrder="descending", employeeType="User") == ["Bob Test", "Administrator", "Ada Test"]
    assert found(employeeType=2) == ["Guest Test"]
    assert found(groupId=group) == ["Bob Test"]
    assert found(groupId=NOBODY, filterValue="guest") == ["Guest Test"]
    assert found(groupId=ada.id) == []
    assert found(isAdministrator=True) == ["Ada Test", "Administrator"]
    assert found(activationStatus="Activated") == ["Administrator"]
    assert found(activationStatus="Pending") == ["Ada Test", "Bob Test", "Guest Test"]
    assert found(filterValue="b") == []
    portal.owner.put("people/status/Terminated", {"userIds": [guest.id]})
    assert found(employeeStatus="Terminated") == ["Ada Test", "Administrator", "Bob Test"]
    assert names(portal.owner.get("people/filter").response)[-1] == "Guest Test"
    assert names(portal.owner.get("people/filter", employeeStatus="Terminated").response) == ["Guest Test"]
    page = portal.owner.get("people/filter", count=1, startIndex=1)
    assert (page.total, names(page.response), page.response[0]["quotaLimit"]) == (4, ["Administrator"], -1)
    assert "nextIndex" not in page.json


def test_a_short_profile(portal: Portal) -> None:
    shape = portal.user("ada").get("people/simple/filter", filterValue="ada").response[0]
    assert list(shape) == ["id", "displayName", "avatarSmall", "profileUrl"]


def test_pages_take_few_statements(portal: Portal) -> None:
    for number in range(30):
        portal.user(f"user{number:02d}")
    for path in ("people", "people/filter"):
        portal.owner.get(path)
        with portal.statements() as seen:
            assert portal.owner.get(path).count == 31
        assert len(seen) == 2, seen


def test_nothing_is_running(portal: Portal) -> None:
    ada = portal.user("ada")
    denied = (
        '"Ada Test" access denied "Edit user information, ". Cause: Edit user information: access denied..'
    )
    assert ada.get("people/import/status").response == {}
    assert portal.owner.get("people/reassign/progress", userId=ada.id).response == {}
    assert portal.owner.get("people/remove/progress", userId=ada.id).response == {}
    for path in ("people/reassign/progress", "people/remove/progress"):
        answer = ada.get(path, userId=ada.id)
        assert (answer.status, answer.error) == (403, denied)


def test_guests_may_read(portal: Portal) -> None:
    guest = portal.user("guest", guest=True)
    assert guest.get("people").count == 2
    assert guest.get("people/@self").response["isVisitor"] is True
    assert guest.get("crm/contact/filter").status == 403
