"""Settings as clients ask for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from rapport.portal.people import passwords
from rapport.portal.people.policy import password_policy, password_salt
from rapport.portal.people.records import EmployeeStatus
from rapport.portal.settings.current import portal_settings
from rapport.portal.settings.schemas import (
    LoginLimitsShape,
    PasswordHashShape,
    PasswordPolicyShape,
    QuotaShape,
    SettingsShape,
    StorageUsageShape,
)
from rapport.store.dialect import data_version
from rapport.store.tables import file_versions, files, users
from rapport.store.work import Work

NO_LIMIT = 2**53 - 1
"""What stands for "as much as the disk holds": the largest number that every client reads exactly."""
NO_USER_LIMIT = 2**31 - 1
MAX_FILE_BYTES = 100 * 2**20
"""Largest file that is taken (sheet 06, section 2.3): a test compares it with what is."""


def settings_shape(work: Work) -> SettingsShape:
    """Return what clients ask first."""
    settings = portal_settings(work)
    offset = offset_at(settings.zone, work.now)
    hours = offset.total_seconds() / 3600
    return SettingsShape(
        timezone=serialized_zone(settings.zone, work.now),
        trusted_domains=[],
        trusted_domains_type=0,
        culture=settings.culture,
        utc_offset=offset_text(offset),
        utc_hours_offset=int(hours) if hours.is_integer() else hours,
    )


def quota(work: Work) -> QuotaShape:
    """Return space and numbers of people. Nothing is limited but the disk."""
    counts = dict.fromkeys((False, True), 0)
    statement = select(users.c.is_guest, func.count()).where(
        users.c.status == EmployeeStatus.ACTIVE, users.c.is_removed.is_(False)
    )
    for is_guest, number in work.tx.execute(statement.group_by(users.c.is_guest)):
        counts[bool(is_guest)] = number
    used = used_bytes(work)
    return QuotaShape(
        storage_size=NO_LIMIT,
        max_file_size=MAX_FILE_BYTES,
        used_size=used,
        max_users_count=NO_USER_LIMIT,
        users_count=counts[False],
        available_size=NO_LIMIT - used,
        available_users_count=NO_USER_LIMIT - counts[False],
        storage_usage=[StorageUsageShape(path="files", size=used)],
        user_storage_size=0,
        user_used_size=0,
        user_available_size=0,
        max_visitors=-1,
        visitors_count=counts[True],
    )


def used_bytes(work: Work) -> int:
    """Return the bytes that files take, all versions of them. Photos take next to nothing, and are not counted."""

    def add_up() -> int:
        sizes = [
            select(func.coalesce(func.sum(each.c.size), 0)).scalar_subquery()
            for each in (files, file_versions)
        ]
        return int(sum(work.tx.execute(select(*sizes)).one()))

    return work.totals.get("used bytes", data_version(work.tx), add_up)


def password_policy_shape(work: Work) -> PasswordPolicyShape:
    """Return the password policy with the patterns that clients check by."""
    policy = password_policy(work)
    return PasswordPolicyShape(
        limit_max_length=passwords.LONGEST,
        limit_min_length=passwords.SHORTEST,
        max_length=policy.max_length,
        min_length=policy.min_length,
        allowed_characters_regex_str=passwords.ALLOWED,
        upper_case=policy.upper_case,
        upper_case_regex_str=passwords.UPPER_CASE,
        digits=policy.digits,
        digits_regex_str=passwords.DIGITS,
        spec_symbols=policy.spec_symbols,
        spec_symbols_regex_str=passwords.SPECIAL,
    )


def login_limits_shape(work: Work) -> LoginLimitsShape:
    """Return how often a sign-in may be tried; times in seconds."""
    limits = portal_settings(work).login_limits
    return LoginLimitsShape(
        attempt_count=limits.attempt_count, block_time=limits.block_time, check_period=limits.check_period
    )


def password_hash_shape(work: Work) -> PasswordHashShape:
    """Return what a client needs to make a `passwordHash` itself."""
    return PasswordHashShape(size=passwords.SIZE, iterations=passwords.ROUNDS, salt=password_salt(work))


def offset_at(zone: ZoneInfo, moment: datetime) -> timedelta:
    """Return how far a zone is ahead of UTC at a moment."""
    return moment.astimezone(zone).utcoffset() or timedelta()


def offset_text(offset: timedelta) -> str:
    """Write an offset as `-08:30:00`."""
    seconds = int(offset.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def serialized_zone(zone: ZoneInfo, moment: datetime) -> str:
    """Write a zone as the reference serialises it: name, minutes ahead of UTC, display name, names, no rules."""
    if zone.key == "UTC":
        return "UTC;0;UTC;UTC;UTC;;"
    standard = _standard_moment(zone, moment)
    minutes = int(offset_at(zone, standard).total_seconds()) // 60
    return f"{zone.key};{minutes};{display_name(zone, standard)};{zone.key};{zone.key};;"


def display_name(zone: ZoneInfo, moment: datetime) -> str:
    """Write a zone as people pick it: `(UTC+01:00) Europe/Berlin`."""
    offset = offset_at(zone, moment)
    return f"(UTC{'-' if offset < timedelta() else '+'}{offset_text(abs(offset))[:5]}) {zone.key}"


def _standard_moment(zone: ZoneInfo, moment: datetime) -> datetime:
    """Return a moment of the same year without daylight saving."""
    months = (moment.replace(month=month, day=1) for month in (1, 7))
    return next((each for each in months if not each.astimezone(zone).dst()), moment)
