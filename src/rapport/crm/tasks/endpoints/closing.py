"""Closing and opening many tasks at once. Additions."""

from __future__ import annotations

from rapport.crm.tasks import service
from rapport.crm.tasks.endpoints import in_parts
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Tasks"


@operation("PUT", "crm/task/close", tag=_TAG, summary="Close tasks", addition=True, parts=in_parts.closing)
def close_tasks(call: Call, ids: list[int]) -> list[int]:
    """Close those of the tasks that the caller may close, and return their ids; closed ones stay closed.

    Tasks that they may not close, and those that are not there, are passed over.

    Parameters:
        ids: Task IDs, at most 10,000
    """
    return service.close_several(call.work, ids)


@operation(
    "PUT", "crm/task/reopen", tag=_TAG, summary="Resume tasks", addition=True, parts=in_parts.reopening
)
def reopen_tasks(call: Call, ids: list[int]) -> list[int]:
    """Open those of the tasks again that the caller may open, and return their ids; open ones stay open.

    Tasks that they may not open, and those that are not there, are passed over.

    Parameters:
        ids: Task IDs, at most 10,000
    """
    return service.reopen_several(call.work, ids)
