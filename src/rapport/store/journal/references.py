"""What refers to what: looked for before rows go, and before rows that refer to others come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, Table, cast, literal, select

from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect.images import field_of
from rapport.store.journal.catalogue import JOURNALED, Fields, Journaled, Reference
from rapport.store.journal.entries import key_of
from rapport.store.journal.records import Clash, Obstacle
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
        for some in batches(list(rows)):
            wanted = {"ids": [int(key) for key in some]}
            if reference.is_loose:
                statement = statement.where(_was_changed_since(user, min(rows[key] for key in some)))
            for target, key in tx.execute(statement.limit(TOLD), wanted):
                yield Clash(table, str(target), Obstacle.USED, str(user.table.name), found=str(key))


def _was_changed_since(user: Journaled, line: int) -> ColumnElement[bool]:
    """Return the condition that a row at hand was inserted or changed after a line of the journal."""
    later = journal.alias("later")
    key = cast(key_of(user), String())
    return (
        select(literal(1))
        .where(later.c.table_name == user.table.name, later.c.row_key == key, later.c.id > line)
        .correlate(user.table)
        .exists()
    )


def lost_targets(
    tx: Connection,
    journaled: Journaled,
    lines: Sequence[int],
    *,
    held_by_key: bool,
    columns: Collection[str] | None = None,
) -> Iterator[Clash]:
    """Give the references of rows, as these lines have them before, to what is not there.

    With `columns` only those are looked at.
    """
    fields = of_image(journaled.table)
    for reference in journaled.references:
        if is_key(journaled, reference) != held_by_key or not (
            columns is None or reference.column in columns
        ):
            continue
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
                .exists()
            )
        for some in batches(lines):
            for key, lost in tx.execute(statement.limit(TOLD), {"ids": list(some)}):
                yield Clash(
                    str(journaled.table.name),
                    key,
                    Obstacle.LOST,
                    reference.column,
                    str(reference.target.name),
                    lost,
                )
