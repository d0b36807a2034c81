"""What checking and choosing a password needs to know of the portal."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from rapport.portal.people.passwords import POLICY_SETTING, SALT_SETTING, PasswordPolicy
from rapport.store.tables import portal_settings
from rapport.store.work import Work


def load_password_salt(tx: Connection) -> str:
    """Return the salt of the client hash: a lower-case hexadecimal text (sheet 02, section 2.6)."""
    value = _value(tx, SALT_SETTING)
    return "" if value is None else msgspec.json.decode(value, type=str)


def load_password_policy(tx: Connection) -> PasswordPolicy:
    """Return the policy in force."""
    value = _value(tx, POLICY_SETTING)
    return PasswordPolicy() if value is None else msgspec.json.decode(value, type=PasswordPolicy)


def password_policy(work: Work) -> PasswordPolicy:
    """Return the policy that new passwords have to meet (sheet 02, section 5.3)."""
    return work.cached(load_password_policy)


def password_salt(work: Work) -> str:
    """Return the salt of the client hash."""
    return work.cached(load_password_salt)


def _value(tx: Connection, name: str) -> str | None:
    return tx.execute(select(portal_settings.c.value).where(portal_settings.c.name == name)).scalar()
