"""Tasks, and the rules that need nothing but them (sheet 05, sections 1 to 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind

TITLE_LIMIT = 255
DESCRIPTION_BYTES = 65_535

ENTITY_WORDS: Mapping[str, Kind] = MappingProxyType({"opportunity": Kind.OPPORTUNITY, "case": Kind.CASE})
"""What a task may hang on besides a contact, as requests and answers spell it."""

MOST_AT_ONCE = 10_000
"""So many tasks are closed or opened at once."""

LATEST_AFTER = timedelta(hours=1)
"""A reminder that could not be given for that long after its moment is not given any more (section 6.2)."""
LATEST_AFTER_DEADLINE = timedelta(hours=24)
AHEAD = timedelta(minutes=2)
"""How much too early a reminder may come."""


@dataclass(frozen=True, slots=True)
class Task:
    """A stored task.

    `contact_id` and `entity_id` are 0 where it hangs on none, `entity_kind` then is ANY; either may name a record
    that is not there. `alert_value` is in minutes before the deadline (0: no reminder; less: after it).
    """

    id: int
    title: str
    description: str
    deadline: datetime
    responsible_id: Guid
    contact_id: int
    entity_kind: Kind
    entity_id: int
    category_id: int
    is_closed: bool
    alert_value: int
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    @property
    def remind_at(self) -> datetime | None:
        """When its responsible is to be reminded if it is open then; None: never."""
        if not self.alert_value:
            return None
        try:
            return self.deadline - timedelta(minutes=self.alert_value)
        except OverflowError:
            return None

    def is_worth_reminding(self, now: datetime) -> bool:
        """Whether that moment is to come, or not too long ago (section 6.2)."""
        moment = self.remind_at
        if moment is None or self.deadline < now - LATEST_AFTER_DEADLINE:
            return False
        return moment >= now - LATEST_AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """What a client sends to make a task or to replace one, unchecked. What was not sent is None, 0 or NOBODY."""

    title: str | None
    description: str | None = None
    deadline: datetime | None = None
    responsible_id: Guid = NOBODY
    category_id: int = 0
    contact_id: int = 0
    entity_type: str | None = None
    entity_id: int = 0
    alert_value: int = 0
    is_notify: bool = False
    """Whether the responsible is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """What `task/filter` picks by (section 4.2). None, 0 and empty: no condition.

    `hangs_on` is a CONTACT, an OPPORTUNITY or a CASE with its id; a company stands for its persons too.
    """

    responsible_id: Guid | None = None
    category_id: int = 0
    is_closed: bool | None = None
    from_date: datetime | None = None
    to_date: datetime | None = None
    hangs_on: tuple[Kind, int] | None = None
    text: str = ""


class TaskOrder(StrEnum):
    """What lists are sorted by, as `sortBy` spells it. CREATED is a member of the answer (quirk 6)."""

    DEADLINE = "deadline"
    TITLE = "title"
    CATEGORY = "category"
    CONTACT = "contact"
    CONTACT_MANAGER = "contactmanager"
    ID = "id"
    CREATED = "created"


def order_of(sort_by: str, *, descending: bool) -> tuple[TaskOrder, bool]:
    """Return the order that `sortBy` asks for, and whether it descends; without a known word: deadlines, ascending."""
    try:
        return TaskOrder(sort_by.partition(",")[0].strip().lower()), descending
    except ValueError:
        return TaskOrder.DEADLINE, False


def local_time(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return a moment on the portal's clock; at the ends of time, where that has none, in UTC."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def has_time(local: datetime) -> bool:
    """Whether a deadline on the portal's clock is more than a day: midnight stands for "no time" (section 2)."""
    return bool(local.hour or local.minute)


def entity_of(word: str | None, entity_id: int) -> tuple[Kind, int]:
    """Return what a task is to hang on besides a contact; ANY with 0 for nothing (section 3.5).

    Raises BadArgument for a word other than those of an opportunity and a case.
    """
    if not word:
        return Kind.ANY, 0
    kind = ENTITY_WORDS.get(word.lower())
    if kind is None:
        raise BadArgument
    return (kind, entity_id) if entity_id > 0 else (Kind.ANY, 0)


def filtered_by(word: str | None, record_id: int) -> tuple[Kind, int] | None:
    """Return what tasks are to hang on, as `task/filter` asks for it; None: on whatever.

    An id counts only with a word. Raises BadArgument for a word that a filter does not know.
    """
    if not word:
        return None
    kind = Kind.CONTACT if word.lower() == "contact" else ENTITY_WORDS.get(word.lower())
    if kind is None:
        raise BadArgument
    return (kind, record_id) if record_id > 0 else None


def entity_word(kind: Kind) -> str:
    """Return how answers spell an opportunity's or a case's kind."""
    return next(word for word, known in ENTITY_WORDS.items() if known == kind)


def stored_deadline(deadline: datetime | None) -> datetime:
    """Return a deadline as it is kept: whole seconds. Raises BadArgument where there is none."""
    if deadline is None or deadline == NO_DATE:
        raise BadArgument
    return deadline.replace(microsecond=0)


def stored_title(title: str | None, limit: int = TITLE_LIMIT) -> str:
    """Return a title as it is kept. Raises BadArgument for none, and for one of more characters than the limit."""
    if not title or not title.strip():
        raise BadArgument
    if len(title) > limit:
        raise BadArgument(f"title has more than {limit} characters.", parameter="title")
    return title


def stored_description(description: str | None, size: int = DESCRIPTION_BYTES) -> str:
    """Return a description as it is kept: empty if there is none. Raises BadArgument beyond `size` bytes."""
    kept = description or ""
    if len(kept.encode()) > size:
        raise BadArgument(f"description has more than {size} bytes.", parameter="description")
    return kept
