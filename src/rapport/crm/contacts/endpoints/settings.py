"""Settings of the CRM (sheet 03, section 15.1)."""

from __future__ import annotations

from rapport.core.ids import Guid as GuidText
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.schemas import CrmSettingsShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

TAG = "crm/Contacts"


@operation("GET", "crm/settings", tag=TAG, summary="Get the CRM settings", addition=True)
def get_crm_settings(call: Call) -> CrmSettingsShape:
    """Return what the calls below set, and the default currency: what programs and pages go by."""
    return queries.crm_settings(call.work)


@operation("PUT", "crm/contact/status/settings", tag=TAG, summary="Update the contact status setting")
def set_status_setting(call: Call, change_contact_status_group_auto: bool | None) -> bool | None:
    """Say whether programs give a new status to a company's persons (or a person's company) as well.

    For CRM administrators. The server itself never acts on it.

    Parameters:
        change_contact_status_group_auto: true always, false never; without it, users are asked each time.
    """
    service.set_status_groups(call.work, change_contact_status_group_auto)
    return change_contact_status_group_auto


@operation(
    "PUT", "crm/contact/tag/settings", tag=TAG, summary="Update the setting for adding tags to the contact"
)
def set_tag_setting(call: Call, add_tag_to_contact_group_auto: bool | None) -> bool | None:
    """Say whether programs put a tag on a company's persons (or a person's company) as well.

    For CRM administrators. The server itself never acts on it.

    Parameters:
        add_tag_to_contact_group_auto: true always, false never; without it, users are asked each time.
    """
    service.set_tag_groups(call.work, add_tag_to_contact_group_auto)
    return add_tag_to_contact_group_auto


@operation(
    "PUT",
    "crm/contact/mailtohistory/settings",
    tag=TAG,
    summary="Update the setting for writing mails to the history",
)
def set_mail_to_history_setting(call: Call, write_mail_to_history_auto: bool) -> bool:
    """Say whether programs write mails to the history of contacts. For CRM administrators.

    Parameters:
        write_mail_to_history_auto: Whether they do.
    """
    service.set_mail_to_history(call.work, write_mail_to_history_auto)
    return write_mail_to_history_auto


@operation("PUT", "crm/settings", tag=TAG, summary="Set the tenant settings")
def set_crm_settings(call: Call, configured: bool | None, web_form_key: Guid | None) -> bool:
    """Say that the CRM is set up, and set the key of its web form. For CRM administrators.

    Parameters:
        configured: Whether it is set up; true when it is not sent.
        web_form_key: Key that a contact form on a web site has to send; the one that stands when it is not sent.
    """
    is_configured = configured is not False
    service.configure(call.work, configured=is_configured, web_form_key=web_form_key)
    return is_configured


@operation("PUT", "crm/settings/webformkey/change", tag=TAG, summary="Update the web form key")
def change_web_form_key(call: Call) -> GuidText:
    """Make a new random key for the web form and answer with it. For CRM administrators."""
    return service.change_web_form_key(call.work)
