"""What is to be listed: filters in both forms, orders, and the routes that lead to an index."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, FromClause, select

from rapport.store.dialect import unindexed
from rapport.store.paging import Built, Narrowing, Order
from rapport.store.work import Work


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
    for counting very many rows, if there is one; `hidden` what is not visible, in such a form. `key` names the
    filters (not the order or the page) for remembering their total; None: never remember.
    """

    source: FromClause
    visible: tuple[ColumnElement[bool], ColumnElement[bool]]
    order: Order
    filters: Sequence[Filter] = ()
    where: Sequence[ColumnElement[bool]] = ()
    route: Route = Route()
    key: Hashable = None
    in_bulk: tuple[ColumnElement[bool], ColumnElement[bool]] | None = None
    hidden: ColumnElement[bool] | None = None
    built: Built = field(default_factory=dict, compare=False, repr=False)

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
    return Filter(
        narrowing.ids,
        narrowing.condition,
        identity.in_(narrowing.ids),
        candidates=narrowing.candidates,
        weight=narrowing.weight,
        name=narrowing.name,
    )
