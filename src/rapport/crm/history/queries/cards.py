"""Events as the wire has them, a whole page in a fixed number of statements (sheet 06, section 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, literal, select, union_all

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.queries import visible_contacts
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.files import queries as files
from rapport.crm.files.queries import FileAccess
from rapport.crm.files.schemas import FileShape
from rapport.crm.history.records import SYSTEM_CATEGORIES, entity_word
from rapport.crm.history.schemas import EventEntityShape, EventShape
from rapport.crm.lists.queries import categories
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import ICON_FOLDER, CategoryShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.tables import cases, history_events, opportunities
from rapport.store.work import Work

_e = history_events.c
Entity = tuple[int, int]
"""Kind and id."""

_TITLES = union_all(
    *(
        select(literal(int(kind)).label("kind"), table.c.id, table.c.title).where(
            among(table.c.id, f"ids_{int(kind)}"), access.visible_when_run(kind, table)
        )
        for kind, table in ((Kind.OPPORTUNITY, opportunities), (Kind.CASE, cases))
    )
)
_SYSTEM: Mapping[int, CategoryShape] = {
    number: CategoryShape(image_path=ICON_FOLDER + known.icon, title=known.title, id=number)
    for number, known in SYSTEM_CATEGORIES.items()
}


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a page of events shows beside their own rows, as far as the caller may see it."""

    contacts: Mapping[int, ContactBaseShape]
    titles: Mapping[Entity, str]
    files: Mapping[int, Sequence[FileShape]]


def columns(work: Work) -> tuple[ColumnElement[Any], ...]:
    """Return what an event is shown by, in the order in which `shapes` takes it apart."""
    return (
        _e.id,
        _e.contact_id,
        _e.entity_kind,
        _e.entity_id,
        _e.category_id,
        _e.content,
        _e.created_by,
        _e.created_at,
        access.event_editable(work.viewer).label("can_edit"),
    )


def single(work: Work, event_id: int) -> EventShape:
    """Return the single form of an event that the caller may see or delete. Raises BadArgument (id 0), Missing."""
    if event_id <= 0:
        raise BadArgument(parameter="id")
    may = access.event_visible(work.viewer) | access.event_editable(work.viewer)
    found = work.tx.execute(select(*columns(work)).where(_e.id == event_id, may)).all()
    if not found:
        raise Missing
    return shapes(work, found, FileAccess.OWN)[0]


def shapes(work: Work, found: Sequence[Sequence[Any]], told: FileAccess) -> list[EventShape]:
    """Return the wire form of rows of `columns`, in their order. Four statements at most, or none."""
    contact_ids = {row[1] for row in found if row[1]}
    entities = {(int(row[2]), row[3]) for row in found if row[3]}
    around = _Surroundings(
        visible_contacts(work, contact_ids),
        _titles(work, entities),
        files.hanging_on(work, [row[0] for row in found], told),
    )
    make = _maker(work, around)
    return [make(row) for row in found]


def _titles(work: Work, entities: Collection[Entity]) -> Mapping[Entity, str]:
    if not entities:
        return {}
    given: dict[str, Any] = {
        f"ids_{int(kind)}": sorted(record for of_kind, record in entities if of_kind == kind)
        for kind in (Kind.OPPORTUNITY, Kind.CASE)
    }
    found = work.tx.execute(_TITLES, given | access.reader(work.viewer))
    return {(kind, record): title for kind, record, title in found}


def _maker(work: Work, around: _Surroundings) -> Callable[[Sequence[Any]], EventShape]:
    """Return what makes the shape of a row of `columns`; for a whole page."""
    zone = work.site.zone
    person = cache(partial(directory(work).short, site=work.site))
    known = categories(work, ItemList.HISTORY_CATEGORY)

    def make(row: Sequence[Any]) -> EventShape:
        event_id, contact_id, kind, entity_id, category_id, content, author_id, created_at, can_edit = row
        return EventShape(
            create_by=person(author_id),
            created=wire_date(created_at, zone),
            content=content,
            category=_SYSTEM.get(category_id) or known.get(category_id),
            contact=around.contacts.get(contact_id),
            entity=_entity(around.titles, int(kind), entity_id),
            can_edit=bool(can_edit),
            files=list(around.files.get(event_id, ())),
            id=event_id,
        )

    return make


def _entity(titles: Mapping[Entity, str], kind: int, record_id: int) -> EventEntityShape | None:
    title = titles.get((kind, record_id))
    if title is None:
        return None
    return EventEntityShape(entity_type=entity_word(Kind(kind)), entity_id=record_id, entity_title=title)
