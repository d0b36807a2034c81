"""The statements that read and count a list, from the end that was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    String,
    Subquery,
    Text,
    bindparam,
    case,
    func,
    select,
    true,
    union_all,
)

from rapport.store.among import among
from rapport.store.dialect import numbered, one_of, unindexed
from rapport.store.marking import marked
from rapport.store.paging import Choice, Order
from rapport.store.types import IdList
from rapport.store.walking.lists import Filter, Walked

MOST_PARTS = 100
"""With more parts than this, sorting costs less than the statement."""
FIRST_STRETCHES = 8
"""So many are walked at first: mostly they fill the page."""

_SIZE = bindparam("page_size", type_=BigInteger())
_START = bindparam("page_start", type_=BigInteger())
_REACH = bindparam("page_reach", type_=BigInteger())
"""How many rows there are up to the end of the page."""
_NEAR = bindparam("page_near", type_=BigInteger())
"""To how many rows of the order a walk is limited."""


@dataclass(frozen=True, slots=True)
class Walk:
    """How an order is walked.

    `is_near`: its first rows alone; `is_begun`: from a certain row on; `marked`: the place of the
    filter that has marks.
    """

    is_near: bool = False
    is_begun: bool = False
    marked: int | None = None


PLAIN_WALK = Walk()


def guard(visible: tuple[ColumnElement[bool], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return access as a CASE: no index is tempted to answer it, and only what is closed has its list looked up."""
    open_to_all, closed_but_listed = visible
    return case((open_to_all, true()), else_=closed_but_listed)


def _limits(walked: Walked, walk: Walk) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a row lies in the part of the order (and of what the hints lead to) that is walked."""
    column, descending = walked.order[0]
    begin = _begin(walked) if walk.is_begun else None
    if begin is not None:
        yield column <= begin if descending else column >= begin
    if walk.is_near:
        edge = _edge(walked, begin)
        yield column >= edge if descending else column <= edge


def _begin(walked: Walked) -> ColumnElement[Any]:
    """Return the value of the order's first column in the row that a walk begins with."""
    column, _ = walked.order[0]
    first = walked.source.alias("begin")
    value = select(first.c[str(column.key)]).where(first.c.id == bindparam("page_begin", type_=BigInteger()))
    return value.scalar_subquery()


def _edge(walked: Walked, begin: ColumnElement[Any] | None) -> ColumnElement[Any]:
    """Return the value of the order's first column up to which the first rows from `begin` on are walked."""
    column, descending = walked.order[0]
    first, last = (func.max, func.min) if descending else (func.min, func.max)
    if len(walked.order) == 1:  # ids: told without passing the rows, of which there may be fewer
        start = select(first(column)).select_from(walked.source).scalar_subquery() if begin is None else begin
        return start - _NEAR if descending else start + _NEAR
    rows = select(column).select_from(walked.source).where(*walked.route.hints)
    if begin is not None:
        rows = rows.where(column <= begin if descending else column >= begin)
    near = rows.order_by(column.desc() if descending else column.asc()).limit(1).offset(_NEAR)
    end = select(last(column)).select_from(walked.source)
    return func.coalesce(near.scalar_subquery(), end.scalar_subquery())


def counting(walked: Walked, chosen: Choice) -> Select[Any]:
    """Count under the filters, access tried on each match; without any, by the indexes that answer access."""
    is_walked = chosen.driver is None
    visible = (walked.in_bulk if is_walked else None) or walked.visible
    conditions = walked.conditions if is_walked else _conditions(walked, chosen)
    halves = (guard(visible),) if conditions else visible
    counts: list[ColumnElement[Any]] = [_count(walked, *conditions, half) for half in halves]
    return select(*counts)


def counting_hidden(walked: Walked, hidden: ColumnElement[bool]) -> Select[Any]:
    """Count what has a mark and is hidden from the caller: mostly much less than what is not."""
    count = _count(walked, hidden, marked(walked.source.c.id))
    return select(count)


