"""How events are told to the change log, to the audit trail and to the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.history import rows
from rapport.crm.history.records import MAIL, SYSTEM_CATEGORIES, Event, mail_subject, mail_words, plain_text
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.portal.changes.records import as_fields
from rapport.portal.changes.service import Audit
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work

CREATED = {Kind.COMPANY: 3009, Kind.PERSON: 3028, Kind.OPPORTUNITY: 3047, Kind.CASE: 3069}
DELETED = {Kind.COMPANY: 3010, Kind.PERSON: 3029, Kind.OPPORTUNITY: 3048, Kind.CASE: 3070}
FILES_ATTACHED = {Kind.COMPANY: 3015, Kind.PERSON: 3032, Kind.OPPORTUNITY: 3053, Kind.CASE: 3075}


def fields_of(event: Event, file_ids: Sequence[int] = ()) -> dict[str, Any]:
    """Return an event as the change log keeps it."""
    return {**as_fields(event), "files": list(file_ids)}


def index(work: Work, events: Sequence[Event]) -> None:
    """Let searches find events, and their contacts through them. Two statements a batch."""
    search.put_many(work.tx, Kind.RELATIONSHIP_EVENT, map(_own_document, events))
    search.put_many(work.tx, Kind.CONTACT, [_contact_document(each) for each in events if each.contact_id])


def follow(work: Work, event_ids: Sequence[int]) -> list[Document]:
    """Bring the sort keys of events in line with their content; return what the search finds them by."""
    documents: list[Document] = []
    for some in batches(event_ids):
        found = rows.load_any(work, some)
        rows.keep_sort_keys(work, found)
        documents += map(_own_document, found)
    return documents


def documents_of_contacts(work: Work, contact_ids: Sequence[int]) -> list[Document]:
    """Return what the search finds contacts by in their events."""
    return [
        _contact_document(event) for some in batches(contact_ids) for event in rows.of_contacts(work, some)
    ]


def _own_document(event: Event) -> Document:
    return Document(event.id, Part.RECORD, 0, [_words(event)])


def _contact_document(event: Event) -> Document:
    return Document(event.contact_id, Part.EVENT, event.id, [_words(event)])


def _words(event: Event) -> str:
    return mail_words(event.content) if event.category_id == MAIL else plain_text(event.content)


def title_of(content: str, category_id: int) -> str:
    """Return what stands for the title of an event: the first line of its text, of a mail the subject."""
    text = mail_subject(content) if category_id == MAIL else plain_text(content)
    return next(filter(None, map(str.strip, text.splitlines())), "")


def forget(work: Work, events: Sequence[Event], *, with_contacts: bool = False) -> None:
    """Take events out of the search; `with_contacts`: theirs are being taken out, too, with all that they have."""
    ids = [event.id for event in events]
    search.remove(work.tx, Kind.RELATIONSHIP_EVENT, ids)
    if with_contacts:
        return
    contacts = sorted({event.contact_id for event in events if event.contact_id})
    search.remove(work.tx, Kind.CONTACT, contacts, Part.EVENT, ids)


def holder_of(work: Work, event: Event) -> Entity | None:
    """Return what an event is told under: its contact, without one its opportunity or case; None if it is gone."""
    for kind, record_id in ((Kind.CONTACT, event.contact_id), (event.entity_kind, event.entity_id)):
        if record_id:
            found = cards.entities(work, kind, [record_id]).get(record_id)
            if found is not None:
                return found
    return None


def audit(work: Work, actions: Mapping[Kind, int], event: Event) -> Audit | tuple[()]:
    """Return the entry for something done to an event; none if what it hung on is gone."""
    holder = holder_of(work, event)
    if holder is None:
        return ()
    return Audit(actions[holder.kind], (event.id,), (holder.title, category_title(work, event.category_id)))


def category_title(work: Work, category_id: int) -> str:
    """Return the title of a category, empty for one that is no more."""
    known = SYSTEM_CATEGORIES.get(category_id) or items(work, ItemList.HISTORY_CATEGORY).get(category_id)
    return known.title if known else ""
