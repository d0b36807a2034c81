"""The newest records of each kind that a query finds and the caller may see, in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    Table,
    case,
    exists,
    literal,
    select,
    true,
    union_all,
)

from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.search.records import Find
from rapport.store import search
from rapport.store.recent import Recent
from rapport.store.search import Part, Query, Shape
from rapport.store.tables import cases, contacts, files, history_events, opportunities, tasks
from rapport.store.types import RECORD_ID
from rapport.store.work import Work

_c, _o, _t, _k, _e, _f = (each.c for each in (contacts, opportunities, tasks, cases, history_events, files))
_none, _no, _zero = literal(""), literal(False, Boolean()), literal(0, RECORD_ID)
_no_kind = literal(int(Kind.ANY))
_NAMES = ("title", "title_end", "is_company", "contact_id", "entity_kind", "entity_id", "category_id")
_TABLES: dict[Kind, Table] = {
    Kind.CONTACT: contacts,
    Kind.OPPORTUNITY: opportunities,
    Kind.CASE: cases,
    Kind.TASK: tasks,
    Kind.RELATIONSHIP_EVENT: history_events,
    Kind.FILE: files,
}
_OWN: dict[Kind, tuple[ColumnElement[Any], ...]] = {
    Kind.CONTACT: (
        case((_c.is_company, _c.company_name), else_=_c.first_name),
        _c.last_name,
        _c.is_company,
        _c.company_id,
        _no_kind,
        _zero,
        _zero,
    ),
    Kind.OPPORTUNITY: (_o.title, _none, _no, _o.contact_id, _no_kind, _zero, _zero),
    Kind.CASE: (_k.title, _none, _no, _zero, _no_kind, _zero, _zero),
    Kind.TASK: (_t.title, _none, _no, _t.contact_id, _t.entity_kind, _t.entity_id, _zero),
    Kind.RELATIONSHIP_EVENT: (_none, _none, _no, _e.contact_id, _e.entity_kind, _e.entity_id, _e.category_id),
    Kind.FILE: (_f.title, _none, _no, _zero, _no_kind, _zero, _zero),
}
"""What differs from kind to kind, under `_NAMES`."""


def hits(work: Work, query: Query, kinds: Sequence[Kind]) -> Iterator[tuple[Find, str]]:
    """Yield finds with the beginning of the text in which they were found, some several times. One statement."""
    viewer, shape = work.viewer, search.shape_of(query)
    memory: Recent[CompoundSelect[Any]] = work.cached(_new_memory)
    reader = None if viewer.is_crm_admin else (viewer.user_id, viewer.group_ids)
    statement = memory.get((reader, tuple(kinds), shape), lambda: _statement(viewer, shape, kinds))
    for row in work.tx.execute(statement, search.values_of(query, kinds)):
        kind, record_id, part, part_id, text, created_at, title, title_end, is_company, *rest = row
        contact_id, entity_kind, entity_id, category_id = rest
        if kind == Kind.CONTACT:
            title = contact_name(
                is_company=is_company, first_name=title, last_name=title_end, company_name=title
            )
        find = Find(
            Kind(kind),
            record_id,
            part,
            part_id,
            title,
            created_at,
            is_company=bool(is_company),
            contact_id=contact_id,
            entity_kind=Kind(entity_kind),
            entity_id=entity_id,
            category_id=category_id,
        )
        yield find, text


def _new_memory(_tx: object) -> Recent[CompoundSelect[Any]]:
    return Recent()


def _statement(viewer: Viewer, shape: Shape, kinds: Sequence[Kind]) -> CompoundSelect[Any]:
    has_events = Kind.RELATIONSHIP_EVENT in kinds
    return union_all(*(_of_kind(viewer, shape, kind, with_events=not has_events) for kind in kinds))


def _of_kind(viewer: Viewer, shape: Shape, kind: Kind, *, with_events: bool) -> Select[Any]:
    """Find records of one kind. Contacts by their events only if events are not found themselves."""
    table = _TABLES[kind]

    def condition(documents: FromClause) -> ColumnElement[bool]:
        seen = _seen(viewer, kind, documents.c.record_id)
        if kind == Kind.CONTACT and not with_events:
            return seen & (documents.c.part != int(Part.EVENT))
        return seen

    found = search.newest(shape, kind, condition)
    own = [column.label(name) for name, column in zip(_NAMES, _OWN[kind], strict=True)]
    columns = [literal(int(kind)).label("kind"), *found.c, table.c.created_at, *own]
    return select(*columns).join_from(found, table, table.c.id == found.c.record_id)


def _seen(viewer: Viewer, kind: Kind, record_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that the caller may see the record."""
    if viewer.is_crm_admin:
        return true()
    table = _TABLES[kind].alias("seen")
    if kind == Kind.TASK:
        visible = access.task_visible(viewer, table)
    elif kind == Kind.RELATIONSHIP_EVENT:
        visible = access.event_visible(viewer, table)
    elif kind == Kind.FILE:
        visible = access.file_visible(viewer, table)
    else:
        visible = access.visible(viewer, kind, table)
    return exists().where(table.c.id == record_id, visible)
