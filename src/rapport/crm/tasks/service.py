"""What happens to tasks when the record they hang on goes. Their own calls come with their own sheet."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.lists import service as lists
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList, ListItem
from rapport.crm.tasks import rows
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def remove_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Delete the tasks of contacts that are being deleted."""
    _delete(work, rows.of_contacts(work, contact_ids))


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Delete the tasks of opportunities or cases that are being deleted."""
    _delete(work, rows.of_records(work, kind, record_ids))


def move_contact(work: Work, source: int, target: int) -> None:
    """Hang the tasks of a contact that is merged away on the one that stays."""
    rows.move_contact(work, source, target)


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
        rows.set_category(work, category_id, replacement)
        for some in batches(moving):
            before, after = {"category_id": category_id}, {"category_id": replacement}
            record(work, *(updated(Kind.TASK, each, before, after) for each in some))
    return lists.delete(work, ItemList.TASK_CATEGORY, category.id)


def _delete(work: Work, ids: list[int]) -> None:
    if ids:
        rows.delete_ids(work, ids)
