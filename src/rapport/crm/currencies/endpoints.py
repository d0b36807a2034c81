"""Calls for currencies and exchange rates (sheet 04, section 6)."""

from __future__ import annotations

from decimal import Decimal

from rapport.crm.cards.schemas import CurrencyShape
from rapport.crm.currencies import queries, service
from rapport.crm.currencies.schemas import CurrencyRateInfoShape, RateInput, RateShape, rate_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Currencies"


@operation("GET", "crm/settings/currency", tag=_TAG, summary="Get available currencies")
def get_currencies(_call: Call) -> list[CurrencyShape]:
    """Return all currencies that the portal knows, ordered by abbreviation."""
    return queries.catalogue()


@operation("PUT", "crm/settings/currency", tag=_TAG, summary="Update a currency")
def set_default_currency(call: Call, currency: str | None = None) -> CurrencyShape:
    """Make a currency the default one of the CRM and return it. For CRM admins.

    Parameters:
        currency: Currency (abbreviation)
    """
    return queries.currency(service.set_default(call.work, currency))


@operation("GET", "crm/settings/currency/convert", tag=_TAG, summary="Convert a currency")
def convert_amount(
    call: Call, amount: Decimal = Decimal(0), fromcurrency: str | None = None, tocurrency: str | None = None
) -> Decimal:
    """Convert an amount by the stored rates: directly, backwards, else through the default currency.

    Parameters:
        amount: Amount to convert
        fromcurrency: Currency to convert
        tocurrency: Currency into which the original currency will be converted
    """
    return queries.convert(call.work, amount, fromcurrency, tocurrency)


@operation("GET", "crm/settings/currency/summarytable", tag=_TAG, summary="Get currency summary table")
def get_summary_table(call: Call, currency: str | None = None) -> list[CurrencyRateInfoShape]:
    """Return what one unit of a currency is in every other that the stored rates lead to.

    Parameters:
        currency: Currency (abbreviation)
    """
    return queries.summary(call.work, currency)


@operation("GET", "crm/currency/rates", tag=_TAG, summary="Get currency rates")
def get_rates(call: Call) -> list[RateShape]:
    """Return all stored currency rates."""
    return queries.page(call.work)


@operation("GET", "crm/currency/rates/{id:int}", tag=_TAG, summary="Get a currency rate by ID")
def get_rate(call: Call, id: int) -> RateShape:
    """Return a stored currency rate.

    Parameters:
        id: Currency rate ID
    """
    return queries.single(call.work, id)


@operation(
    "GET",
    "crm/currency/rates/{fromcurrency}/{tocurrency}",
    tag=_TAG,
    summary="Get a currency rate by currencies",
)
def get_rate_of_pair(call: Call, fromcurrency: str, tocurrency: str) -> RateShape:
    """Return the stored rate from one currency to another, in that direction alone.

    Parameters:
        fromcurrency: Currency to convert
        tocurrency: Currency into which the original currency will be converted
    """
    return queries.between(call.work, fromcurrency, tocurrency)


@operation("POST", "crm/currency/rates", tag=_TAG, summary="Create a currency rate")
def create_rate(
    call: Call, fromcurrency: str | None = None, tocurrency: str | None = None, rate: Decimal = Decimal(0)
) -> RateShape:
    """Store the rate of a pair of currencies, over the earlier one if there is one.

    Parameters:
        fromcurrency: Currency to convert
        tocurrency: Currency into which the original currency will be converted
        rate: Exchange rate; 0 deletes the earlier one
    """
    return rate_shape(service.put_rate(call.work, fromcurrency, tocurrency, rate))


@operation("PUT", "crm/currency/rates/{id:int}", tag=_TAG, summary="Update a currency rate")
def update_rate(
    call: Call,
    id: int,
    fromcurrency: str | None = None,
    tocurrency: str | None = None,
    rate: Decimal = Decimal(0),
) -> RateShape:
    """Change the currencies and the number of a stored rate.

    Parameters:
        id: Currency rate ID
        fromcurrency: Currency to convert
        tocurrency: Currency into which the original currency will be converted
        rate: Exchange rate; 0 deletes the stored one
    """
    return rate_shape(service.update_rate(call.work, id, fromcurrency, tocurrency, rate))


@operation("DELETE", "crm/currency/rates/{id:int}", tag=_TAG, summary="Delete a currency rate")
def delete_rate(call: Call, id: int) -> RateShape:
    """Delete a stored rate and return it.

    Parameters:
        id: Currency rate ID
    """
    return rate_shape(service.delete_rate(call.work, id))


@operation("POST", "crm/currency/setrates", tag=_TAG, summary="Set currency rates")
def set_rates(call: Call, currency: str | None, rates: list[RateInput]) -> list[RateShape]:
    """Make a currency the default one and these rates the only ones. For CRM admins.

    Parameters:
        currency: Currency (abbreviation)
        rates: List of currency rates: fromCurrency, toCurrency, rate; an empty list deletes all
    """
    return [rate_shape(rate) for rate in service.set_rates(call.work, currency, _given(rates))]


@operation("POST", "crm/currency/addrates", tag=_TAG, summary="Add currency rates")
def add_rates(call: Call, rates: list[RateInput]) -> list[RateShape]:
    """Store these rates over the earlier ones of the same currencies and return all. For CRM admins.

    Parameters:
        rates: List of currency rates: fromCurrency, toCurrency, rate; a rate of 0 deletes
    """
    return [rate_shape(rate) for rate in service.add_rates(call.work, _given(rates))]


def _given(rates: list[RateInput]) -> list[service.GivenRate]:
    return [(rate.from_currency, rate.to_currency, rate.rate) for rate in rates]
