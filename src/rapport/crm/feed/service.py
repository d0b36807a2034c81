"""Reading the feed is noted, so that what is new can be counted."""

from __future__ import annotations

from rapport.crm.feed import rows
from rapport.crm.feed.records import Reading
from rapport.store.work import Work


def last_reading(work: Work) -> Reading:
    """Return what the caller has read of the feed."""
    return rows.last_reading(work)


def mark_read(work: Work) -> None:
    """Count everything there is by now as read by the caller."""
    rows.save_reading(work)
