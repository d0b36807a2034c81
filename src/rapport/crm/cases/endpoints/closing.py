"""Closing and opening many cases at once. Additions."""

from __future__ import annotations

from rapport.crm.cases import service
from rapport.crm.cases.endpoints import in_parts
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Cases"


@operation("PUT", "crm/case/close", tag=_TAG, summary="Close cases", addition=True, parts=in_parts.closing)
def close_cases(call: Call, ids: list[int]) -> list[int]:
    """Close those of the cases that the caller sees, and return their ids; closed ones stay closed.

    Parameters:
        ids: Case IDs, at most 10,000
    """
    return service.set_closed(call.work, ids, is_closed=True)


@operation(
    "PUT", "crm/case/reopen", tag=_TAG, summary="Reopen cases", addition=True, parts=in_parts.reopening
)
def reopen_cases(call: Call, ids: list[int]) -> list[int]:
    """Open those of the cases again that the caller sees, and return their ids; open ones stay open.

    Parameters:
        ids: Case IDs, at most 10,000
    """
    return service.set_closed(call.work, ids, is_closed=False)


@operation(
    "PUT",
    "crm/case/filter/close",
    tag=_TAG,
    summary="Close cases by parameters",
    addition=True,
    parts=in_parts.closing_of_filtered,
)
def close_filtered_cases(call: Call, contactid: int, is_closed: bool | None, tags: list[str]) -> list[int]:
    """Close all cases that match the parameters and that the caller sees, and return their ids.

    `filterValue` in the query is searched for.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
    """
    sought = wanted(call, contactid, is_closed, tags)
    return service.set_matching_closed(call.work, sought, is_closed=True)


@operation(
    "PUT",
    "crm/case/filter/reopen",
    tag=_TAG,
    summary="Reopen cases by parameters",
    addition=True,
    parts=in_parts.reopening_of_filtered,
)
def reopen_filtered_cases(call: Call, contactid: int, is_closed: bool | None, tags: list[str]) -> list[int]:
    """Open all cases again that match the parameters and that the caller sees, and return their ids.

    `filterValue` in the query is searched for.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
    """
    sought = wanted(call, contactid, is_closed, tags)
    return service.set_matching_closed(call.work, sought, is_closed=False)
