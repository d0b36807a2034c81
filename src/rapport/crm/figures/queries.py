"""Counting over time what the caller may see."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.currencies.queries import default_currency, to_default
from rapport.crm.figures.records import Stretch
from rapport.crm.figures.schemas import (
    ActivityShape,
    ClosingsShape,
    DayActivityShape,
    MonthClosingsShape,
)
from rapport.crm.opportunities.queries.figures import month_of
from rapport.crm.opportunities.queries.stages import stage_types
from rapport.crm.opportunities.queries.sums import Sum, add_up
from rapport.crm.opportunities.records import StageType
from rapport.store.dialect import moment_of, quarter_of, rough_quarter_of
from rapport.store.tables import contacts, history_events, opportunities, tasks
from rapport.store.work import Work

_c, _e, _o, _t = contacts.c, history_events.c, opportunities.c, tasks.c
_QUARTER = "group_quarter"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted: when it was done and by whom, and whether the caller may see it."""

    moment: ColumnElement[Any]
    author: ColumnElement[Any]
    seen: ColumnElement[bool]


def closings(work: Work, stretch: Stretch) -> ClosingsShape:
    """Return what was won and lost in each month of a stretch, by the actual close date. One statement."""
    closed = {each: kind for each, kind in stage_types(work).items() if kind != StageType.OPEN}
    conditions = [
        _o.stage_id.in_(list(closed)),
        _o.close_at >= stretch.begin,
        _o.close_at < stretch.end,
        access.visible(work.viewer, Kind.OPPORTUNITY),
    ]
    found: dict[tuple[str, StageType], Sum] = defaultdict(Sum)
    currencies: set[str] = set()
    for (stage_id, quarter), each in add_up(work, [_o.stage_id, rough_quarter_of(_o.close_at)], conditions):
        found[month_of(work, quarter), closed[stage_id]].add(each)
        currencies.update(each.full)
    return ClosingsShape(
        currency=default_currency(work),
        missing_rates=sorted(each for each in currencies if to_default(work, each) is None),
        months=[_month(work, month, found) for month in stretch.months()],
    )


def activity(work: Work, stretch: Stretch, user_id: Guid | None) -> ActivityShape:
    """Return what was done on each day of a stretch; by one user, if one is given. Four statements."""
    viewer = work.viewer
    counted = [
        _by_day(work, stretch, each, user_id)
        for each in (
            _Counted(_e.created_at, _e.created_by, access.event_visible(viewer)),
            _Counted(_t.closed_at, _t.closed_by, access.task_visible(viewer)),
            _Counted(_c.created_at, _c.created_by, access.visible(viewer, Kind.CONTACT)),
            _Counted(_o.created_at, _o.created_by, access.visible(viewer, Kind.OPPORTUNITY)),
        )
    ]
    events, tasks_closed, made_contacts, made_opportunities = counted
    return ActivityShape(
        days=[
            DayActivityShape(
                day=day,
                events=events[day],
                tasks_closed=tasks_closed[day],
                contacts=made_contacts[day],
                opportunities=made_opportunities[day],
            )
            for day in stretch.days()
        ]
    )


def _month(work: Work, month: str, found: dict[tuple[str, StageType], Sum]) -> MonthClosingsShape:
    won = found.get((month, StageType.CLOSED_AND_WON), Sum())
    lost = found.get((month, StageType.CLOSED_AND_LOST), Sum())
    return MonthClosingsShape(
        month=month,
        won_count=won.count,
        won_sum=won.in_default(work)[0],
        lost_count=lost.count,
        lost_sum=lost.in_default(work)[0],
    )


def _by_day(work: Work, stretch: Stretch, counted: _Counted, user_id: Guid | None) -> Counter[str]:
    """Return how many rows of each day the caller may see."""
    moment = counted.moment
    statement = select(quarter_of(moment).label(_QUARTER), func.count()).where(
        moment >= stretch.begin, moment < stretch.end, counted.seen
    )
    if user_id is not None:
        statement = statement.where(counted.author == user_id)
    days: Counter[str] = Counter()
    for quarter, count in work.tx.execute(statement.group_by(_QUARTER)):
        days[stretch.day_of(moment_of(quarter))] += count
    return days
