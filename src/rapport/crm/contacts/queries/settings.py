"""Reading the settings of the CRM."""

from __future__ import annotations

from rapport.core.ids import NOBODY
from rapport.crm.contacts.records.settings import NAME, CrmSettings
from rapport.crm.contacts.schemas import CrmSettingsShape
from rapport.crm.currencies.queries import currency, default_currency
from rapport.portal.settings.service import stored_setting
from rapport.store.work import Work


def crm_settings(work: Work) -> CrmSettingsShape:
    """Return the settings and the default currency. From memory: no statement, or two."""
    settings = stored_setting(work, NAME, CrmSettings) or CrmSettings()
    is_key_shown = work.viewer.is_crm_admin and settings.web_form_key != NOBODY
    return CrmSettingsShape(
        change_contact_status_group_auto=settings.status_group_auto,
        add_tag_to_contact_group_auto=settings.tag_group_auto,
        write_mail_to_history_auto=settings.mail_to_history_auto,
        configured=settings.configured,
        web_form_key=settings.web_form_key if is_key_shown else None,
        currency=currency(default_currency(work)),
    )
