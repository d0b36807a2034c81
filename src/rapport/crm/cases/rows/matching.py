"""Which cases a filter picks, and by which index a page of them is read (sheet 04, section 5.4)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases.records import Case, CaseFilter, CaseOrder
from rapport.crm.cases.rows.cases import COLUMNS, Right, record
from rapport.crm.links import queries as links
from rapport.crm.tags import queries as tags
from rapport.store import search
from rapport.store.paging import Narrowing, Order
from rapport.store.tables import cases
from rapport.store.walking import Filter, Route, Walked, everything, on_column, unguarded
from rapport.store.work import Work

_c = cases.c
_COLUMN: dict[CaseOrder, ColumnElement[object]] = {
    CaseOrder.TITLE: _c.title_sort,
    CaseOrder.CREATED_BY: _c.created_by,
    CaseOrder.CREATION: _c.created_at,
}


def walked(
    work: Work, wanted: CaseFilter, order: CaseOrder | None, *, descending: bool, key: Hashable = None
) -> Walked:
    """Return what a page of the matches that the caller may see is read from."""
    return Walked(
        source=cases,
        visible=access.visible_branches(work.viewer, Kind.CASE),
        in_bulk=access.visible_in_bulk(work.viewer, Kind.CASE),
        filters=_filters(work, wanted),
        order=_order_by(order, descending=descending),
        route=_route(wanted, order),
        key=key,
    )


def load_matching(work: Work, wanted: CaseFilter, *rights: Right) -> list[Case]:
    """Return all matches that the caller may see and to which they have the rights besides, by id."""
    matching = _matching(work, wanted, rights)
    return [record(row) for row in everything(work, matching, COLUMNS)]


def matching_ids(work: Work, wanted: CaseFilter, *rights: Right) -> list[int]:
    """Return the ids of the same, ascending."""
    matching = _matching(work, wanted, rights)
    return [row.id for row in everything(work, matching, [_c.id])]


def _matching(work: Work, wanted: CaseFilter, rights: Sequence[Right]) -> Walked:
    matching = walked(work, wanted, CaseOrder.ID, descending=False)
    return replace(matching, where=[right(work.viewer, Kind.CASE) for right in rights])


def _filters(work: Work, wanted: CaseFilter) -> list[Filter]:
    narrowings = tags.narrowings(work, Kind.CASE, cases, wanted.tags)
    if wanted.contact_id > 0:
        member = links.has_member(Kind.CASE, cases, wanted.contact_id)
        narrowings.append(Narrowing(links.records_of_contact(Kind.CASE, wanted.contact_id), member))
    query = search.parse(wanted.text)
    if query:
        matches = search.matches(query, Kind.CASE, _c.id)
        narrowings.append(Narrowing(search.matching_ids(query, Kind.CASE), matches))
    filters = [unguarded(each, _c.id) for each in narrowings]
    if wanted.is_closed is not None:
        filters.append(on_column(_c.is_closed, lambda column: column.is_(wanted.is_closed)))
    return filters


def _order_by(order: CaseOrder | None, *, descending: bool) -> Order:
    if order == CaseOrder.ID:
        return ((_c.id, descending),)
    if order == CaseOrder.CREATED:
        return ((_c.created_at, descending), (_c.id, descending))
    if order is None:
        return ((_c.is_closed, False), (_c.title_sort, False), (_c.id, False))
    return ((_c.is_closed, False), (_COLUMN[order], descending), (_c.id, descending))


def _route(wanted: CaseFilter, order: CaseOrder | None) -> Route:
    """Open and closed cases lie apart in the indexes; open ones come first even where the rest descends."""
    if order in {CaseOrder.ID, CaseOrder.CREATED}:
        return Route()
    if wanted.is_closed is not None:
        return Route([_c.is_closed.is_(wanted.is_closed)])
    return Route(parts=[_c.is_closed.is_(False), _c.is_closed.is_(True)])
