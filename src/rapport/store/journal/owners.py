"""Whose the rows of a plan are: the records that an undo touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, func, select

from rapport.core.kinds import Kind
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.journal.catalogue import JOURNALED, Journaled
from rapport.store.journal.entries import matching
from rapport.store.journal.records import Plan
from rapport.store.journal.references import of_image, of_row
from rapport.store.tables import journal

Record = tuple[Kind, int]

_j = journal.c


def owners(tx: Connection, plan: Plan) -> dict[str, set[Record]]:
    """Return the records that a plan touches in each table, before it is carried out.

    A row that moves from one record to another is of both.
    """
    found: dict[str, set[Record]] = {}
    for table, rows in plan.tables.items():
        journaled = JOURNALED[table]
        lines = [*rows.inserts.values(), *(line for line, _ in rows.updates.values()), *rows.pointers]
        found[table] = {
            *_of_lines(tx, journaled, lines),
            *_of_rows(
                tx,
                journaled,
                [*rows.deletes, *rows.updates, *(each.row[1] for each in rows.pointers.values())],
            ),
        }
    return found


def owner_of(tx: Connection, table: str, key: str) -> Record | None:
    """Return whose a row is or was; None if nothing tells."""
    journaled = JOURNALED[table]
    newest = select(func.max(_j.id)).where(_j.table_name == table, _j.row_key == key, _j.before.is_not(None))
    line = tx.scalar(newest)
    for record in (*_of_rows(tx, journaled, [key]), *_of_lines(tx, journaled, [line] if line else [])):
        return record
    return None


def _of_lines(tx: Connection, journaled: Journaled, lines: Sequence[int]) -> Iterator[Record]:
    statement: Select[int, int] = (
        select(*journaled.owner(of_image(journaled.table))).select_from(journal).distinct()
    )
    for some in batches(lines):
        yield from _records(tx, statement.where(among(_j.id, "ids")), {"ids": list(some)})


def _of_rows(tx: Connection, journaled: Journaled, keys: Sequence[str]) -> Iterator[Record]:
    table = journaled.table
    statement: Select[int, int] = select(*journaled.owner(of_row(table))).select_from(table).distinct()
    for condition, parameters in matching(journaled, keys):
        yield from _records(tx, statement.where(condition), parameters)


def _records(tx: Connection, statement: Select[int, int], parameters: dict[str, object]) -> Iterator[Record]:
    for kind, record in tx.execute(statement, parameters):
        if kind is not None:
            yield Kind(kind), record
