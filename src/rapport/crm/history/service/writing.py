"""Making events (sheet 06, sections 1.3 and 1.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument, Conflict
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.files import service as files
from rapport.crm.files.records import File
from rapport.crm.history import rows
from rapport.crm.history.records import (
    CONTENT_LIMIT,
    ENTITY_WORDS,
    MAIL,
    SYSTEM_CATEGORIES,
    Event,
    EventDraft,
    Mail,
    read_mail,
    safe_content,
)
from rapport.crm.history.service.notices import tell_mentioned
from rapport.crm.history.service.recording import CREATED, FILES_ATTACHED, audit, fields_of, index
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.portal.changes.service import Audit, created, record
from rapport.store.work import Work


def create(work: Work, draft: EventDraft) -> int:
    """Make an event of the caller's, tell those who are to know, and return its id.

    Files that are not there, or that the caller may not read, are left out. Raises BadArgument for what is missing,
    unknown, hidden or too long (quirk Q22), Conflict for a mail that is linked already.
    """
    kind = _entity_kind(draft.entity_type)
    contact = _require_holder(work, Kind.CONTACT, draft.contact_id) if draft.contact_id else None
    entity = _require_holder(work, kind, draft.entity_id) if kind != Kind.ANY else None
    content = _checked(work, draft)
    event = Event(
        id=0,
        contact_id=draft.contact_id,
        entity_kind=kind,
        entity_id=draft.entity_id,
        category_id=draft.category_id,
        content=content,
        created_by=work.viewer.user_id,
        created_at=_happened_at(work, draft),
        modified_by=work.viewer.user_id,
        modified_at=work.now,
    )
    attached = files.attachable(work, draft.file_ids)
    if draft.category_id == MAIL:
        event = _add_mail(work, event, attached)
    else:
        event = _add(work, replace(event, content=_safe(content)), attached)
    holder = contact or entity
    assert holder is not None
    trail = [audit(work, CREATED, event)]
    if attached:
        titles = ", ".join(file.title for file in attached)
        trail.append(Audit(FILES_ATTACHED[holder.kind], (event.id,), (holder.title, titles)))
    record(work, audit=[each for each in trail if isinstance(each, Audit)])
    tell_mentioned(work, event, entity or holder, attached, draft.notified)
    return event.id


def add(
    work: Work,
    *,
    contact_id: int = 0,
    entity: tuple[Kind, int] = (Kind.ANY, 0),
    category_id: int,
    content: str,
    attached: Sequence[File] = (),
) -> Event:
    """Make an event of something that happened by itself, and return it. Nothing is checked, nobody told."""
    kind, entity_id = entity
    me = work.viewer.user_id
    event = Event(
        0, contact_id, kind, entity_id, category_id, safe_content(content), me, work.now, me, work.now
    )
    return _add(work, event, attached)


def _add(work: Work, event: Event, attached: Sequence[File], mail: Mail | None = None) -> Event:
    made = replace(event, id=rows.insert_event(work, event))
    if mail is not None:
        rows.insert_mail(work, made.id, message_id=mail.message_id, body=mail.body)
    file_ids = [file.id for file in attached]
    files.attach(work, made.id, file_ids)
    index(work, [made])
    told = fields_of(made, file_ids) | ({"message_id": mail.message_id} if mail else {})
    record(work, created(Kind.RELATIONSHIP_EVENT, made.id, told))
    return made


def _add_mail(work: Work, event: Event, attached: Sequence[File]) -> Event:
    mail = read_mail(event.content, work.site.zone)
    if rows.tells_of_mail(work, mail.message_id, event):
        raise Conflict("Already exists")
    dated = replace(event, content=mail.content, created_at=mail.sent_at or event.created_at)
    return _add(work, dated, attached, mail)


def _entity_kind(word: str | None) -> Kind:
    if not word:
        return Kind.ANY
    kind = ENTITY_WORDS.get(word.lower())
    if kind is None:
        raise BadArgument(parameter="entityType")
    return kind


def _require_holder(work: Work, kind: Kind, record_id: int) -> Entity:
    found = cards.entities(work, kind, [record_id]).get(record_id)
    if found is None or not found.is_visible:
        raise BadArgument
    return found


def _checked(work: Work, draft: EventDraft) -> str:
    """Check category, content and what it hangs on, in the reference's order, and return the content."""
    category_id = draft.category_id
    if category_id not in SYSTEM_CATEGORIES and category_id not in items(work, ItemList.HISTORY_CATEGORY):
        raise BadArgument(parameter="categoryId")
    content, is_hung = draft.content, bool(draft.contact_id or draft.entity_type)
    if not content or not is_hung or (draft.entity_id and not draft.entity_type):
        raise BadArgument
    if len(content) > CONTENT_LIMIT:
        raise BadArgument("Data too long for column 'content'", parameter="content")
    return content


def _safe(content: str) -> str:
    """Return content as it is kept. Raises BadArgument where nothing harmless is left of it."""
    kept = safe_content(content)
    if not kept:
        raise BadArgument(parameter="content")
    return kept


def _happened_at(work: Work, draft: EventDraft) -> datetime:
    moment = draft.created_at
    return work.now if moment is None or moment == NO_DATE else moment.replace(microsecond=0)
