"""A page of a filtered, sorted list whose time does not grow with the table.

Two plans serve such a page. *Walking*: follow the index that has the wanted order and try the filters row by row
until the page is full; quick when a fair share of the rows match. *Driving*: collect the few rows that one filter
matches and sort them; quick when they are few. Neither database can tell which it is for a tag or a search text, so
a filter that may match few rows is told in both forms (`Narrowing`), a bounded count finds out, and the plan is
built accordingly.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, func, select

from rapport.store.dialect import data_version, unindexed
from rapport.store.work import Work

FEW = 2000
"""A filter that matches no more rows than this drives the page: sorting them costs less than walking."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter in both forms: the ids it matches, and a condition on the row at hand."""

    ids: Select[tuple[int]]
    condition: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Listed:
    """What is to be listed.

    `key` names the filters (not the order or the page) for remembering their total; None: never remember.
    `visible` holds the halves of the access condition (`crm.access.visible_branches`).
    """

    source: FromClause
    visible: tuple[ColumnElement[bool], ColumnElement[bool]]
    where: Sequence[ColumnElement[bool]] = ()
    narrowings: Sequence[Narrowing] = ()
    key: Hashable = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The filters as conditions, and whether one of them drives."""

    conditions: tuple[ColumnElement[bool], ...]
    driven: bool


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows of one page, the number of all matches, and whether rows follow."""

    rows: list[Row[Any]]
    total: int
    more: bool


Order = Sequence[tuple[ColumnElement[Any], bool]]
"""Columns to sort by, each with whether it descends; the last is the id."""


def page(
    work: Work, listed: Listed, columns: Sequence[ColumnElement[Any]], order: Order, *, start: int, count: int
) -> PageOfRows:
    """Return one page with its total, in at most four statements whatever the sizes."""
    chosen = plan(work, listed)
    found, more = rows(work, listed, chosen, columns, order, start=start, count=count)
    whole = not more and (found or start == 0)
    return PageOfRows(found, start + len(found) if whole else total(work, listed, chosen), more)


def plan(work: Work, listed: Listed) -> Plan:
    """Find out which filter, if any, matches few enough rows to drive. One statement, none without narrowings."""
    if not listed.narrowings:
        return Plan(tuple(listed.where), driven=False)
    probes = [
        select(func.count()).select_from(narrowing.ids.limit(FEW + 1).subquery()).scalar_subquery()
        for narrowing in listed.narrowings
    ]
    counts = list(work.tx.execute(select(*probes)).one())
    least = min(range(len(counts)), key=counts.__getitem__)
    driven = counts[least] <= FEW
    identity = listed.source.c.id
    conditions = [
        identity.in_(narrowing.ids) if driven and number == least else narrowing.condition
        for number, narrowing in enumerate(listed.narrowings)
    ]
    return Plan((*listed.where, *conditions), driven)


def rows(
    work: Work,
    listed: Listed,
    chosen: Plan,
    columns: Sequence[ColumnElement[Any]],
    order: Order,
    *,
    start: int,
    count: int,
) -> tuple[list[Row[Any]], bool]:
    """Return `count` rows from `start` on, and whether more follow."""
    open_to_all, closed_but_listed = listed.visible
    keys = [(unindexed(column) if chosen.driven else column, descending) for column, descending in order]
    statement = (
        select(*columns)
        .select_from(listed.source)
        .where(*chosen.conditions, open_to_all | closed_but_listed)
        .order_by(*(key.desc() if descending else key.asc() for key, descending in keys))
        .limit(count + 1)
        .offset(start)
    )
    found = work.tx.execute(statement).all()
    return list(found[:count]), len(found) > count


def total(work: Work, listed: Listed, chosen: Plan) -> int:
    """Return the exact number of matches that the caller may see."""

    def count() -> int:
        halves = [
            select(func.count()).select_from(listed.source).where(*chosen.conditions, half).scalar_subquery()
            for half in listed.visible
        ]
        return sum(work.tx.execute(select(*halves)).one())

    if listed.key is None:
        return count()
    viewer = work.viewer
    reader = "admin" if viewer.is_crm_admin else (viewer.user_id, viewer.group_ids)
    return work.totals.get((listed.key, reader), data_version(work.tx), count)
