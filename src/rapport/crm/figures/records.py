"""Which days and months figures are told of, on the portal's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument

MOST_MONTHS = 120
MOST_DAYS = 400
USUAL_MONTHS = 12
USUAL_DAYS = 30
_FIRST, _LAST = date(2, 1, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole days, both included, on a clock."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def begin(self) -> datetime:
        """The moment at which it begins."""
        return datetime.combine(self.first, time(), self.zone).astimezone(UTC)

    @property
    def end(self) -> datetime:
        """The moment before which it ends."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone).astimezone(UTC)

    def days(self) -> Iterator[str]:
        """Yield its days, as `2026-11-24`."""
        for number in range((self.last - self.first).days + 1):
            yield (self.first + timedelta(days=number)).isoformat()

    def months(self) -> Iterator[str]:
        """Yield its months, as `2026-11`."""
        for number in range(_number(self.first), _number(self.last) + 1):
            yield f"{number // 12:04}-{number % 12 + 1:02}"

    def day_of(self, moment: datetime) -> str:
        """Return the day in which a moment of it lies."""
        return moment.astimezone(self.zone).date().isoformat()


def months_between(from_: datetime | None, to: datetime | None, now: datetime, zone: ZoneInfo) -> Stretch:
    """Return the whole months from that of the one moment to that of the other; without them the last twelve.

    Raises BadArgument if they come in the wrong order, and for more than MOST_MONTHS.
    """
    last = _local(to, zone) or _local(now, zone) or _LAST
    first = _local(from_, zone) or _month(_number(last) - USUAL_MONTHS + 1)
    if first > last or _number(last) - _number(first) >= MOST_MONTHS:
        raise BadArgument(
            f"from and to are in order and at most {MOST_MONTHS} months apart.", parameter="from"
        )
    return Stretch(first.replace(day=1), _month(_number(last) + 1) - timedelta(days=1), zone)


def days_between(from_: datetime | None, to: datetime | None, now: datetime, zone: ZoneInfo) -> Stretch:
    """Return the whole days from that of the one moment to that of the other; without them the last thirty.

    Raises BadArgument if they come in the wrong order, and for more than MOST_DAYS.
    """
    last = _local(to, zone) or _local(now, zone) or _LAST
    first = _local(from_, zone) or last - timedelta(days=USUAL_DAYS - 1)
    if first > last or (last - first).days >= MOST_DAYS:
        raise BadArgument(f"from and to are in order and at most {MOST_DAYS} days apart.", parameter="from")
    return Stretch(first, last, zone)


def _local(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """Return a moment's day; moments at the ends of time, which have no wall clock everywhere, are moved inwards."""
    if moment is None or moment == NO_DATE:
        return None
    try:
        day = moment.astimezone(zone).date()
    except OverflowError:
        day = _LAST
    return min(max(day, _FIRST + timedelta(days=366)), _LAST)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(max(number // 12, 1), number % 12 + 1, 1)
