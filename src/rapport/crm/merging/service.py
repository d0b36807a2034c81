"""Deleting contacts and making one of two, with what stands above them (sheet 03, sections 7 and 8)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.crm.contacts import service as contacts
from rapport.crm.invoices import service as invoices
from rapport.crm.opportunities import service as opportunities
from rapport.portal.changes.records import PARAMETERS_LIMIT
from rapport.portal.changes.service import Audit, record
from rapport.store.work import Work

COMPANIES_MERGED, PERSONS_MERGED = 3016, 3033
COMPANY_DELETED, PERSON_DELETED, CONTACTS_DELETED = 3017, 3034, 3035


def delete_contact(work: Work, contact_id: int) -> None:
    """Delete a contact with everything that hangs on it.

    Raises BadArgument for id 0, Missing for an unknown one, Forbidden when the caller may not edit it or an invoice
    names it.
    """
    contact = contacts.require_deletable(work, contact_id)
    _remove(work, [contact_id])
    action = COMPANY_DELETED if contact.is_company else PERSON_DELETED
    record(work, audit=Audit(action, (contact_id,), (contact.title,)))


def delete_contacts(work: Work, contact_ids: Sequence[int], *, asked_for: Sequence[int]) -> None:
    """Delete contacts that the caller may delete, any number of them; the audit trail names those asked for."""
    if not contact_ids:
        return
    titles = _remove(work, contact_ids)
    targets = tuple(dict.fromkeys(asked_for))
    record(work, audit=Audit(CONTACTS_DELETED, targets, (", ".join(titles),), PARAMETERS_LIMIT))


def merge(work: Work, source_id: int, target_id: int) -> None:
    """Take one contact into another, which keeps its id, kind and names; nothing happens to one and the same.

    Raises BadArgument for ids of 0 or less, Missing, Forbidden unless the caller may edit both.
    """
    for name, each in (("fromcontactid", source_id), ("tocontactid", target_id)):
        if each <= 0:
            raise BadArgument(parameter=name)
    source = contacts.require_known_editable(work, source_id)
    target = contacts.require_known_editable(work, target_id)
    if source_id == target_id:
        return
    opportunities.move_contact(work, source_id, target_id)
    invoices.move_contact(work, source_id, target_id)
    action = COMPANIES_MERGED if target.is_company else PERSONS_MERGED
    audit = Audit(action, (source_id, target_id), (source.title, target.title))
    contacts.absorb(work, source=source, target=target, audit=audit)


def _remove(work: Work, contact_ids: Sequence[int]) -> list[str]:
    opportunities.clear_contacts(work, contact_ids)
    removed = {contact.id: contact.title for contact in contacts.remove(work, contact_ids)}
    return [removed[each] for each in contact_ids]
