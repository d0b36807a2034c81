"""Rows of API keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rapport.core.ids import Guid
from rapport.portal.api_keys.records import HINT_LENGTH, ApiKey
from rapport.portal.sessions.records import token_hash
from rapport.store.tables import tokens

_COLUMNS = (
    tokens.c.id,
    tokens.c.user_id,
    tokens.c.name,
    tokens.c.hint,
    tokens.c.created_at,
    tokens.c.expires_at,
)


def insert_key(
    tx: Connection, key: str, *, user_id: Guid, name: str, now: datetime, expires_at: datetime | None
) -> int:
    """Store what recognises a key, and return its id."""
    statement = insert(tokens).values(
        hash=token_hash(key),
        user_id=user_id,
        is_api_key=True,
        name=name,
        hint=key[-HINT_LENGTH:],
        created_at=now,
        expires_at=expires_at,
    )
    return int(tx.execute(statement.returning(tokens.c.id)).scalar_one())


def keys_of(tx: Connection, user_id: Guid) -> list[ApiKey]:
    """Return a user's keys that are not revoked, oldest first."""
    statement = (
        select(*_COLUMNS)
        .where(tokens.c.user_id == user_id, tokens.c.is_api_key.is_(True), tokens.c.is_revoked.is_(False))
        .order_by(tokens.c.id)
    )
    return [ApiKey(*row) for row in tx.execute(statement)]


def revoke(tx: Connection, key_id: int) -> None:
    """Let a key be good for nothing from now on."""
    tx.execute(update(tokens).where(tokens.c.id == key_id).values(is_revoked=True))
