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


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal without its images: `op` is I, U or D."""

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


@dataclass(slots=True)
class Plan:
    """What an undo does, table by table, and why it can't."""

    tables: dict[str, RowPlans] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    absent: set[RowName] = field(default_factory=set)
    """Rows that were not there before, whatever has become of them."""

    def of(self, table: str) -> RowPlans:
        """Return the plans of a table, to be added to."""
        return self.tables.setdefault(table, RowPlans())

    @property
    def size(self) -> int:
        """The number of rows that change."""
        return sum(len(each.deletes) + len(each.inserts) + len(each.updates) for each in self.tables.values())
