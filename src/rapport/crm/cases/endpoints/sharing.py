"""Calls that say who sees cases."""

from __future__ import annotations

from rapport.crm.cases import queries, service
from rapport.crm.cases.endpoints import in_parts
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.cases.records import SharingDraft
from rapport.crm.cases.schemas import CaseShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Cases"


@operation("PUT", "crm/case/{caseid:int}/access", tag=_TAG, summary="Set access rights to the case")
def set_case_access(call: Call, caseid: int, is_private: bool, access_list: list[Guid]) -> CaseShape:
    """Make a case private to the listed users and the caller, or public. For its creator and CRM admins.

    Parameters:
        caseid: Case ID
        is_private: Case privacy: private or not; without an access list it is not
        access_list: List of users with access rights
    """
    service.set_access(call.work, caseid, SharingDraft(is_private, access_list))
    return queries.single(call.work, caseid)


@operation(
    "PUT",
    "crm/case/access",
    tag=_TAG,
    summary="Set access rights to the cases by IDs",
    parts=in_parts.access_of_several,
)
def set_cases_access(
    call: Call, casesid: list[int], is_private: bool, access_list: list[Guid]
) -> list[CaseShape]:
    """Make cases private or public and return them; those that the caller may not are passed over.

    Parameters:
        casesid: List of case IDs
        is_private: Case privacy: private or not; without an access list they are not
        access_list: List of users with access
    """
    sharing = SharingDraft(is_private, access_list)
    return queries.several(call.work, service.set_access_of_several(call.work, casesid, sharing))


@operation(
    "PUT",
    "crm/case/filter/access",
    tag=_TAG,
    summary="Set access rights to the cases by parameters",
    parts=in_parts.access_of_filtered,
)
def set_filtered_cases_access(
    call: Call,
    *,
    contactid: int,
    is_closed: bool | None,
    tags: list[str],
    is_private: bool,
    access_list: list[Guid],
) -> list[CaseShape]:
    """Make all cases that match the parameters private or public and return those that were changed.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
        is_private: Case privacy: private or not; without an access list they are not
        access_list: List of users with access rights
    """
    sought = wanted(call, contactid, is_closed, tags)
    sharing = SharingDraft(is_private, access_list)
    return queries.several(call.work, service.set_access_of_matching(call.work, sought, sharing))
