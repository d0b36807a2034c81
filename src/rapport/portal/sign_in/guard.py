"""The guard against trying passwords (sheet 02, section 2.5): in the database, so that all processes count together.

Failures are counted by login text and client address. More than the allowed number within the period blocks the pair
for a while, even for the right password. Signing in by header counts like the call (quirk 28).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from rapport.core.errors import TooManyAttempts
from rapport.portal.settings.records import LoginLimits
from rapport.portal.sign_in import rows


def blocked(
    tx: Connection, login: str, ip: str, limits: LoginLimits, now: datetime
) -> TooManyAttempts | None:
    """Return the refusal that an attempt gets before its password is looked at; None when it may be looked at."""
    since = now - timedelta(seconds=limits.check_period)
    found = rows.attempts(tx, key_of(login, ip), since, now)
    if found.blocked_until:
        return TooManyAttempts(retry_after=max(1, int((found.blocked_until - now).total_seconds())))
    if found.recent >= limits.attempt_count:
        return TooManyAttempts(retry_after=limits.block_time)
    return None


def count_failure(tx: Connection, login: str, ip: str, limits: LoginLimits, now: datetime) -> bool:
    """Count a failed attempt. True when it starts a block, or falls into one."""
    key = key_of(login, ip)
    period = timedelta(seconds=limits.check_period)
    rows.delete_outdated(tx, now, period)
    found = rows.attempts(tx, key, now - period, now)
    if found.blocked_until:
        return True
    if found.recent >= limits.attempt_count:
        rows.insert_block(tx, key, now, now + timedelta(seconds=limits.block_time))
        return True
    rows.insert_attempt(tx, key, now)
    return False


def key_of(login: str, ip: str) -> str:
    """Return what failures are counted under."""
    return f"{login.strip().lower()[:250]}\n{ip[:60]}"
