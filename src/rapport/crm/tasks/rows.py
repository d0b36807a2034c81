"""Rows of tasks, as far as the records they hang on take them along."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from rapport.core.kinds import Kind
from rapport.store.tables import tasks
from rapport.store.work import Work

_t = tasks.c


def of_contacts(work: Work, contact_ids: Sequence[int]) -> list[int]:
    """Return the ids of the tasks of these contacts."""
    return list(work.tx.scalars(select(_t.id).where(_t.contact_id.in_(contact_ids)).order_by(_t.id)))


def of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> list[int]:
    """Return the ids of the tasks of these opportunities or cases."""
    statement = select(_t.id).where(_t.entity_kind == kind, _t.entity_id.in_(record_ids))
    return list(work.tx.scalars(statement.order_by(_t.id)))


def of_category(work: Work, category_id: int) -> list[int]:
    """Return the ids of the tasks of a category."""
    return list(work.tx.scalars(select(_t.id).where(_t.category_id == category_id).order_by(_t.id)))


def set_category(work: Work, category_id: int, replacement: int) -> None:
    """Give the tasks of one category another."""
    work.tx.execute(update(tasks).where(_t.category_id == category_id).values(category_id=replacement))


def delete_ids(work: Work, ids: Sequence[int]) -> None:
    """Delete these tasks."""
    work.tx.execute(delete(tasks).where(_t.id.in_(ids)))


def move_contact(work: Work, source: int, target: int) -> None:
    """Hang the tasks of one contact on another."""
    work.tx.execute(update(tasks).where(_t.contact_id == source).values(contact_id=target))
