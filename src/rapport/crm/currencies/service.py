"""Changing rates and the default currency (sheet 04, sections 6.1 and 6.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.cards.catalogue import CURRENCIES
from rapport.crm.currencies import rows
from rapport.crm.currencies.records import LARGEST_RATE, RATE_DECIMALS, Pair, Rate, by_pair, rounded
from rapport.portal.changes.service import Audit, Changed, created, deleted, record, updated
from rapport.store.work import Work

_DEFAULT_UPDATED = 3082
_RATE_UPDATED = 3163

GivenRate = tuple[str | None, str | None, Decimal]
"""From, to, rate, as sent."""


def set_default(work: Work, currency: str | None) -> str:
    """Make a currency of the catalogue, given in any case, the portal's default and return its abbreviation.

    Raises Forbidden for all but CRM admins, BadArgument for an empty or unknown one.
    """
    require_crm_admin(work.viewer)
    abbreviation = (currency or "").upper()
    if abbreviation not in CURRENCIES:
        raise BadArgument(parameter="currency")
    _store_default(work, abbreviation)
    return abbreviation


def put_rate(work: Work, from_currency: str | None, to_currency: str | None, rate: Decimal) -> Rate:
    """Store the rate of a pair, over an earlier one if there is one; 0 takes an earlier one away.

    Returns the rate with its id, the one it had if it is gone. Open to every CRM user (quirk 25). Raises BadArgument.
    """
    (given,) = _checked([(from_currency, to_currency, rate)])
    change, stored = _put(work, by_pair(work.cached(rows.load_rates).values()), given)
    _tell(work, [change], [stored])
    return stored


def update_rate(
    work: Work, rate_id: int, from_currency: str | None, to_currency: str | None, rate: Decimal
) -> Rate:
    """Give a stored rate another pair and number; 0 takes it away. Open to every CRM user.

    Raises BadArgument, for an unknown id too (quirk 23).
    """
    before = _require(work, rate_id)
    (given,) = _checked([(from_currency, to_currency, rate)])
    change, stored = _overwrite(work, before, given)
    _tell(work, [change], [stored])
    return stored


def delete_rate(work: Work, rate_id: int) -> Rate:
    """Take a stored rate away and return it. Open to every CRM user. Raises BadArgument for an unknown id."""
    rate = _require(work, rate_id)
    rows.delete_rate(work, rate_id)
    _tell(work, [deleted(Kind.CURRENCY_RATE, rate_id, rate)], [])
    return rate


def set_rates(work: Work, currency: str | None, given: Iterable[GivenRate]) -> Sequence[Rate]:
    """Make these the only rates, `currency` the portal's default, and return them in the order given.

    Raises Forbidden for all but CRM admins, else BadArgument.
    """
    require_crm_admin(work.viewer)
    if not currency:
        raise BadArgument(parameter="currency")
    checked = _checked(given)
    if currency.upper() != work.cached(rows.load_default):
        set_default(work, currency)
    gone = work.cached(rows.load_rates).values()
    rows.delete_all(work)
    stored = rows.insert_rates(work, checked)
    changes = [deleted(Kind.CURRENCY_RATE, rate.id, rate) for rate in gone]
    changes += [created(Kind.CURRENCY_RATE, rate.id, rate) for rate in stored]
    _tell(work, changes, stored)
    return stored


def add_rates(work: Work, given: Iterable[GivenRate]) -> Sequence[Rate]:
    """Store each of the rates as `put_rate` does and return all of the portal: the earlier ones, then the new.

    One that 0 took away is still among them. Raises Forbidden for all but CRM admins, else BadArgument.
    """
    require_crm_admin(work.viewer)
    answer = dict(work.cached(rows.load_rates))
    standing = by_pair(answer.values())
    changes, stored = [], []
    for rate in _checked(given):
        change, result = _put(work, standing, rate)
        changes.append(change)
        stored.append(result)
        answer[result.id] = result
    _tell(work, changes, stored)
    return list(answer.values())


def _put(work: Work, standing: dict[Pair, Rate], rate: Rate) -> tuple[Changed, Rate]:
    """Store a rate over the standing one of its pair, or as a new one; `standing` follows."""
    earlier = standing.get(rate.pair)
    if earlier is None:
        (stored,) = rows.insert_rates(work, [rate])
        standing[rate.pair] = stored
        return created(Kind.CURRENCY_RATE, stored.id, stored), stored
    change, stored = _overwrite(work, earlier, rate)
    if stored.rate:
        standing[rate.pair] = stored
    else:
        del standing[rate.pair]
    return change, stored


def _overwrite(work: Work, before: Rate, given: Rate) -> tuple[Changed, Rate]:
    after = replace(given, id=before.id)
    if not after.rate:
        rows.delete_rate(work, before.id)
        return deleted(Kind.CURRENCY_RATE, before.id, before), after
    rows.save(work, after)
    return updated(Kind.CURRENCY_RATE, after.id, before, after), after


def _store_default(work: Work, abbreviation: str) -> None:
    before = {"default_currency": work.cached(rows.load_default)}
    rows.save_default(work, abbreviation)
    work.reference_changed()
    after = {"default_currency": abbreviation}
    change = updated(Kind.CRM_SETTINGS, rows.DEFAULT_CURRENCY, before, after)
    record(work, change, audit=Audit(_DEFAULT_UPDATED))


def _tell(work: Work, changes: Sequence[Changed], audited: Sequence[Rate]) -> None:
    work.reference_changed()
    record(work, *changes, audit=[Audit(_RATE_UPDATED, (), rate.pair) for rate in audited])


def _require(work: Work, rate_id: int) -> Rate:
    rate = work.cached(rows.load_rates).get(rate_id)
    if rate is None:
        raise BadArgument(parameter="id")
    return rate


def _checked(given: Iterable[GivenRate]) -> list[Rate]:
    """Return the rates as they are stored, without ids.

    Raises BadArgument: first for numbers, then for currencies not given, then for those not in the catalogue, whose
    letters have to be capitals.
    """
    sent = list(given)
    rates = []
    for source, target, rate in sent:
        stored = rounded(rate, RATE_DECIMALS)
        if not 0 <= rate <= LARGEST_RATE or (rate and not stored):
            raise BadArgument(f"Invalid currency rate: {rate:f}")
        rates.append(Rate(0, source or "", target or "", stored))
    names = [name for rate in rates for name in rate.pair]
    if not all(names):
        raise BadArgument
    unknown = [name for name in dict.fromkeys(names) if name not in CURRENCIES]
    if unknown:
        raise BadArgument(f"Unknown currency: {','.join(unknown)}")
    return rates
