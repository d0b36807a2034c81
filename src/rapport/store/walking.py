"""Pages of lists that have more filters and orders than one index can serve each.

A filter here tells two forms of its condition, and a list tells the *route* that its order takes when no filter
drives the page (`paging`): conditions that lead the planner to the index with that order, and, for orders that no
index has as a whole (stage descending, then contact ascending), the parts in each of which one has it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
    func,
    select,
    true,
    union_all,
)

from rapport.store.among import among
from rapport.store.dialect import data_version, numbered, one_of, unindexed
from rapport.store.paging import Built, Choice, Narrowing, Order, PageOfRows, built_once, choose
from rapport.store.recent import Recent
from rapport.store.types import IdList
from rapport.store.work import Work

MOST_PARTS = 100
"""With more parts than this, sorting costs less than the statement."""
FIRST_STRETCHES = 8
"""So many are walked at first: mostly they fill the page."""

NEAR = 5000
"""How many rows of an order are tried for a search's matches before those are collected instead."""

_SIZE = bindparam("page_size", type_=BigInteger())
_START = bindparam("page_start", type_=BigInteger())
_REACH = bindparam("page_reach", type_=BigInteger())
"""How many rows there are up to the end of the page."""


@dataclass(frozen=True, slots=True)
class Filter(Narrowing):
    """A narrowing whose `condition` no index is tempted to answer; `indexed` is the same for an index to answer."""

    indexed: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Stretches:
    """A first key that is told outside of the table: the place, among the values, of what a column holds.

    Rows in which the column holds anything else are not found. An index begins with the column and goes on with
    the conditions of the route's turns and its order within.
    """

    column: ColumnElement[Any]
    values: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Route:
    """How to walk. `hints` follow from the filters; `parts` exclude one another and together hold all matches.

    Rows of all parts mingle. `turns` are parts that follow one another as the list's whole order has them: a turn is
    walked only if those before it do not fill the page. Where less than the whole order is left inside of a turn (or
    of each of its `stretches`), `within` is that, down to the id. `values` gives the parameters of the turns, as the
    data has them by now.
    """

    hints: Sequence[ColumnElement[bool]] = ()
    parts: Sequence[ColumnElement[bool]] = ()
    turns: Sequence[ColumnElement[bool]] = ()
    within: Order = ()
    stretches: Stretches | None = None
    values: Callable[[Work], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Walked:
    """What is to be listed, how and in which order.

    `visible` holds the halves of the access condition (`crm.access.visible_branches`), `in_bulk` the same in the form
    for counting very many rows, if there is one. `key` names the filters (not the order or the page) for
    remembering their total; None: never remember.
    """

    source: FromClause
    visible: tuple[ColumnElement[bool], ColumnElement[bool]]
    order: Order
    filters: Sequence[Filter] = ()
    where: Sequence[ColumnElement[bool]] = ()
    route: Route = Route()
    key: Hashable = None
    in_bulk: tuple[ColumnElement[bool], ColumnElement[bool]] | None = None
    built: Built = field(default_factory=dict, compare=False, repr=False)

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """Everything but access, for an index to answer where it can."""
        return (*self.where, *(each.indexed for each in self.filters))


def remembered(work: Work, key: Hashable, make: Callable[[], Walked]) -> Walked:
    """Return what `make` makes, from memory if this caller had it under `key` and no reference table changed since.

    A list that is asked for again, or page by page, is then neither put together nor compiled anew. `key` names all
    that `make` depends on, but for the caller and the reference tables.
    """
    memory: Recent[Walked] = work.cached(_new_memory)
    return memory.get((key, _reader(work)), make)


def on_column(
    column: ColumnElement[Any], test: Callable[[ColumnElement[Any]], ColumnElement[bool]]
) -> Filter:
    """Return the filter that a column of the listed table passes a test."""
    indexed = test(column)
    identity = column.table.c.id
    return Filter(select(identity).where(indexed), test(unindexed(column)), indexed)


def unguarded(narrowing: Narrowing, identity: ColumnElement[int]) -> Filter:
    """Return a narrowing whose condition no index of the listed table answers anyway; `identity` is that table's id."""
    return Filter(
        narrowing.ids,
        narrowing.condition,
        identity.in_(narrowing.ids),
        candidates=narrowing.candidates,
        weight=narrowing.weight,
    )


def page(
    work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, start: int, count: int
) -> PageOfRows:
    """Return one page with its total, in at most four statements whatever the sizes."""
    chosen = choose(work, walked.filters, walked.built)
    found, more = _rows(work, walked, chosen, columns, start=start, count=count)
    if not more and (found or start == 0):
        return PageOfRows(found, start + len(found), more)
    return PageOfRows(found, _total(work, walked, chosen), more)


def first(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, count: int) -> list[Row[Any]]:
    """Return the first rows alone, in two statements."""
    chosen = choose(work, walked.filters, walked.built)
    found, _ = _rows(work, walked, chosen, columns, start=0, count=count)
    return found


def everything(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]]) -> list[Row[Any]]:
    """Return all rows in their order, in one statement: for what is acted upon or few by nature."""
    statement = select(*columns).select_from(walked.source).where(*walked.conditions, _guard(walked.visible))
    return list(work.tx.execute(_in_order(statement, walked.order)).all())


