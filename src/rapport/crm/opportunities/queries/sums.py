"""Adding up what opportunities are worth: exactly, each currency by itself and in the portal's own. Additions.

What one is worth says sheet 04, section 1.4: its bid, times the number of periods if it is paid by periods.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, Integer, case, func, null, or_, select

from rapport.crm.currencies.queries import to_default
from rapport.crm.currencies.records import AMOUNT_DECIMALS, plain, rounded
from rapport.crm.opportunities.records import BidType
from rapport.store.dialect import cents, summable
from rapport.store.tables import opportunities
from rapport.store.work import Work

_o = opportunities.c

BID_DECIMALS = 9
_TIMES: ColumnElement[int] = case(
    (or_(_o.bid_type == BidType.FIXED_BID, _o.per_period_value == 0), 1),
    else_=_o.per_period_value,
)
_EASY = summable(_o.bid_value, _TIMES)
_CENTS = case((_EASY, cents(_o.bid_value) * _TIMES), else_=null())
_ALONE = case((_EASY, 0), else_=_o.id)
_SUMS = (
    func.count(),
    func.sum(_CENTS),
    func.sum(_CENTS * _o.success_probability),
    func.max(case((_EASY, null()), else_=_o.bid_value), type_=_o.bid_value.type),
    func.max(_TIMES, type_=Integer()),
    func.max(_o.success_probability, type_=Integer()),
)


@dataclass(slots=True)
class Sum:
    """How many opportunities there are and what they are worth, by currency: in full, and by their probability."""

    count: int = 0
    full: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    weighted: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))

    def add(self, other: Sum) -> None:
        """Add what another sum holds."""
        self.count += other.count
        for currency, amount in other.full.items():
            self.full[currency] += amount
        for currency, amount in other.weighted.items():
            self.weighted[currency] += amount

    def in_default(self, work: Work) -> tuple[Decimal, Decimal]:
        """Return both in the portal's default currency, without those that no rate leads from."""
        return _converted(work, self.full), _converted(work, self.weighted)


def worth(bid_type: int, bid_value: Decimal, per_period_value: int) -> Fraction:
    """Return what an opportunity is worth, in its own currency."""
    times = 1 if bid_type == BidType.FIXED_BID or not per_period_value else per_period_value
    return Fraction(bid_value) * times


def add_up(
    work: Work, keys: Sequence[ColumnElement[Any]], conditions: Iterable[ColumnElement[bool]]
) -> Iterator[tuple[tuple[Any, ...], Sum]]:
    """Yield sums of the opportunities that meet the conditions, access among them, with their keys. One statement.

    A key may come several times. Amounts that the database can't add up exactly come one by one.
    """
    # Grouped by their names: PostgreSQL takes an expression that comes again, parameters and all, for another one.
    named = [key.label(f"group_key_{number}") for number, key in enumerate((*keys, _o.bid_currency, _ALONE))]
    statement = select(*named, *_SUMS).select_from(opportunities).where(*conditions)
    for row in work.tx.execute(statement.group_by(*(each.name for each in named))):
        *found, currency, _, count, full, weighted, single, times, probability = row
        if single is not None:
            amount = Fraction(single) * times
            total = Sum(count, {currency: amount}, {currency: amount * probability / 100})
        else:
            total = Sum(count, {currency: Fraction(full) / 100}, {currency: Fraction(weighted) / 10_000})
        yield tuple(found), total


def in_default(work: Work, currency: str, amount: Fraction) -> Decimal | None:
    """Return an amount in the portal's default currency, to four decimals; None when no rate leads there."""
    rate = to_default(work, currency)
    return None if rate is None else told(amount * rate, AMOUNT_DECIMALS)


def told(amount: Fraction, decimals: int = BID_DECIMALS) -> Decimal:
    """Return an amount as answers show sums: two decimals at least."""
    return plain(rounded(amount, decimals))


def _converted(work: Work, amounts: dict[str, Fraction]) -> Decimal:
    total = Fraction(0)
    for currency, amount in amounts.items():
        total += amount * (to_default(work, currency) or 0)
    return told(total, AMOUNT_DECIMALS)
