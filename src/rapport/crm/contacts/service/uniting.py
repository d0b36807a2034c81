"""Taking one contact into another, as far as contacts and what hangs on them go (sheet 03, section 7)."""

from __future__ import annotations

from dataclasses import replace

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.records.uniting import filled, united_infos
from rapport.crm.contacts.service.photos import drop_photo
from rapport.crm.contacts.service.recording import index_infos, index_records, snapshot
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.history import service as history
from rapport.crm.links import service as links
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.portal.changes.service import Audit, deleted, record, updated
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work


def absorb(work: Work, *, source: Contact, target: Contact, audit: Audit) -> None:
    """Give everything that hangs on `source` to `target`, fill what `target` lacks, and delete `source`.

    Managers, sharing and names stay those of `target`; so does the photo, unless it has none. Rights are the
    caller's to check; opportunities and invoices are the caller's to move first.
    """
    gone, before = snapshot(work, source), snapshot(work, target)
    tasks.move_contact(work, source.id, target.id)
    history.move_contact(work, source.id, target.id)
    links.move_contact(work, source.id, target.id)
    tags.merge(work, Kind.CONTACT, source.id, target.id)
    custom_fields.adopt(work, source.id, target.id, target.kind)
    _move_infos(work, source, target)
    if source.is_company:
        _move_persons(work, source, target)
    rows.keep_newest_event(work, source.id, target.id)
    _delete(work, source)
    # A person who worked at the company that is taken into them works nowhere now.
    standing = rows.find(work, target.id)
    assert standing is not None
    merged = replace(filled(standing, source), modified_by=work.viewer.user_id, modified_at=work.now)
    rows.save(work, merged)
    index_records(work, [merged])
    if source.photo != merged.photo:
        drop_photo(work, source.photo)
    record(
        work,
        updated(Kind.CONTACT, target.id, before, snapshot(work, merged)),
        deleted(Kind.CONTACT, source.id, gone, merged_into=target.id),
        audit=audit,
    )


def _move_infos(work: Work, source: Contact, target: Contact) -> None:
    moving, dropped = united_infos(rows.infos_of(work, target.id), rows.infos_of(work, source.id))
    moved = [replace(info, contact_id=target.id) for info in moving]
    for info in moved:
        rows.save_info(work, info)
    rows.delete_infos(work, dropped)
    index_infos(work, moved)


def _move_persons(work: Work, source: Contact, target: Contact) -> None:
    company_id = target.id if target.is_company else 0
    for persons in batches(rows.persons_of(work, [source.id])):
        rows.set_columns(work, [person.id for person in persons], company_id=company_id)
        record(
            work,
            *(
                updated(Kind.CONTACT, person.id, person, replace(person, company_id=company_id))
                for person in persons
                if person.id != target.id
            ),
        )


def _delete(work: Work, source: Contact) -> None:
    access.clear_entries(work.tx, Kind.CONTACT, [source.id])
    rows.delete(work, [source.id])
    search.remove(work.tx, Kind.CONTACT, [source.id])
