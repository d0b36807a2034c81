"""Pages of lists that have more filters and orders than one index can serve each.

Beside what `paging` does, a filter here tells two forms of its condition, and a list tells the *route* that its
order takes when no filter drives the page: conditions that lead the planner to the index with that order, and, for
orders that no index has as a whole (stage descending, then contact ascending), the parts in each of which one has it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, false, or_, select, union_all

from rapport.store import paging
from rapport.store.dialect import unindexed
from rapport.store.paging import Listed, Narrowing, Order, PageOfRows, Plan
from rapport.store.work import Work

MOST_PARTS = 100
"""With more parts than this, sorting costs less than the statement."""


@dataclass(frozen=True, slots=True)
class Filter(Narrowing):
    """A narrowing whose `condition` no index is tempted to answer; `indexed` is the same for an index to answer."""

    indexed: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Route:
    """How to walk. `hints` follow from the filters; `parts` exclude one another and together hold all matches."""

    hints: Sequence[ColumnElement[bool]] = ()
    parts: Sequence[ColumnElement[bool]] = ()


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
    """Return access as one expression with a plus before it: no temptation to collect all that is visible."""
    return unindexed(or_(*walked.visible).self_group())


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
    if 1 < len(route.parts) <= MOST_PARTS:
        conditions = (*chosen.conditions, *route.hints, guard)
        return _rows_of_parts(work, walked, conditions, columns, start=start, count=count)
    chosen = replace(chosen, conditions=(*chosen.conditions, *route.hints))
    return paging.rows(work, guarded, chosen, columns, walked.order, start=start, count=count)


def _rows_of_parts(
    work: Work,
    walked: Walked,
    conditions: Sequence[ColumnElement[bool]],
    columns: Sequence[ColumnElement[Any]],
    *,
    start: int,
    count: int,
) -> tuple[list[Row[Any]], bool]:
    """Walk each part as far as the page may reach into it, and sort the keys that come together."""
    names = [f"key_{number}" for number in range(len(walked.order))]
    keys = [column.label(name) for name, (column, _) in zip(names, walked.order, strict=True)]
    walk = select(*keys).select_from(walked.source).where(*conditions)
    walk = _in_order(walk, walked.order).limit(start + count + 1)
    # SQLite takes an order and a limit inside of a union only within a subquery.
    reached = union_all(*(select(walk.where(part).subquery()) for part in walked.route.parts)).subquery()
    order = [(reached.c[name], descending) for name, (_, descending) in zip(names, walked.order, strict=True)]
    chosen = _in_order(select(reached), order).limit(count + 1).offset(start).subquery()
    order = [(chosen.c[name], descending) for name, (_, descending) in zip(names, walked.order, strict=True)]
    statement = select(*columns).join_from(chosen, walked.source, walked.source.c.id == chosen.c[names[-1]])
    found = list(work.tx.execute(_in_order(statement, order)))
    return found[:count], len(found) > count


def _in_order(statement: Select[Any], order: Order) -> Select[Any]:
    for column, descending in order:
        statement = statement.order_by(column.desc() if descending else column.asc())
    return statement
