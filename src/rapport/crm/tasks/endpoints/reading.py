"""Calls that read tasks."""

from __future__ import annotations

from datetime import datetime

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.crm.tasks import queries
from rapport.crm.tasks.records import TaskFilter, filtered_by
from rapport.crm.tasks.schemas import TaskShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Tasks"


@operation("GET", "crm/task/{taskid:int}", tag=_TAG, summary="Get a task")
def get_task(call: Call, taskid: int) -> TaskShape:
    """Return a task with what it hangs on.

    Parameters:
        taskid: Task ID
    """
    return queries.single(call.work, taskid)


@operation("GET", "crm/task/filter", tag=_TAG, summary="Get tasks")
def get_filtered_tasks(
    call: Call,
    *,
    responsibleid: Guid | None,
    categoryid: int,
    is_closed: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
    entity_type: str | None,
    entityid: int,
) -> Page[TaskShape]:
    """Return a page of the tasks that match all the parameters and that the caller may see; open ones come first.

    `filterValue` searches title and description. `sortBy` takes deadLine (the default), title, category, contact,
    contactManager, id or created.

    Parameters:
        responsibleid: Task responsible ID
        categoryid: Task category ID
        is_closed: Task status: closed or not
        from_date: Earliest task due date
        to_date: Latest task due date; a date without a time is its midnight
        entity_type: What the tasks hang on: contact, opportunity or case
        entityid: Its ID; a company stands for its persons too
    """
    wanted = TaskFilter(
        responsible_id=None if responsibleid == NOBODY else responsibleid,
        category_id=max(categoryid, 0),
        is_closed=is_closed,
        from_date=None if from_date == NO_DATE else from_date,
        to_date=None if to_date == NO_DATE else to_date,
        hangs_on=filtered_by(entity_type, entityid),
        text=call.listing.filter_value.strip(),
    )
    return queries.page(call.work, wanted, call.listing)
