"""A table for trying the store by itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, Table, Text, func, select

from rapport.store.engine import Database
from rapport.store.types import Money, UtcTime, byte_ordered_text

metadata = MetaData()
probes = Table(
    "probes",
    metadata,
    Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True),
    Column("word", Text, nullable=False, server_default=""),
    Column("key", byte_ordered_text()),
    Column("amount", Money(50, 9)),
    Column("moment", UtcTime),
)


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    """Give a writing transaction that leaves nothing behind."""
    with database.writer.connect() as tx, tx.begin() as transaction:
        yield tx
        transaction.rollback()


def make(database: Database) -> None:
    with database.writing() as tx:
        metadata.create_all(tx)


def how_many(database: Database) -> int:
    with database.reading() as tx:
        return int(tx.execute(select(func.count()).select_from(probes)).scalar_one())
