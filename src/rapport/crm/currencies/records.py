"""Exchange rates and what can be made of them (sheet 04, sections 6.2, 6.3 and 6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

FIRST_DEFAULT = "USD"
"""The default currency of a new portal."""

RATE_DECIMALS = 8
"""The reference keeps two, which makes one yen 0.01 euro: sheet 04, section 6.5 allows more."""
LARGEST_RATE = Decimal("99999999.99")
AMOUNT_DECIMALS = 4

_WIDE = Context(prec=120)


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `from_currency` is `rate` units of `to_currency`. A rate of 0 is stored, but converts nothing."""

    id: int
    from_currency: str
    to_currency: str
    rate: Decimal

    @property
    def pair(self) -> Pair:
        """What it converts from and to."""
        return self.from_currency, self.to_currency


Pair = tuple[str, str]


def rounded(value: Decimal | Fraction, decimals: int) -> Decimal:
    """Return the value with that many decimals, halves away from zero."""
    if isinstance(value, Fraction):
        # Exact: scaled to whole numbers, a half added, the rest cut off.
        doubled = abs(value.numerator) * 10**decimals * 2 + value.denominator
        whole = Decimal(doubled // (value.denominator * 2))
        return (whole if value >= 0 else whole.copy_negate()).scaleb(-decimals, context=_WIDE)
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_WIDE)


def plain(rate: Decimal) -> Decimal:
    """Return the number without closing zeros, two decimals at least: `1.20`, `0.0064`."""
    least = rounded(rate, 2)
    return least if least == rate else rate.normalize(context=_WIDE)


def by_pair(rates: Iterable[Rate]) -> dict[Pair, Rate]:
    """Return the rates by pair; where rows share one, the oldest counts."""
    found: dict[Pair, Rate] = {}
    for rate in sorted(rates, key=lambda each: each.id):
        found.setdefault(rate.pair, rate)
    return found


def factor(rates: Mapping[Pair, Rate], source: str, target: str, default: str) -> Fraction | None:
    """Return how many units of `target` one of `source` is: directly, backwards, else through the default currency.

    None when no stored rate leads there.
    """
    if source == target:
        return Fraction(1)
    straight = _one_step(rates, source, target)
    if straight is not None:
        return straight
    first, second = _one_step(rates, source, default), _one_step(rates, default, target)
    return None if first is None or second is None else first * second


def _one_step(rates: Mapping[Pair, Rate], source: str, target: str) -> Fraction | None:
    direct, reverse = rates.get((source, target)), rates.get((target, source))
    if direct and direct.rate:
        return Fraction(direct.rate)
    return 1 / Fraction(reverse.rate) if reverse and reverse.rate else None
