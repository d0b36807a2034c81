"""Settings, product access, administrators, the raw records (sheet 02, section 5)."""

from __future__ import annotations

import pytest
from tests.portals import Client, Portal

from rapport.core.ids import CRM_PRODUCT, GROUP_EVERYONE, NOBODY, PEOPLE_PRODUCT
from rapport.portal.settings import service
from rapport.store.tables import audit_events, portal_state

DOCUMENTS = "e67be73d-f9ae-4ce1-8fec-1880cb518cb4"
NOWHERE = "11111111-1111-1111-1111-111111111111"
DENIED = '"Ada Test" access denied "Edit Portal Settings, ". Cause: Edit Portal Settings: access denied..'


def uses_crm(client: Client) -> bool:
    status = client.get("crm/contact/status").status
    assert status in {200, 403}
    return status == 200


def actions(portal: Portal) -> list[int]:
    return [event.action for event in portal.rows(audit_events)]


def test_settings(portal: Portal) -> None:
    assert list(portal.user("ada").get("settings/").response.items()) == [
        ("timezone", "UTC;0;UTC;UTC;UTC;;"),
        ("trustedDomains", []),
        ("trustedDomainsType", 0),
        ("culture", "en-US"),
        ("utcOffset", "00:00:00"),
        ("utcHoursOffset", 0),
    ]


def test_time_and_language(portal: Portal) -> None:
    answer = portal.owner.put("settings/timeandlanguage", {"lng": "de-DE", "timeZoneID": "Asia/Kolkata"})
    assert answer.response == "Settings have been successfully updated"
    assert actions(portal)[-2:] == [6000, 6001]
    settings = portal.owner.get("settings").response
    assert (settings["culture"], settings["utcOffset"], settings["utcHoursOffset"]) == (
        "de-DE",
        "05:30:00",
        5.5,
    )
    assert settings["timezone"] == "Asia/Kolkata;330;(UTC+05:30) Asia/Kolkata;Asia/Kolkata;Asia/Kolkata;;"
    portal.owner.put("settings/timeandlanguage", {"lng": "sv-SE", "timeZoneID": "Middle/Earth"})
    settings = portal.owner.get("settings").response
    assert (settings["culture"], settings["timezone"]) == ("de-DE", "UTC;0;UTC;UTC;UTC;;")
    assert portal.owner.put("settings/timeandlanguage", {"lng": "no culture"}).status == 400
    refused = portal.user("ada").put("settings/timeandlanguage", {"lng": "de-DE"})
    assert (refused.status, refused.error) == (403, DENIED)


