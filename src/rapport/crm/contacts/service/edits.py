"""Changing the fields of a contact that a client names, and no others. An addition."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact, ContactDraft
from rapport.crm.contacts.service import standing
from rapport.crm.contacts.service.updating import update_company, update_person
from rapport.crm.edits.records import Named, Outdated, outdated, require_fields
from rapport.store.work import Work

_OF_BOTH = {
    "about": "about",
    "contact_type": "type_id",
    "share_type": "share_type",
    "manager_list": "managers",
}
COMPANY_FIELDS: Mapping[str, str] = MappingProxyType({"company_name": "company_name", **_OF_BOTH})
PERSON_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "first_name": "first_name",
        "last_name": "last_name",
        "job_title": "job_title",
        "company_id": "company_id",
        **_OF_BOTH,
    }
)
"""The parameters of the whole update, and the type, which has none, by what the change log calls them."""


def update_fields(work: Work, contact_id: int, named: Named, expected: Named) -> list[Outdated]:
    """Change the named fields of a contact as `update_person` or `update_company` would, if what is expected holds.

    Otherwise nothing is changed: returned is what does not hold. Raises Missing for a contact that is hidden or not
    there, Forbidden for one that is read-only, BadArgument for names that are none of its fields, and as those do.
    """
    before = standing.require_editable(work, contact_id)
    fields = COMPANY_FIELDS if before.is_company else PERSON_FIELDS
    require_fields(named, expected, fields)
    found = outdated(expected, _present(work, before, fields, expected), fields)
    if found:
        return found
    update = update_company if before.is_company else update_person
    update(work, contact_id, _draft(before, named))
    return []


def _present(work: Work, contact: Contact, fields: Mapping[str, str], asked: Named) -> dict[str, Any]:
    """Return the fields that are asked for as the caller sees them: a company that is hidden from them is none."""
    present = {name: getattr(contact, of_log, None) for name, of_log in fields.items() if name in asked}
    if "company_id" in present and contact.company_id:
        company = rows.find(work, contact.company_id)
        is_seen = company is not None and standing.can_see(work, company)
        present["company_id"] = contact.company_id if is_seen else 0
    if "manager_list" in present:
        present["manager_list"] = access.subjects_of(work.tx, Kind.CONTACT, contact.id)
    return present


def _draft(before: Contact, named: Named) -> ContactDraft:
    """Return what there is with the named fields in it. Without managers, those that there are stay."""
    return ContactDraft(
        is_company=before.is_company,
        first_name=named.get("first_name", before.first_name),
        last_name=named.get("last_name", before.last_name),
        company_name=named.get("company_name", before.company_name),
        job_title=named.get("job_title", before.job_title),
        about=named.get("about", before.about),
        company_id=named.get("company_id", before.company_id),
        type_id=named.get("contact_type"),
        share_type=named.get("share_type", before.share_type),
        managers=tuple(named.get("manager_list", ())),
    )
