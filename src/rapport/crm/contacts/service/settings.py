"""Settings of the CRM (sheet 03, section 15.1). Quirk 24: all of them are a CRM admin's matter."""

from __future__ import annotations

from dataclasses import replace

from rapport.core.ids import NOBODY, Guid, new_guid
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.contacts.records.settings import NAME, CrmSettings
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.settings.service import keep_setting, stored_setting
from rapport.store.work import Work

STATUS_SETTINGS_UPDATED, TAG_SETTINGS_UPDATED, KEY_CHANGED = 3089, 3146, 3147


def crm_settings(work: Work) -> CrmSettings:
    """Return the settings, from memory."""
    return stored_setting(work, NAME, CrmSettings) or CrmSettings()


def set_status_groups(work: Work, choice: bool | None) -> None:
    """Say whether a status goes on to a company's persons; None: ask. Raises Forbidden."""
    _save(work, Audit(STATUS_SETTINGS_UPDATED), status_group_auto=choice)


def set_tag_groups(work: Work, choice: bool | None) -> None:
    """Say whether a tag goes on to a company's persons; None: ask. Raises Forbidden."""
    _save(work, Audit(TAG_SETTINGS_UPDATED), tag_group_auto=choice)


def set_mail_to_history(work: Work, choice: bool) -> None:
    """Say whether mails are written to the history. Not audited. Raises Forbidden."""
    _save(work, None, mail_to_history_auto=choice)


def configure(work: Work, *, configured: bool, web_form_key: Guid | None) -> None:
    """Say that the CRM is set up, and set the key of its web form.

    Without a key the one that stands is kept (quirk 24); there is a random one as soon as the CRM is configured.
    Not audited. Raises Forbidden.
    """
    require_crm_admin(work.viewer)
    key = crm_settings(work).web_form_key if web_form_key in {None, NOBODY} else web_form_key
    if configured and key == NOBODY:
        key = new_guid()
    _save(work, None, configured=configured, web_form_key=key)


def change_web_form_key(work: Work) -> Guid:
    """Make a new random key for the web form and return it. Raises Forbidden."""
    key = new_guid()
    _save(work, Audit(KEY_CHANGED), web_form_key=key)
    return key


def _save(work: Work, audit: Audit | None, **values: object) -> None:
    require_crm_admin(work.viewer)
    before = crm_settings(work)
    after = replace(before, **values)  # type: ignore[arg-type]  # the functions above give each field its type
    keep_setting(work, NAME, after)
    record(work, updated(Kind.CRM_SETTINGS, NAME, before, after), audit=audit or ())
