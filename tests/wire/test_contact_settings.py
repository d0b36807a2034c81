"""Settings of the CRM (sheet 03, section 15.1), and projects, of which there are none (section 11)."""

from __future__ import annotations

import re

import pytest
from tests.portals import Portal
from tests.wire.contact_records import audits, person

from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.crm.contacts.records.settings import CrmSettings
from rapport.crm.contacts.service.settings import crm_settings
from rapport.store.tables import changes

KEY = "0b2f3f8e-6f0c-4a55-8d5b-0f3a1c9e7d21"


def settings(portal: Portal) -> CrmSettings:
    return portal.within(crm_settings)


@pytest.mark.parametrize(
    ("path", "name", "member", "action"),
    [
        ("crm/contact/status/settings", "changeContactStatusGroupAuto", "status_group_auto", 3089),
        ("crm/contact/tag/settings", "addTagToContactGroupAuto", "tag_group_auto", 3146),
    ],
)
def test_preferences_are_kept(portal: Portal, path: str, name: str, member: str, action: int) -> None:
    admin = portal.user("ada", crm_admin=True)
    assert getattr(settings(portal), member) is None
    for value in (True, False):
        assert admin.put(path, {name: value}).response is value
        assert getattr(settings(portal), member) is value
    assert admin.put(path).response == {}
    assert getattr(settings(portal), member) is None
    assert audits(portal) == [(action, "[]", "[]")] * 3
    assert portal.user("bob").put(path, {name: True}).status == 403
    assert admin.put(path, {name: "perhaps"}).status == 400


def test_mail_to_history_is_kept(portal: Portal) -> None:
    path = "crm/contact/mailtohistory/settings"
    assert portal.owner.put(path, {"writeMailToHistoryAuto": True}).response is True
    assert settings(portal).mail_to_history_auto
    assert portal.owner.put(path).response is False
    assert portal.user("bob").put(path, {"writeMailToHistoryAuto": True}).status == 403
    assert audits(portal) == []
    told = portal.rows(changes, changes.c.kind == Kind.CRM_SETTINGS)
    assert [row.after for row in told] == ['{"mail_to_history_auto":true}', '{"mail_to_history_auto":false}']


def test_the_crm_is_configured_and_keeps_its_key(portal: Portal) -> None:
    """Quirk 24: the reference makes a new key whenever none is sent."""
    assert portal.owner.put("crm/settings", {"configured": False}).response is False
    assert settings(portal) == CrmSettings()
    assert portal.owner.put("crm/settings").response is True
    made = settings(portal).web_form_key
    assert (made != NOBODY, settings(portal).configured) == (True, True)
    portal.owner.put("crm/settings", {"configured": True})
    assert settings(portal).web_form_key == made
    portal.owner.put("crm/settings", {"webFormKey": KEY.upper()})
    assert settings(portal).web_form_key == KEY
    changed = portal.owner.put("crm/settings/webformkey/change").response
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", changed)
    assert settings(portal).web_form_key == changed
    assert audits(portal) == [(3147, "[]", "[]")]
    ada = portal.user("ada")
    assert ada.put("crm/settings").status == ada.put("crm/settings/webformkey/change").status == 403
    assert portal.owner.put("crm/settings", {"webFormKey": "x"}).status == 400


def test_the_settings_are_read(portal: Portal) -> None:
    """An addition: the reference only sets them."""
    ada, admin = portal.user("ada"), portal.user("eva", crm_admin=True)
    read = ada.get("crm/settings").response
    assert read["currency"]["abbreviation"] == "USD"
    assert read == {
        "changeContactStatusGroupAuto": None,
        "addTagToContactGroupAuto": None,
        "writeMailToHistoryAuto": False,
        "configured": False,
        "currency": read["currency"],
    }
    admin.put("crm/contact/status/settings", {"changeContactStatusGroupAuto": False})
    admin.put("crm/contact/tag/settings", {"addTagToContactGroupAuto": True})
    admin.put("crm/contact/mailtohistory/settings", {"writeMailToHistoryAuto": True})
    assert admin.get("crm/settings").response == read | {
        "changeContactStatusGroupAuto": False,
        "addTagToContactGroupAuto": True,
        "writeMailToHistoryAuto": True,
    }
    admin.put("crm/settings", {"webFormKey": KEY})
    euro = portal.owner.put("crm/settings/currency", {"currency": "EUR"}).response
    told = ada.get("crm/settings").response
    assert (told["configured"], told["currency"], "webFormKey" in told) == (True, euro, False)
    assert admin.get("crm/settings").response == told | {"webFormKey": KEY}
    assert portal.user("gus", guest=True).get("crm/settings").status == 403
    assert portal.stranger.get("crm/settings").status == 401


def test_there_are_no_projects(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    assert ada.get("crm/contact/project/7").response == []
    assert ada.get("crm/contact/project/0").status == 400
    assert ada.post("crm/contact/project/7", {"contactid": [ann]}).status == 404
    assert ada.post("crm/contact/project/7").status == 400
    assert ada.post("crm/contact/project/0", {"contactid": [ann]}).status == 400
    for contact, project, status in ((ann, 7, 404), (0, 7, 400), (ann, 0, 400)):
        assert ada.post(f"crm/contact/{contact}/project/{project}").status == status
        assert ada.delete(f"crm/contact/{contact}/project/{project}").status == status
