"""Templates and their containers, and when the tasks made of them are due (sheet 05, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind

CONTAINER_TITLE_LIMIT = 256
TITLE_LIMIT = 255
DESCRIPTION_BYTES = 255
TICKS_A_MICROSECOND = 10
_LARGEST_TICKS = 2**63 - 1

CONTAINER_KINDS = {
    each.name.lower(): each for each in (Kind.CONTACT, Kind.PERSON, Kind.COMPANY, Kind.OPPORTUNITY, Kind.CASE)
}
"""What a container may be for, as paths spell it."""


@dataclass(frozen=True, slots=True)
class Container:
    """A named set of templates for records of a kind: CONTACT (either), PERSON, COMPANY, OPPORTUNITY or CASE."""

    id: int
    title: str
    kind: Kind
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    def suits(self, kind: Kind) -> bool:
        """Whether it may be applied to a record of that kind: PERSON, COMPANY, OPPORTUNITY or CASE."""
        return kind == self.kind or (self.kind == Kind.CONTACT and kind in {Kind.PERSON, Kind.COMPANY})


@dataclass(frozen=True, slots=True)
class Template:
    """What a task is made of. `offset_ticks` are hundreds of nanoseconds.

    They count from the moment the container is applied (`is_deadline_fixed`), else from the deadline before.
    """

    id: int
    container_id: int
    title: str
    description: str
    responsible_id: Guid
    category_id: int
    is_notify: bool
    offset_ticks: int
    is_deadline_fixed: bool
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """What a client sends to make a template or to replace one, unchecked."""

    title: str | None
    description: str | None = None
    responsible_id: Guid = NOBODY
    category_id: int = 0
    is_notify: bool = False
    offset_ticks: Decimal = Decimal(0)
    is_deadline_fixed: bool = False


def stored_ticks(ticks: Decimal) -> int:
    """Return an offset as it is kept. Raises BadArgument unless it is a whole number of 64 bits."""
    if ticks != ticks.to_integral_value() or not -_LARGEST_TICKS - 1 <= ticks <= _LARGEST_TICKS:
        raise BadArgument("offsetTicks has to be a whole number of 64 bits.", parameter="offsetTicks")
    return int(ticks)


def deadlines(templates: Iterable[Template], start: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """Yield when the tasks made of templates are due, whole seconds, UTC.

    Offsets are added to the wall clock of the portal's zone: a day later is the same time on the next day, also
    when the clocks change. Raises BadArgument for what lies beyond the years 1 to 9999.
    """
    begin = before = start.astimezone(zone).replace(tzinfo=None, microsecond=0)
    for template in templates:
        base = begin if template.is_deadline_fixed else before
        try:
            before = base + timedelta(microseconds=template.offset_ticks // TICKS_A_MICROSECOND)
            yield before.replace(tzinfo=zone, microsecond=0).astimezone(UTC)
        except OverflowError:
            raise BadArgument(f"The offset of “{template.title}” is too large.") from None
