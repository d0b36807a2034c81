"""Rows of addresses: at most one a user."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from rapport.core.ids import Guid
from rapport.store.dialect import upsert
from rapport.store.tables import calendar_addresses
from rapport.store.work import Work

_a = calendar_addresses.c
_PUT = upsert(calendar_addresses, ["hash", "created_at"])


def made_at(work: Work, user_id: Guid) -> datetime | None:
    """Return when a user's address was made; None: they have none."""
    return work.tx.scalar(select(_a.created_at).where(_a.user_id == user_id))


def put_address(work: Work, user_id: Guid, hashed: str) -> None:
    """Give a user an address, in the place of one that they had."""
    work.tx.execute(_PUT, {"user_id": user_id, "hash": hashed, "created_at": work.now})


def delete_address(work: Work, user_id: Guid) -> None:
    """Take a user's address away."""
    work.tx.execute(delete(calendar_addresses).where(_a.user_id == user_id))


def find_user(work: Work, hashed: str) -> Guid | None:
    """Return whose address it is; None: nobody's."""
    return work.tx.scalar(select(_a.user_id).where(_a.hash == hashed))
