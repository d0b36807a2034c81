"""Calls for figures over time. Additions."""

from __future__ import annotations

from datetime import datetime

from rapport.core.ids import NOBODY
from rapport.crm.figures import queries
from rapport.crm.figures.records import days_between, months_between
from rapport.crm.figures.schemas import ActivityShape, ClosingsShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Figures"


@operation("GET", "crm/figures/closings", tag=_TAG, summary="Get what was won and lost", addition=True)
def get_closings(call: Call, from_: datetime | None, to: datetime | None) -> ClosingsShape:
    """Return how many opportunities were won and lost in each month, and what they are worth.

    They go by their actual close date on the portal's clock; those that the caller may not see are left out.

    Parameters:
        from_: A moment of the first month; left out: eleven months before the last one
        to: A moment of the last month; left out: now. At most 120 months
    """
    work = call.work
    return queries.closings(work, months_between(from_, to, work.now, work.site.zone))


@operation("GET", "crm/figures/activity", tag=_TAG, summary="Get what was done", addition=True)
def get_activity(
    call: Call, from_: datetime | None, to: datetime | None, user_id: Guid | None
) -> ActivityShape:
    """Return how many events were written, tasks closed, contacts and opportunities created on each day.

    Days are those of the portal's clock; what the caller may not see is left out.

    Parameters:
        from_: A moment of the first day; left out: twenty-nine days before the last one
        to: A moment of the last day; left out: now. At most 400 days
        user_id: Whose doing alone to count; left out: everybody's
    """
    work = call.work
    stretch = days_between(from_, to, work.now, work.site.zone)
    return queries.activity(work, stretch, None if user_id == NOBODY else user_id)
