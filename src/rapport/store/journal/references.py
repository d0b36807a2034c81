"""What refers to what: looked for before rows go, and before rows that refer to others come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, cast, func, literal, or_, select, true

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect.images import field_of
from rapport.store.dialect.numbering import current_batch
from rapport.store.journal.catalogue import JOURNALED, Fields, Journaled, Reference
from rapport.store.journal.entries import key_of
from rapport.store.journal.records import POINTER, Clash, Obstacle, RowName
from rapport.store.tables import journal

TOLD = 20
"""So many clashes of one sort are told, no more."""

_j = journal.c


def of_image(table: Table, image: ColumnElement[Any] = _j.before) -> Fields:
    """Return what gives the fields of a row of that table from its image."""
    return lambda name: field_of(image, table.c[name])


def of_row(table: Table) -> Fields:
    """Return what gives the fields of a row of that table at hand."""
    return lambda name: table.c[name]


@cache
def references_to(table: Table) -> Sequence[tuple[Journaled, Reference]]:
    """Return everything that may refer to a row of that table."""
    return [
        (journaled, reference)
        for journaled in JOURNALED.values()
        for reference in journaled.references
        if reference.target is table
    ]


def is_key(journaled: Journaled, reference: Reference) -> bool:
    """Whether the database itself holds the reference, so that deleting its target takes the row along."""
    return bool(journaled.table.c[reference.column].foreign_keys)


def users_of(
    tx: Connection, journaled: Journaled, rows: Mapping[str, int], *, held_by_key: bool
) -> Iterator[Clash]:
    """Give what refers to the rows of these keys, by a foreign key or only otherwise.

    With each key goes the line that tells of its insert: what referred to it before that does not count.
    """
    if not rows:
        return
    table = journaled.table.name
    for user, reference in references_to(journaled.table):
        if is_key(user, reference) != held_by_key:
            continue
        column = user.table.c[reference.column]
        statement = select(column, key_of(user)).where(
            among(column, "ids"), reference.applies(of_row(user.table))
        )
        if reference.is_loose:
            statement = statement.where(_referred_since(user, reference))
        for some in batches(list(rows)):
            wanted = {"ids": [int(key) for key in some], "lines": [rows[key] for key in some]}
            for target, key in tx.execute(statement.limit(TOLD), wanted):
                yield Clash(table, str(target), Obstacle.USED, str(user.table.name), found=str(key))


def _referred_since(user: Journaled, reference: Reference) -> ColumnElement[bool]:
    """Return the condition that a row at hand referred to its target only after that was inserted.

    What was done to the row first after the insert tells how it was then. What the undo under way does is left aside.
    """
    column = user.table.c[reference.column]
    key = cast(key_of(user), String())
    made, first, later = journal.alias("made"), journal.alias("first"), journal.alias("later")
    next_line = (
        select(func.min(later.c.id))
        .where(later.c.table_name == user.table.name, later.c.row_key == key, later.c.id > made.c.id)
        .where(later.c.batch != current_batch(), later.c.op != POINTER)
        .correlate(made, user.table)
        .scalar_subquery()
    )
    referred_then = field_of(first.c.before, column) == column
    return (
        select(literal(1))
        .select_from(made.join(first, first.c.id == next_line))
        .where(among(made.c.id, "lines"), made.c.row_key == cast(column, String()))
        .where(or_(first.c.before.is_(None), ~referred_then))
        .correlate(user.table)
        .exists()
    )


def lost_targets(
    tx: Connection,
    journaled: Journaled,
    lines: Sequence[int],
    *,
    held_by_key: bool,
    absent: Collection[RowName] = (),
    columns: Collection[str] | None = None,
) -> Iterator[Clash]:
    """Give the references of rows, as these lines have them before, to what is not there.

    With `columns` only those are looked at. `absent` rows were not there then either: who bears with that may.
    """
    table = str(journaled.table.name)
    for reference in journaled.references:
        if is_key(journaled, reference) != held_by_key or not (
            columns is None or reference.column in columns
        ):
            continue
        target = str(reference.target.name)
        for key, lost in lost_by(tx, journaled, reference, lines, limit=TOLD):
            if not (reference.is_loose and (target, str(lost)) in absent):
                yield Clash(table, key, Obstacle.LOST, reference.column, target, lost)


def lost_by(
    tx: Connection,
    journaled: Journaled,
    reference: Reference,
    lines: Sequence[int],
    *,
    limit: int | None = None,
    is_begun: bool = True,
) -> Iterator[tuple[str, int]]:
    """Give the rows, as these lines have them before, whose reference is to what is not there: key and target.

    At most `limit` for each five thousand lines. `is_begun`: the transaction has changed something, and what it
    deleted itself does not count. Before that, SQLite's number of the batch is that of the transaction before it.
    """
    fields = of_image(journaled.table)
    target = reference.target.alias("target")
    pointer = fields(reference.column)
    statement = select(_j.row_key, pointer).where(
        among(_j.id, "ids"),
        pointer > 0,
        reference.applies(fields),
        ~select(literal(1)).where(target.c.id == pointer).exists(),
    )
    if reference.is_loose:
        gone = journal.alias("gone")
        statement = statement.where(
            select(literal(1))
            .where(gone.c.table_name == reference.target.name, gone.c.op == "D")
            .where(gone.c.row_key == cast(pointer, String()), gone.c.id > _j.id)
            .where(gone.c.batch != current_batch() if is_begun else true())
            .exists()
        )
    for some in batches(lines):
        found = tx.execute(statement.limit(limit), {"ids": list(some)})
        yield from ((key, lost) for key, lost in found)
