"""What a change looks like before it is written down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Protocol, cast

from rapport.core.kinds import Kind


class DataRecord(Protocol):
    """Any of our frozen dataclasses."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Fields = Mapping[str, Any]

PARAMETERS_LIMIT = 15_000
"""Characters of an audit entry's parameters in total (sheet 02, section 9.3)."""

MERGED_INTO = "merged_into"
"""What a merge tells of the record that is gone, besides what it was."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One record's change: the fields that differ, as they were and as they are.

    A created record has no `before`, a deleted one no `after` (but for `merged_into`, which says what stands in its
    place); both then hold every field. `title` is what the trash calls it where no field says so.
    """

    kind: Kind
    record_id: str
    verb: str
    before: Fields | None
    after: Fields | None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """An entry of the audit trail: an action number of sheet 02, section 6.4.

    `targets` are the ids it is about, `parameters` the texts for the placeholders of its pattern; a list of titles
    goes in as one text joined by ", ".
    """

    action: int
    targets: tuple[int | str, ...] = ()
    parameters: tuple[str, ...] = ()
    listed: int = 0
    """Most characters of the first parameter, if that is such a list: in a series of transactions one entry has
    the titles of all. 0: it is none."""


def created(kind: Kind, record_id: int | str, after: DataRecord | Fields) -> Changed:
    """Say that a record came into being."""
    return Changed(kind, str(record_id), "created", None, as_fields(after))


def deleted(
    kind: Kind, record_id: int | str, before: DataRecord | Fields, *, title: str = "", merged_into: int = 0
) -> Changed:
    """Say that a record is gone; or that another of its kind is what it was, too."""
    after = {MERGED_INTO: merged_into} if merged_into else None
    return Changed(kind, str(record_id), "deleted", as_fields(before), after, title)


def updated(
    kind: Kind, record_id: int | str, before: DataRecord | Fields, after: DataRecord | Fields
) -> Changed:
    """Say what of a record changed; the fields that stayed are left out."""
    old, new = as_fields(before), as_fields(after)
    differing = [name for name in old.keys() | new.keys() if old.get(name) != new.get(name)]
    return Changed(
        kind,
        str(record_id),
        "updated",
        {name: old.get(name) for name in sorted(differing)},
        {name: new.get(name) for name in sorted(differing)},
    )


def as_fields(record: DataRecord | Fields) -> Fields:
    """Return a record's fields by name."""
    kind = type(record)
    if kind is dict or not hasattr(kind, "__dataclass_fields__"):
        return cast(Fields, record)
    names, values = _parts(kind)
    return dict(zip(names, values(record), strict=True))


@cache
def _parts(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[object], tuple[Any, ...]]]:
    """Return the names of a record's fields and what reads them all: asking for them takes longer than reading."""
    names = tuple(field.name for field in fields(kind))
    read = attrgetter(*names)
    return names, read if len(names) > 1 else lambda record: (read(record),)
