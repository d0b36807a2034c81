"""Rates and the default currency in the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from rapport.crm.currencies.records import FIRST_DEFAULT, Rate
from rapport.store.dialect import upsert
from rapport.store.tables import currency_rates, portal_settings
from rapport.store.work import Work

DEFAULT_CURRENCY = "crm_default_currency"
"""Name of the setting, which is this concept's own."""

_r = currency_rates.c


def load_rates(tx: Connection) -> Mapping[int, Rate]:
    """Return every stored rate by id, in the order of ids. For `work.cached`."""
    statement = select(_r.id, _r.from_currency, _r.to_currency, _r.rate).order_by(_r.id)
    return {
        row.id: Rate(row.id, row.from_currency, row.to_currency, row.rate) for row in tx.execute(statement)
    }


def load_default(tx: Connection) -> str:
    """Return the abbreviation of the portal's default currency. For `work.cached`."""
    statement = select(portal_settings.c.value).where(portal_settings.c.name == DEFAULT_CURRENCY)
    stored = tx.execute(statement).scalar()
    return FIRST_DEFAULT if stored is None else msgspec.json.decode(stored, type=str)


def save_default(work: Work, abbreviation: str) -> None:
    """Store the default currency."""
    value = msgspec.json.encode(abbreviation).decode()
    work.tx.execute(upsert(portal_settings, ["value"]).values(name=DEFAULT_CURRENCY, value=value))


def insert_rates(work: Work, rates: Sequence[Rate]) -> list[Rate]:
    """Store new rates and return them with their ids, in the order given."""
    if not rates:
        return []
    statement = insert(currency_rates).returning(_r.id, sort_by_parameter_order=True)
    ids = work.tx.scalars(statement, [_columns(rate) for rate in rates])
    return [replace(rate, id=given) for rate, given in zip(rates, ids, strict=True)]


def save(work: Work, rate: Rate) -> None:
    """Store a rate that has its id."""
    work.tx.execute(update(currency_rates).where(_r.id == rate.id).values(**_columns(rate)))


def delete_rate(work: Work, rate_id: int) -> None:
    """Take one rate away."""
    work.tx.execute(delete(currency_rates).where(_r.id == rate_id))


def delete_all(work: Work) -> None:
    """Take every rate away."""
    work.tx.execute(delete(currency_rates))


def _columns(rate: Rate) -> dict[str, object]:
    return {"from_currency": rate.from_currency, "to_currency": rate.to_currency, "rate": rate.rate}
