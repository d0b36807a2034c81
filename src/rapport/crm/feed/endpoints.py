"""Calls for what is new (sheet 05, section 8). They stand outside of `crm/`: who may not use it gets nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rapport.core.ids import NOBODY
from rapport.crm.feed import queries, service
from rapport.crm.feed.records import MOST_NEW, FeedFilter
from rapport.crm.feed.schemas import FeedsShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import wire_date

_TAG = "feed"
_LAST_DAY = datetime(9999, 12, 30, tzinfo=UTC)


def _end_of(call: Call, moment: datetime | None) -> datetime | None:
    """Return a moment, or of a bare day its last."""
    if moment is None or moment.astimezone(call.work.site.zone).strftime("%H%M%S") != "000000":
        return moment
    return min(moment, _LAST_DAY) + timedelta(days=1, seconds=-1)


@operation("GET", "feed/filter", tag=_TAG, summary="Get feeds", writes=True)
def feeds(
    call: Call,
    *,
    product: str = "",
    from_: datetime | None = None,
    to: datetime | None = None,
    author: Guid = NOBODY,
    only_new: bool = False,
    time_readed: datetime | None = None,
) -> FeedsShape:
    """Return what others made in the last 14 days, newest first.

    Without `onlyNew` and `timeReaded` everything then counts as read.

    Parameters:
        product: Product whose feeds are wanted; there is `crm`.
        from_: Time from which on.
        to: Time up to which; a bare day is meant whole.
        author: Who made it.
        only_new: Whether to leave out what has been read; then at most 100.
        time_readed: When the feeds were read, as an earlier answer told.
    """
    work, listing = call.work, call.listing
    before = service.last_reading(work)
    wanted = FeedFilter(product, from_, _end_of(call, to), author_id=author, text=listing.filter_value)
    count = min(listing.count, MOST_NEW) if only_new else listing.count
    if only_new:
        wanted = replace(wanted, after=before)
    elif time_readed is None:
        service.mark_read(work)
    found = (
        queries.page(work, wanted, start=listing.start_index, count=count) if work.viewer.can_use_crm else []
    )
    return FeedsShape(feeds=found, readed_date=wire_date(time_readed or before.read_at, work.site.zone))


@operation("PUT", "feed/read", tag=_TAG, summary="Read feeds")
def mark_read(call: Call) -> None:
    """Count everything there is by now as read by the caller."""
    service.mark_read(call.work)


@operation("GET", "feed/newfeedscount", tag=_TAG, summary="Count fresh feeds")
def count_new(call: Call) -> int:
    """Return how many items came since the caller read last, up to 1001."""
    if not call.work.viewer.can_use_crm:
        return 0
    return queries.count_new(call.work, service.last_reading(call.work))
