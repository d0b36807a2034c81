"""What several calls make of their arguments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY, Guid
from rapport.crm.opportunities.records import OpportunityFilter, StageType
from rapport.portal.call import Call


def wanted(
    call: Call,
    *,
    responsibleid: Guid | None,
    opportunity_stagesid: int,
    stage_type: StageType | None,
    tags: Sequence[str],
    contactid: int,
    contact_also_is_participant: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> OpportunityFilter:
    """Return the filter that the parameters of section 2.9 describe; the text to search for is in the query string."""
    return OpportunityFilter(
        responsible_id=None if responsibleid == NOBODY else responsibleid,
        stage_id=max(opportunity_stagesid, 0),
        stage_type=stage_type,
        tags=tuple(tags),
        contact_id=max(contactid, 0),
        as_participant=bool(contact_also_is_participant) and contactid > 0,
        from_date=None if from_date == NO_DATE else from_date,
        to_date=None if to_date == NO_DATE else to_date,
        text=call.listing.filter_value.strip(),
    )
