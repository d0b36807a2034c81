"""Rows of users."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from rapport.core.ids import Guid
from rapport.portal.people.records import ActivationStatus, ContactLine, EmployeeStatus, User
from rapport.store.tables import users
from rapport.store.transaction import lost_if_duplicate

_FIELDS = tuple(item.name for item in fields(User))
_CONTACTS = msgspec.json.Decoder(tuple[ContactLine, ...])


def find(tx: Connection, user_id: Guid) -> User | None:
    """Return a user who has not been removed, or None."""
    found = load_many(tx, [user_id])
    return found[0] if found else None


def load_many(tx: Connection, user_ids: Sequence[Guid]) -> list[User]:
    """Return those of the users who exist and have not been removed, in the order given, each once."""
    if not user_ids:
        return []
    statement = select(*(users.c[name] for name in _FIELDS)).where(
        users.c.id.in_(list(user_ids)), users.c.is_removed.is_(False)
    )
    known = {row.id: _user(row) for row in tx.execute(statement)}
    return [known[user_id] for user_id in dict.fromkeys(user_ids) if user_id in known]


def find_by_email(tx: Connection, email: str) -> User | None:
    """Return the user with that e-mail address, in any case, or None."""
    statement = select(users.c.id).where(users.c.email_key == email.lower(), users.c.is_removed.is_(False))
    user_id = tx.execute(statement).scalar()
    return find(tx, user_id) if user_id else None


def user_name_exists(tx: Connection, user_name: str) -> bool:
    """Whether somebody who has not been removed has that user name."""
    statement = select(users.c.id).where(
        users.c.user_name_key == user_name.lower(), users.c.is_removed.is_(False)
    )
    return tx.execute(statement).first() is not None


def credentials_of(tx: Connection, user_id: Guid) -> str | None:
    """Return the stored password hash of a user; None when they have no password."""
    return tx.execute(select(users.c.password_hash).where(users.c.id == user_id)).scalar()


def insert_user(tx: Connection, user: User, password_hash: str | None) -> None:
    """Add a user. Their address and name were just found free: the transaction repeats if they no longer are."""
    with lost_if_duplicate():
        tx.execute(insert(users).values(password_hash=password_hash, **_values(user, _FIELDS)))


def save(tx: Connection, before: User, after: User) -> None:
    """Write what differs."""
    changed = [name for name in _FIELDS if getattr(before, name) != getattr(after, name)]
    if changed:
        with lost_if_duplicate():
            tx.execute(update(users).where(users.c.id == after.id).values(**_values(after, changed)))


def save_password(tx: Connection, user_id: Guid, password_hash: str | None) -> None:
    """Give a user another password."""
    tx.execute(update(users).where(users.c.id == user_id).values(password_hash=password_hash))


def _values(user: User, names: Sequence[str]) -> dict[str, Any]:
    values = {name: getattr(user, name) for name in names}
    if "contacts" in values:
        values["contacts"] = msgspec.json.encode(user.contacts).decode()
    for name in ("email", "user_name"):
        if name in values:
            values[f"{name}_key"] = values[name].lower()
    return values


def _user(row: Row[Any]) -> User:
    values = dict(row._mapping)  # noqa: SLF001  SQLAlchemy's documented way to a row's names
    values["contacts"] = _CONTACTS.decode(values["contacts"])
    values["status"] = EmployeeStatus(values["status"])
    values["activation_status"] = ActivationStatus(values["activation_status"])
    return User(**values)
