"""Pages of lists that have more filters and orders than one index can serve each.

Beside what `paging` does, a filter here tells two forms of its condition, and a list tells the *route* that its
order takes when no filter drives the page: conditions that lead the planner to the index with that order, and, for
orders that no index has as a whole (stage descending, then contact ascending), the parts in each of which one has it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Row,
    Select,
    String,
    Subquery,
    Text,
    bindparam,
    case,
    false,
    literal,
    select,
    true,
    union_all,
)

from rapport.store import paging
from rapport.store.dialect import numbered, one_of, unindexed
from rapport.store.paging import Listed, Narrowing, Order, PageOfRows, Plan
from rapport.store.types import IdList
from rapport.store.work import Work

MOST_PARTS = 100
"""With more parts than this, sorting costs less than the statement."""


@dataclass(frozen=True, slots=True)
class Filter(Narrowing):
    """A narrowing whose `condition` no index is tempted to answer; `indexed` is the same for an index to answer."""

    indexed: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Stretches:
    """A first key that is told outside of the table: the place, among the values, of what a column holds.

    Rows in which the column holds anything else are not found. An index begins with the column and goes on with
    the conditions of the route's parts and its order within.
    """

    column: ColumnElement[Any]
    values: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Route:
    """How to walk. `hints` follow from the filters; `parts` exclude one another and together hold all matches.

    With `within` the parts come one after another, the rows of each in that order, which ends with the id (and
    before that by their stretch, if there are any); without it the rows of all parts mingle.
    """

    hints: Sequence[ColumnElement[bool]] = ()
    parts: Sequence[ColumnElement[bool]] = ()
    within: Order = ()
    stretches: Stretches | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """What is to be listed, how and in which order; `visible`, `where` and `key` as in `paging.Listed`."""

    source: FromClause
    visible: tuple[ColumnElement[bool], ColumnElement[bool]]
    order: Order
    filters: Sequence[Filter] = ()
    where: Sequence[ColumnElement[bool]] = ()
    route: Route = Route()
    key: Hashable = None

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """Everything but access, for an index to answer where it can."""
        return (*self.where, *(each.indexed for each in self.filters))


def on_column(
    column: ColumnElement[Any], test: Callable[[ColumnElement[Any]], ColumnElement[bool]]
) -> Filter:
    """Return the filter that a column of the listed table passes a test."""
    indexed = test(column)
    identity = column.table.c.id
    return Filter(select(identity).where(indexed), test(unindexed(column)), indexed)


def unguarded(narrowing: Narrowing, identity: ColumnElement[int]) -> Filter:
    """Return a narrowing whose condition no index of the listed table answers anyway; `identity` is that table's id."""
    return Filter(narrowing.ids, narrowing.condition, identity.in_(narrowing.ids))


def page(
    work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, start: int, count: int
) -> PageOfRows:
    """Return one page with its total, in at most four statements whatever the sizes."""
    chosen = paging.plan(work, _listed(walked))
    found, more = _rows(work, walked, chosen, columns, start=start, count=count)
    if not more and (found or start == 0):
        return PageOfRows(found, start + len(found), more)
    counted = chosen if chosen.driven else Plan(walked.conditions, driven=False)
    return PageOfRows(found, paging.total(work, _listed(walked), counted), more)


def first(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, count: int) -> list[Row[Any]]:
    """Return the first rows alone, in two statements."""
    found, _ = _rows(work, walked, paging.plan(work, _listed(walked)), columns, start=0, count=count)
    return found


def everything(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]]) -> list[Row[Any]]:
    """Return all rows in their order, in one statement: for what is acted upon or few by nature."""
    statement = select(*columns).select_from(walked.source).where(*walked.conditions, _guard(walked))
    return list(work.tx.execute(_in_order(statement, walked.order)))


def _listed(walked: Walked) -> Listed:
    return Listed(
        walked.source, walked.visible, where=walked.where, narrowings=walked.filters, key=walked.key
    )


def _guard(walked: Walked) -> ColumnElement[bool]:
    """Return access as a CASE: no index is tempted to answer it, and only what is closed has its list looked up."""
    open_to_all, closed_but_listed = walked.visible
    return case((open_to_all, true()), else_=closed_but_listed)


