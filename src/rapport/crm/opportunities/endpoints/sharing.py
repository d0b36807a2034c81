"""Calls that say who sees opportunities."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.endpoints import in_parts
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import SharingDraft, StageType
from rapport.crm.opportunities.schemas import OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Opportunities"


@operation(
    "PUT",
    "crm/opportunity/{opportunityid:int}/access",
    tag=_TAG,
    summary="Set opportunity access rights",
)
def set_opportunity_access(
    call: Call, opportunityid: int, is_private: bool, access_list: list[Guid]
) -> OpportunityShape:
    """Make an opportunity private to the listed users and the caller, or public. For its creator and CRM admins.

    Parameters:
        opportunityid: Opportunity ID
        is_private: Opportunity privacy: private or not; without an access list it is not
        access_list: List of users with access rights
    """
    service.set_access(call.work, opportunityid, SharingDraft(is_private, access_list))
    return queries.single(call.work, opportunityid)


@operation(
    "PUT",
    "crm/opportunity/access",
    tag=_TAG,
    summary="Set access rights to the opportunities by IDs",
    parts=in_parts.access_of_several,
)
def set_opportunities_access(
    call: Call, opportunityid: list[int], is_private: bool, access_list: list[Guid]
) -> list[OpportunityShape]:
    """Make opportunities private or public and return them; those that the caller may not are passed over.

    Parameters:
        opportunityid: List of opportunity IDs
        is_private: Opportunity privacy: private or not; without an access list they are not
        access_list: List of users with access rights
    """
    changed = service.set_access_of_several(call.work, opportunityid, SharingDraft(is_private, access_list))
    return queries.several(call.work, changed)


@operation(
    "PUT",
    "crm/opportunity/filter/access",
    tag=_TAG,
    summary="Set access rights to the filtered opportunities",
    parts=in_parts.access_of_filtered,
)
def set_filtered_opportunities_access(
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
    is_private: bool,
    access_list: list[Guid],
) -> list[OpportunityShape]:
    """Make all opportunities that match the parameters private or public and return those that were changed.

    Parameters:
        responsibleid: Opportunity responsible ID
        opportunity_stagesid: Opportunity stage ID
        tags: Opportunity tags: all of them have to be attached
        contactid: Contact ID
        stage_type: Opportunity stage type
        contact_also_is_participant: Participation status: whether it suffices that the contact is a participant
        from_date: Earliest close date: the expected one of open opportunities, the actual one of others
        to_date: Latest close date
        is_private: Opportunity privacy: private or not; without an access list they are not
        access_list: List of users with access rights
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
    sharing = SharingDraft(is_private, access_list)
    return queries.several(call.work, service.set_access_of_matching(call.work, sought, sharing))
