"""Tags for a company and its persons together (sheet 06, section 4.3)."""

from __future__ import annotations

from rapport.core.errors import BadArgument, Forbidden
from rapport.core.kinds import Kind
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.service import standing
from rapport.crm.tags import service as tags
from rapport.portal.changes.service import Audit, record
from rapport.store.work import Work

COMPANY, PERSONS_OF_COMPANY = 3006, 3007
PERSON, COMPANY_OF_PERSON = 3025, 3026


def add_tag_to_group(work: Work, contact_id: int, name: str | None, *, is_company: bool) -> None:
    """Put a tag on a company and its persons; told a person, on their company and its persons.

    A person without a company that the caller can see is tagged alone. Those of the others that the caller may not
    edit are passed over (quirk Q21). Raises BadArgument (id 0, bad name, a contact of the other kind), Missing,
    Forbidden (the contact is read-only).
    """
    contact = _require(work, contact_id, name, is_company=is_company)
    tag = tags.add_to_group(work, Kind.CONTACT, _group(work, contact), name)
    actions = (COMPANY, PERSONS_OF_COMPANY) if is_company else (PERSON, COMPANY_OF_PERSON)
    record(work, audit=[Audit(action, (contact.id,), (contact.title, tag.title)) for action in actions])


def remove_tag_from_group(work: Work, contact_id: int, name: str | None, *, is_company: bool) -> None:
    """Take a tag off the same contacts, which need not carry it. Not audited.

    Raises as for adding, and BadArgument for a name that no tag has.
    """
    contact = _require(work, contact_id, name, is_company=is_company)
    tags.remove_from_group(work, Kind.CONTACT, _group(work, contact), name)


def _require(work: Work, contact_id: int, name: str | None, *, is_company: bool) -> Contact:
    standing.require_id(contact_id, "entityid")
    tags.required_title(name)
    contact = standing.require_visible(work, contact_id)
    if contact.is_company != is_company:
        raise BadArgument(f"Contact is not a {'company' if is_company else 'person'}")
    if not standing.can_edit(work, contact):
        raise Forbidden
    return contact


def _group(work: Work, contact: Contact) -> list[int]:
    company = contact if contact.is_company else rows.find(work, contact.company_id)
    if company is None or not standing.can_see(work, company):
        return [contact.id]
    return rows.editable_ids_of_company(work, company.id)