def _count(walked: Walked, *conditions: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(walked.source).where(*conditions).scalar_subquery()


def _conditions(walked: Walked, chosen: Choice, marks: int | None = None) -> tuple[ColumnElement[bool], ...]:
    """Return everything but access: the driver for an index to answer, the others as they are tried on a row.

    `marks`: the place of the filter that marks stand for.
    """
    identity = walked.source.c.id

    def tried(number: int, each: Filter) -> ColumnElement[bool]:
        if number == marks:
            return marked(identity)
        if number != chosen.driver:
            return each.condition
        return identity.in_(each.ids) if chosen.ids is None else among(identity, "driving_ids")

    return (*walked.where, *(tried(number, each) for number, each in enumerate(walked.filters)))


def reading(
    walked: Walked, chosen: Choice, columns: Sequence[ColumnElement[Any]], walk: Walk = PLAIN_WALK
) -> Any:
    """Return the statement that reads a page."""
    conditions = (*_conditions(walked, chosen, walk.marked), guard(walked.visible))
    whole = select(*columns).select_from(walked.source)
    if chosen.driver is not None:
        driven = [(unindexed(column), descending) for column, descending in walked.order]
        return in_order(whole.where(*conditions), driven).limit(_SIZE).offset(_START)
    route = walked.route
    conditions = (*conditions, *route.hints, *_limits(walked, walk))
    if route.stretches:
        return _chained(_along_stretches(walked, conditions, columns))
    if route.turns:
        turn_by_turn = in_order(whole.where(*conditions), route.within or walked.order).limit(_REACH)
        return _chained(turn_by_turn.where(turn) for turn in route.turns)
    if 1 < len(route.parts) <= MOST_PARTS:
        return _rows_reached(walked, _reached_mingling(walked, conditions), columns)
    return in_order(whole.where(*conditions), walked.order).limit(_SIZE).offset(_START)


def _chained(walks: Iterable[Select[Any]]) -> CompoundSelect[Any]:
    """Chain one walk to the next: both databases read the arms of a UNION ALL in turn, until the page is full."""
    return union_all(*(select(walk.subquery()) for walk in walks)).limit(_SIZE).offset(_START)


def _along_stretches(
    walked: Walked, conditions: Sequence[ColumnElement[bool]], columns: Sequence[ColumnElement[Any]]
) -> Iterator[Select[Any]]:
    """Walk each stretch of each turn as far as the page may reach into it: the first few, then the others."""
    route, source = walked.route, walked.source
    stretches = route.stretches
    assert stretches is not None
    item = Text() if isinstance(stretches.column.type, String) else BigInteger()
    found = source.alias("found")
    for turn in route.turns or (true(),):
        for values in (stretches.values[:FIRST_STRETCHES], stretches.values[FIRST_STRETCHES:]):
            stretch = numbered(bindparam("stretches", list(values), IdList(item), unique=True))
            walk = select(source.c.id).where(*conditions, turn, stretches.column == stretch.c.value)
            ids = in_order(walk, route.within).limit(_REACH).correlate(stretch)
            shown = select(*(found.c[str(column.key)] for column in columns))
            shown = shown.select_from(stretch.join(found, one_of(found.c.id, ids)))
            within = [(found.c[str(column.key)], descending) for column, descending in route.within]
            yield in_order(shown, [(stretch.c.place, False), *within]).limit(_REACH)


@dataclass(frozen=True, slots=True)
class _Reached:
    """As many rows as a page may hold or pass over, by their keys alone; the last key is the id."""

    keys: CompoundSelect[Any]
    descending: Sequence[bool]


def _reached_mingling(walked: Walked, conditions: Sequence[ColumnElement[bool]]) -> _Reached:
    """Walk each part as far as the page may reach into it."""
    keys = [column.label(f"key_{number}") for number, (column, _) in enumerate(walked.order)]
    walk = select(*keys).select_from(walked.source).where(*conditions)
    walk = in_order(walk, walked.order).limit(_REACH)
    # SQLite takes an order and a limit inside of a union only within a subquery.
    union = union_all(*(select(walk.where(part).subquery()) for part in walked.route.parts))
    return _Reached(union, [descending for _, descending in walked.order])


def _rows_reached(walked: Walked, reached: _Reached, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Sort the keys that come together, and read the rows of the page."""
    keys = reached.keys.subquery()
    chosen = in_order(select(keys), _directed(keys, reached)).limit(_SIZE).offset(_START).subquery()
    *_, identity = chosen.c
    statement = select(*columns).join_from(chosen, walked.source, walked.source.c.id == identity)
    return in_order(statement, _directed(chosen, reached))


def _directed(keys: Subquery, reached: _Reached) -> Order:
    return list(zip(keys.c, reached.descending, strict=True))


def in_order(statement: Select[Any], order: Order) -> Select[Any]:
    """Return the statement with its rows in that order."""
    return statement.order_by(
        *(column.desc() if descending else column.asc() for column, descending in order)
    )
