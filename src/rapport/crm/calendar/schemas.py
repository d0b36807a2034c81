"""Addresses of calendars on the wire."""

from __future__ import annotations

from rapport.protocol.shapes import Shape, WireDate


class CalendarAddressShape(Shape, frozen=True, kw_only=True):
    """Whether one has an address. It is told once, when it is made."""

    is_active: bool
    created: WireDate | None = None
    url: str | None = None
    """In the answer to its making alone."""
