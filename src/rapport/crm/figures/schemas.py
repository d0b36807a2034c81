"""Figures over time on the wire."""

from __future__ import annotations

from decimal import Decimal

from rapport.protocol.shapes import Shape


class MonthClosingsShape(Shape, frozen=True, kw_only=True):
    """What was closed in a month. Sums are in the portal's default currency."""

    month: str
    """As `2026-11`."""
    won_count: int
    won_sum: Decimal
    lost_count: int
    lost_sum: Decimal


class ClosingsShape(Shape, frozen=True, kw_only=True):
    """What was won and lost, month by month. Sums leave out what has no rate."""

    currency: str
    """The portal's default currency."""
    missing_rates: list[str]
    """Currencies from which no rate leads to it."""
    months: list[MonthClosingsShape]


class DayActivityShape(Shape, frozen=True, kw_only=True):
    """What was done on a day."""

    day: str
    """As `2026-11-24`."""
    events: int
    """History events written."""
    tasks_closed: int
    """Tasks that were closed then and still are."""
    contacts: int
    """Contacts created."""
    opportunities: int
    """Opportunities created."""


class ActivityShape(Shape, frozen=True, kw_only=True):
    """What was done, day by day."""

    days: list[DayActivityShape]