def test_west_of_greenwich(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Pacific/Marquesas"})
    settings = portal.owner.get("settings").response
    assert (settings["utcOffset"], settings["utcHoursOffset"]) == ("-09:30:00", -9.5)
    expires = portal.stranger.post(
        "authentication", {"userName": "owner@example.com", "password": "correct-horse"}
    ).response["expires"]
    assert expires.endswith("-09:30")


def test_the_password_policy(portal: Portal) -> None:
    ada = portal.user("ada")
    policy = ada.get("settings/security/password").response
    assert list(policy.items()) == [
        ("limitMaxLength", 120),
        ("limitMinLength", 8),
        ("maxLength", 120),
        ("minLength", 8),
        ("allowedCharactersRegexStr", r"[\x21-\x7E]"),
        ("upperCase", False),
        ("upperCaseRegexStr", "(?=.*[A-Z])"),
        ("digits", False),
        ("digitsRegexStr", r"(?=.*\d)"),
        ("specSymbols", False),
        ("specSymbolsRegexStr", r"(?=.*[\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E])"),
    ]
    body = {"minLength": 4, "maxLength": 500, "upperCase": True, "digits": True, "specSymbols": True}
    changed = portal.owner.put("settings/security/password", body).response
    assert (changed["minLength"], changed["maxLength"], changed["upperCase"]) == (8, 120, True)
    assert actions(portal)[-1] == 6004
    weak = ada.put(f"people/{ada.id}/password", {"password": "all-lower-1"})
    assert weak.error.endswith("no spaces), capital letters, digits, special characters")
    assert ada.put(f"people/{ada.id}/password", {"password": "Not-lower-1"}).status == 200
    assert portal.owner.put("settings/security/password", {"minLength": 9, "maxLength": 8}).status == 400
    assert ada.put("settings/security/password", body).error == DENIED


def test_login_limits(portal: Portal) -> None:
    body = {"attemptsCount": 1, "blockTime": 120, "checkPeriod": 30}
    limits = portal.owner.put("security/loginsettings", body).response
    assert limits == {"attemptCount": 1, "blockTime": 120, "checkPeriod": 30}
    assert portal.owner.get("security/loginsettings").response == limits
    bad = {"userName": "owner@example.com", "password": "wrong"}
    assert portal.stranger.post("authentication", bad).status == 401
    blocked = portal.stranger.post("authentication", bad)
    assert (blocked.status, blocked.headers["retry-after"]) == (429, "120")
    for name in body:
        assert portal.owner.put("security/loginsettings", {**body, name: 0}).status == 400
        assert portal.owner.put("security/loginsettings", {**body, name: 10_000}).status == 400
    ada = portal.user("ada")
    assert ada.put("security/loginsettings", body).error == DENIED
    assert ada.get("security/loginsettings").error == DENIED


def test_a_new_portal_is_open(portal: Portal) -> None:
    ada, guest = portal.user("ada"), portal.user("guest", guest=True)
    assert ada.get(f"settings/security/{CRM_PRODUCT}").response is True
    assert ada.get(f"settings/security/{DOCUMENTS}").response is False
    assert guest.get(f"settings/security/{CRM_PRODUCT}").response is False
    assert ada.get("settings/security/modules").response == [
        {"id": "crm", "title": "CRM"},
        {"id": "people", "title": "People"},
    ]
    assert guest.get("settings/security/modules").response == []
    everything = portal.owner.get("settings/security").response
    assert everything[0] == {
        "webItemId": CRM_PRODUCT,
        "users": [],
        "groups": [],
        "enabled": True,
        "isSubItem": False,
    }
    assert [access["webItemId"] for access in everything] == [CRM_PRODUCT, PEOPLE_PRODUCT]
    assert portal.owner.get("settings/security", ids=DOCUMENTS).response[0]["enabled"] is False
    assert ada.get("settings/security").error == DENIED


def test_restricting_a_product(portal: Portal) -> None:
    ada, bob, cid = (portal.user(name) for name in ("ada", "bob", "cid"))
    admin = portal.user("dan", crm_admin=True)
    group = portal.owner.post("group", {"groupName": "Sales", "members": [bob.id]}).response["id"]
    body = {"id": CRM_PRODUCT, "enabled": True, "subjects": [ada.id, group]}
    access = portal.owner.put("settings/security", body).response[0]
    assert [user["id"] for user in access["users"]] == [ada.id]
    assert access["groups"] == [{"id": group, "name": "Sales", "manager": None}]
    assert access["enabled"] is True
    assert actions(portal)[-2:] == [6013, 6012]
    assert [uses_crm(client) for client in (ada, bob, cid, admin, portal.owner)] == [
        True,
        True,
        False,
        True,
        True,
    ]
    refused = cid.get("crm/contact/status")
    assert refused.error == "Forbidden"
    # Closing and opening again keeps the restriction.
    closed = portal.owner.put(
        "settings/security/access", {"items": [{"key": CRM_PRODUCT, "value": False}]}
    ).response[0]
    assert (closed["enabled"], len(closed["users"])) == (False, 1)
    assert not any(uses_crm(client) for client in (ada, bob, cid, admin, portal.owner))
    form = [("items[0].key", CRM_PRODUCT), ("items[0].value", "true")]
    assert portal.owner.form("PUT", "settings/security/access", form).response[0]["enabled"] is True
    assert actions(portal)[-1] == 6008
    assert [uses_crm(client) for client in (ada, bob, cid, admin)] == [True, True, False, True]


def test_denying_a_product(portal: Portal) -> None:
    ada, bob, admin = portal.user("ada"), portal.user("bob"), portal.user("dan", crm_admin=True)
    body = {"id": CRM_PRODUCT, "enabled": False, "subjects": [ada.id, admin.id]}
    assert portal.owner.put("settings/security", body).response[0]["enabled"] is False
    assert [uses_crm(client) for client in (ada, bob, admin, portal.owner)] == [False, False, True, True]


@pytest.mark.parametrize("subjects", [[], [GROUP_EVERYONE]])
def test_closing_and_opening_for_everyone(portal: Portal, subjects: list[str]) -> None:
    ada, admin = portal.user("ada"), portal.user("dan", crm_admin=True)
    body = {"id": CRM_PRODUCT, "enabled": False, "subjects": subjects}
    assert portal.owner.put("settings/security", body).response[0]["enabled"] is False
    # Quirk 21: for portal admins too.
    assert not any(uses_crm(client) for client in (ada, admin, portal.owner))
    portal.owner.put("settings/security", {**body, "enabled": True})
    assert actions(portal)[-1] == 6014
    assert all(uses_crm(client) for client in (ada, admin, portal.owner))


def test_what_is_no_product(portal: Portal) -> None:
    assert portal.owner.put("settings/security", {"id": NOWHERE, "enabled": True}).status == 404
    assert portal.owner.put("settings/security", {}).status == 404
    assert portal.owner.put("settings/security/access", {"items": [{"key": NOWHERE}]}).status == 404
    assert portal.owner.put("settings/security/access").response == []
    assert portal.user("ada").put("settings/security", {"id": CRM_PRODUCT}).error == DENIED


def test_e_mail_addresses_hide_with_the_people_module(portal: Portal) -> None:
    ada = portal.user("ada")
    portal.owner.put("settings/security", {"id": PEOPLE_PRODUCT, "enabled": False})
    assert ada.get("people/administrator").response["email"] is None
    assert ada.get("people/@self").response["email"] == "ada@example.com"
    assert ada.get(f"portal/users/{portal.owner.id}").response["email"] == ""


def test_administrators(portal: Portal) -> None:
    ada, guest = portal.user("ada"), portal.user("guest", guest=True)
    body = {"productid": CRM_PRODUCT, "userid": ada.id, "administrator": True}
    assert portal.owner.put("settings/security/administrator", body).response == {
        "productId": CRM_PRODUCT,
        "userId": ada.id,
        "administrator": True,
    }
    event = portal.rows(audit_events)[-1]
    assert (event.action, event.parameters) == (6016, '["CRM","Ada Test"]')
    path = f"settings/security/administrator/{CRM_PRODUCT}"
    assert [user["id"] for user in portal.owner.get(path).response] == [ada.id]
    check = {"productid": CRM_PRODUCT, "userid": portal.owner.id}
    assert portal.owner.get("settings/security/administrator", **check).response["administrator"] is True
    portal.owner.put("settings/security/administrator", {**body, "productid": NOBODY})
    assert ada.get("people/@self").response["isAdmin"] is True
    everybody = portal.owner.get(f"settings/security/administrator/{NOBODY}").response
    assert [user["id"] for user in everybody] == [ada.id, portal.owner.id]
    # Withdrawing the portal withdraws the products too.
    portal.owner.put("settings/security/administrator", {**body, "productid": NOBODY, "administrator": False})
    assert "listAdminModules" not in ada.get("people/@self").response
    assert actions(portal)[-2:] == [6010, 6011]
    refused = portal.owner.put("settings/security/administrator", {**body, "userid": guest.id})
    assert (refused.status, refused.error) == (403, "Collaborator can not be an administrator")
    assert portal.owner.put("settings/security/administrator", {**body, "userid": NOWHERE}).status == 404
    assert portal.owner.put("settings/security/administrator", {**body, "productid": NOWHERE}).status == 400
    assert portal.owner.put("settings/security/administrator", {}).status == 400
    for answer in (ada.get(path), ada.put("settings/security/administrator", body)):
        assert (answer.status, answer.error) == (403, DENIED)


def test_the_owner_stays_an_administrator(portal: Portal) -> None:
    body = {"productid": NOBODY, "userid": portal.owner.id, "administrator": False}
    portal.owner.put("settings/security/administrator", body)
    assert portal.owner.get("people/@self").response["isAdmin"] is True


def test_quota(portal: Portal) -> None:
    portal.user("guest", guest=True)
    quota = portal.owner.get("settings/quota").response
    assert list(quota)[:5] == ["storageSize", "maxFileSize", "usedSize", "maxUsersCount", "usersCount"]
    assert (quota["usersCount"], quota["visitorsCount"], quota["maxVisitors"]) == (1, 1, -1)
    assert quota["availableSize"] == quota["storageSize"] - quota["usedSize"]
    assert portal.owner.get("portal/usedspace").response == 0
    assert portal.user("ada").get("portal/usedspace").error == DENIED


def test_versions_and_logo(portal: Portal) -> None:
    versions = portal.owner.get("settings/version").response
    assert versions["current"] in [version["id"] for version in versions["versions"]]
    for dark in (False, True):
        address = portal.owner.get("settings/logo", dark=dark).response
        assert address.startswith("http://crm.example.org/")
        shown = portal.stranger.get(address.removeprefix("http://crm.example.org"))
        assert (shown.status, shown.headers["content-type"]) == (200, "image/svg+xml")


def test_the_raw_record_of_the_portal(portal: Portal) -> None:
    record = portal.owner.get("portal/").response
    founded = portal.rows(portal_state)[0].founded_at
    assert record["createdDateTime"] == founded.strftime("%Y-%m-%dT%H:%M:%S")
    assert (record["ownerId"], record["status"], record["tenantId"]) == (portal.owner.id, 0, 1)
    assert record["language"] == "en-US"
    assert record["timeZone"]["id"] == "UTC"


def test_the_raw_record_of_a_user(portal: Portal) -> None:
    ada = portal.user("ada")
    ada.put(f"people/{ada.id}/contacts", {"contacts": [{"type": "mail", "value": "a@b.c"}]})
    record = portal.owner.get(f"portal/users/{ada.id}").response
    assert (record["firstName"], record["isActive"], record["sex"]) == ("Ada", True, None)
    assert record["contacts"] == ["mail", "a@b.c"]
    assert record["birthDate"] is None
    assert portal.owner.get(f"portal/users/{NOWHERE}").status == 404
    assert portal.owner.get("portal/userscount").response == 2


def test_paths(portal: Portal) -> None:
    for path in ("~/products/crm", "/products/crm", "products/crm"):
        assert (
            portal.owner.get("portal/path", virtualPath=path).response
            == "http://crm.example.org/products/crm"
        )


def test_other_rooms_keep_settings_under_their_own_names(portal: Portal) -> None:
    portal.within(lambda work: service.keep_setting(work, "toys", {"size": 3}))
    assert portal.within(lambda work: service.stored_setting(work, "toys", dict[str, int])) == {"size": 3}
    assert portal.within(lambda work: service.stored_setting(work, "other", int)) is None
