"""Time: aware UTC datetimes everywhere inside; whole seconds in stored fields (sheet 02, section 9.1)."""

from __future__ import annotations

from datetime import UTC, datetime

NO_DATE = datetime(1, 1, 1, tzinfo=UTC)
"""What "no date" is in columns that may not be empty, and `0001-01-01T00:00:00.0000000Z` on the wire.

A real value rather than NULL, so that it sorts first and falls outside every range on both databases.
"""


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC, cut to the whole second."""
    return datetime.now(UTC).replace(microsecond=0)
