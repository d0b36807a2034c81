"""Rows of API keys, as their owners see them; sessions write them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from rapport.core.ids import Guid
from rapport.portal.api_keys.records import ApiKey
from rapport.store.tables import tokens

_COLUMNS = (
    tokens.c.id,
    tokens.c.user_id,
    tokens.c.name,
    tokens.c.hint,
    tokens.c.created_at,
    tokens.c.expires_at,
)


def keys_of(tx: Connection, user_id: Guid) -> list[ApiKey]:
    """Return a user's keys that are not revoked, oldest first."""
    statement = (
        select(*_COLUMNS)
        .where(tokens.c.user_id == user_id, tokens.c.is_api_key.is_(True), tokens.c.is_revoked.is_(False))
        .order_by(tokens.c.id)
    )
    return [ApiKey(*row) for row in tx.execute(statement)]
