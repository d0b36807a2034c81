"""What a record pointed to, when the two come back one after the other.

A deal's main contact is a column of the deal: cleared when the contact goes, and gone with the deal when that goes
first. Whichever comes back first comes without; a line of the journal (`POINTER`) then waits in the batch that the
other one was deleted in, and is put back with it, if the column still points nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, insert, literal, select

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.journal.catalogue import JOURNALED, Journaled, Reference
from rapport.store.journal.entries import images, rows_now
from rapport.store.journal.records import POINTER, Entry, Image, Plan, Pointer, RowName
from rapport.store.journal.references import of_image
from rapport.store.tables import journal

_j = journal.c


def plan_pointers(tx: Connection, entries: Sequence[Entry], made: Plan) -> None:
    """Add to a plan what these lines have rows point to again; note what misses its row or its target."""
    by_table: dict[str, list[Entry]] = {}
    for entry in entries:
        by_table.setdefault(entry.table, []).append(entry)
    for table, some in by_table.items():
        known = images(tx, [entry.id for entry in some])
        there = _rows(tx, table, {entry.key for entry in some}, made)
        wanted = {}
        for entry in some:
            before, after = known[entry.id]
            row = there.get(entry.key)
            if before is None or after is None:
                continue
            if row is None:
                made.waiting.setdefault(entry.row, []).append(entry.id)
            elif all(row.get(name) == value for name, value in after.items()):
                wanted[entry.id] = Pointer(entry.row, before, after)
        for line, target in _without_target(tx, JOURNALED[table], wanted, made):
            if wanted.pop(line, None):
                made.waiting.setdefault(target, []).append(line)
        made.of(table).pointers.update(wanted)


def severed(row: RowName, before: Image, after: Image) -> Iterator[Pointer]:
    """Give the pointers that a row lost between two images of it, where it can do without."""
    for reference in JOURNALED[row[0]].references:
        held, none = before.get(reference.column), dict(reference.none)
        is_empty = all(after.get(name) == value for name, value in none.items())
        if held and none and is_empty:
            yield pointer(row, before, reference)


def pointer(row: RowName, before: Image, reference: Reference) -> Pointer:
    """Return what a row's image points to by a reference that may be empty."""
    none = dict(reference.none)
    keys = JOURNALED[row[0]].key
    return Pointer(row, {name: before[name] for name in (*keys, *none)}, none)


def keep_pointers(tx: Connection, pointers: Sequence[Pointer], batch: int) -> None:
    """Have these pointers put back with a batch."""
    lines = [
        {
            "batch": batch,
            "table_name": each.row[0],
            "op": POINTER,
            "row_key": each.row[1],
            "before": _encoded(each.before),
            "after": _encoded(each.after),
        }
        for each in pointers
    ]
    tx.execute(insert(journal), lines)


def pointing_to(tx: Connection, entries: Sequence[Entry], rows: set[RowName]) -> Iterator[Entry]:
    """Give those of these lines of pointers whose row, or whose target, is among `rows`."""
    known = images(tx, [entry.id for entry in entries])
    for entry in entries:
        before, _ = known[entry.id]
        targets = {
            (str(reference.target.name), str(before.get(reference.column)))
            for reference in JOURNALED[entry.table].references
            if before is not None and reference.none
        }
        if entry.row in rows or targets & rows:
            yield entry


def _rows(tx: Connection, table: str, keys: set[str], made: Plan) -> dict[str, Image]:
    """Return rows as the plan so far leaves them: as they are, or as they come back."""
    found = rows_now(tx, table, keys)
    inserts = made.of(table).inserts
    returning = {inserts[key]: key for key in keys & inserts.keys()}
    for line, (before, _) in images(tx, list(returning)).items():
        if before is not None:
            found[returning[line]] = before
    return found


def _without_target(
    tx: Connection, journaled: Journaled, wanted: Mapping[int, Pointer], made: Plan
) -> Iterator[tuple[int, RowName]]:
    """Give the lines whose pointer leads to what neither is there nor comes back, and to what."""
    fields = of_image(journaled.table)
    for reference in journaled.references if wanted else ():
        if not reference.none:
            continue
        name, held = str(reference.target.name), fields(reference.column)
        target = reference.target.alias("target")
        statement = select(_j.id, held).where(
            among(_j.id, "ids"),
            held > 0,
            reference.applies(fields),
            ~select(literal(1)).where(target.c.id == held).exists(),
        )
        lines = [line for line, each in wanted.items() if reference.column in each.columns]
        for some in batches(lines):
            for line, lost in tx.execute(statement, {"ids": list(some)}):
                if str(lost) not in made.of(name).inserts:
                    yield line, (name, str(lost))


def _encoded(image: Image) -> str:
    return msgspec.json.encode(dict(image)).decode()
