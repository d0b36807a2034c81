"""Calls that read opportunities."""

from __future__ import annotations

from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.crm.opportunities import queries
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import StageType
from rapport.crm.opportunities.schemas import OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.call import Page, Sorted
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Opportunities"


@operation("GET", "crm/opportunity/{opportunityid:int}", tag=_TAG, summary="Get an opportunity")
def get_opportunity(call: Call, opportunityid: int) -> OpportunityShape:
    """Return an opportunity with all its members and fields.

    Parameters:
        opportunityid: Opportunity ID
    """
    if opportunityid <= 0:
        raise BadArgument
    return queries.single(call.work, opportunityid)


@operation("GET", "crm/opportunity/filter", tag=_TAG, summary="Get filtered opportunities")
def get_filtered_opportunities(
    call: Call,
    *,
    responsibleid: Guid | None,
    opportunity_stagesid: int,
    tags: list[str],
    contactid: int,
    stage_type: StageType | None,
    contact_also_is_participant: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[OpportunityShape]:
    """Return a page of the opportunities that match all the parameters and that the caller may see.

    `filterValue` searches title, description and custom fields. `sortBy` takes title, responsible, stage (the
    default), bidvalue, dateandtime (the close date), id, created, actualCloseDate, expectedCloseDate,
    successProbability, bidType or perPeriodValue.

    Parameters:
        responsibleid: Opportunity responsible ID
        opportunity_stagesid: Opportunity stage ID
        tags: Opportunity tags: all of them have to be attached
        contactid: Contact ID
        stage_type: Opportunity stage type
        contact_also_is_participant: Participation status: whether it suffices that the contact is a participant
        from_date: Earliest close date: the expected one of open opportunities, the actual one of others
        to_date: Latest close date
    """
    sought = wanted(
        call,
        responsibleid=responsibleid,
        opportunity_stagesid=opportunity_stagesid,
        stage_type=stage_type,
        tags=tags,
        contactid=contactid,
        contact_also_is_participant=contact_also_is_participant,
        from_date=from_date,
        to_date=to_date,
    )
    return queries.page(call.work, sought, call.listing)


@operation("GET", "crm/opportunity/bycontact/{contactid:int}", tag=_TAG, summary="Get contact opportunities")
def get_contact_opportunities(call: Call, contactid: int) -> Page[OpportunityShape]:
    """Return the opportunities that a contact takes part in, as participant or main contact, ordered by title.

    Parameters:
        contactid: Contact ID
    """
    return queries.of_contact(call.work, contactid, call.listing)


@operation("GET", "crm/opportunity/byprefix", tag=_TAG, summary="Get opportunities by a part of their title")
def get_opportunities_by_prefix(
    call: Call, prefix: str | None = None, contactid: int = 0, internal_search: bool = False
) -> Sorted[OpportunityShape]:
    """Return up to 30 opportunities whose title holds all the words, ordered by title; for suggestions while typing.

    Parameters:
        prefix: Words, or parts of words, of the title
        contactid: A contact whose own opportunities are left out, or searched alone
        internal_search: Whether to search the opportunities of the contact alone, for the very text of `prefix`
    """
    return queries.by_prefix(call.work, prefix, contactid, among_its_own=internal_search)
