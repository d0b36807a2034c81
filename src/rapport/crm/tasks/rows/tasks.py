"""Rows of tasks. Functions that take ids take any number of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import delete, insert, select, update

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.tasks.records import Task
from rapport.store.among import among
from rapport.store.tables import tasks
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_t = tasks.c
_NAMES = tuple(field.name for field in fields(Task))

COLUMNS = tuple(_t[name] for name in _NAMES)
"""What `record` takes, in the order of the record's fields."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored task, and what the caller may do to it."""

    task: Task
    is_readable: bool
    is_editable: bool


def record(row: Sequence[Any]) -> Task:
    """Return the record of a row with COLUMNS."""
    values = dict(zip(_NAMES, row, strict=True))
    values["entity_kind"] = Kind(values["entity_kind"])
    return Task(**values)


def find(work: Work, task_id: int) -> Standing | None:
    """Return a task, whoever may see it, with the caller's rights; None if there is none."""
    readable = access.task_readable(work.viewer).label("is_readable")
    editable = access.task_editable(work.viewer).label("is_editable")
    row = work.tx.execute(select(readable, editable, *COLUMNS).where(_t.id == task_id)).one_or_none()
    return Standing(record(row[2:]), bool(row[0]), bool(row[1])) if row else None


def load_any(work: Work, task_ids: Sequence[int]) -> list[Task]:
    """Return those of the tasks that exist, by id, whoever may see them."""
    found = work.tx.execute(select(*COLUMNS).where(among(_t.id, "ids")).order_by(_t.id), {"ids": task_ids})
    return [record(row) for row in found]


def insert_tasks(work: Work, made: Sequence[Task]) -> list[int]:
    """Store new tasks and return their ids, in the order given; the ids they bring are ignored."""
    statement = insert(tasks).returning(_t.id, sort_by_parameter_order=True)
    return list(work.tx.scalars(statement, [_columns(task) for task in made]))


def save(work: Work, task: Task) -> None:
    """Store every field of a task."""
    work.tx.execute(update(tasks).where(_t.id == task.id).values(**_columns(task)))


def load_editable(work: Work, task_ids: Sequence[int]) -> list[Task]:
    """Return those of the tasks that exist and that the caller may change, by id."""
    statement = select(*COLUMNS).where(among(_t.id, "ids"), access.task_editable(work.viewer)).order_by(_t.id)
    return [record(row) for row in work.tx.execute(statement, {"ids": list(task_ids)})]


def set_closed(work: Work, task_ids: Sequence[int], *, is_closed: bool) -> None:
    """Close tasks as the caller's doing, now, or open them again."""
    at, by = (work.now, work.viewer.user_id) if is_closed else (None, None)
    statement = update(tasks).where(among(_t.id, "ids"))
    statement = statement.values(is_closed=is_closed, closed_at=at, closed_by=by)
    work.tx.execute(statement, {"ids": list(task_ids)})


def delete_tasks(work: Work, task_ids: Sequence[int]) -> None:
    """Delete tasks."""
    work.tx.execute(delete(tasks).where(among(_t.id, "ids")), {"ids": task_ids})


def of_contacts(work: Work, contact_ids: Sequence[int]) -> list[Task]:
    """Return the tasks of these contacts, by id."""
    statement = select(*COLUMNS).where(among(_t.contact_id, "ids")).order_by(_t.id)
    return [record(row) for row in work.tx.execute(statement, {"ids": contact_ids})]


def of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> list[Task]:
    """Return the tasks of these opportunities or cases, by id."""
    statement = select(*COLUMNS).where(_t.entity_kind == kind, among(_t.entity_id, "ids"))
    return [record(row) for row in work.tx.execute(statement.order_by(_t.id), {"ids": record_ids})]


def of_category(work: Work, category_id: int) -> list[Task]:
    """Return the tasks of a category, by id."""
    statement = select(*COLUMNS).where(_t.category_id == category_id).order_by(_t.id)
    return [record(row) for row in work.tx.execute(statement)]


def open_tasks_of(work: Work, user_id: Guid) -> list[Task]:
    """Return the open tasks that a user is responsible for, by id."""
    statement = select(*COLUMNS).where(_t.responsible_id == user_id, _t.is_closed.is_(False))
    return [record(row) for row in work.tx.execute(statement.order_by(_t.id))]


def move_to_contact(work: Work, task_ids: Sequence[int], contact_id: int) -> None:
    """Hang tasks on another contact."""
    statement = update(tasks).where(among(_t.id, "ids")).values(contact_id=contact_id)
    work.tx.execute(statement, {"ids": task_ids})


def move_to_category(work: Work, task_ids: Sequence[int], category_id: int) -> None:
    """Put tasks into another category."""
    statement = update(tasks).where(among(_t.id, "ids")).values(category_id=category_id)
    work.tx.execute(statement, {"ids": task_ids})


def give_to(work: Work, task_ids: Sequence[int], user_id: Guid) -> None:
    """Make a user responsible for tasks, as a change of the caller's that is made now."""
    values = {"responsible_id": user_id, "modified_by": work.viewer.user_id, "modified_at": work.now}
    work.tx.execute(update(tasks).where(among(_t.id, "ids")).values(**values), {"ids": task_ids})


def _columns(task: Task) -> dict[str, Any]:
    values = {name: getattr(task, name) for name in _NAMES if name != "id"}
    return values | {
        "entity_kind": int(task.entity_kind),
        "title_sort": fold(task.title)[:SORT_KEY_LENGTH],
    }
