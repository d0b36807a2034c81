"""Reading currencies: the catalogue, stored rates, and conversion by them (sheet 04, sections 6.1 to 6.3)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from rapport.core.errors import BadArgument, Missing
from rapport.crm.cards.catalogue import CURRENCIES, SHAPES
from rapport.crm.cards.schemas import CurrencyShape
from rapport.crm.currencies import rows
from rapport.crm.currencies.records import AMOUNT_DECIMALS, RATE_DECIMALS, by_pair, factor, rounded
from rapport.crm.currencies.schemas import CurrencyRateInfoShape, RateShape, rate_info_shape, rate_shape
from rapport.store.work import Work


def catalogue() -> list[CurrencyShape]:
    """Return every currency, by abbreviation."""
    return list(SHAPES.values())


def currency(abbreviation: str) -> CurrencyShape:
    """Return one currency of the catalogue, which must be there."""
    return SHAPES[abbreviation]


def default_currency(work: Work) -> str:
    """Return the abbreviation of the portal's default currency. From memory."""
    return work.cached(rows.load_default)


def page(work: Work) -> list[RateShape]:
    """Return every stored rate, by id."""
    return [rate_shape(rate) for rate in work.cached(rows.load_rates).values()]


def single(work: Work, rate_id: int) -> RateShape:
    """Return one stored rate. Raises BadArgument for id 0, Missing for an unknown one (quirk 22)."""
    if not rate_id:
        raise BadArgument(parameter="id")
    rate = work.cached(rows.load_rates).get(rate_id)
    if rate is None:
        raise Missing
    return rate_shape(rate)


def between(work: Work, from_currency: str, to_currency: str) -> RateShape:
    """Return the stored rate of a pair, in that direction alone. Raises Missing (quirk 22)."""
    rates = by_pair(work.cached(rows.load_rates).values())
    rate = rates.get((from_currency.upper(), to_currency.upper()))
    if rate is None:
        raise Missing
    return rate_shape(rate)


def convert(work: Work, amount: Decimal, from_currency: str | None, to_currency: str | None) -> Decimal:
    """Return an amount in another currency, to four decimals, halves away from zero.

    Unchanged and unrounded when a currency is not given or both are the same. Raises BadArgument that names the pair
    when no stored rate leads from one to the other (quirk 26).
    """
    source, target = (from_currency or "").upper(), (to_currency or "").upper()
    if not source or not target or source == target:
        return amount
    found = _factor(work, source, target)
    if found is None:
        raise BadArgument(f"There is no exchange rate from {source[:20]} to {target[:20]}.")
    return rounded(Fraction(amount) * found, AMOUNT_DECIMALS)


def to_default(work: Work, currency: str) -> Fraction | None:
    """Return what one unit of a currency is in the portal's default currency; None when no stored rate leads there."""
    return _factor(work, currency, default_currency(work))


def summary(work: Work, base: str | None) -> list[CurrencyRateInfoShape]:
    """Return what one unit of `base` is in each currency that stored rates lead to, itself included.

    Raises BadArgument for an empty or unknown currency.
    """
    source = (base or "").upper()
    if source not in CURRENCIES:
        raise BadArgument(parameter="currency")
    found = {target: _factor(work, source, target) for target in CURRENCIES}
    return [
        rate_info_shape(target, rounded(rate, RATE_DECIMALS))
        for target, rate in found.items()
        if rate is not None
    ]


def _factor(work: Work, source: str, target: str) -> Fraction | None:
    rates = by_pair(work.cached(rows.load_rates).values())
    return factor(rates, source, target, default_currency(work))
