"""Several transactions, one after another, that are one change to who asked for it (decision 0011)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Series:
    """What one of them has to know of those before it. Of an attempt that was rolled back nothing stays."""

    number: int = 0
    """The batch of the first one that told the change log something; 0: none has."""
    entries: dict[Hashable, int] = field(default_factory=dict)
    """Entries of the audit trail that go on from one to the next: what tells them apart, and their ids."""

    def copy(self) -> Series:
        """Return the same, for an attempt at the next one."""
        return Series(self.number, dict(self.entries))
