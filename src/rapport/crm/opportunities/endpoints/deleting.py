"""Calls that delete opportunities."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.endpoints import in_parts
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import StageType
from rapport.crm.opportunities.schemas import OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Opportunities"


@operation("DELETE", "crm/opportunity/{opportunityid:int}", tag=_TAG, summary="Delete an opportunity")
def delete_opportunity(call: Call, opportunityid: int) -> OpportunityShape:
    """Delete an opportunity with its tasks, history and fields, and return what it was.

    Parameters:
        opportunityid: Opportunity ID
    """
    deleted = service.delete(call.work, opportunityid)
    return queries.remains(call.work, [deleted], is_single=True)[0]


@operation(
    "PUT",
    "crm/opportunity",
    tag=_TAG,
    summary="Delete opportunities by IDs",
    parts=in_parts.deletion_of_several,
)
def delete_opportunities(call: Call, opportunityids: list[int]) -> list[OpportunityShape]:
    """Delete opportunities and return what they were; those that the caller does not see are passed over.

    Parameters:
        opportunityids: List of opportunity IDs
    """
    return queries.remains(call.work, service.delete_several(call.work, opportunityids))


@operation(
    "DELETE",
    "crm/opportunity/filter",
    tag=_TAG,
    summary="Delete filtered opportunities",
    parts=in_parts.deletion_of_filtered,
)
def delete_filtered_opportunities(
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
) -> list[OpportunityShape]:
    """Delete all opportunities that match the parameters and that the caller sees; return what they were.

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
    return queries.remains(call.work, service.delete_matching(call.work, sought))
