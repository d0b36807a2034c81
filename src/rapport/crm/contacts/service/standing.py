"""Whether the caller may do something to a contact, and what they are told when not (sheet 03, section 3)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import AccessFacts, ShareType
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.store.work import Work


def can_see(work: Work, contact: Contact) -> bool:
    """Whether the caller may see a contact."""
    if work.viewer.is_crm_admin or contact.share_type != ShareType.NONE:
        return True
    return access.can_see_contact(work.viewer, _facts(work, contact))


def can_edit(work: Work, contact: Contact) -> bool:
    """Whether the caller may edit a contact."""
    if work.viewer.is_crm_admin or contact.share_type == ShareType.READ_WRITE:
        return True
    return access.can_edit_contact(work.viewer, _facts(work, contact))


def require_visible(work: Work, contact_id: int) -> Contact:
    """Return a contact that the caller may see. Raises Missing."""
    contact = rows.find(work, contact_id)
    if contact is None or not can_see(work, contact):
        raise Missing
    return contact


def require_editable(work: Work, contact_id: int) -> Contact:
    """Return a contact that the caller may edit. Raises Missing if it is hidden, Forbidden if it is read-only."""
    contact = require_visible(work, contact_id)
    if not can_edit(work, contact):
        raise Forbidden
    return contact


def require_open(work: Work, contact_id: int) -> Contact:
    """Return a contact that the caller may edit. Raises Missing if it is hidden or read-only: details do so."""
    contact = rows.find(work, contact_id)
    if contact is None or not can_edit(work, contact):
        raise Missing
    return contact


def require_known_editable(work: Work, contact_id: int) -> Contact:
    """Return a contact that the caller may edit. Raises Missing if there is none, Forbidden if they may not."""
    contact = rows.find(work, contact_id)
    if contact is None:
        raise Missing
    if not can_edit(work, contact):
        raise Forbidden
    return contact


def require_all_editable(work: Work, contact_ids: Sequence[int]) -> None:
    """Raise for the first of up to a thousand contacts that `require_known_editable` would raise for.

    BadArgument for an id that none can have.
    """
    known = rows.find_many(work, contact_ids)
    listed = access.entries_of(work.tx, [(Kind.CONTACT, each) for each in known])
    for contact_id in contact_ids:
        require_id(contact_id, "contactid")
        contact = known.get(contact_id)
        if contact is None:
            raise Missing
        managers = frozenset(listed.get((Kind.CONTACT, contact_id), ()))
        facts = AccessFacts(contact.created_by, managers, share_type=contact.share_type)
        if not access.can_edit_contact(work.viewer, facts):
            raise Forbidden


def require_deletable(work: Work, contact_id: int) -> Contact:
    """Return a contact that the caller may edit and no invoice names. Raises BadArgument, Missing, Forbidden."""
    require_id(contact_id, "contactid")
    contact = require_known_editable(work, contact_id)
    if rows.invoiced(work, [contact_id]):
        raise Forbidden
    return contact


def require_company(work: Work, company_id: int) -> Contact:
    """Return a company that the caller may see. Raises Missing, for a person too (quirk 8)."""
    company = require_visible(work, company_id)
    if not company.is_company:
        raise Missing
    return company


def require_person(work: Work, person_id: int) -> Contact:
    """Return a person that the caller may see. Raises Missing, for a company too."""
    person = require_visible(work, person_id)
    if person.is_company:
        raise Missing
    return person


def require_id(record_id: int, parameter: str) -> None:
    """Raise BadArgument for an id that none can have."""
    if record_id <= 0:
        raise BadArgument(parameter=parameter)


def _facts(work: Work, contact: Contact) -> AccessFacts:
    managers = access.subjects_of(work.tx, Kind.CONTACT, contact.id)
    return AccessFacts(contact.created_by, managers, share_type=contact.share_type)
