"""Rates on the wire (sheet 04, sections 6.4, 10.6 and 10.7)."""

from __future__ import annotations

from decimal import Decimal

from rapport.crm.cards.catalogue import CURRENCIES
from rapport.crm.currencies.records import Rate, plain
from rapport.protocol.shapes import Input, Shape


class RateShape(Shape, frozen=True, kw_only=True):
    """A stored rate: one unit of `from_currency` is `rate` units of `to_currency`."""

    from_currency: str
    to_currency: str
    rate: Decimal
    id: int


class CurrencyRateInfoShape(Shape, frozen=True, kw_only=True):
    """A currency of the catalogue and how many units of it one unit of the asked one is."""

    rate: Decimal
    title: str
    symbol: str
    abbreviation: str
    culture_name: str
    is_convertable: bool
    is_basic: bool


class RateInput(Input, frozen=True, kw_only=True):
    """An entry of `rates`; an `id` that comes along is ignored."""

    from_currency: str | None = None
    to_currency: str | None = None
    rate: Decimal = Decimal(0)


def rate_shape(rate: Rate) -> RateShape:
    """Return a stored rate as the wire writes it."""
    return RateShape(
        from_currency=rate.from_currency, to_currency=rate.to_currency, rate=plain(rate.rate), id=rate.id
    )


def rate_info_shape(abbreviation: str, rate: Decimal) -> CurrencyRateInfoShape:
    """Return a line of the summary table."""
    currency = CURRENCIES[abbreviation]
    return CurrencyRateInfoShape(
        rate=plain(rate),
        title=currency.title,
        symbol=currency.symbol,
        abbreviation=currency.abbreviation,
        culture_name=currency.culture_name,
        is_convertable=currency.is_convertable,
        is_basic=currency.is_basic,
    )
