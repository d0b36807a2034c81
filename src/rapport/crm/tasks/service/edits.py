"""Changing the fields of a task that a client names, and no others. An addition."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rapport.core.errors import Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.edits.records import Named, Outdated, outdated, require_fields
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import Task, TaskDraft, entity_word
from rapport.crm.tasks.service.writing import update
from rapport.store.work import Work

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "description": "description",
        "deadline": "deadline",
        "responsibleid": "responsible_id",
        "categoryid": "category_id",
        "contactid": "contact_id",
        "entity_type": "entity_kind",
        "entityid": "entity_id",
        "alert_value": "alert_value",
    }
)
"""The parameters of the whole update, by what the change log calls them."""

_ENTITY = frozenset({"entity_type", "entityid"})


def update_fields(work: Work, task_id: int, named: Named, expected: Named) -> list[Outdated]:
    """Change the named fields of a task as `update` would, if what is expected holds. Its reminder is due anew.

    Otherwise nothing is changed: returned is what does not hold. Raises as `update`, and BadArgument for names that
    are none.
    """
    found = rows.find(work, task_id)
    if found is None:
        raise Missing
    if not found.is_editable:
        raise Forbidden
    before = found.task
    require_fields(named, expected, FIELDS, "is_notify")
    now = _fields(before)
    present = dict(now)
    if _ENTITY & expected.keys() and not _sees_entity(work, before):
        present |= {"entity_type": None, "entityid": 0}
    if expected.get("entity_type"):
        expected = {**expected, "entity_type": expected["entity_type"].lower()}
    differing = outdated(expected, present, FIELDS)
    if differing:
        return differing
    wanted = {**now, **named}
    draft = TaskDraft(
        title=wanted["title"],
        description=wanted["description"],
        deadline=wanted["deadline"],
        responsible_id=wanted["responsibleid"],
        category_id=wanted["categoryid"],
        contact_id=wanted["contactid"],
        entity_type=wanted["entity_type"],
        entity_id=wanted["entityid"],
        alert_value=wanted["alert_value"],
        is_notify=wanted.get("is_notify", False),
    )
    update(work, task_id, draft)
    return []


def _sees_entity(work: Work, task: Task) -> bool:
    if task.entity_kind == Kind.ANY:
        return False
    entity = cards.entities(work, task.entity_kind, [task.entity_id]).get(task.entity_id)
    return entity is not None and entity.is_visible


def _fields(task: Task) -> dict[str, Any]:
    values = {name: getattr(task, of_log) for name, of_log in FIELDS.items()}
    has_entity = task.entity_kind != Kind.ANY
    return values | {"entity_type": entity_word(task.entity_kind) if has_entity else None}
