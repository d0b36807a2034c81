"""Calls that make, change and delete tasks."""

from __future__ import annotations

from datetime import datetime

import msgspec

from rapport.crm.tasks import queries, service
from rapport.crm.tasks.records import TaskDraft
from rapport.crm.tasks.schemas import TaskShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Tasks"


@operation("POST", "crm/task", tag=_TAG, summary="Create a task")
def create_task(
    call: Call,
    *,
    title: str | None,
    description: str | None,
    deadline: datetime | None,
    responsible_id: Guid,
    category_id: int,
    contact_id: int,
    entity_type: str | None,
    entity_id: int,
    is_notify: bool,
    alert_value: int,
) -> TaskShape:
    """Create a task and return it.

    Parameters:
        title: Task title
        description: Task description
        deadline: Task due date; midnight stands for no time
        responsible_id: Task responsible ID
        category_id: Task category ID
        contact_id: Contact ID; 0: none
        entity_type: Related entity type: opportunity or case
        entity_id: Related entity ID
        is_notify: Notifies the responsible about the task or not
        alert_value: Time period in minutes to remind the responsible of the task; 0: no reminder
    """
    draft = TaskDraft(
        title=title,
        description=description,
        deadline=deadline,
        responsible_id=responsible_id,
        category_id=category_id,
        contact_id=contact_id,
        entity_type=entity_type,
        entity_id=entity_id,
        is_notify=is_notify,
        alert_value=alert_value,
    )
    return _as_sent(queries.card(call.work, service.create(call.work, draft)), draft)


@operation("POST", "crm/contact/task/group", tag=_TAG, summary="Create a task for several contacts")
def create_tasks_for_contacts(
    call: Call,
    *,
    title: str | None,
    description: str | None,
    deadline: datetime | None,
    responsible_id: Guid,
    category_id: int,
    contact_id: list[int],
    entity_type: str | None,
    entity_id: int,
    is_notify: bool,
    alert_value: int,
) -> list[TaskShape]:
    """Create the same task for each of the contacts, in their order, and return them; all or none.

    Parameters:
        title: Task title
        description: Task description
        deadline: Task due date; midnight stands for no time
        responsible_id: Task responsible ID
        category_id: Task category ID
        contact_id: Contact IDs; none: no task is created
        entity_type: Related entity type: opportunity or case
        entity_id: Related entity ID
        is_notify: Notifies the responsible about each of the tasks or not
        alert_value: Time period in minutes to remind the responsible of the tasks; 0: no reminder
    """
    draft = TaskDraft(
        title=title,
        description=description,
        deadline=deadline,
        responsible_id=responsible_id,
        category_id=category_id,
        entity_type=entity_type,
        entity_id=entity_id,
        is_notify=is_notify,
        alert_value=alert_value,
    )
    made = service.create_for_contacts(call.work, draft, contact_id)
    return [_as_sent(task, draft) for task in queries.several(call.work, made)]


@operation("PUT", "crm/task/{taskid:int}", tag=_TAG, summary="Update a task")
def update_task(
    call: Call,
    taskid: int,
    *,
    title: str | None,
    description: str | None,
    deadline: datetime | None,
    responsibleid: Guid,
    categoryid: int,
    contactid: int,
    entity_type: str | None,
    entityid: int,
    is_notify: bool,
    alert_value: int,
) -> TaskShape:
    """Replace all fields of a task and return it; what is left out is reset. Open or closed, it stays so.

    Parameters:
        taskid: Task ID
        title: New task title
        description: New task description
        deadline: New task due date
        responsibleid: New task responsible ID
        categoryid: New task category ID
        contactid: New contact ID; 0: none
        entity_type: New related entity type: opportunity or case
        entityid: New related entity ID
        is_notify: Notifies the responsible about the task or not
        alert_value: New time period in minutes to remind the responsible of the task; 0: no reminder
    """
    draft = TaskDraft(
        title=title,
        description=description,
        deadline=deadline,
        responsible_id=responsibleid,
        category_id=categoryid,
        contact_id=contactid,
        entity_type=entity_type,
        entity_id=entityid,
        is_notify=is_notify,
        alert_value=alert_value,
    )
    service.update(call.work, taskid, draft)
    return queries.card(call.work, taskid)


@operation("PUT", "crm/task/{taskid:int}/close", tag=_TAG, summary="Close a task")
def close_task(call: Call, taskid: int) -> TaskShape:
    """Close a task and return it; a closed one stays closed.

    Parameters:
        taskid: Task ID
    """
    service.close(call.work, taskid)
    return queries.card(call.work, taskid)


@operation("PUT", "crm/task/{taskid:int}/reopen", tag=_TAG, summary="Resume a task")
def reopen_task(call: Call, taskid: int) -> TaskShape:
    """Open a closed task again and return it; an open one stays open.

    Parameters:
        taskid: Task ID
    """
    service.reopen(call.work, taskid)
    return queries.card(call.work, taskid)


@operation("DELETE", "crm/task/{taskid:int}", tag=_TAG, summary="Delete a task")
def delete_task(call: Call, taskid: int) -> TaskShape:
    """Delete a task and return what it was.

    Parameters:
        taskid: Task ID
    """
    return queries.remains(call.work, service.delete(call.work, taskid))


@operation("PUT", "crm/task/{taskid:int}/creationdate", tag=_TAG, summary="Set the task creation date")
def set_task_creation_date(call: Call, taskid: int, creation_date: datetime | None) -> None:
    """Say that a task was created at another moment: for tests and for moving in.

    Parameters:
        taskid: Task ID
        creation_date: New creation date; left out: none
    """
    service.set_creation_date(call.work, taskid, creation_date)


@operation(
    "PUT", "crm/task/{taskid:int}/lastmodifeddate", tag=_TAG, summary="Set the task last modification date"
)
def set_task_modification_date(call: Call, taskid: int, last_modifed_date: datetime | None) -> None:
    """Say that a task was last changed at another moment: for tests and for moving in.

    Parameters:
        taskid: Task ID
        last_modifed_date: New last modification date; left out: none
    """
    service.set_modification_date(call.work, taskid, last_modifed_date)


def _as_sent(task: TaskShape, draft: TaskDraft) -> TaskShape:
    """Leave out the description that a creation did not send (section 3.1)."""
    return task if draft.description is not None else msgspec.structs.replace(task, description=None)
