from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError
from tests.store.probes import make, probes, undone

from rapport.core.clock import NO_DATE

ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EARLIEST = datetime(1, 1, 2)  # noqa: DTZ001  Hypothesis takes limits without a zone
LATEST = datetime(9999, 12, 30)  # noqa: DTZ001
AMOUNTS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**40), max_value=10**40),
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000, max_value=1000),
    st.sampled_from([Decimal(0), Decimal("-0"), Decimal("1E+3"), Decimal("0.000000001"), Decimal("-0.1")]),
)
MOMENTS = st.one_of(
    st.datetimes(timezones=st.just(UTC)),
    st.datetimes(min_value=EARLIEST, max_value=LATEST, timezones=st.timezones()),
    st.just(NO_DATE),
)


@pytest.fixture
def probed(database):
    make(database)
    return database


@ANY
@given(amounts=st.lists(AMOUNTS, min_size=1, max_size=12))
def test_amounts_come_back_exactly_and_in_order(probed, amounts):
    with undone(probed) as tx:
        tx.execute(insert(probes), [{"id": i, "amount": amount} for i, amount in enumerate(amounts)])
        kept = list(tx.scalars(select(probes.c.amount).order_by(probes.c.amount, probes.c.id)))
        assert kept == sorted(amounts)
        assert all(-amount.as_tuple().exponent == 9 for amount in kept)
        middle = amounts[0]
        above = set(tx.scalars(select(probes.c.id).where(probes.c.amount > middle)))
        assert above == {i for i, amount in enumerate(amounts) if amount > middle}
        same = set(tx.scalars(select(probes.c.id).where(probes.c.amount == middle)))
        assert same == {i for i, amount in enumerate(amounts) if amount == middle}


@ANY
@given(moments=st.lists(MOMENTS, min_size=1, max_size=12))
def test_moments_come_back_in_utc_to_the_second_and_in_order(probed, moments):
    with undone(probed) as tx:
        tx.execute(insert(probes), [{"id": i, "moment": moment} for i, moment in enumerate(moments)])
        kept = list(tx.scalars(select(probes.c.moment).order_by(probes.c.moment, probes.c.id)))
        wanted = sorted(moment.astimezone(UTC).replace(microsecond=0) for moment in moments)
        assert kept == wanted
        assert all(moment.utcoffset() == timedelta(0) for moment in kept)


@ANY
@given(
    words=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6), max_size=12
    )
)
def test_sort_keys_are_ordered_byte_by_byte(probed, words):
    with undone(probed) as tx:
        if words:
            tx.execute(insert(probes), [{"id": i, "key": word} for i, word in enumerate(words)])
        assert list(tx.scalars(select(probes.c.key).order_by(probes.c.key))) == sorted(words, key=str.encode)


def test_nothing_stays_nothing(probed):
    with undone(probed) as tx:
        tx.execute(insert(probes), {"id": 1})
        assert tx.execute(select(probes.c.amount, probes.c.moment)).one() == (None, None)


def test_a_moment_of_another_zone_is_the_same_moment(probed):
    there = datetime(2024, 2, 29, 1, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    with undone(probed) as tx:
        tx.execute(insert(probes), {"id": 1, "moment": there})
        assert tx.scalar(select(probes.c.moment)) == datetime(2024, 2, 28, 19, 45, tzinfo=UTC)


def test_amounts_are_rounded_to_their_scale_alike(probed):
    halves = [Decimal("0.0000000005"), Decimal("-0.0000000005"), Decimal("0.00000000149")]
    with undone(probed) as tx:
        tx.execute(insert(probes), [{"id": i, "amount": amount} for i, amount in enumerate(halves)])
        kept = list(tx.scalars(select(probes.c.amount).order_by(probes.c.id)))
        assert kept == [Decimal("0.000000001"), Decimal("-0.000000001"), Decimal("0.000000001")]


def test_an_amount_beyond_the_precision_is_refused(probed):
    with undone(probed) as tx, pytest.raises(StatementError):
        tx.execute(insert(probes), {"id": 1, "amount": Decimal(10) ** 41})
