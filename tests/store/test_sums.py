"""Moments by stretches of time, and amounts added up, in the database (`store.dialect.figures`)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Integer, case, func, insert, literal, select
from tests.portals import Portal

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.store.dialect import cents, moment_of, quarter_of, rough_quarter_of, summable
from rapport.store.tables import opportunities
from rapport.store.work import Work

_o = opportunities.c
ZONES = [
    ZoneInfo(name)
    for name in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Europe/Riga")
]
EXAMPLES = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

near_turns = st.builds(
    lambda year, month, hours: datetime(year, month, 1, tzinfo=UTC) + timedelta(seconds=hours),
    st.integers(1900, 2100),
    st.integers(1, 12),
    st.integers(-60 * 3600, 60 * 3600),
)
moments = near_turns | st.integers(-(80 * 366 * 86_400), 230 * 365 * 86_400).map(
    lambda seconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def fill(work: Work, column: str, values: list[object]) -> None:
    row = {each.name: NO_DATE for each in _o if each.name.endswith("_at")}
    row |= {"title": "x", "title_sort": "x", "responsible_id": NOBODY, "created_by": NOBODY}
    row |= {"modified_by": NOBODY, "stage_id": 1, "stage_order": 1, "bid_type": 0, "bid_value": Decimal(0)}
    row |= {"bid_currency": "EUR", "per_period_value": 0, "success_probability": 0, "is_private": False}
    work.tx.execute(opportunities.delete())
    work.tx.execute(insert(opportunities), [{**row, column: value} for value in values])


@given(given_moments=st.lists(moments, min_size=1, max_size=30))
@EXAMPLES
def test_quarters_lie_in_the_month_of_their_moment(portal: Portal, given_moments: list[datetime]) -> None:
    def read(work: Work) -> list[tuple[datetime, int, int]]:
        fill(work, "close_at", [*given_moments, NO_DATE])
        columns = (_o.close_at, quarter_of(_o.close_at), rough_quarter_of(_o.close_at))
        return [(row[0], row[1], row[2]) for row in work.tx.execute(select(*columns))]

    for moment, exact, rough in portal.within(read):
        assert moment_of(exact) <= moment < moment_of(exact + 1)
        if moment == NO_DATE:
            assert moment_of(rough) == NO_DATE
            continue
        for zone in ZONES:
            # Before railways, clocks did not differ by whole quarters.
            if moment.year >= 1970:
                month = moment.astimezone(zone).strftime("%Y-%m")
                assert moment_of(rough).astimezone(zone).strftime("%Y-%m") == month


amounts = st.decimals(-(10**12), 10**12, places=9) | st.decimals(0, 10**8, places=2)


@given(given_amounts=st.lists(amounts, min_size=1, max_size=30))
@EXAMPLES
def test_what_the_database_adds_up_is_exact(portal: Portal, given_amounts: list[Decimal]) -> None:
    def read(work: Work) -> tuple[Decimal, list[Decimal]]:
        fill(work, "bid_value", list(given_amounts))
        easy = summable(_o.bid_value, literal(1, Integer()))
        added = func.sum(case((easy, cents(_o.bid_value)), else_=0))
        rest = select(_o.bid_value).select_from(opportunities).where(~easy)
        return Decimal(work.tx.execute(select(added).select_from(opportunities)).scalar_one()), list(
            work.tx.scalars(rest)
        )

    added, rest = portal.within(read)
    assert added / 100 + sum(rest) == sum(given_amounts)
