"""Adding, editing, suspending and removing people (sheet 02, section 3.6)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.founded import OWNER_EMAIL
from tests.portals import Portal

from rapport.core.ids import CRM_PRODUCT, NOBODY, PEOPLE_PRODUCT, SYSTEM_ACCOUNT
from rapport.store.tables import audit_events, changes, users

ADA = {"email": "ada@example.com", "firstname": "Ada", "lastname": "Lovelace"}


def actions(portal: Portal) -> list[int]:
    return [event.action for event in portal.rows(audit_events)]


def denial(name: str, action: str) -> str:
    return f'"{name}" access denied "{action}, ". Cause: {action}: access denied..'


def test_adding(portal: Portal) -> None:
    made = portal.owner.post("people/", ADA).response
    assert (made["userName"], made["status"], made["activationStatus"]) == ("ada", 1, 2)
    assert made["workFrom"] == datetime.now(UTC).strftime("%Y-%m-%dT00:00:00.0000000Z")
    event = portal.rows(audit_events)[-1]
    assert (event.action, event.target, event.parameters) == (4000, f'["{made["id"]}"]', '["Ada Lovelace"]')
    portal.owner.post("people", {**ADA, "email": "eve@example.com", "isVisitor": True})
    assert actions(portal)[-1] == 4001
    change = portal.rows(changes)[-1]
    assert (change.verb, change.before) == ("created", None)
    assert "password" not in change.after


def test_user_names_are_made_unique(portal: Portal) -> None:
    made = [
        portal.owner.post("people", {**ADA, "email": f"ada@{host}.org"}).response["userName"]
        for host in ("one", "two", "three")
    ]
    assert made == ["ada", "ada1", "ada2"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"email": None}, "Value does not fall within the expected range.\r\nParameter name: email"),
        ({"email": "no address"}, "The specified string is not in the form required for an e-mail address."),
        ({"email": OWNER_EMAIL.upper()}, "User with this email is already registered"),
        ({"firstname": None}, None),
        ({"firstname": "", "lastname": " "}, None),
        ({"firstname": "x" * 65}, None),
        ({"title": "x" * 65}, None),
        ({"comment": "x" * 513}, None),
        ({"contacts": [{"type": "mail", "value": "x" * 1024}]}, None),
        (
            {"password": "short"},
            "Password must contain from 8 to 120 characters, ASCII symbols (a-z, 0-9, special characters, no spaces)",
        ),
        ({"password": "long enough"}, None),
        ({"birthday": "yesterday"}, "invalid date time format: yesterday"),
        ({"department": ["x"]}, "Unrecognized Guid format."),
        ({"passwordHash": "x" * 129}, None),
    ],
)
def test_what_is_no_person(portal: Portal, body: dict[str, object], message: str | None) -> None:
    before = len(portal.rows(users))
    answer = portal.owner.post(
        "people", {name: value for name, value in {**ADA, **body}.items() if value is not None}
    )
    assert answer.status == 400
    assert message is None or answer.error == message
    assert len(portal.rows(users)) == before


def test_who_may_add(portal: Portal) -> None:
    answer = portal.user("bob", crm_admin=True).post("people", ADA)
    assert (answer.status, answer.error) == (403, denial("Bob Test", "Add/Remove user"))
    bob = portal.user("cid")
    portal.owner.put(
        "settings/security/administrator",
        {"productid": PEOPLE_PRODUCT, "userid": bob.id, "administrator": True},
    )
    assert bob.post("people", ADA).status == 201


def test_editing(portal: Portal) -> None:
    ada = portal.user("ada")
    group = portal.owner.post("group", {"groupName": "Sales"}).response["id"]
    body = {
        "firstname": "Augusta",
        "title": "Countess",
        "location": "London",
        "comment": "Engines",
        "sex": "female",
        "birthday": "1815-12-10",
        "contacts": [{"type": "mail", "value": "ada@example.net"}],
        "lead": portal.owner.id,
        "department": [group],
    }
    edited = portal.owner.put(f"people/{ada.id}", body).response
    assert (edited["displayName"], edited["title"], edited["notes"]) == (
        "Augusta Test",
        "Countess",
        "Engines",
    )
    assert edited["birthday"] == "1815-12-10T00:00:00.0000000Z"
    assert edited["department"] == "Sales"
    assert actions(portal)[-1] == 4006
    # Quirk 8: what is not sent stays.
    again = portal.owner.put(f"people/{ada.id}", {"lastname": "King"}).response
    assert again == {**edited, "lastName": "King", "displayName": "Augusta King"}
    cleared = portal.owner.put(f"people/{ada.id}", {"birthday": "1900-01-01", "lead": NOBODY}).response
    assert "birthday" not in cleared
    assert portal.owner.put(f"people/{ada.id}", {"department": [NOBODY]}).response["department"] == ""
    assert portal.owner.put(f"people/{ada.id}", {"department": [group]}).response["department"] == "Sales"
    assert portal.owner.put(f"people/{ada.id}", {"title": "Countess"}).response["department"] == "Sales"
    assert portal.owner.put(f"people/{ada.id}", {"department": []}).response["department"] == ""
    assert "lead" not in cleared


def test_people_edit_themselves_but_not_title_lead_and_groups(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    group = portal.owner.post("group", {"groupName": "Sales"}).response["id"]
    body = {"location": "London", "title": "Queen", "lead": bob.id, "department": [group], "isVisitor": True}
    edited = ada.put(f"people/{ada.id}", body).response
    assert edited["location"] == "London"
    assert not {"title", "lead", "groups"} & edited.keys()
    assert edited["isVisitor"] is False
    answer = ada.put(f"people/{bob.id}", {"location": "London"})
    assert (answer.status, answer.error) == (403, denial("Ada Test", "Edit user information"))


def test_whom_nobody_edits(portal: Portal) -> None:
    ada = portal.user("ada")
    assert portal.owner.put("people/not-a-guid", {}).status == 400
    assert portal.owner.put(f"people/{NOBODY}", {}).status == 403
    assert portal.owner.put(f"people/{SYSTEM_ACCOUNT}", {}).status == 403
    assert portal.owner.put("people/11111111-1111-1111-1111-111111111111", {}).error == "User not found"
    portal.owner.put("people/status/Terminated", {"userIds": [ada.id]})
    answer = portal.owner.put(f"people/{ada.id}", {"firstname": "Eve"})
    assert (answer.status, answer.error) == (403, "The user is suspended")


def test_disabling(portal: Portal) -> None:
    ada = portal.user("ada")
    edited = portal.owner.put(f"people/{ada.id}", {"disable": True}).response
    assert edited["status"] == 2
    assert edited["terminated"].startswith("20")
    assert ada.get("people/@self").status == 401
    answer = portal.owner.put(f"people/{portal.owner.id}", {"disable": True})
    assert (answer.status, answer.error) == (403, "Can not disable tenant owner.")


def test_suspending_and_taking_back(portal: Portal) -> None:
    ada, bob = portal.user("ada", admin=True), portal.user("bob")
    ids = [ada.id, bob.id, portal.owner.id, SYSTEM_ACCOUNT, NOBODY]
    answer = ada.put("people/status/Terminated", {"userIds": ids})
    assert [(profile["id"], profile["status"]) for profile in answer.response] == [
        (ada.id, 1),
        (bob.id, 2),
        (portal.owner.id, 1),
    ]
    assert answer.response[1]["terminated"].startswith("20")
    assert actions(portal)[-1] == 4020
    assert ada.put("people/status/Active", {"userIds": [bob.id]}).response[0]["terminated"] is None
    assert bob.put("people/status/Terminated", {"userIds": [bob.id]}).status == 401
    cid = portal.user("cid")
    refused = cid.put("people/status/Terminated", {"userIds": [cid.id]})
    assert (refused.status, refused.error) == (403, denial("Cid Test", "Edit user information"))
    assert ada.put("people/status/LeaveOfAbsence", {"userIds": [cid.id]}).response[0]["status"] == 1


def test_guests_and_users(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob", crm_admin=True)
    answer = portal.owner.put("people/type/Visitor", {"userIds": [ada.id, bob.id, portal.owner.id]})
    assert [profile["isVisitor"] for profile in answer.response] == [True, False, False]
    assert actions(portal)[-1] == 4019
    assert ada.get("crm/contact/filter").status == 403
    refused = bob.put("people/type/1", {"userIds": [ada.id]})
    assert (refused.status, refused.error) == (403, denial("Bob Test", "Edit categories and groups"))
    assert bob.put("people/type/1", {"userIds": [bob.id]}).status == 200
    assert portal.owner.put("people/type/1", {"userIds": [ada.id]}).response[0]["isVisitor"] is False


def test_removing(portal: Portal) -> None:
    ada = portal.user("ada")
    group = portal.owner.post("group", {"groupName": "Sales", "members": [ada.id]}).response["id"]
    early = portal.owner.delete(f"people/{ada.id}")
    assert (early.status, early.error) == (403, "The user is not suspended")
    assert portal.owner.delete(f"people/{portal.owner.id}").error == "Can not remove tenant owner."
    assert portal.user("bob").delete(f"people/{ada.id}").status == 403
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    gone = portal.owner.delete(f"people/{ada.id}").response
    assert (gone["id"], gone["displayName"], gone["department"]) == (ada.id, "Profile has been removed", "")
    assert actions(portal)[-1] == 4018
    assert portal.rows(changes)[-1].verb == "deleted"
    assert portal.owner.delete(f"people/{ada.id}").status == 404
    assert portal.owner.get("people/ada").status == 404
    assert portal.owner.get(f"group/{group}").response["members"] == []
    # The address is free again.
    assert portal.owner.post("people", ADA).response["userName"] == "ada"


def test_removing_several(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    answer = portal.owner.put("people/delete", {"userIds": [ada.id, bob.id, portal.owner.id]})
    assert [profile["displayName"] for profile in answer.response] == [
        "Profile has been removed",
        "Bob Test",
        "Administrator",
    ]
    assert actions(portal)[-1] == 4022


def test_another_address(portal: Portal) -> None:
    ada = portal.user("ada")
    session = portal.owner.put(f"people/{ada.id}/email", {"email": "Ada@Example.NET"}).response
    assert (session["email"], session["activationStatus"]) == ("ada@example.net", 0)
    assert actions(portal)[-2:] == [5047, 4013]
    taken = ada.put(f"people/{ada.id}/email", {"email": OWNER_EMAIL})
    assert (taken.status, taken.error) == (400, "User with this email is already registered")
    assert ada.put(f"people/{ada.id}/email", {"email": ""}).status == 400
    assert ada.put(f"people/{portal.owner.id}/email", {"email": "x@example.com"}).status == 403
    admin = portal.user("cid", admin=True)
    refused = admin.put(f"people/{portal.owner.id}/email", {"email": "x@example.com"})
    assert (refused.status, refused.error) == (403, "No permissions to perform this action")


def test_another_password(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.put(f"people/{ada.id}/password", {"password": "first-horse"}).status == 200
    assert actions(portal)[-1] == 4017
    same = ada.put(f"people/{ada.id}/password", {"password": "first-horse"})
    assert (same.status, same.error) == (400, "A new password must be used")
    weak = ada.put(f"people/{ada.id}/password", {"password": "weak"})
    assert weak.error.startswith("Password must contain from 8 to 120 characters")
    empty = ada.put("people/ada/password", {"password": ""})
    assert empty.status == 200
    assert actions(portal)[-1] == 4017
    assert portal.user("bob").put(f"people/{ada.id}/password", {"password": "other-horse"}).status == 403


def test_another_password_ends_sessions_and_gives_a_new_cookie(portal: Portal) -> None:
    ada = portal.user("ada")
    ada.put(f"people/{ada.id}/password", {"password": "first-horse"})
    token = portal.stranger.post(
        "authentication", {"userName": "ada@example.com", "password": "first-horse"}
    ).response["token"]
    answer = portal.stranger.request(
        "PUT",
        f"people/{ada.id}/password",
        json_body={"password": "second-horse"},
        headers={"Cookie": f"asc_auth_key={token}"},
    )
    assert answer.status == 200
    fresh = answer.cookies[0].partition(";")[0].partition("=")[2]
    assert fresh != token
    for sent, status in ((token, 401), (fresh, 200)):
        assert (
            portal.stranger.request("GET", "people/@self", headers={"Authorization": sent}).status == status
        )


def test_an_admin_of_people_does_not_become_a_portal_admin(portal: Portal) -> None:
    ada, bob = portal.user("ada", admin=True), portal.user("bob")
    portal.owner.put(
        "settings/security/administrator",
        {"productid": PEOPLE_PRODUCT, "userid": bob.id, "administrator": True},
    )
    assert bob.put(f"people/{ada.id}/password", {"password": "mine-now-1"}).status == 403
    assert bob.put(f"people/{ada.id}/email", {"email": "mine@example.com"}).status == 403
    body = {"productid": CRM_PRODUCT, "userid": bob.id, "administrator": True}
    assert bob.put("settings/security/administrator", body).status == 403


def test_contacts(portal: Portal) -> None:
    ada = portal.user("ada")
    lines = [
        {"type": "mail", "value": "a@b.c"},
        {"type": "mail", "value": "d@e.f"},
        {"type": "skype", "value": "ada"},
    ]
    assert ada.post(f"people/{ada.id}/contacts", {"contacts": lines}).response["contacts"] == lines
    assert (
        ada.delete("people/ada/contacts", {"contacts": [{"type": "mail"}]}).response["contacts"] == lines[1:]
    )
    assert ada.put(f"people/{ada.id}/contacts", {"contacts": lines[2:]}).response["contacts"] == lines[2:]
    assert "contacts" not in ada.put(f"people/{ada.id}/contacts", {"contacts": []}).response
    assert portal.user("bob").put(f"people/{ada.id}/contacts", {"contacts": lines}).status == 403
    form = [("contacts[0][type]", "mail"), ("contacts[0][value]", "x@y.z")]
    assert ada.form("PUT", f"people/{ada.id}/contacts", form).response["contacts"][0]["value"] == "x@y.z"


def test_reminding_of_a_password(portal: Portal) -> None:
    told = "If a user with the {} email exists, the password change instruction has been sent to this email address."
    for email in (OWNER_EMAIL, "nobody@example.com"):
        answer = portal.stranger.post("people/password", {"email": email})
        assert (answer.status, answer.response) == (201, told.format(email))
    assert actions(portal)[-1] == 4015
    assert portal.stranger.post("people/password", {"email": "nonsense"}).status == 400
    ada = portal.user("ada")
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    answer = portal.stranger.post("people/password", {"email": "ada@example.com"})
    assert (answer.status, answer.error) == (403, "Your profile is suspended")


def test_inviting_again(portal: Portal) -> None:
    ada = portal.user("ada")
    answer = portal.owner.put("people/invite", {"userIds": [ada.id, portal.owner.id]})
    assert [profile["id"] for profile in answer.response] == [ada.id, portal.owner.id]
    assert portal.rows(audit_events)[-1].target == f'["{ada.id}"]'
    assert ada.put("people/invite", {"userIds": [ada.id]}).status == 403


def test_asking_to_be_removed(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.put("people/self/delete").response == (
        "Instructions to delete your profile has been sent to <b>ada@example.com</b> email address"
    )
    assert portal.owner.put("people/self/delete").status == 403


def test_a_taken_address_is_refused_even_in_a_race(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    answer = ada.put(f"people/{ada.id}/email", {"email": "BOB@example.com"})
    assert answer.status == 400
    assert bob.get("people/@self").response["email"] == "bob@example.com"
