"""Blobs that nothing refers to: what a crash leaves between the writing of a blob and the commit of its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, select, union_all

from rapport.store.batches import batches
from rapport.store.blobs import Blobs
from rapport.store.tables import contacts, discarded_blobs, file_versions, files, users

SWEPT = ("contacts/photos/", "files/", "people/photos/")
"""Where rows that are known here keep their blobs: nothing is swept elsewhere."""
AT_ONCE = 1000

_WHOLE = (files.c.blob, file_versions.c.blob, discarded_blobs.c.name)
"""Columns with whole names. What an undo may want back counts as referred to until it is given up."""
_PHOTOS = union_all(*(select(owner.c.photo).where(owner.c.photo.is_not(None)) for owner in (contacts, users)))


def orphans_among(tx: Connection, names: Sequence[str]) -> list[str]:
    """Return those of the blobs that no row refers to, in their order."""
    photos = set(tx.scalars(_PHOTOS))
    known: set[str] = set()
    for column in _WHOLE:
        for some in batches(names):
            known |= set(tx.scalars(select(column).where(column.in_(some))))
    return [name for name in names if name not in known and not photos & parts_of(name)]


def missing_blobs(tx: Connection, names: set[str]) -> Iterator[str]:
    """Give what rows refer to and what is not among the blobs of these names."""
    there = {part for name in names for part in parts_of(name)}
    yield from (photo for photo in sorted(set(tx.scalars(_PHOTOS))) if photo not in there)
    statement = union_all(select(files.c.blob), select(file_versions.c.blob))
    for blob in tx.execution_options(yield_per=AT_ONCE).scalars(statement):
        if blob not in names:
            yield blob


def parts_of(blob: str) -> set[str]:
    """Return what a row may call a photo's blob: a part of its name, with or without what follows the first dot."""
    return {called for part in blob.split("/") for called in (part, part.partition(".")[0])}


def old_blobs(blobs: Blobs, before: datetime) -> Iterator[list[str]]:
    """Give the blobs that were written before a moment, some at a time, as far as any are swept.

    Younger ones may belong to a request that has yet to commit.
    """
    for folder in SWEPT:
        some: list[str] = []
        for name in blobs.older_than(before, folder):
            some.append(name)
            if len(some) == AT_ONCE:
                yield some
                some = []
        if some:
            yield some