def _new_memory(_tx: object) -> Recent[Walked]:
    return Recent()


def _reader(work: Work) -> Hashable:
    """Return what of the caller decides which rows they see."""
    viewer = work.viewer
    return "admin" if viewer.is_crm_admin else (viewer.user_id, viewer.group_ids)


def _guard(visible: tuple[ColumnElement[bool], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return access as a CASE: no index is tempted to answer it, and only what is closed has its list looked up."""
    open_to_all, closed_but_listed = visible
    return case((open_to_all, true()), else_=closed_but_listed)


def _rows(
    work: Work,
    walked: Walked,
    chosen: Choice,
    columns: Sequence[ColumnElement[Any]],
    *,
    start: int,
    count: int,
) -> tuple[list[Row[Any]], bool]:
    """Return the rows of the page, and whether more follow.

    What a search finds may lie together at the far end of an order (titles that begin with the word): a walk that
    has to try it looks at no more than NEAR rows, and leaves the page to the search if that does not fill it.
    """
    searched = _searched(walked) if chosen.driver is None else None
    if searched is not None:
        found, more = _run(work, walked, chosen, columns, start=start, count=count, near=True)
        if more:
            return found, more
        chosen = Choice(searched)
    return _run(work, walked, chosen, columns, start=start, count=count)


def _run(
    work: Work,
    walked: Walked,
    chosen: Choice,
    columns: Sequence[ColumnElement[Any]],
    *,
    start: int,
    count: int,
    near: bool = False,
) -> tuple[list[Row[Any]], bool]:
    key = ("rows", chosen.shape, tuple(columns), near)
    statement = built_once(walked.built, key, lambda: _statement(walked, chosen, columns, near=near))
    parameters: dict[str, Any] = {"driving_ids": chosen.ids, "page_start": start}
    parameters |= {"page_size": count + 1, "page_reach": start + count + 1}
    if chosen.driver is None and walked.route.values is not None:
        parameters |= walked.route.values(work)
    found = work.tx.execute(statement, parameters).all()
    return list(found[:count]), len(found) > count


def _searched(walked: Walked) -> int | None:
    """Return the place of a search among the filters of a list that is walked by one index on one column."""
    route = walked.route
    if len(walked.order) != 2 or route.turns or route.stretches or route.parts:
        return None
    return next((number for number, each in enumerate(walked.filters) if each.candidates is not None), None)


def _near(walked: Walked) -> ColumnElement[bool]:
    """Return the condition that a row is among the first NEAR ones of the order (and of what the hints lead to)."""
    column, descending = walked.order[0]
    walk = select(column).select_from(walked.source).where(*walked.route.hints)
    last = walk.order_by(column.desc() if descending else column.asc()).limit(1).offset(NEAR)
    end = select((func.min if descending else func.max)(column)).select_from(walked.source)
    edge = func.coalesce(last.scalar_subquery(), end.scalar_subquery())
    return column >= edge if descending else column <= edge


def _total(work: Work, walked: Walked, chosen: Choice) -> int:
    """Return the exact number of matches that the caller may see."""

    def count() -> int:
        statement = built_once(walked.built, ("total", chosen.shape), lambda: _counting(walked, chosen))
        return sum(work.tx.execute(statement, {"driving_ids": chosen.ids}).one())

    if walked.key is None:
        return count()
    return work.totals.get((walked.key, _reader(work)), data_version(work.tx), count)


def _counting(walked: Walked, chosen: Choice) -> Select[Any]:
    """Count under the filters, access tried on each match; without any, by the indexes that answer access."""
    is_walked = chosen.driver is None
    visible = (walked.in_bulk if is_walked else None) or walked.visible
    conditions = walked.conditions if is_walked else _conditions(walked, chosen)
    halves = (_guard(visible),) if conditions else visible
    counts = [
        select(func.count()).select_from(walked.source).where(*conditions, half).scalar_subquery()
        for half in halves
    ]
    return select(*counts)


def _conditions(walked: Walked, chosen: Choice) -> tuple[ColumnElement[bool], ...]:
    """Return everything but access: the driver for an index to answer, the others as they are tried on a row."""
    identity = walked.source.c.id
    driving = among(identity, "driving_ids") if chosen.ids is not None else None
    return (
        *walked.where,
        *(
            each.condition
            if number != chosen.driver
            else identity.in_(each.ids)
            if driving is None
            else driving
            for number, each in enumerate(walked.filters)
        ),
    )


def _statement(walked: Walked, chosen: Choice, columns: Sequence[ColumnElement[Any]], *, near: bool) -> Any:
    """Return the statement that reads a page; `near`: only if it is filled by the first rows of the order."""
    conditions = (*_conditions(walked, chosen), _guard(walked.visible))
    whole = select(*columns).select_from(walked.source)
    if chosen.driver is not None:
        driven = [(unindexed(column), descending) for column, descending in walked.order]
        return _in_order(whole.where(*conditions), driven).limit(_SIZE).offset(_START)
    route = walked.route
    conditions = (*conditions, *route.hints, *([_near(walked)] if near else []))
    if route.stretches:
        return _chained(_along_stretches(walked, conditions, columns))
    if route.turns:
        walk = _in_order(whole.where(*conditions), route.within or walked.order).limit(_REACH)
        return _chained(walk.where(turn) for turn in route.turns)
    if 1 < len(route.parts) <= MOST_PARTS:
        return _rows_reached(walked, _reached_mingling(walked, conditions), columns)
    return _in_order(whole.where(*conditions), walked.order).limit(_SIZE).offset(_START)


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
            ids = _in_order(walk, route.within).limit(_REACH).correlate(stretch)
            shown = select(*(found.c[str(column.key)] for column in columns))
            shown = shown.select_from(stretch.join(found, one_of(found.c.id, ids)))
            within = [(found.c[str(column.key)], descending) for column, descending in route.within]
            yield _in_order(shown, [(stretch.c.place, False), *within]).limit(_REACH)


@dataclass(frozen=True, slots=True)
class _Reached:
    """As many rows as a page may hold or pass over, by their keys alone; the last key is the id."""

    keys: CompoundSelect[Any]
    descending: Sequence[bool]


def _reached_mingling(walked: Walked, conditions: Sequence[ColumnElement[bool]]) -> _Reached:
    """Walk each part as far as the page may reach into it."""
    keys = [column.label(f"key_{number}") for number, (column, _) in enumerate(walked.order)]
    walk = select(*keys).select_from(walked.source).where(*conditions)
    walk = _in_order(walk, walked.order).limit(_REACH)
    # SQLite takes an order and a limit inside of a union only within a subquery.
    union = union_all(*(select(walk.where(part).subquery()) for part in walked.route.parts))
    return _Reached(union, [descending for _, descending in walked.order])


def _rows_reached(walked: Walked, reached: _Reached, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """Sort the keys that come together, and read the rows of the page."""
    keys = reached.keys.subquery()
    chosen = _in_order(select(keys), _directed(keys, reached)).limit(_SIZE).offset(_START).subquery()
    *_, identity = chosen.c
    statement = select(*columns).join_from(chosen, walked.source, walked.source.c.id == identity)
    return _in_order(statement, _directed(chosen, reached))


def _directed(keys: Subquery, reached: _Reached) -> Order:
    return list(zip(keys.c, reached.descending, strict=True))


def _in_order(statement: Select[Any], order: Order) -> Select[Any]:
    return statement.order_by(
        *(column.desc() if descending else column.asc() for column, descending in order)
    )
