"""Calls that read cases."""

from __future__ import annotations

from rapport.crm.cases import queries
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.cases.schemas import CaseShape
from rapport.portal.call import Call
from rapport.protocol.call import Page, Sorted
from rapport.protocol.operations import operation

_TAG = "crm/Cases"


@operation("GET", "crm/case/{caseid:int}", tag=_TAG, summary="Get a case by ID")
def get_case(call: Call, caseid: int) -> CaseShape:
    """Return a case with all its participants and fields.

    Parameters:
        caseid: Case ID
    """
    return queries.single(call.work, caseid)


@operation("GET", "crm/case/filter", tag=_TAG, summary="Get cases")
def get_filtered_cases(
    call: Call, contactid: int, is_closed: bool | None, tags: list[str]
) -> Page[CaseShape]:
    """Return a page of the cases that match all the parameters and that the caller may see.

    `filterValue` searches title and custom fields. `sortBy` takes title (the default), createby, dateandtime (all
    with open cases first), id or created.

    Parameters:
        contactid: Contact ID
        is_closed: Case status: closed or not
        tags: Case tags: all of them have to be attached
    """
    return queries.page(call.work, wanted(call, contactid, is_closed, tags), call.listing)


@operation("GET", "crm/case/byprefix", tag=_TAG, summary="Get cases by a part of their title")
def get_cases_by_prefix(call: Call, prefix: str | None, contactid: int) -> Sorted[CaseShape]:
    """Return up to 30 cases whose title holds all the words, ordered by title; for suggestions while typing.

    Parameters:
        prefix: Words, or parts of words, of the title; with a contact, the very text that the title has to hold
        contactid: A contact whose cases alone are searched
    """
    return queries.by_prefix(call.work, prefix, contactid)
