"""Carrying out a plan: set-wise, parents back before their children and gone after them.

Everything that a plan could not foresee (what refers to a row by now, what a row referred to) is looked for here.
The caller rolls back when anything was found: nothing is ever left half done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import (
    Connection,
    Insert,
    Select,
    String,
    Update,
    cast,
    delete,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import Failure, failure_of
from rapport.store.dialect.images import field_of
from rapport.store.journal.catalogue import JOURNALED, Journaled
from rapport.store.journal.entries import key_of, matching
from rapport.store.journal.records import Clash, Obstacle, Plan, RowName, RowPlans
from rapport.store.journal.references import lost_targets, users_of
from rapport.store.tables import journal, metadata

_j = journal.c


def apply(tx: Connection, plan: Plan) -> list[Clash]:
    """Carry a plan out and return what stands in the way; if anything does, the transaction is to be given up.

    A fixed number of statements a table, a set of columns and five thousand rows.
    """
    ordered = [
        (JOURNALED[table.name], plan.tables[table.name])
        for table in metadata.sorted_tables
        if table.name in plan.tables
    ]
    for journaled, rows in ordered:
        clashes = list(_put_back(tx, journaled, rows))
        if clashes:
            return clashes
    for journaled, rows in ordered:
        for statement, lines in _pointed(journaled, rows):
            for some in batches(lines):
                tx.execute(statement, {"ids": list(some)})
    # What hung on rows that go may have gone back to others by now.
    for journaled, rows in reversed(ordered):
        clashes = list(users_of(tx, journaled, rows.deletes, held_by_key=True))
        if clashes:
            return clashes
        for condition, parameters in matching(journaled, rows.deletes):
            tx.execute(delete(journaled.table).where(condition), parameters)
    return [
        clash
        for journaled, rows in ordered
        for clash in (
            *users_of(tx, journaled, rows.deletes, held_by_key=False),
            *_without_targets(tx, journaled, rows, held_by_key=False, absent=plan.absent),
        )
    ]


def _put_back(tx: Connection, journaled: Journaled, rows: RowPlans) -> Iterator[Clash]:
    """Update and insert the rows of one table; give what stands in the way, and then stop."""
    lost = list(_without_targets(tx, journaled, rows, held_by_key=True))
    if lost:
        yield from lost
        return
    _make_way(tx, journaled, rows)
    for statement, lines in (*_updates(journaled, rows), *_inserts(journaled, rows)):
        for some in [[each] for each in lines] if journaled.unique else batches(lines):
            try:
                tx.execute(statement, {"ids": [line for line, _ in some]})
            except IntegrityError as error:
                if failure_of(error) is not Failure.DUPLICATE:
                    raise
                yield Clash(journaled.table.name, some[0][1], Obstacle.EXISTS)
                return
    _loosen(tx, journaled, rows)


def _make_way(tx: Connection, journaled: Journaled, rows: RowPlans) -> None:
    """Take off the unique values of rows that get other ones or go: others may be waiting for them."""
    if not journaled.unique:
        return
    moved = [key for key, (_, columns) in rows.updates.items() if journaled.unique in columns]
    moved += rows.deletes
    table = journaled.table
    for condition, parameters in matching(journaled, moved):
        nobodys = literal("\n") + cast(key_of(journaled), String())
        tx.execute(update(table).where(condition).values({journaled.unique: nobodys}), parameters)


def _without_targets(
    tx: Connection,
    journaled: Journaled,
    rows: RowPlans,
    *,
    held_by_key: bool,
    absent: Collection[RowName] = (),
) -> Iterator[Clash]:
    inserted = [line for key, line in rows.inserts.items() if key not in rows.loosened]
    yield from lost_targets(tx, journaled, inserted, held_by_key=held_by_key, absent=absent)
    for columns, keys in _loosened(rows).items():
        lines = [rows.inserts[key] for key in keys]
        others = {reference.column for reference in journaled.references} - columns
        yield from lost_targets(tx, journaled, lines, held_by_key=held_by_key, absent=absent, columns=others)
    for columns, changed in _by_columns(rows).items():
        lines = [line for line, _ in changed]
        yield from lost_targets(tx, journaled, lines, held_by_key=held_by_key, absent=absent, columns=columns)


def _loosened(rows: RowPlans) -> dict[frozenset[str], list[str]]:
    """Return the keys of the rows that are to name nothing in some references, by their columns."""
    found: dict[frozenset[str], list[str]] = {}
    for key, columns in rows.loosened.items():
        found.setdefault(columns, []).append(key)
    return found


def _loosen(tx: Connection, journaled: Journaled, rows: RowPlans) -> None:
    for columns, keys in _loosened(rows).items():
        none = dict(
            pair
            for reference in journaled.references
            if reference.column in columns
            for pair in reference.none
        )
        for condition, parameters in matching(journaled, keys):
            tx.execute(update(journaled.table).where(condition).values(none), parameters)


def _by_columns(rows: RowPlans) -> dict[frozenset[str], list[tuple[int, str]]]:
    """Return the lines and keys of the rows to update, by the columns that are."""
    found: dict[frozenset[str], list[tuple[int, str]]] = {}
    for key, (line, columns) in rows.updates.items():
        found.setdefault(columns, []).append((line, key))
    return found


Change = tuple[Update | Insert, list[tuple[int, str]]]
"""A statement that takes lines of the journal as `ids`, and the lines and keys it is for."""


def _updates(journaled: Journaled, rows: RowPlans) -> Iterator[Change]:
    for columns, changed in _by_columns(rows).items():
        yield _update(journaled, columns), changed


def _pointed(journaled: Journaled, rows: RowPlans) -> Iterator[tuple[Update, list[int]]]:
    """Give what has rows point to where they did, and the lines that it takes."""
    found: dict[frozenset[str], list[int]] = {}
    for line, pointer in rows.pointers.items():
        found.setdefault(pointer.columns, []).append(line)
    for columns, lines in found.items():
        yield _update(journaled, columns), lines


def _update(journaled: Journaled, columns: Collection[str]) -> Update:
    table = journaled.table
    lines = _rows_before(journaled, [*journaled.key, *sorted(columns)]).subquery("lines")
    statement = update(table).values({name: lines.c[name] for name in sorted(columns)})
    return statement.where(*(table.c[name] == lines.c[name] for name in journaled.key))


def _inserts(journaled: Journaled, rows: RowPlans) -> Iterator[Change]:
    if rows.inserts:
        names = [column.name for column in journaled.table.columns]
        statement = insert(journaled.table).from_select(names, _rows_before(journaled, names))
        yield statement, [(line, key) for key, line in rows.inserts.items()]


def _rows_before(journaled: Journaled, names: Iterable[str]) -> Select[*tuple[Any, ...]]:
    """Select columns of the rows as they were before the lines that are given as `ids`."""
    columns = (field_of(_j.before, journaled.table.c[name]).label(name) for name in names)
    return select(*columns).select_from(journal).where(among(_j.id, "ids"))
