"""Lists of events (sheet 06, section 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select, true

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards import service as cards
from rapport.crm.files.queries import FileAccess
from rapport.crm.history.queries.cards import columns, shapes
from rapport.crm.history.records import ENTITY_WORDS, EventFilter, EventOrder, day_end, order_of
from rapport.crm.history.schemas import EventShape
from rapport.protocol.call import Listing, Page
from rapport.store import search, walking
from rapport.store.among import one_of_these
from rapport.store.dialect import unindexed
from rapport.store.paging import Narrowing, Order
from rapport.store.recent import Recent
from rapport.store.tables import contacts, history_events
from rapport.store.walking import MOST_PARTS, Filter, Route, Walked, on_column, unguarded
from rapport.store.work import Work

_e = history_events.c
_c = contacts.c
_COLUMN = {
    EventOrder.CREATED: _e.created_at,
    EventOrder.AUTHOR: _e.created_by,
    EventOrder.CATEGORY: _e.category_id,
    EventOrder.CONTENT: _e.content_sort,
}


def wanted_events(work: Work, word: str | None, record_id: int, wanted: EventFilter) -> EventFilter:
    """Return a filter that picks the events of a record besides: of a contact, an opportunity or a case.

    Of a company, also those of its persons that the caller sees. `word` is `contact`, `opportunity` or `case`; with
    any other all events are meant. Raises Missing for a record that the caller does not see (id 0 too),
    BadArgument for an id with another word.
    """
    kind = Kind.CONTACT if (word or "").lower() == "contact" else ENTITY_WORDS.get((word or "").lower())
    if kind is None:
        if record_id:
            raise BadArgument(parameter="entityId")
        return wanted
    if kind == Kind.CONTACT:
        return replace(wanted, contact_ids=_with_persons(work, record_id))
    entity = cards.entities(work, kind, [record_id]).get(record_id)
    if entity is None or not entity.is_visible:
        raise Missing
    return replace(wanted, entity=(kind, record_id))


def page(work: Work, wanted: EventFilter, listing: Listing) -> Page[EventShape]:
    """Return a page of the events that a filter picks and the caller may see.

    Sorted as `sortBy` says; the newest first when it says nothing that is known. The total is the true one (sheet 01,
    quirk Q3).
    """
    order, descending = order_of(listing.sort_by, descending=listing.descending)
    walked = walking.remembered(
        work,
        ("events", wanted, order, descending),
        lambda: _walked(work, wanted, order, descending=descending),
    )
    shown = _rights(work).columns
    found = walking.page(work, walked, shown, start=listing.start_index, count=listing.count)
    return Page(shapes(work, found.rows, FileAccess.FULL), found.total, found.more)


def _with_persons(work: Work, contact_id: int) -> tuple[int, ...]:
    """Return a contact and, if it is a company, its persons, as far as the caller sees them. Raises Missing."""
    meant = or_(_c.id == contact_id, _c.company_id == contact_id)
    statement = select(_c.id).where(meant, access.visible(work.viewer, Kind.CONTACT)).order_by(_c.id)
    seen = tuple(work.tx.scalars(statement))
    if contact_id not in seen:
        raise Missing
    return seen


@dataclass(frozen=True, slots=True)
class _Rights:
    """What of a list's statement depends on the caller alone. Making it takes longer than reading a page."""

    visible: tuple[ColumnElement[bool], ColumnElement[bool]]
    columns: tuple[ColumnElement[Any], ...]


def _new_memory(_tx: object) -> Recent[_Rights]:
    return Recent()


def _rights(work: Work) -> _Rights:
    viewer, memory = work.viewer, work.cached(_new_memory)

    def make() -> _Rights:
        halves = (true(), false()) if viewer.is_crm_admin else (false(), access.event_visible(viewer))
        return _Rights(halves, columns(work))

    return memory.get("admin" if viewer.is_crm_admin else (viewer.user_id, viewer.group_ids), make)


def _walked(work: Work, wanted: EventFilter, order: EventOrder, *, descending: bool) -> Walked:
    return Walked(
        source=history_events,
        visible=_rights(work).visible,
        order=_order_by(order, descending=descending),
        filters=_filters(wanted),
        route=_route(wanted, order),
        key=("events", wanted),
    )


def _order_by(order: EventOrder, *, descending: bool) -> Order:
    column = _COLUMN.get(order)
    by_id = (_e.id, descending)
    return (by_id,) if column is None else ((column, descending), by_id)


def _filters(wanted: EventFilter) -> list[Filter]:
    filters: list[Filter] = []
    if wanted.contact_ids:
        filters.append(on_column(_e.contact_id, lambda column: _one_of(column, wanted.contact_ids)))
    if wanted.entity:
        filters.append(_hanging_on(*wanted.entity))
    if wanted.category_id:
        filters.append(on_column(_e.category_id, lambda column: column == wanted.category_id))
    if wanted.author_id:
        filters.append(on_column(_e.created_by, lambda column: column == wanted.author_id))
    if wanted.from_date or wanted.to_date:
        filters.append(on_column(_e.created_at, lambda column: _within(column, wanted)))
    query = search.parse(wanted.text)
    if query:
        found = search.matching_ids(query, Kind.RELATIONSHIP_EVENT)
        matches = search.matches(query, Kind.RELATIONSHIP_EVENT, _e.id)
        filters.append(unguarded(Narrowing(found, matches), _e.id))
    return filters


def _route(wanted: EventFilter, order: EventOrder) -> Route:
    """Lead to the indexes that begin with a filter's column and go on with the moment."""
    if order != EventOrder.CREATED:
        return Route()
    hints: list[ColumnElement[bool]] = []
    if wanted.from_date or wanted.to_date:
        hints.append(_within(_e.created_at, wanted))
    if len(wanted.contact_ids) > MOST_PARTS:
        return Route(hints)
    if len(wanted.contact_ids) > 1:
        return Route(hints, parts=[_e.contact_id == each for each in wanted.contact_ids])
    if wanted.contact_ids:
        hints.append(_e.contact_id == wanted.contact_ids[0])
    elif wanted.entity:
        kind, record_id = wanted.entity
        hints.append(and_(_e.entity_kind == kind, _e.entity_id == record_id))
    elif wanted.author_id:
        hints.append(_e.created_by == wanted.author_id)
    elif wanted.category_id:
        hints.append(_e.category_id == wanted.category_id)
    return Route(hints)


def _one_of(column: ColumnElement[Any], ids: Sequence[int]) -> ColumnElement[bool]:
    """Say that a column holds one of the ids. Of a company with very many persons there are more than parameters."""
    if len(ids) == 1:
        return column == ids[0]
    return column.in_(ids) if len(ids) <= MOST_PARTS else one_of_these(column, ids)


def _hanging_on(kind: Kind, record_id: int) -> Filter:
    of_kind = _e.entity_kind == kind
    indexed = and_(of_kind, _e.entity_id == record_id)
    return Filter(select(_e.id).where(indexed), and_(of_kind, unindexed(_e.entity_id) == record_id), indexed)


def _within(column: ColumnElement[Any], wanted: EventFilter) -> ColumnElement[bool]:
    """Compare with the bounds that are given, both included; the last day counts almost to its end."""
    bounds = []
    if wanted.from_date:
        bounds.append(column >= wanted.from_date)
    if wanted.to_date:
        bounds.append(column <= day_end(wanted.to_date))
    return and_(*bounds)
