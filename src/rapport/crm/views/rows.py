"""Rows of saved views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import msgspec
from sqlalchemy import delete, func, insert, select, update

from rapport.core.ids import Guid
from rapport.core.text import fold
from rapport.crm.views.records import SavedView
from rapport.store.tables import saved_views
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_v = saved_views.c
COLUMNS = tuple(_v[field.name] for field in fields(SavedView))
"""What a record is made of, in the order of its fields."""


def find(work: Work, view_id: int) -> SavedView | None:
    """Return a view, whoever may see it; None if there is none."""
    row = work.tx.execute(select(*COLUMNS).where(_v.id == view_id)).one_or_none()
    return SavedView(*row) if row else None


def count_of(work: Work, user_id: Guid) -> int:
    """Return how many views a user has."""
    statement = select(func.count()).select_from(saved_views).where(_v.created_by == user_id)
    return work.tx.execute(statement).scalar_one()


def state_text(state: Mapping[str, Any]) -> str:
    """Return the text that a state is kept as."""
    return msgspec.json.encode(state).decode()


def insert_view(work: Work, view: SavedView) -> int:
    """Store a new view and return its id; the one it brings is ignored."""
    statement = insert(saved_views).values(**_columns(view)).returning(_v.id)
    view_id: int = work.tx.execute(statement).scalar_one()
    return view_id


def save(work: Work, view: SavedView) -> None:
    """Store every field of a view."""
    work.tx.execute(update(saved_views).where(_v.id == view.id).values(**_columns(view)))


def delete_view(work: Work, view_id: int) -> None:
    """Take a view away."""
    work.tx.execute(delete(saved_views).where(_v.id == view_id))


def _columns(view: SavedView) -> dict[str, Any]:
    values = {name: value for name, value in asdict(view).items() if name != "id"}
    return values | {"title_sort": fold(view.title)[:SORT_KEY_LENGTH]}
