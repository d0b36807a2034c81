"""Long lists of ids in pieces that one statement takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 5000
"""Well below the parameters that a statement may have: 32,766 on SQLite, 65,535 on PostgreSQL."""


def batches(items: Sequence[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """Yield the items in their order, up to `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
