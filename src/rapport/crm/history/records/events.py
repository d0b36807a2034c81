"""History events, and the rules that need nothing but them (sheet 06, section 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from rapport.core.ids import Guid
from rapport.core.kinds import Kind

TASK_CLOSED, FILES_UPLOADED, MAIL = -1, -2, -3

ENTITY_WORDS: Mapping[str, Kind] = MappingProxyType({"opportunity": Kind.OPPORTUNITY, "case": Kind.CASE})
"""What an event may hang on besides a contact, as requests and answers spell it."""

_DAY = timedelta(days=1, minutes=-1)
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SystemCategory:
    """A category that is no list item: its title, and the file name of its icon."""

    title: str
    icon: str


SYSTEM_CATEGORIES: Mapping[int, SystemCategory] = MappingProxyType(
    {
        TASK_CLOSED: SystemCategory("Task is closed", "event_category_close.png"),
        FILES_UPLOADED: SystemCategory("Files are uploaded", "event_category_attach_file.png"),
        MAIL: SystemCategory("Mail Message", "event_category_email.png"),
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event. `contact_id` and `entity_id` are 0 where it hangs on none, `entity_kind` then is ANY.

    `created_at` is when it happened, as its author says; `modified_at` when it was written down.
    """

    id: int
    contact_id: int
    entity_kind: Kind
    entity_id: int
    category_id: int
    content: str
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """What a client sends to make an event, unchecked. What was not sent is None, empty or 0."""

    content: str | None
    category_id: int = 0
    contact_id: int = 0
    entity_type: str | None = None
    entity_id: int = 0
    created_at: datetime | None = None
    file_ids: Sequence[int] = ()
    notified: Sequence[Guid] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What `history/filter` picks by (section 1.4). None, 0 and empty: no condition; both dates are included.

    `contact_ids`: events of any of these contacts; `entity`: of that opportunity or case.
    """

    contact_ids: tuple[int, ...] = ()
    entity: tuple[Kind, int] | None = None
    category_id: int = 0
    author_id: Guid | None = None
    from_date: datetime | None = None
    to_date: datetime | None = None
    text: str = ""


class EventOrder(StrEnum):
    """What lists are sorted by, as `sortBy` spells it."""

    CREATED = "created"
    AUTHOR = "createby"
    CATEGORY = "category"
    CONTENT = "content"
    ID = "id"


def order_of(sort_by: str, *, descending: bool) -> tuple[EventOrder, bool]:
    """Return the order that `sortBy` asks for, and whether it descends; without a known word the newest first."""
    try:
        return EventOrder(sort_by.partition(",")[0].strip().lower()), descending
    except ValueError:
        return EventOrder.CREATED, True


def day_end(day: datetime) -> datetime:
    """Return the last moment that an upper bound lets in: a day later but for a minute (section 1.4)."""
    return day + _DAY if day < _END_OF_TIME - _DAY else _END_OF_TIME


def entity_word(kind: Kind) -> str:
    """Return how answers spell an opportunity's or a case's kind."""
    return next(word for word, known in ENTITY_WORDS.items() if known == kind)
