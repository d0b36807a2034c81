"""What is taken back, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.records import Changed, Fields
from rapport.portal.changes.words import WORDS
from rapport.store.journal import Obstacle

Record = tuple[Kind, int]

MOST_ENTRIES = 500_000
"""More rows than this are not taken back at once."""

TABLES: Mapping[Kind, str] = {
    Kind.CONTACT: "contacts",
    Kind.OPPORTUNITY: "opportunities",
    Kind.CASE: "cases",
    Kind.TASK: "tasks",
    Kind.RELATIONSHIP_EVENT: "history_events",
    Kind.FILE: "files",
    Kind.INVOICE: "invoices",
}
"""Where the rows of what can be in the trash are."""
KINDS: Mapping[str, Kind] = {table: kind for kind, table in TABLES.items()}
"""The other way round."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """A line of the change log. `number` is the record's id where that is a number, else 0.

    `series` is the batch that stands for all that are taken back together; 0: the line's own.
    """

    id: int
    batch: int
    at: datetime
    actor_id: Guid
    key_id: int
    kind: Kind
    record_id: str
    number: int
    verb: str
    before: Fields | None
    after: Fields | None
    undone_in: int = 0
    series: int = 0

    @property
    def record(self) -> Record:
        """Which record it is about."""
        return self.kind, self.number


@dataclass(frozen=True, slots=True)
class TrashedRecord:
    """A line of the trash."""

    id: int
    kind: Kind
    record_id: int
    batch: int
    title: str
    deleted_by: Guid


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why something can't be taken back: a field of a record that was changed since, or the record as a whole.

    `reason` is one of `store.journal.Obstacle`. The record is None where the caller may not know which.
    """

    reason: str
    record: Record | None
    field: str = ""
    expected: Any = None
    found: Any = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What taking back did, or would do: the records and the number of rows that change, what stands in the way."""

    records: tuple[Record, ...]
    rows: int
    hindrances: tuple[Hindrance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashFilter:
    """Which lines of the trash are wanted. What is not given does not filter."""

    kind: Kind | None = None
    deleted_by: Guid = NOBODY
    since: datetime | None = None
    until: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFilter:
    """Which lines of the change log are wanted. What is not given does not filter."""

    kind: Kind | None = None
    record_id: str = ""
    actor_id: Guid = NOBODY
    key_id: int = 0
    batch: int = 0
    since: datetime | None = None
    until: datetime | None = None


def sentence(hindrance: Hindrance) -> str:
    """Return one hindrance in words."""
    if hindrance.record is None:
        return "a record that you can't see was changed since"
    kind, number = hindrance.record
    name = f"{kind.name.lower().replace('_', ' ')} {number}"
    return _SENTENCES[hindrance.reason].format(
        name=name, field=hindrance.field, expected=hindrance.expected, found=hindrance.found
    )


def told(hindrance: Hindrance) -> dict[str, Any]:
    """Return one hindrance as errors tell it to programs."""
    kind, number = hindrance.record or (None, 0)
    return {
        "reason": hindrance.reason,
        "kind": WORDS.get(kind, "") if kind is not None else "",
        "recordId": number,
        "field": hindrance.field,
        "expected": hindrance.expected,
        "found": hindrance.found,
    }


_SENTENCES: Mapping[str, str] = {
    Obstacle.CHANGED: "{name}: {field} was changed since",
    Obstacle.DELETED: "{name} was deleted since",
    Obstacle.EXISTS: "{name}: its place is taken by another",
    Obstacle.LOST: "{name}: {field} {found} is gone",
    Obstacle.USED: "{name} is in use by {field} {found}",
}


def inverse(record_id: str, logged: Sequence[LoggedChange]) -> Changed | None:
    """Return the one change that takes back all these of one record, oldest first; None: they add up to nothing.

    A record that was there before and is gone comes back (`restored`); one that was not there is gone (`deleted`);
    of any other the fields go back. What a merge told besides goes over to the other side.
    """
    first, last = logged[0], logged[-1]
    was_there, is_there = first.verb not in {"created", "restored"}, last.verb != "deleted"
    if not was_there and not is_there:
        return None
    before = _overlaid(change.after for change in logged)
    after = _overlaid(change.before for change in reversed(logged))
    kind = first.kind
    if not is_there:
        return Changed(kind, record_id, "restored", last.after, after)
    if not was_there:
        return Changed(kind, record_id, "deleted", before, first.before)
    names = sorted(name for name in after if after[name] != before.get(name))
    return Changed(
        kind,
        record_id,
        "updated",
        {name: before.get(name) for name in names},
        {name: after[name] for name in names},
    )


def _overlaid(layers: Iterable[Fields | None]) -> dict[str, Any]:
    """Return fields with later layers over earlier ones."""
    fields: dict[str, Any] = {}
    for layer in layers:
        fields.update(layer or {})
    return fields
