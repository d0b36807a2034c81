"""The texts in which the finds of a page were found, as they were written, and what files hang on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, literal, null, select, union_all

from rapport.core.kinds import Kind
from rapport.crm.contacts.records import InfoType, stored_address
from rapport.crm.history.records import MAIL, mail_words, plain_text
from rapport.crm.search.records import Find
from rapport.store.among import among
from rapport.store.search import Part
from rapport.store.tables import (
    contact_infos,
    contacts,
    custom_field_values,
    event_files,
    history_events,
    opportunities,
    tasks,
)
from rapport.store.types import RECORD_ID
from rapport.store.work import Work

Key = tuple[int, int, int, int]
"""Kind, record, part and its id: the document."""

_c, _o, _t, _e = contacts.c, opportunities.c, tasks.c, history_events.c
_i, _v, _l = contact_infos.c, custom_field_values.c, event_files.c
_zero = literal(0, RECORD_ID)
_links = event_files.alias("links").c
_first_event = select(func.min(_links.event_id)).where(_links.file_id == _l.file_id).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Told:
    """What the page's finds say besides their titles."""

    texts: Mapping[Key, Sequence[str]]
    holders: Mapping[int, tuple[int, Kind, int]]
    """By file: contact, kind of entity, entity."""


def _arm(
    kind: Any,
    part: Part,
    keys: Sequence[Any],
    texts: Sequence[ColumnElement[Any]],
    numbers: Sequence[Any] = (),
) -> Select[Any]:
    """Select the texts of some documents, all arms with the same columns: key, four texts, three numbers."""
    kept = kind if isinstance(kind, ColumnElement) else literal(int(kind))
    all_texts = [*texts, *[null().cast(Text())] * 4][:4]
    all_numbers = [*numbers, _zero, _zero, _zero][:3]
    columns = [kept, keys[0], literal(int(part)), keys[1], *all_texts, *all_numbers]
    return select(*(column.label(f"column_{number}") for number, column in enumerate(columns)))


_TEXTS = union_all(
    _arm(
        Kind.CONTACT, Part.RECORD, (_c.id, _zero), (_c.job_title, _c.company_name, _c.industry, _c.about)
    ).where(among(_c.id, "contacts")),
    _arm(Kind.OPPORTUNITY, Part.RECORD, (_o.id, _zero), (_o.description,)).where(
        among(_o.id, "opportunities")
    ),
    _arm(Kind.TASK, Part.RECORD, (_t.id, _zero), (_t.description,)).where(among(_t.id, "tasks")),
    _arm(Kind.CONTACT, Part.INFO, (_i.contact_id, _i.id), (_i.data,), (_i.info_type,)).where(
        among(_i.id, "infos")
    ),
    _arm(_v.kind, Part.FIELD, (_v.record_id, _v.field_id), (_v.value,)).where(
        among(_v.field_id, "fields"), among(_v.record_id, "records")
    ),
    _arm(
        Kind.RELATIONSHIP_EVENT,
        Part.RECORD,
        (_e.id, _e.contact_id),
        (_e.content,),
        (_e.category_id,),
    ).where(among(_e.id, "events")),
    _arm(
        Kind.FILE,
        Part.RECORD,
        (_l.file_id, _zero),
        (),
        (_e.contact_id, _e.entity_kind, _e.entity_id),
    )
    .join_from(event_files, history_events, _e.id == _l.event_id)
    .where(among(_l.file_id, "files"), _l.event_id == _first_event),
)


def told(work: Work, finds: Sequence[Find]) -> Told:
    """Return the texts of these finds. One statement."""
    texts: dict[Key, Sequence[str]] = {}
    holders: dict[int, tuple[int, Kind, int]] = {}
    for row in work.tx.execute(_TEXTS, _wanted(finds)):
        kind, record_id, part, part_id, *rest = row
        written, numbers = [text for text in rest[:4] if text], rest[4:]
        if kind == Kind.FILE:
            holders[record_id] = numbers[0], Kind(numbers[1]), numbers[2]
        elif kind == Kind.RELATIONSHIP_EVENT:
            content = _words(written, numbers[0])
            texts[kind, record_id, int(Part.RECORD), 0] = content
            texts[int(Kind.CONTACT), part_id, int(Part.EVENT), record_id] = content
        else:
            is_address = part == Part.INFO and numbers[0] == InfoType.ADDRESS
            texts[kind, record_id, part, part_id] = list(map(_address, written)) if is_address else written
    return Told(texts, holders)


def _address(data: str) -> str:
    return ", ".join(filter(None, astuple(stored_address(data))))


def _words(written: Sequence[str], category_id: int) -> list[str]:
    read = mail_words if category_id == MAIL else plain_text
    return [read(content) for content in written]


def _wanted(finds: Sequence[Find]) -> dict[str, list[int]]:
    """Return the ids to look up, by the parameters of the statement."""

    def records(kind: Kind) -> list[int]:
        return [each.id for each in finds if each.kind == kind and each.part == Part.RECORD]

    def parts(part: Part) -> list[int]:
        return [each.part_id for each in finds if each.part == part]

    return {
        "contacts": records(Kind.CONTACT),
        "opportunities": records(Kind.OPPORTUNITY),
        "tasks": records(Kind.TASK),
        "files": records(Kind.FILE),
        "events": [*records(Kind.RELATIONSHIP_EVENT), *parts(Part.EVENT)],
        "infos": parts(Part.INFO),
        "fields": parts(Part.FIELD),
        "records": [each.id for each in finds if each.part == Part.FIELD],
    }
