"""How many rows refer to each entry of a small reference table: the numbers beside tags, fields and categories."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, func, select

from rapport.store.among import among
from rapport.store.dialect import data_version
from rapport.store.work import Work


def counted_uses(work: Work, column: Column[int], entries: Column[int], ids: Sequence[int]) -> dict[int, int]:
    """Return how often `column` holds each of the ids, which are those of some `entries` (an id column).

    Two statements, one as long as nothing in the portal has changed since the last time. An index begins with
    `column`, or this is slow.
    """
    if not ids:
        return {}
    version = data_version(work.tx)
    counts: dict[int, int] = {}

    def count(entry: int) -> int:
        if not counts:
            # A count of its own for each entry: a walk along its stretch of the index, without sorting anything.
            uses = select(func.count()).select_from(column.table).where(column == entries).scalar_subquery()
            found = work.tx.execute(select(entries, uses).where(among(entries, "ids")), {"ids": ids})
            counts.update(dict.fromkeys(ids, 0) | dict(found.all()))
        return counts[entry]

    def remembered(entry: int) -> int:
        return work.totals.get((str(column), entry), version, lambda: count(entry))

    return {entry: remembered(entry) for entry in ids}


def count_uses(work: Work, column: Column[int], entry: int) -> int:
    """Return how often `column` holds one id, counted now."""
    statement = select(func.count()).select_from(column.table).where(column == entry)
    return work.tx.execute(statement).scalar_one()


def is_used(work: Work, column: Column[int], entry: int) -> bool:
    """Whether `column` holds the id at all."""
    return work.tx.execute(select(column).where(column == entry).limit(1)).first() is not None
