"""Calls that delete cases."""

from __future__ import annotations

from rapport.crm.cases import queries, service
from rapport.crm.cases.endpoints import in_parts
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.cases.schemas import CaseShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Cases"


@operation("DELETE", "crm/case/{caseid:int}", tag=_TAG, summary="Delete a case")
def delete_case(call: Call, caseid: int) -> CaseShape:
    """Delete a case with its tasks, history and fields, and return what it was.

    Parameters:
        caseid: Case ID
    """
    return queries.remains(call.work, [service.delete(call.work, caseid)], is_single=True)[0]


@operation("PUT", "crm/case", tag=_TAG, summary="Delete cases by IDs", parts=in_parts.deletion_of_several)
def delete_cases(call: Call, casesids: list[int]) -> list[CaseShape]:
    """Delete cases and return what they were; those that the caller does not see are passed over.

    Parameters:
        casesids: List of case IDs
    """
    return queries.remains(call.work, service.delete_several(call.work, casesids))


@operation(
    "DELETE",
    "crm/case/filter",
    tag=_TAG,
    summary="Delete cases by parameters",
    parts=in_parts.deletion_of_filtered,
)
def delete_filtered_cases(
    call: Call, contactid: int, is_closed: bool | None, tags: list[str]
) -> list[CaseShape]:
    """Delete all cases that match the parameters and that the caller sees; return what they were.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
    """
    sought = wanted(call, contactid, is_closed, tags)
    return queries.remains(call.work, service.delete_matching(call.work, sought))
