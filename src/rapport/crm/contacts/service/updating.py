"""Replacing what is known of a contact (sheet 03, sections 6.2, 6.4 and 6.7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rapport.core.errors import BadArgument, Forbidden, Missing, NullArgument
from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact, ContactDraft
from rapport.crm.contacts.service import standing, texts
from rapport.crm.contacts.service.photos import drop_photo, keep_photo
from rapport.crm.contacts.service.recording import fields_of, index_records
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.work import Work


def update_person(work: Work, person_id: int, draft: ContactDraft) -> None:
    """Replace a person's fields; what was not sent is cleared (quirk 3), managers and details stay.

    Raises BadArgument (id 0, unknown id, empty names, texts too long), Missing for a company in its place or for a
    new company that is none the caller can see or a type that there is not, Forbidden.
    """
    standing.require_id(person_id, "personid")
    first_name = texts.required_name(draft.first_name, "firstName")
    last_name = texts.required_name(draft.last_name, "lastName")
    before = _require(work, person_id, is_company=False)
    company_id = max(draft.company_id, 0)
    # The link that stands may lead to a company that the caller can't see: sending it again is no new link.
    if company_id not in {0, before.company_id}:
        standing.require_company(work, company_id)
    after = replace(
        before,
        first_name=first_name,
        last_name=last_name,
        job_title=texts.stored_name(draft.job_title, "jobTitle"),
        company_id=company_id,
    )
    _save(work, before, after, draft, 3020)


def update_company(work: Work, company_id: int, draft: ContactDraft) -> None:
    """Replace a company's fields, in the same way."""
    standing.require_id(company_id, "companyid")
    name = texts.required_name(draft.company_name, "companyName")
    before = _require(work, company_id, is_company=True)
    _save(work, before, replace(before, company_name=name), draft, 3001)


def set_creation_date(work: Work, contact_id: int, moment: datetime | None) -> None:
    """Set when a contact was created. Seeing it is enough. Raises Missing, NullArgument."""
    before = standing.require_visible(work, contact_id)
    if moment is None:
        raise NullArgument(parameter="creationDate")
    rows.set_columns(work, [contact_id], created_at=moment)
    record(work, updated(Kind.CONTACT, contact_id, before, replace(before, created_at=moment)))


def set_modification_date(work: Work, contact_id: int, moment: datetime | None) -> None:
    """Set when a contact was last changed. Seeing it is enough. Raises Missing, NullArgument."""
    before = standing.require_visible(work, contact_id)
    if moment is None:
        raise NullArgument(parameter="lastModifedDate")
    rows.set_columns(work, [contact_id], modified_at=moment)
    record(work, updated(Kind.CONTACT, contact_id, before, replace(before, modified_at=moment)))


def _require(work: Work, contact_id: int, *, is_company: bool) -> Contact:
    """Return the contact. An unknown id is a BadArgument here: existing clients see it so (quirk 23)."""
    contact = rows.find(work, contact_id)
    if contact is None:
        raise BadArgument(parameter="companyid" if is_company else "personid")
    if contact.is_company != is_company:
        raise Missing
    if not standing.can_edit(work, contact):
        raise Forbidden
    return contact


def _type(work: Work, before: Contact, draft: ContactDraft) -> int:
    if draft.type_id not in {None, 0, before.type_id} and draft.type_id not in items(
        work, ItemList.CONTACT_TYPE
    ):
        raise Missing
    return before.type_id if draft.type_id is None else draft.type_id


def _save(work: Work, before: Contact, after: Contact, draft: ContactDraft, action: int) -> None:
    after = replace(
        after,
        about=texts.stored_about(draft.about),
        type_id=_type(work, before, draft),
        share_type=draft.share_type,
        modified_by=work.viewer.user_id,
        modified_at=work.now,
    )
    if draft.photo is not None:
        after = replace(after, photo=keep_photo(work, draft.photo))
        drop_photo(work, before.photo)
    rows.save(work, after)
    old_managers = access.subjects_of(work.tx, Kind.CONTACT, after.id)
    new_managers = frozenset(draft.managers) - {NOBODY} or old_managers
    if new_managers != old_managers:
        access.replace_entries(work, Kind.CONTACT, [after.id], new_managers)
    old_values, new_values = custom_fields.write_values(work, after.kind, after.id, draft.custom_fields)
    index_records(work, [after])
    record(
        work,
        updated(
            Kind.CONTACT,
            after.id,
            fields_of(before, old_managers, old_values),
            fields_of(after, new_managers, new_values),
        ),
        audit=Audit(action, (after.id,), (after.title,)),
    )
