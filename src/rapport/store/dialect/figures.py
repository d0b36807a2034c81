"""Adding up many rows in the database: exact amounts, and moments by stretches of time.

SQLite holds exact amounts as text (`types.Money`). Nearly all are of a size that whole numbers of cents hold
exactly, however many there are: those are added up by the database, the few others are for the caller to add.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Float, Text, and_, case, cast, func, or_, true, type_coerce

from rapport.core.clock import NO_DATE
from rapport.store.dialect.expressions import chosen
from rapport.store.types import EPOCH

QUARTER = 900
"""Seconds: wall clocks of all zones differ by whole quarters of an hour."""
_DAY = 86_400
MOST_TIMES = 60
_YEAR_1 = int((EPOCH - NO_DATE).total_seconds())


def summable(amount: ColumnElement[Any], times: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that `cents` of an amount, taken so many times, may be added up by the database.

    On SQLite: from 0 to below ten million, two decimals, 60 times at most. A billion cents times 60 times 100 percent
    may come one and a half million times before a sum is too large.
    """
    text = type_coerce(amount, Text())
    point = func.instr(text, ".")
    few_digits = and_(func.substr(text, 1, 3) >= "p00", func.substr(text, 1, 3) <= "p07")
    in_cents = or_(point == 0, func.length(text) - point <= 2)
    return chosen(sqlite=and_(few_digits, in_cents, times.between(0, MOST_TIMES)), postgresql=true())


def cents(amount: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return an amount in hundredths, for adding up; exact where it is `summable`."""
    number = cast(func.substr(type_coerce(amount, Text()), 4), Float())
    return chosen(
        sqlite=cast(func.round(number * 100), BigInteger()),
        postgresql=type_coerce(amount, BigInteger()) * 100,
    )


def quarter_of(moment: ColumnElement[Any]) -> ColumnElement[int]:
    """Return the number of the quarter of an hour, since the year 1, that a moment lies in."""
    return _since_year_1(moment) // QUARTER


def rough_quarter_of(moment: ColumnElement[Any]) -> ColumnElement[int]:
    """Return the same, exact where a month may end on some wall clock, else the first one of the day in UTC.

    So there are few of them however many moments, and each still belongs to one month in every zone.
    """
    seconds = _since_year_1(moment)
    at_turn = or_(_day_of_month(seconds) == 1, _day_of_month(seconds + _DAY) == 1)
    return case((at_turn, seconds // QUARTER), else_=seconds // _DAY * (_DAY // QUARTER))


def moment_of(quarter: int) -> datetime:
    """Return when a quarter of an hour begins."""
    return NO_DATE + timedelta(seconds=quarter * QUARTER)


def _since_year_1(moment: ColumnElement[Any]) -> ColumnElement[int]:
    """Return seconds, which are never negative: dividing them cuts the same way everywhere."""
    since_1970 = chosen(
        sqlite=type_coerce(moment, BigInteger()),
        postgresql=cast(func.extract("epoch", moment), BigInteger()),
    )
    return since_1970 + _YEAR_1


def _day_of_month(seconds: ColumnElement[int]) -> ColumnElement[int]:
    since_1970 = seconds - _YEAR_1
    written = func.strftime("%d", since_1970, "unixepoch")
    on_clock = func.timezone("UTC", func.to_timestamp(since_1970))
    return chosen(
        sqlite=cast(written, BigInteger()), postgresql=cast(func.extract("day", on_clock), BigInteger())
    )
