"""Calls that make cases and change them."""

from __future__ import annotations

from rapport.crm.cases import queries, service
from rapport.crm.cases.records import CaseDraft, SharingDraft
from rapport.crm.cases.schemas import CaseShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import KeyValue

_TAG = "crm/Cases"


@operation("POST", "crm/case", tag=_TAG, summary="Create a case")
def create_case(
    call: Call,
    *,
    title: str | None,
    members: list[int],
    custom_field_list: list[KeyValue],
    is_private: bool,
    access_list: list[Guid],
    is_notify: bool,
) -> CaseShape:
    """Create a case and return it.

    Parameters:
        title: Case title
        members: List of contact IDs of the case participants; those hidden from the caller are left out
        custom_field_list: List of case custom fields: field IDs and values
        is_private: Case privacy: private or not; without an access list it is not
        access_list: List of users with access to the case; the caller is added
        is_notify: Notifies users who are new in the access list about the case
    """
    draft = CaseDraft(
        title=title,
        members=members,
        custom_fields=[(entry.key, entry.value) for entry in custom_field_list],
        sharing=SharingDraft(is_private, access_list, is_notify),
    )
    return queries.single(call.work, service.create(call.work, draft))


@operation("PUT", "crm/case/{caseid:int}", tag=_TAG, summary="Update a case")
def update_case(
    call: Call,
    caseid: int,
    *,
    title: str | None,
    members: list[int],
    custom_field_list: list[KeyValue],
    is_private: bool,
    access_list: list[Guid],
    is_notify: bool,
) -> CaseShape:
    """Change a case and return it.

    Parameters:
        caseid: Case ID
        title: New case title
        members: List of contact IDs of the case participants; left out or empty: they stay as they are
        custom_field_list: New list of case custom fields: field IDs and values
        is_private: Case privacy: private or not; without an access list it is not
        access_list: New list of users with access to the case; for the creator and CRM admins alone
        is_notify: Notifies users who are new in the access list about the case
    """
    draft = CaseDraft(
        title=title,
        members=members or None,
        custom_fields=[(entry.key, entry.value) for entry in custom_field_list],
        sharing=SharingDraft(is_private, access_list, is_notify),
    )
    service.update(call.work, caseid, draft)
    return queries.single(call.work, caseid)


@operation("PUT", "crm/case/{caseid:int}/close", tag=_TAG, summary="Close a case")
def close_case(call: Call, caseid: int) -> CaseShape:
    """Close a case and return it; a closed one stays closed.

    Parameters:
        caseid: Case ID
    """
    service.close(call.work, caseid)
    return queries.single(call.work, caseid)


@operation("PUT", "crm/case/{caseid:int}/reopen", tag=_TAG, summary="Reopen a case")
def reopen_case(call: Call, caseid: int) -> CaseShape:
    """Open a closed case again and return it; an open one stays open.

    Parameters:
        caseid: Case ID
    """
    service.reopen(call.work, caseid)
    return queries.single(call.work, caseid)