def _rows(
    work: Work,
    walked: Walked,
    chosen: Plan,
    columns: Sequence[ColumnElement[Any]],
    *,
    start: int,
    count: int,
) -> tuple[list[Row[Any]], bool]:
    guard = _guard(walked)
    guarded = replace(_listed(walked), visible=(guard, false()))
    route = Route() if chosen.driven else walked.route
    conditions = (*chosen.conditions, *route.hints, guard)
    if route.within:
        reached = _reached_in_turn(walked, route, conditions, start + count + 1)
        return _rows_reached(work, walked, reached, columns, start=start, count=count)
    if 1 < len(route.parts) <= MOST_PARTS:
        reached = _reached_mingling(walked, conditions, start + count + 1)
        return _rows_reached(work, walked, reached, columns, start=start, count=count)
    chosen = replace(chosen, conditions=(*chosen.conditions, *route.hints))
    return paging.rows(work, guarded, chosen, columns, walked.order, start=start, count=count)


@dataclass(frozen=True, slots=True)
class _Reached:
    """As many rows as a page may hold or pass over, by their keys alone; the last key is the id."""

    keys: CompoundSelect[Any]
    descending: Sequence[bool]


def _reached_mingling(walked: Walked, conditions: Sequence[ColumnElement[bool]], limit: int) -> _Reached:
    """Walk each part as far as the page may reach into it."""
    keys = [column.label(f"key_{number}") for number, (column, _) in enumerate(walked.order)]
    walk = select(*keys).select_from(walked.source).where(*conditions)
    walk = _in_order(walk, walked.order).limit(limit)
    # SQLite takes an order and a limit inside of a union only within a subquery.
    union = union_all(*(select(walk.where(part).subquery()) for part in walked.route.parts))
    return _Reached(union, [descending for _, descending in walked.order])


def _reached_in_turn(
    walked: Walked, route: Route, conditions: Sequence[ColumnElement[bool]], limit: int
) -> _Reached:
    """Walk each part, and each stretch of it, as far as the page may reach into it."""
    walks = []
    for number, part in enumerate(route.parts or (true(),)):
        where = (*conditions, part)
        if route.stretches:
            walks.append(_along_stretches(walked.source, route, where, number=number, limit=limit))
        else:
            keys = [literal(number), literal(0), *(column for column, _ in route.within)]
            walk = _named(keys).select_from(walked.source).where(*where)
            walks.append(select(_in_order(walk, route.within).limit(limit).subquery()))
    return _Reached(union_all(*walks), [False, False, *(descending for _, descending in route.within)])


def _along_stretches(
    source: FromClause, route: Route, where: Sequence[ColumnElement[bool]], *, number: int, limit: int
) -> Select[Any]:
    stretches = route.stretches
    assert stretches is not None
    item = Text() if isinstance(stretches.column.type, String) else BigInteger()
    stretch = numbered(bindparam("stretches", list(stretches.values), IdList(item), unique=True))
    walk = select(source.c.id).where(*where, stretches.column == stretch.c.value)
    ids = _in_order(walk, route.within).limit(limit).correlate(stretch)
    found = source.alias("found")
    keys = [literal(number), stretch.c.place, *(found.c[str(column.key)] for column, _ in route.within)]
    return _named(keys).select_from(stretch.join(found, one_of(found.c.id, ids)))


def _named(keys: Sequence[Any]) -> Select[Any]:
    return select(*(key.label(f"key_{number}") for number, key in enumerate(keys)))


def _rows_reached(
    work: Work,
    walked: Walked,
    reached: _Reached,
    columns: Sequence[ColumnElement[Any]],
    *,
    start: int,
    count: int,
) -> tuple[list[Row[Any]], bool]:
    """Sort the keys that come together, and read the rows of the page."""
    keys = reached.keys.subquery()
    chosen = _in_order(select(keys), _directed(keys, reached)).limit(count + 1).offset(start).subquery()
    *_, identity = chosen.c
    statement = select(*columns).join_from(chosen, walked.source, walked.source.c.id == identity)
    found = list(work.tx.execute(_in_order(statement, _directed(chosen, reached))))
    return found[:count], len(found) > count


def _directed(keys: Subquery, reached: _Reached) -> Order:
    return list(zip(keys.c, reached.descending, strict=True))


def _in_order(statement: Select[Any], order: Order) -> Select[Any]:
    for column, descending in order:
        statement = statement.order_by(column.desc() if descending else column.asc())
    return statement
