"""How contacts are told to the change log and to the search."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact, ContactInfo, info_search_text, search_texts
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.tags import queries as tags
from rapport.portal.changes.records import as_fields
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work


def fields_of(
    contact: Contact, managers: Collection[Guid], custom_values: Mapping[int, str]
) -> dict[str, Any]:
    """Return a contact as the change log keeps it."""
    return {**as_fields(contact), "managers": sorted(managers), "custom_fields": dict(custom_values)}


def info_fields(infos: Sequence[ContactInfo]) -> dict[str, Any]:
    """Return details as the change log keeps them: as one field of their contact."""
    return {"infos": [as_fields(info) for info in infos]}


def snapshot(work: Work, contact: Contact) -> dict[str, Any]:
    """Return everything that hangs on one contact and goes when it goes."""
    return snapshots(work, {contact.id: contact})[contact.id]


def snapshots(work: Work, contacts: Mapping[int, Contact]) -> dict[int, dict[str, Any]]:
    """Return the same for up to a thousand contacts, in a fixed number of statements."""
    ids = list(contacts)
    infos = rows.infos_of_contacts(work, ids)
    managers = access.entries_of(work.tx, [(Kind.CONTACT, each) for each in ids])
    values = custom_fields.values_of_records(work, Kind.CONTACT, ids)
    titles = tags.titles_of_records(work, Kind.CONTACT, ids)
    taking_part = rows.taking_part(work, ids)
    return {
        each: {
            **fields_of(contact, managers.get((Kind.CONTACT, each), ()), values.get(each, {})),
            **info_fields(infos.get(each, ())),
            "tags": titles.get(each, []),
            "takes_part": taking_part.get(each, []),
        }
        for each, contact in contacts.items()
    }


def index_records(work: Work, contacts: Sequence[Contact]) -> None:
    """Let the search find contacts by their own fields."""
    search.put_many(work.tx, Kind.CONTACT, map(_of_record, contacts))


def index_infos(work: Work, infos: Sequence[ContactInfo]) -> None:
    """Let the search find contacts by these details."""
    search.put_many(work.tx, Kind.CONTACT, map(_of_info, infos))


def follow(work: Work, contact_ids: Sequence[int]) -> list[Document]:
    """Bring in line what contacts are sorted by, and return what the search finds them by."""
    documents: list[Document] = []
    for some in batches(contact_ids):
        found = rows.find_many(work, some)
        rows.keep_sort_keys(work, found.values())
        rows.keep_newest_events(work, some)
        documents += map(_of_record, found.values())
        for infos in rows.infos_of_contacts(work, some).values():
            documents += map(_of_info, infos)
    return documents


def _of_record(contact: Contact) -> Document:
    return Document(contact.id, Part.RECORD, 0, search_texts(contact))


def _of_info(info: ContactInfo) -> Document:
    return Document(info.contact_id, Part.INFO, info.id, [info_search_text(info)])
