"""Taking turns in writing where the database does not ask for it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from rapport.store.dialect.which import Backend, backend

_ALONE = text("LOCK TABLE changes IN SHARE ROW EXCLUSIVE MODE")
"""Everybody who changes a record writes there."""


_AMONG_OTHERS = text("LOCK TABLE changes IN ROW EXCLUSIVE MODE")


def take_turn(tx: Connection) -> None:
    """Have everybody else who changes records wait until this transaction ends. To be called before it reads anything.

    SQLite's transactions do so anyway. On PostgreSQL one that reads much would lose race after race to a steady writer;
    ahead of all that it reads, this lets it wait in line instead, and nobody can overtake it.
    """
    if backend(tx) is Backend.POSTGRESQL:
        tx.execute(_ALONE)


def await_turn(tx: Connection) -> None:
    """Wait for whoever has taken a turn, and be ahead of the next. To be called before anything is read.

    Who has read already when they come upon such a turn finds everything changed after it.
    """
    if backend(tx) is Backend.POSTGRESQL:
        tx.execute(_AMONG_OTHERS)
