"""Calls that change any number of records: a large one is done in parts, each a transaction of its own (decision 0011).

What a part is to do is a few of the record ids; how they are dealt out, and what happens in between, is the business
of whoever runs them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapport.protocol.call import Call


@dataclass(frozen=True, slots=True)
class Parts:
    """A call as parts: which records, what is to be done to some of them, and what the call answers in the end."""

    record_ids: Sequence[int]
    """Each once, in the order in which they are done."""
    act: Callable[[Any, Sequence[int]], Sequence[Any]]
    """Does some of them, given the work and their ids, and returns what is to be told of them. What the caller may do
    has to be looked at again: a part may come seconds after the one before."""
    answer: Callable[[Call[Any], Sequence[Any]], Any]
    """Returns what the handler would have, given the call and what was told of all: in a reading transaction."""
    weights: Mapping[int, float] = field(default_factory=dict)
    """For records that take as long as several: as how many. Of others the weight is 1."""

    def dealt(self, most: int) -> list[Sequence[int]]:
        """Return the ids in pieces of up to `most` records, or that weight; a heavier record is a piece by itself."""
        pieces: list[Sequence[int]] = []
        start, weight = 0, 0.0
        for place, record in enumerate(self.record_ids):
            own = self.weights.get(record, 1)
            if place > start and weight + own > most:
                pieces.append(self.record_ids[start:place])
                start, weight = place, 0.0
            weight += own
        return [*pieces, self.record_ids[start:]]
