"""Rows of preferences."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import select

from rapport.core.ids import Guid
from rapport.portal.preferences.records import Preferences
from rapport.store.dialect import upsert
from rapport.store.tables import preferences
from rapport.store.work import Work

_p = preferences.c


def load(work: Work, user_id: Guid) -> dict[str, Any]:
    """Return what is remembered for a user; nothing, if nothing is."""
    stored = work.tx.scalar(select(_p.content).where(_p.user_id == user_id))
    return msgspec.json.decode(stored, type=dict[str, Any]) if stored else {}


def encoded(content: Preferences) -> str:
    """Return the text that preferences are kept as."""
    return msgspec.json.encode(content).decode()


def save(work: Work, user_id: Guid, content: str) -> None:
    """Keep the text of a user's preferences."""
    statement = upsert(preferences, ["content", "modified_at"])
    work.tx.execute(statement.values(user_id=user_id, content=content, modified_at=work.now))
