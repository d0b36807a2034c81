"""Making persons and companies (sheet 03, sections 6.1, 6.3 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact, ContactDraft
from rapport.crm.contacts.service import standing, texts
from rapport.crm.contacts.service.companies import move_persons
from rapport.crm.contacts.service.photos import keep_photo
from rapport.crm.contacts.service.recording import fields_of, index_records
from rapport.crm.custom_fields import service as custom_fields
from rapport.portal.changes.service import Audit, created, record
from rapport.store.batches import batches
from rapport.store.work import Work


def create_person(work: Work, draft: ContactDraft) -> int:
    """Make a person and return its id.

    Quirk 4: a caller who is no CRM admin and makes a private contact without naming managers becomes its manager;
    the reference would hide it from them. Raises BadArgument (empty first name, texts too long, a bad picture),
    Missing for a company that the caller can't see.
    """
    person = replace(
        _new(work, draft),
        first_name=texts.required_name(draft.first_name, "firstName"),
        last_name=texts.stored_name(draft.last_name, "lastName"),
        job_title=texts.stored_name(draft.job_title, "jobTitle"),
    )
    if draft.company_id > 0:
        standing.require_company(work, draft.company_id)
        person = replace(person, company_id=draft.company_id)
    return _store(work, person, draft, 3018)


def create_company(work: Work, draft: ContactDraft, person_ids: Sequence[int] = ()) -> int:
    """Make a company, take those of the persons that the caller can see into it, and return its id.

    Ids that are no visible person are passed over. Otherwise as `create_person`.
    """
    company = replace(_new(work, draft), company_name=texts.required_name(draft.company_name, "companyName"))
    return _store(work, company, draft, 3000, person_ids)


def quick_create(work: Work, drafts: Iterable[ContactDraft]) -> list[int]:
    """Make private contacts that the caller manages, all or none, and return their ids in order.

    Raises BadArgument for a name of blanks. Only persons are told to the audit trail.
    """
    made = [_quick(work, draft) for draft in drafts]
    stored: list[Contact] = []
    for some in batches(made):
        ids = rows.insert(work, some)
        access.replace_entries(work, Kind.CONTACT, ids, [work.viewer.user_id])
        stored += [replace(contact, id=each) for contact, each in zip(some, ids, strict=True)]
    if not stored:
        return []
    index_records(work, stored)
    persons = [contact for contact in stored if not contact.is_company]
    titles = ", ".join(person.title for person in persons)
    record(
        work,
        *(created(Kind.CONTACT, each.id, fields_of(each, [work.viewer.user_id], {})) for each in stored),
        audit=Audit(3019, tuple(person.id for person in persons), (titles,)) if persons else (),
    )
    return [contact.id for contact in stored]


def _quick(work: Work, draft: ContactDraft) -> Contact:
    contact = _new(work, draft)
    if draft.is_company:
        return replace(contact, company_name=texts.required_name(draft.company_name, "companyName"))
    return replace(
        contact,
        first_name=texts.required_name(draft.first_name, "data"),
        last_name=texts.required_name(draft.last_name, "data"),
    )


def _new(work: Work, draft: ContactDraft) -> Contact:
    author = work.viewer.user_id
    return Contact(
        is_company=draft.is_company,
        about=texts.stored_about(draft.about),
        share_type=draft.share_type,
        created_by=author,
        created_at=work.now,
        modified_by=author,
        modified_at=work.now,
    )


def _store(
    work: Work, contact: Contact, draft: ContactDraft, action: int, person_ids: Sequence[int] = ()
) -> int:
    if draft.photo is not None:
        contact = replace(contact, photo=keep_photo(work, draft.photo))
    (contact_id,) = rows.insert(work, [contact])
    contact = replace(contact, id=contact_id)
    managers = _first_managers(work, draft)
    access.replace_entries(work, Kind.CONTACT, [contact_id], managers)
    _, values = custom_fields.write_values(work, contact.kind, contact_id, draft.custom_fields, is_new=True)
    index_records(work, [contact])
    if person_ids:
        move_persons(work, person_ids, contact)
    record(
        work,
        created(Kind.CONTACT, contact_id, fields_of(contact, managers, values)),
        audit=Audit(action, (contact_id,), (contact.title,)),
    )
    return contact_id


def _first_managers(work: Work, draft: ContactDraft) -> list[Guid]:
    managers = sorted(set(draft.managers) - {NOBODY})
    if not managers and draft.share_type == ShareType.NONE and not work.viewer.is_crm_admin:
        return [work.viewer.user_id]
    return managers
