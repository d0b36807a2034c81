"""Letting go of what can no longer be taken back, or only with something else."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select, update

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import journal

_j = journal.c


def forget_before(tx: Connection, batch: int, *, limit: int) -> int:
    """Take away up to `limit` entries of batches before that one; return how many."""
    old = select(_j.id).where(_j.batch < batch).order_by(_j.batch, _j.id).limit(limit)
    return tx.execute(delete(journal).where(_j.id.in_(old))).rowcount


def forget(tx: Connection, lines: Collection[int]) -> None:
    """Take these entries away."""
    for some in batches(sorted(lines)):
        tx.execute(delete(journal).where(among(_j.id, "ids")), {"ids": list(some)})


def hand_over(tx: Connection, lines: Collection[int], batch: int) -> None:
    """Have these entries taken back with another batch from now on."""
    statement = update(journal).where(among(_j.id, "ids")).values(batch=batch)
    for some in batches(sorted(lines)):
        tx.execute(statement, {"ids": list(some)})
