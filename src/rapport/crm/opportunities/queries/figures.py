"""What the opportunities that a filter picks are worth, by stage, month, responsible or currency. An addition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, case, true

from rapport.core.clock import NO_DATE
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.currencies.queries import default_currency, to_default
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.queries.sums import Sum, add_up, told
from rapport.crm.opportunities.records import FigureGroups, OpportunityFilter, OpportunityOrder
from rapport.crm.opportunities.schemas import CurrencySumShape, FigureGroupShape, FiguresShape
from rapport.portal.people.directory import directory
from rapport.store.dialect import moment_of, rough_quarter_of
from rapport.store.tables import opportunities
from rapport.store.walking import Walked
from rapport.store.work import Work

_o = opportunities.c
_KEYS: Mapping[FigureGroups, ColumnElement[Any]] = {
    FigureGroups.STAGE: _o.stage_id,
    FigureGroups.MONTH: rough_quarter_of(_o.close_at),
    FigureGroups.RESPONSIBLE: _o.responsible_id,
    FigureGroups.CURRENCY: _o.bid_currency,
}


def figures(work: Work, wanted: OpportunityFilter, groups: FigureGroups) -> FiguresShape:
    """Return sums of the opportunities that match and that the caller may see. One statement.

    Groups come in the order of stages, months, names of people or abbreviations; those that hold nothing are left
    out.
    """
    walked = rows.walked(work, wanted, OpportunityOrder.ID, descending=False)
    key_of = _keys(work, groups)
    found: dict[str, Sum] = defaultdict(Sum)
    total = Sum()
    for (key,), each in add_up(work, [_KEYS[groups]], [*walked.conditions, seen(walked)]):
        found[key_of(key)].add(each)
        total.add(each)
    title_of, order = _titles(work, groups)
    full, weighted = total.in_default(work)
    return FiguresShape(
        group_by=groups.name.lower(),
        currency=default_currency(work),
        missing_rates=sorted(each for each in total.full if to_default(work, each) is None),
        count=total.count,
        sum=full,
        weighted_sum=weighted,
        groups=[_group(work, key, title_of(key), found[key]) for key in sorted(found, key=order)],
    )


def seen(walked: Walked) -> ColumnElement[bool]:
    """Return the condition that the caller may see a row, for statements that go through a great many of them."""
    open_to_all, closed_but_listed = walked.in_bulk or walked.visible
    return case((open_to_all, true()), else_=closed_but_listed)


def month_of(work: Work, quarter: int) -> str:
    """Return the month in which a quarter of an hour lies on the portal's clock, as `2026-11`; empty: no date."""
    moment = moment_of(quarter)
    if moment == NO_DATE:
        return ""
    try:
        return moment.astimezone(work.site.zone).strftime("%Y-%m")
    except OverflowError:  # the last hours of the year 9999
        return moment.strftime("%Y-%m")


def _keys(work: Work, groups: FigureGroups) -> Callable[[Any], str]:
    return (lambda quarter: month_of(work, quarter)) if groups == FigureGroups.MONTH else str


def _titles(
    work: Work, groups: FigureGroups
) -> tuple[Callable[[str], str], Callable[[str], tuple[Any, ...]]]:
    """Return what groups are called, and what they are sorted by."""
    if groups == FigureGroups.STAGE:
        stages = work.cached(rows.load_stages)
        places = {str(each): place for place, each in enumerate(stages)}
        titles = {str(each): stage.title for each, stage in stages.items()}
        return lambda key: titles.get(key, ""), lambda key: (places.get(key, len(places)), key)
    if groups == FigureGroups.RESPONSIBLE:
        known = directory(work)
        people = {each: place for place, each in enumerate(known.people)}

        def name(key: str) -> str:
            return known.short(key, work.site).display_name

        return name, lambda key: (people.get(key, len(people)), key)
    if groups == FigureGroups.CURRENCY:
        return lambda key: SHAPES[key].title if key in SHAPES else key, lambda key: (key,)
    return lambda key: key, lambda key: (not key, key)


def _group(work: Work, key: str, title: str, found: Sum) -> FigureGroupShape:
    full, weighted = found.in_default(work)
    return FigureGroupShape(
        key=key,
        title=title,
        count=found.count,
        sums=[
            CurrencySumShape(currency=each, sum=told(amount), weighted_sum=told(found.weighted[each]))
            for each, amount in sorted(found.full.items())
        ],
        sum=full,
        weighted_sum=weighted,
    )
