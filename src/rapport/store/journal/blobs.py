"""Which blobs rows name, as they are and as the journal has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Column, Connection, select

from rapport.store.batches import batches
from rapport.store.journal.catalogue import JOURNALED
from rapport.store.journal.entries import images
from rapport.store.journal.records import Entry


def named(tx: Connection, blobs: Collection[str]) -> set[str]:
    """Return those of the blobs that some row names now."""
    told = {name: blob for blob in blobs for name in (blob, last_part(blob))}
    found: set[str] = set()
    for column in _columns():
        for some in batches(list(told)):
            found |= {told[name] for name in tx.scalars(select(column).where(column.in_(some)))}
    return found


def names_in(tx: Connection, entries: Iterable[Entry]) -> set[str]:
    """Return what the rows before these entries named blobs by: whole names, or last parts."""
    found: set[str] = set()
    for table, lines in _lines(entries).items():
        for before, _ in images(tx, lines).values():
            found |= {
                str(before[name]) for name in JOURNALED[table].blobs if before is not None and before[name]
            }
    return found


def last_part(blob: str) -> str:
    """Return the last part of a blob's name."""
    return blob.rpartition("/")[2]


def _columns() -> list[Column[str]]:
    return [journaled.table.c[name] for journaled in JOURNALED.values() for name in journaled.blobs]


def _lines(entries: Iterable[Entry]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for entry in entries:
        if JOURNALED[entry.table].blobs and entry.op != "I":
            found.setdefault(entry.table, []).append(entry.id)
    return found
