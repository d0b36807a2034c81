"""Taking contacts away with everything that hangs on them (sheet 03, section 8.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.service.photos import drop_photos
from rapport.crm.contacts.service.recording import snapshots
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.history import service as history
from rapport.crm.links import service as links
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.portal.changes.service import deleted, record, updated
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work


def remove(work: Work, contact_ids: Sequence[int]) -> list[Contact]:
    """Delete contacts and return them as they were, by id; any number, in a fixed number of statements a batch.

    Tasks, history, tags, custom field values, memberships, details, managers and photos go along; persons of a
    company stay without one. What stands above (opportunities, invoices) is the caller's to clear first, rights
    are the caller's to check, and so is the audit trail.
    """
    removed: list[Contact] = []
    for ids in batches(contact_ids):
        going = rows.find_many(work, ids)
        changes = [deleted(Kind.CONTACT, each, fields) for each, fields in snapshots(work, going).items()]
        tasks.remove_contacts(work, ids)
        tags.remove_records(work, Kind.CONTACT, ids)
        custom_fields.remove_records(work, Kind.CONTACT, ids)
        links.remove_contacts(work, ids)
        changes += [
            updated(Kind.CONTACT, person.id, person, replace(person, company_id=0))
            for person in rows.persons_of(work, ids)
            if person.id not in going
        ]
        rows.clear_company(work, ids)
        access.clear_entries(work.tx, Kind.CONTACT, ids)
        rows.delete(work, ids)
        # After them, or each event would have its contact look for the newest of those that are left.
        history.remove_contacts(work, ids)
        search.remove(work.tx, Kind.CONTACT, ids)
        drop_photos(work, [contact.photo for contact in going.values() if contact.photo])
        record(work, *changes)
        removed += going.values()
    return removed
