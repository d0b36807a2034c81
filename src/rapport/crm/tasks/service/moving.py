"""Tasks that pass from one contact, category or person to another, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.lists import service as lists
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList, ListItem
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import Task
from rapport.crm.tasks.service.reminding import schedule_new
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def move_contact(work: Work, source: int, target: int) -> None:
    """Hang the tasks of a contact that is merged away on the one that stays."""
    for some in batches(rows.of_contacts(work, [source])):
        rows.move_to_contact(work, _ids(some), target)
        record(work, *(updated(Kind.TASK, each.id, each, replace(each, contact_id=target)) for each in some))


def delete_category(work: Work, category_id: int, replacement: int) -> ListItem:
    """Take a task category away, its tasks going over to `replacement`, and return it (sheet 05, section 5.8).

    Without tasks no replacement is needed or looked at. Raises Forbidden, BadArgument (an id below 0, the last
    category, tasks and no other category to take them), Missing.
    """
    require_crm_admin(work.viewer)
    if replacement < 0:
        raise BadArgument(parameter="newcategoryid")
    category = lists.require_deletable(work, ItemList.TASK_CATEGORY, category_id)
    moving = rows.of_category(work, category_id)
    if moving and replacement != category_id:
        if replacement not in items(work, ItemList.TASK_CATEGORY):
            raise BadArgument(parameter="toItemID")
        for some in batches(moving):
            rows.move_to_category(work, _ids(some), replacement)
            changed = (
                updated(Kind.TASK, each.id, each, replace(each, category_id=replacement)) for each in some
            )
            record(work, *changed)
    return lists.delete(work, ItemList.TASK_CATEGORY, category.id)


def hand_over(work: Work, user_id: Guid, successor: Guid) -> None:
    """Make another user responsible for all open tasks of one who leaves (sheet 05, section 6.3).

    Rights are the caller's to check. Nobody is told, and reminders are due anew.
    """
    for some in batches(rows.open_tasks_of(work, user_id)):
        rows.give_to(work, _ids(some), successor)
        given = [
            replace(each, responsible_id=successor, modified_by=work.viewer.user_id, modified_at=work.now)
            for each in some
        ]
        record(work, *(updated(Kind.TASK, each.id, each, new) for each, new in zip(some, given, strict=True)))
        for each in given:
            schedule_new(work, each)


def _ids(tasks: Sequence[Task]) -> list[int]:
    return [task.id for task in tasks]
