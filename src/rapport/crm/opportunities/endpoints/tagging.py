"""Calls that put tags on opportunities or take them off, many at once. Those for single ones are the tags' own."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.opportunities import service
from rapport.crm.opportunities.endpoints import in_parts
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import StageType
from rapport.crm.tags.records import with_title
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation(
    "POST",
    "crm/opportunity/filter/taglist",
    tag="crm/Tags",
    summary="Add a tag to opportunities",
    parts=in_parts.tag_of_filtered,
)
def tag_filtered_opportunities(
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
    tag_name: str | None,
) -> str | None:
    """Put a tag on all opportunities that match the parameters and that the caller may see.

    `filterValue` in the query is searched for.

    Parameters:
        responsibleid: Opportunity responsible ID
        opportunity_stagesid: Opportunity stage ID
        tags: Opportunity tags: all of them have to be attached
        contactid: Contact ID
        stage_type: Opportunity stage type
        contact_also_is_participant: Participation status: whether it suffices that the contact is a participant
        from_date: Earliest close date: the expected one of open opportunities, the actual one of others
        to_date: Latest close date
        tag_name: Name of the tag to put on them; needed only if any opportunity matches
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
    service.tag_matching(call.work, sought, tag_name)
    return tag_name


@operation(
    "DELETE",
    "crm/opportunity/filter/taglist",
    tag="crm/Tags",
    summary="Delete a tag from opportunities",
    addition=True,
    parts=in_parts.untag_of_filtered,
)
def untag_filtered_opportunities(
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
    tag_name: str,
) -> str:
    """Take a tag off all opportunities that match the parameters and that the caller may see. The tag stays.

    `filterValue` in the query is searched for.

    Parameters:
        responsibleid: Opportunity responsible ID
        opportunity_stagesid: Opportunity stage ID
        tags: Opportunity tags: all of them have to be attached
        contactid: Contact ID
        stage_type: Opportunity stage type
        contact_also_is_participant: Participation status: whether it suffices that the contact is a participant
        from_date: Earliest close date: the expected one of open opportunities, the actual one of others
        to_date: Latest close date
        tag_name: Name of the tag to take off them; there has to be one
    """
    sought = wanted(
        call,
        responsibleid=responsibleid,
        opportunity_stagesid=opportunity_stagesid,
        stage_type=stage_type,
        tags=with_title(tags, tag_name),
        contactid=contactid,
        contact_also_is_participant=contact_also_is_participant,
        from_date=from_date,
        to_date=to_date,
    )
    service.untag_matching(call.work, sought, tag_name)
    return tag_name
