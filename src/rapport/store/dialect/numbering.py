"""Telling transactions apart: the batch that the journal counts what a transaction changes under."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Text,
    cast,
    func,
    literal_column,
    select,
    text,
    update,
)

from rapport.store.dialect.expressions import chosen
from rapport.store.dialect.which import Backend, backend
from rapport.store.tables import changes, journal_state

NEXT_BATCH = """
INSERT INTO journal_state (id, batch)
SELECT 1, 1 + max(
    coalesce((SELECT max(batch) FROM journal), 0), coalesce((SELECT max(batch) FROM changes), 0)
) WHERE true
ON CONFLICT (id) DO UPDATE SET batch = max(batch + 1, excluded.batch)
"""
"""Gives a SQLite transaction its number; `engine` runs it ahead of the first change. PostgreSQL does by itself."""

_LIFT = text(
    "SELECT setval('journal_batches', greatest("
    "(SELECT max(batch) FROM journal), (SELECT max(batch) FROM changes), 0) + 1, false)"
)


def current_batch() -> ColumnElement[int]:
    """Return the number of the transaction's batch, for a statement that changes something."""
    number: ColumnElement[int] = select(journal_state.c.batch).scalar_subquery()
    return chosen(sqlite=number, postgresql=func.journal_batch(type_=BigInteger()))


def current_transaction() -> ColumnElement[int]:
    """Return PostgreSQL's number of the transaction; 0 on SQLite, where ids come in order of the commits."""
    number: ColumnElement[Any] = cast(cast(func.pg_current_xact_id(), Text()), BigInteger())
    return chosen(sqlite=literal_column("0", BigInteger()), postgresql=number)


def settle_numbers(tx: Connection) -> None:
    """After rows were loaded: let batches go on after theirs, and forget the transactions of another database."""
    tx.execute(update(changes).where(changes.c.transaction_id > 0).values(transaction_id=0))
    if backend(tx) is Backend.POSTGRESQL:
        tx.execute(_LIFT)
