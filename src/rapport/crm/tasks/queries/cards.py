"""Tasks as the wire has them, a whole page in a fixed number of statements (sheet 05, section 3)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, literal, select, union_all

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.queries import cards_with_email
from rapport.crm.cards.schemas import ContactWithEmailShape
from rapport.crm.lists.queries import categories
from rapport.crm.lists.records import ItemList
from rapport.crm.tasks.records import Task, entity_word
from rapport.crm.tasks.schemas import EntityShape, TaskShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import cases, opportunities, tasks
from rapport.store.uses import count_uses
from rapport.store.work import Work

_t = tasks.c
Entity = tuple[int, int]
"""Kind and id."""

COLUMNS: tuple[ColumnElement[Any], ...] = (
    _t.id,
    _t.title,
    _t.description,
    _t.deadline,
    _t.responsible_id,
    _t.contact_id,
    _t.entity_kind,
    _t.entity_id,
    _t.category_id,
    _t.is_closed,
    _t.alert_value,
    _t.created_by,
    _t.created_at,
)
"""What a task is shown by, in the order in which `_maker` takes it apart."""

_TITLES = union_all(
    *(
        select(literal(int(kind)).label("kind"), table.c.id, table.c.title).where(
            among(table.c.id, f"ids_{int(kind)}"), access.visible_when_run(kind, table)
        )
        for kind, table in ((Kind.OPPORTUNITY, opportunities), (Kind.CASE, cases))
    )
)


@dataclass(slots=True)
class Surroundings:
    """What a page of tasks shows beside their own rows."""

    contacts: Mapping[int, ContactWithEmailShape] = field(default_factory=dict)
    titles: Mapping[Entity, str] = field(default_factory=dict)
    """Of the opportunities and cases that the caller may see."""


def single(work: Work, task_id: int) -> TaskShape:
    """Return the single form of a task. Raises BadArgument for id 0, Missing, Forbidden where it can't be read."""
    if task_id <= 0:
        raise BadArgument
    readable = access.task_readable(work.viewer).label("is_readable")
    row = work.tx.execute(select(*COLUMNS, readable).where(_t.id == task_id)).one_or_none()
    if row is None:
        raise Missing
    if not row.is_readable:
        raise Forbidden
    return _single(work, row)


def card(work: Work, task_id: int) -> TaskShape:
    """Return the single form of a task that the caller has just made or changed, even if they can't read it now."""
    row = work.tx.execute(select(*COLUMNS).where(_t.id == task_id)).one()
    return _single(work, row)


def several(work: Work, task_ids: Sequence[int]) -> list[TaskShape]:
    """Return the list form of tasks that the caller has just made, in the order of the ids."""
    found: dict[int, Sequence[Any]] = {}
    for some in batches(task_ids):
        found |= {row.id: row for row in work.tx.execute(select(*COLUMNS).where(_t.id.in_(some)))}
    return shapes(work, [found[each] for each in task_ids])


def remains(work: Work, deleted: Task) -> TaskShape:
    """Return the single form of a task that is no more."""
    return _single(work, [getattr(deleted, column.name) for column in COLUMNS])


def shapes(work: Work, found: Sequence[Sequence[Any]]) -> list[TaskShape]:
    """Return the list form of rows that begin with COLUMNS, in their order. Three statements at most, or none."""
    contact_ids = {row[5] for row in found if row[5]}
    entities = {(int(row[6]), row[7]) for row in found if row[7]}
    around = Surroundings(cards_with_email(work, contact_ids), _titles(work, entities))
    make = _maker(work, around)
    return [make(row) for row in found]


def _single(work: Work, row: Sequence[Any]) -> TaskShape:
    """Return the single form of a row that begins with COLUMNS: it tells how many tasks the category has."""
    (shape,) = shapes(work, [row])
    if shape.category is None:
        return shape
    used = count_uses(work, _t.category_id, shape.category.id)
    category = msgspec.structs.replace(shape.category, relative_items_count=used)
    return msgspec.structs.replace(shape, category=category)


def _titles(work: Work, entities: Collection[Entity]) -> Mapping[Entity, str]:
    if not entities:
        return {}
    given: dict[str, Any] = {
        f"ids_{int(kind)}": sorted(record for of_kind, record in entities if of_kind == kind)
        for kind in (Kind.OPPORTUNITY, Kind.CASE)
    }
    found = work.tx.execute(_TITLES, given | access.reader(work.viewer))
    return {(kind, record): title for kind, record, title in found}


def _maker(work: Work, around: Surroundings) -> Callable[[Sequence[Any]], TaskShape]:
    """Return what makes the shape of values in the order of COLUMNS; for a whole page."""
    zone, viewer = work.site.zone, work.viewer
    person = cache(partial(directory(work).short, site=work.site))
    known = categories(work, ItemList.TASK_CATEGORY)
    contacts = around.contacts

    def make(row: Sequence[Any]) -> TaskShape:
        (
            task_id,
            title,
            description,
            deadline,
            responsible_id,
            contact_id,
            entity_kind,
            entity_id,
            category_id,
            is_closed,
            alert_value,
            created_by,
            created_at,
            *_,
        ) = row
        return TaskShape(
            create_by=person(created_by),
            created=wire_date(created_at, zone),
            contact=contacts.get(contact_id),
            title=title,
            description=description,
            dead_line=wire_date(deadline, zone),
            alert_value=alert_value,
            responsible=person(responsible_id),
            is_closed=is_closed,
            category=known.get(category_id),
            entity=_entity(around.titles, int(entity_kind), entity_id),
            can_edit=access.can_edit_task(viewer, created_by, responsible_id),
            id=task_id,
        )

    return make


def _entity(titles: Mapping[Entity, str], kind: int, record_id: int) -> EntityShape | None:
    title = titles.get((kind, record_id))
    if title is None:
        return None
    return EntityShape(entity_type=entity_word(Kind(kind)), entity_id=record_id, entity_title=title)
