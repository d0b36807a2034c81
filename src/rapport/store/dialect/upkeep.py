"""What backup, restore and check ask of each database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Table, column, except_, func, select, table, text, union_all
from sqlalchemy.exc import DBAPIError

from rapport.store.dialect.failures import Failure, failure_of
from rapport.store.dialect.numbering import settle_numbers
from rapport.store.dialect.which import Backend, backend
from rapport.store.tables import search_documents

_leftovers = table("search_index_leftovers", column("document"), column("kind"))
_SLOW_INDEX = "ix_search_documents_grams"
_JOURNAL_TRIGGERS = {
    Backend.SQLITE: text(
        r"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'journal_*'"
    ),
    Backend.POSTGRESQL: text(
        "SELECT tgname, tgrelid::regclass::text FROM pg_trigger "
        "WHERE starts_with(tgname, 'journal_') AND tgenabled <> 'D'"
    ),
}


def is_told_later(tx: Connection) -> bool:
    """Whether the search index still has documents for a while that are gone (`store/search/leftovers.py`)."""
    return backend(tx) is Backend.SQLITE


def take_time(tx: Connection) -> None:
    """Let this transaction last as long as it needs."""
    if backend(tx) is Backend.POSTGRESQL:
        tx.execute(text("SET LOCAL statement_timeout = 0"))
        tx.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


@contextmanager
def loading(tx: Connection) -> Iterator[None]:
    """Fill tables inside: without a journal, and with an index that is slow to keep made anew at the end."""
    with _unjournaled(tx), _unindexed(tx):
        yield
    settle_numbers(tx)


def journal_triggers(tx: Connection) -> set[str]:
    """Return the names of the journal's triggers that are there and at work."""
    return {name for name, _ in tx.execute(_JOURNAL_TRIGGERS[backend(tx)])}


@contextmanager
def _unindexed(tx: Connection) -> Iterator[None]:
    """Leave the slow index aside."""
    if backend(tx) is not Backend.POSTGRESQL:
        yield
        return
    name = {"name": _SLOW_INDEX}
    indexes = list(tx.scalars(text("SELECT indexdef FROM pg_indexes WHERE indexname = :name"), name))
    tx.execute(text(f"DROP INDEX IF EXISTS {_SLOW_INDEX}"))
    yield
    for definition in indexes:
        tx.exec_driver_sql(definition)


@contextmanager
def _unjournaled(tx: Connection) -> Iterator[None]:
    """Leave the journal's triggers aside."""
    triggers = tx.execute(_JOURNAL_TRIGGERS[backend(tx)]).all()
    if backend(tx) is Backend.SQLITE:
        for name, _ in triggers:
            tx.exec_driver_sql(f"DROP TRIGGER {name}")
        yield
        for _, definition in triggers:
            tx.exec_driver_sql(definition)
        return
    for name, owner in triggers:
        tx.exec_driver_sql(f"ALTER TABLE {owner} DISABLE TRIGGER {name}")
    yield
    for name, owner in triggers:
        tx.exec_driver_sql(f"ALTER TABLE {owner} ENABLE TRIGGER {name}")


def refresh_statistics(connection: Connection) -> None:
    """Let PostgreSQL's planner know at once what was loaded. SQLite's plans do not depend on it."""
    if backend(connection) is Backend.POSTGRESQL:
        connection.execute(text("ANALYZE"))


def has_sequence(owner: Table) -> bool:
    """Return whether the database gives the table's ids."""
    return owner.autoincrement_column is not None


def last_id(tx: Connection, name: str) -> int:
    """Return the highest id that the table of that name has given so far; 0: none."""
    if backend(tx) is Backend.SQLITE:
        statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    else:
        statement = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)")
    return int(tx.execute(statement, {"name": name}).scalar() or 0)


def set_last_ids(tx: Connection, last_ids: Mapping[str, int]) -> None:
    """Let the next ids of the tables be those after the given ones (0: as it is)."""
    rows = [{"name": name, "last": last} for name, last in last_ids.items() if last]
    if not rows:
        return
    if backend(tx) is Backend.SQLITE:
        tx.execute(
            text("DELETE FROM sqlite_sequence WHERE name = :name"), [{"name": row["name"]} for row in rows]
        )
        tx.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), rows)
        return
    statement = text("SELECT setval(pg_get_serial_sequence(:name, 'id')::regclass, :last)")
    for row in rows:
        tx.execute(statement, row)


def damage(tx: Connection) -> list[str]:
    """Return what SQLite finds wrong with its file. PostgreSQL has no such question for its users."""
    if backend(tx) is not Backend.SQLITE:
        return []
    return [message for message in tx.scalars(text("PRAGMA integrity_check(20)")) if message != "ok"]


def broken_references(tx: Connection) -> Mapping[str, int]:
    """Return in which tables how many rows break a foreign key. PostgreSQL does not let it come to that."""
    if backend(tx) is not Backend.SQLITE:
        return {}
    return Counter(name for name, *_ in tx.execute(text("PRAGMA foreign_key_check")))


def search_index_sizes(tx: Connection, kinds: Sequence[int]) -> Mapping[int, int | None]:
    """Return, for each kind with an index of its own, how many documents that holds; None: others than it should.

    It should hold those that are there, and those that are still to be taken out of it.
    PostgreSQL's one index is as sound as any other: nothing to ask.
    """
    if backend(tx) is not Backend.SQLITE:
        return {}
    return {kind: _search_index_size(tx, kind) for kind in kinds}


def _search_index_size(tx: Connection, kind: int) -> int | None:
    indexed = select(table(f"search_index_{kind}_docsize", column("id")).c.id)
    there = select(search_documents.c.id).where(search_documents.c.kind == kind)
    gone = select(_leftovers.c.document).where(_leftovers.c.kind == kind)
    documents = select(union_all(there, gone).subquery().c.id)
    for one, other in ((documents, indexed), (indexed, documents)):
        if tx.execute(except_(one, other).limit(1)).first() is not None:
            return None
    return int(tx.execute(select(func.count()).select_from(indexed.subquery())).scalar_one())


def search_index_agrees(tx: Connection, kind: int) -> bool:
    """Let FTS5 compare every word of SQLite's index of a kind with the documents.

    What is still to be taken out of it has to be out. Takes the write lock; changes nothing.
    """
    name = f"search_index_{kind}"
    try:
        tx.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))  # noqa: S608
    except DBAPIError as error:
        if failure_of(error) is Failure.DAMAGED:
            return False
        raise
    return True
