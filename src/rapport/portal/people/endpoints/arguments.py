"""What several calls make of their arguments and answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument
from rapport.core.ids import Guid
from rapport.portal.call import Call
from rapport.portal.people import queries
from rapport.portal.people.records import ContactLine
from rapport.portal.people.schemas import ContactLineInput, ProfileShape
from rapport.protocol.call import Page


def calendar_day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """Return the day that a moment falls on in the portal's zone; None for no date. Raises BadArgument."""
    if moment is None or moment == NO_DATE:
        return None
    try:
        return moment.astimezone(zone).date()
    except (OverflowError, ValueError):
        raise BadArgument("invalid date time format") from None


def contact_lines(sent: Sequence[ContactLineInput]) -> list[ContactLine]:
    """Return contacts as the rules take them; those without a value are none."""
    return [ContactLine(line.type, line.value) for line in sent if line.type or line.value]


def group_filter(call: Call) -> Guid | None:
    """Return the group of `filterBy=group&filterValue=<id>`; None if none is named."""
    listing = call.listing
    return listing.filter_value.strip().lower() if [*listing.filter_by] == ["group"] else None


def listed(call: Call, user_ids: Sequence[Guid]) -> Page[ProfileShape] | list[ProfileShape]:
    """Return a page of full profiles, or all of them when the protocol is to sort or filter by their members."""
    listing = call.listing
    if listing.sort_by or (listing.filter_by and group_filter(call) is None):
        return queries.profiles(call.work, user_ids)
    wanted = user_ids[listing.start_index : listing.start_index + listing.count]
    more = len(user_ids) > listing.start_index + len(wanted)
    total = len(user_ids) if len(user_ids) > listing.count else None
    return Page(queries.profiles(call.work, wanted), total, more and len(wanted) == listing.count)
