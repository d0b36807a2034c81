"""Which blobs rows named."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from rapport.store.journal.catalogue import JOURNALED
from rapport.store.journal.entries import images
from rapport.store.journal.records import POINTER, Entry


def names_in(tx: Connection, entries: Iterable[Entry]) -> set[str]:
    """Return what the rows before these entries named blobs by: whole names, or last parts."""
    lines: dict[str, list[int]] = {}
    for entry in entries:
        if JOURNALED[entry.table].blobs and entry.op not in {"I", POINTER}:
            lines.setdefault(entry.table, []).append(entry.id)
    return {
        str(before[name])
        for table, some in lines.items()
        for before, _ in images(tx, some).values()
        for name in JOURNALED[table].blobs
        if before is not None and before[name]
    }
