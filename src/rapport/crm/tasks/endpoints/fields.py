"""Changing single fields of a task. An addition: the reference replaces whole records."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.edits import queries as edits
from rapport.crm.edits.schemas import named
from rapport.crm.tasks import queries, service
from rapport.crm.tasks.schemas import TaskFieldsInput, TaskShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation(
    "PUT", "crm/task/{taskid:int}/fields", tag="crm/Tasks", summary="Change fields of a task", addition=True
)
def change_task_fields(
    call: Call, taskid: int, *, fields: TaskFieldsInput, expected: TaskFieldsInput | None
) -> TaskShape:
    """Change the fields of a task that are named, and no others, and return it.

    Two callers who change different fields at once both have their way. To be told rather than to overwrite, say in
    `expected` what the fields held when they were read: if one of them holds something else by now, the answer is
    409, nothing is changed, and `error.data.conflicts` tells of each what it holds, who changed it and when.

    Parameters:
        taskid: Task ID
        fields: New values, by the names of the parameters of the whole update, without custom fields
        expected: What fields held when they were read, by the same names
    """
    found = service.update_fields(call.work, taskid, named(fields), named(expected) if expected else {})
    if found:
        raise edits.conflict(call.work, Kind.TASK, taskid, found)
    return queries.card(call.work, taskid)
