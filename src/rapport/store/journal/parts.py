"""What of a batch belongs to some of the records that it deleted: they, and all that went because they did."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.journal.catalogue import JOURNALED, Journaled, Reference
from rapport.store.journal.entries import of_batches
from rapport.store.journal.pointers import pointing_to
from rapport.store.journal.records import POINTER, Entry, RowName
from rapport.store.journal.references import of_image, references_to
from rapport.store.tables import journal, metadata

_j = journal.c


def part_of(tx: Connection, batch: int, table: str, ids: Collection[int]) -> list[Entry]:
    """Return the entries of a batch about the rows of a table with these ids and about what went along with them.

    Looks through the batch once for each kind of thing that can go along. What was deleted together with them for
    reasons of its own is left out.
    """
    found = of_batches(tx, [batch])
    entries = [entry for entry in found if entry.op != POINTER]
    deleted = {entry.row for entry in entries if entry.op == "D"}
    wanted: set[RowName] = {(table, str(each)) for each in ids}
    fresh = wanted & deleted
    while fresh:
        fresh = {*_going_along(tx, batch, fresh, deleted), *_carried(fresh, deleted)} - wanted
        wanted |= fresh
        fresh &= deleted
    pointers = [entry for entry in found if entry.op == POINTER]
    return [*(entry for entry in entries if entry.row in wanted), *pointing_to(tx, pointers, wanted)]


def _going_along(
    tx: Connection, batch: int, rows: Collection[RowName], deleted: Collection[RowName]
) -> Iterator[RowName]:
    """Give the rows that refer to these."""
    targets: dict[str, list[int]] = {}
    for name, key in rows:
        if key.isdecimal():
            targets.setdefault(name, []).append(int(key))
    for name, ids in targets.items():
        for journaled, reference in references_to(metadata.tables[name]):
            for row in _referring(tx, batch, journaled, reference, ids):
                # A row that merely pointed there, and was itself deleted, was deleted for another reason.
                if reference.is_part or row not in deleted:
                    yield row


def _carried(rows: Collection[RowName], deleted: Collection[RowName]) -> Iterator[RowName]:
    """Give what these rows refer to, where that goes when they go."""
    for name, key in rows:
        journaled = JOURNALED[name]
        for reference in journaled.references:
            if reference.carries:
                target = journaled.parsed(key)[journaled.key.index(reference.column)]
                if (row := (reference.target.name, str(target))) in deleted:
                    yield row


def _referring(
    tx: Connection, batch: int, journaled: Journaled, reference: Reference, ids: list[int]
) -> Iterator[RowName]:
    fields = of_image(journaled.table)
    statement = select(_j.row_key).where(
        _j.batch == batch,
        _j.table_name == journaled.table.name,
        _j.before.is_not(None),
        _j.op != POINTER,
        among(fields(reference.column), "ids"),
        reference.applies(fields),
    )
    for some in batches(ids):
        for key in tx.scalars(statement, {"ids": list(some)}):
            yield journaled.table.name, key
