"""Changing settings, administrators and product access. All of it needs a portal admin (sheet 02, section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.ids import GROUP_EVERYONE, NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.people import service as people
from rapport.portal.people.directory import directory
from rapport.portal.people.passwords import LONGEST, POLICY_SETTING, SHORTEST, PasswordPolicy
from rapport.portal.products import PRODUCTS, SERVED
from rapport.portal.settings import rows
from rapport.portal.settings.current import can_use_product, portal_settings, standing, stored_setting
from rapport.portal.settings.records import (
    GENERAL,
    LOGIN_LIMITS,
    LONGEST_RETENTION,
    OPEN_TO_ALL,
    RETENTION,
    LoginLimits,
    Retention,
    enabled_culture,
    known_zone,
)
from rapport.store.work import Work

__all__ = [
    "can_use_product",
    "change_login_limits",
    "change_password_policy",
    "change_retention",
    "change_time_and_language",
    "keep_setting",
    "portal_settings",
    "set_administrator",
    "set_product_access",
    "standing",
    "stored_setting",
    "switch_products",
]


def keep_setting(work: Work, name: str, value: Any) -> None:
    """Keep something under a name: any room may, under names of its own, and reads it by `stored_setting`.

    Recording the change and asking for the right are the caller's.
    """
    rows.save_setting(work.tx, name, value)
    work.reference_changed()


def change_time_and_language(work: Work, culture: str | None, zone_name: str | None) -> None:
    """Set culture and time zone; what is not given stays, a culture that is not enabled is passed over.

    Raises Forbidden, BadArgument for what is no culture's name. An unknown zone is UTC (sheet 02, section 5.2).
    """
    people.require_settings_right(work)
    before = after = portal_settings(work).general
    if culture:
        after = replace(after, culture=enabled_culture(culture) or before.culture)
    if zone_name:
        after = replace(after, zone_name=known_zone(zone_name))
    entries = [Audit(6000)] if after.culture != before.culture else []
    if after.zone_name != before.zone_name:
        entries.append(Audit(6001))
    _save(work, GENERAL, before, after, entries)


def change_password_policy(
    work: Work, *, max_length: int, min_length: int, upper_case: bool, digits: bool, spec_symbols: bool
) -> None:
    """Set which passwords are good enough from now on; lengths are moved into 8 to 120.

    Raises Forbidden, BadArgument when the longest is shorter than the shortest.
    """
    people.require_settings_right(work)
    if max_length < min_length:
        raise BadArgument(parameter="maxLength")
    policy = PasswordPolicy(
        max_length=min(max(max_length, SHORTEST), LONGEST),
        min_length=min(max(min_length, SHORTEST), LONGEST),
        upper_case=upper_case,
        digits=digits,
        spec_symbols=spec_symbols,
    )
    _save(work, POLICY_SETTING, portal_settings(work).password_policy, policy, [Audit(6004)])


def change_login_limits(work: Work, *, attempt_count: int, block_time: int, check_period: int) -> None:
    """Set how often a sign-in may be tried. Raises Forbidden, BadArgument outside of 1 to 9999."""
    people.require_settings_right(work)
    limits = LoginLimits(attempt_count, block_time, check_period)
    for name, value in (
        ("attemptsCount", attempt_count),
        ("blockTime", block_time),
        ("checkPeriod", check_period),
    ):
        if not 1 <= value <= 9999:
            raise BadArgument(parameter=name)
    _save(work, LOGIN_LIMITS, portal_settings(work).login_limits, limits, [])


def change_retention(work: Work, *, login_days: int, audit_days: int) -> None:
    """Set how long login history and audit trail are kept. Raises Forbidden, BadArgument outside of 1 to 180 days."""
    people.require_settings_right(work)
    for name, days in (("loginHistoryLifeTime", login_days), ("auditTrailLifeTime", audit_days)):
        if not 1 <= days <= LONGEST_RETENTION:
            raise BadArgument(parameter=name)
    _save(work, RETENTION, portal_settings(work).retention, Retention(login_days, audit_days), [])


def set_administrator(work: Work, product_id: Guid, user_id: Guid, *, is_administrator: bool) -> None:
    """Make a user administrator of a product, or of the whole portal (the zero GUID), or no longer.

    Withdrawing the portal withdraws every product as well; the owner stays what they are. Raises Forbidden (for a
    guest too), Missing for an unknown user, BadArgument for an unknown product.
    """
    people.require_settings_right(work)
    person = directory(work).find(user_id)
    if person is None:
        raise Missing("User not found")
    if product_id != NOBODY and product_id not in PRODUCTS:
        raise BadArgument(parameter="productid")
    if is_administrator:
        if person.is_guest:
            raise Forbidden("Collaborator can not be an administrator")
        rows.insert_administrator(work.tx, product_id, user_id)
    elif product_id == NOBODY:
        rows.delete_administrations(work.tx, user_id)
    else:
        rows.delete_administrator(work.tx, product_id, user_id)
    before = sorted(directory(work).administered_by(user_id))
    work.reference_changed()
    after = sorted(directory(work).administered_by(user_id))
    record(
        work,
        updated(Kind.USER, user_id, {"administers": before}, {"administers": after}),
        audit=_administrator_audit(work, product_id, user_id, is_administrator=is_administrator),
    )


def set_product_access(work: Work, product_id: Guid, subjects: Sequence[Guid], *, is_enabled: bool) -> None:
    """Open a product to users and groups, or close it to them; no subjects, or Everyone, means everybody.

    (Quirk 20: closing it for nobody in particular closes it for everyone.) Raises Forbidden, Missing.
    """
    people.require_settings_right(work)
    _require_product(product_id)
    everyone = not subjects or GROUP_EVERYONE in subjects
    wanted = [GROUP_EVERYONE] if everyone else list(subjects)
    before = standing(work).rules.get(product_id, OPEN_TO_ALL)
    rows.replace_rules(work.tx, product_id, wanted, is_allowed=is_enabled)
    work.reference_changed()
    after = standing(work).rules[product_id]
    audit = _access_audit(work, product_id, [] if everyone else wanted, is_enabled=is_enabled)
    record(work, updated(Kind.PORTAL_SETTINGS, product_id, _sorted(before), _sorted(after)), audit=audit)


def switch_products(work: Work, switches: Mapping[Guid, bool]) -> None:
    """Open or close products; opening one again keeps whom it was restricted to. Raises Forbidden, Missing."""
    people.require_settings_right(work)
    for product_id, is_enabled in switches.items():
        _require_product(product_id)
        rules = standing(work).rules.get(product_id, OPEN_TO_ALL)
        if is_enabled:
            rows.set_everyone(work.tx, product_id, None if rules.named else True)
        else:
            rows.set_everyone(work.tx, product_id, False)
        work.reference_changed()
        after = standing(work).rules.get(product_id, OPEN_TO_ALL)
        record(work, updated(Kind.PORTAL_SETTINGS, product_id, _sorted(rules), _sorted(after)))
    if switches:
        record(work, audit=Audit(6008, tuple(switches)))


def _save(work: Work, name: str, before: Any, after: Any, entries: Sequence[Audit]) -> None:
    if after != before:
        keep_setting(work, name, after)
    record(work, updated(Kind.PORTAL_SETTINGS, name, asdict(before), asdict(after)), audit=entries)


def _require_product(product_id: Guid) -> None:
    if product_id not in SERVED:
        raise Missing


def _sorted(rules: Any) -> dict[str, list[Guid]]:
    return {"permitted": sorted(rules.permitted), "denied": sorted(rules.denied)}


def _administrator_audit(work: Work, product_id: Guid, user_id: Guid, *, is_administrator: bool) -> Audit:
    name = directory(work).name(user_id, work.site.culture)
    if product_id == NOBODY:
        return Audit(6010 if is_administrator else 6011, (user_id,), (name,))
    title = SERVED.get(product_id, PRODUCTS[product_id].title())
    return Audit(6016 if is_administrator else 6017, (product_id, user_id), (title, name))


def _access_audit(work: Work, product_id: Guid, subjects: Sequence[Guid], *, is_enabled: bool) -> list[Audit]:
    title = SERVED[product_id]
    if not subjects:
        return [Audit(6014 if is_enabled else 6015, (product_id,), (title,))]
    known = directory(work)
    groups = [known.groups[subject].name for subject in subjects if subject in known.groups]
    users = [known.name(subject, work.site.culture) for subject in subjects if known.find(subject)]
    entries = [Audit(6013, (product_id,), (title, ", ".join(groups)))] if groups else []
    return [*entries, Audit(6012, (product_id,), (title, ", ".join(users)))] if users else entries
