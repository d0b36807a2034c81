"""What is to be put back, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Image = Mapping[str, Any]
"""A row as the journal keeps it: column to value."""
RowName = tuple[str, str]
"""Table and `row_key` of a row."""


POINTER = "P"
"""The line of a pointer that a record came back without: the trash writes it, no trigger does (`pointers.py`)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal without its images: `op` is I, U, D or POINTER."""

    id: int
    table: str
    op: str
    key: str

    @property
    def row(self) -> RowName:
        """Which row it is about."""
        return self.table, self.key


class Obstacle(StrEnum):
    """Why something can't be taken back."""

    CHANGED = "changed"
    """A field holds something else by now."""
    DELETED = "deleted"
    """The row is gone by now."""
    EXISTS = "exists"
    """A row of that key, or of that name, is there by now."""
    LOST = "lost"
    """What the row refers to is gone by now."""
    USED = "used"
    """Something refers to the row by now."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field of one row in which a later change stands in the way; `column` may be empty: the row as a whole."""

    table: str
    key: str
    obstacle: Obstacle
    column: str = ""
    expected: Any = None
    found: Any = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a row pointed to (`before`) and what it holds instead (`after`): key and columns of a reference, no more."""

    row: RowName
    before: Image
    after: Image

    @property
    def columns(self) -> frozenset[str]:
        """The columns that point."""
        return frozenset(self.after)


@dataclass(slots=True)
class LeftOut:
    """What records come back without, by what it misses: lines of the journal, and pointers that have none yet."""

    lines: dict[RowName, list[int]] = field(default_factory=dict)
    pointers: dict[RowName, list[Pointer]] = field(default_factory=dict)


@dataclass(slots=True)
class RowPlans:
    """What becomes of the rows of one table.

    `inserts` and `updates` name the line of the journal whose image before is put back, `deletes` the one that tells
    of the row's insert.
    """

    deletes: dict[str, int] = field(default_factory=dict)
    inserts: dict[str, int] = field(default_factory=dict)
    updates: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)
    """By key: the line, and the columns."""
    loosened: dict[str, frozenset[str]] = field(default_factory=dict)
    """By key of a row that is inserted: the references in which it is to name nothing."""
    pointers: dict[int, Pointer] = field(default_factory=dict)
    """By line: what rows are to point to again, once everything is back."""


@dataclass(slots=True)
class Plan:
    """What an undo does, table by table, and why it can't."""

    tables: dict[str, RowPlans] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    absent: set[RowName] = field(default_factory=set)
    """Rows that were not there before, whatever has become of them."""
    severed: list[Pointer] = field(default_factory=list)
    """Pointers that would go back, were their rows not gone."""
    waiting: dict[RowName, list[int]] = field(default_factory=dict)
    """Lines of pointers that can't go back yet, by what they miss."""

    def of(self, table: str) -> RowPlans:
        """Return the plans of a table, to be added to."""
        return self.tables.setdefault(table, RowPlans())

    @property
    def size(self) -> int:
        """The number of rows that change."""
        return sum(
            len(each.deletes) + len(each.inserts) + len(each.updates) + len(each.pointers)
            for each in self.tables.values()
        )
