"""Opportunities at a glance: sums, and the columns of a board. Additions."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.opportunities import queries
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import FigureGroups, StageType
from rapport.crm.opportunities.schemas import BoardCardShape, FiguresShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Opportunities"


@operation(
    "GET", "crm/opportunity/figures", tag=_TAG, summary="Get what opportunities are worth", addition=True
)
def get_figures(
    call: Call,
    *,
    group_by: FigureGroups,
    responsibleid: Guid | None,
    opportunity_stagesid: int,
    tags: list[str],
    contactid: int,
    stage_type: StageType | None,
    contact_also_is_participant: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> FiguresShape:
    """Return how many opportunities match that the caller may see, and what they are worth: in all, and by group.

    An opportunity is worth its bid, times the number of periods if it is paid by periods. `filterValue` searches
    as in the filter.

    Parameters:
        group_by: stage, month (of the close date, on the portal's clock), responsible or currency
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
    return queries.figures(call.work, sought, group_by)


@operation(
    "GET", "crm/opportunity/board", tag=_TAG, summary="Get a column of the opportunity board", addition=True
)
def get_board(
    call: Call,
    stageid: int,
    *,
    responsibleid: Guid | None,
    tags: list[str],
    contactid: int,
    contact_also_is_participant: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[BoardCardShape]:
    """Return a page of cards of the opportunities at a stage that match and that the caller may see.

    They come by expected close date, then id; those without a date first. `filterValue` searches as in the filter.

    Parameters:
        stageid: Opportunity stage ID
        responsibleid: Opportunity responsible ID
        tags: Opportunity tags: all of them have to be attached
        contactid: Contact ID
        contact_also_is_participant: Participation status: whether it suffices that the contact is a participant
        from_date: Earliest close date: the expected one at open stages, the actual one at others
        to_date: Latest close date
    """
    sought = wanted(
        call,
        responsibleid=responsibleid,
        opportunity_stagesid=0,
        stage_type=None,
        tags=tags,
        contactid=contactid,
        contact_also_is_participant=contact_also_is_participant,
        from_date=from_date,
        to_date=to_date,
    )
    return queries.board(call.work, stageid, sought, call.listing)
