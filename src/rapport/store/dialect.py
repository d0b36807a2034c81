"""What differs between SQLite and PostgreSQL: the only place that asks which of them it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import (
    ClauseElement,
    ColumnClause,
    ColumnElement,
    Connection,
    FromClause,
    Insert,
    Table,
    TableClause,
    column,
    insert,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import SyntaxExtension
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.sql.visitors import InternalTraversal

T = TypeVar("T")

WRITING = "rapport_writing"
"""Execution option set on connections that may write."""


class Backend(StrEnum):
    """The two databases, under SQLAlchemy's names for them."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


def backend(tx: Connection) -> Backend:
    """Return which database the connection speaks to. For `store` only."""
    return Backend(tx.dialect.name)


class _OnConflict(SyntaxExtension, ClauseElement):
    """`ON CONFLICT`, the same words on both databases."""

    _traverse_internals = [  # noqa: RUF012  SQLAlchemy reads it as it stands
        ("table", InternalTraversal.dp_string),
        ("target", InternalTraversal.dp_string_list),
        ("updated", InternalTraversal.dp_string_list),
        ("only_changes", InternalTraversal.dp_boolean),
    ]

    def __init__(
        self,
        table: str,
        target: Sequence[str] = (),
        updated: Sequence[str] = (),
        *,
        only_changes: bool = False,
    ) -> None:
        self.table = table
        self.target = list(target)
        self.updated = list(updated)
        self.only_changes = only_changes

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        """Stand after VALUES."""
        insert_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_values")


@compiles(_OnConflict)
def _write_on_conflict(clause: _OnConflict, compiler: SQLCompiler, **_: Any) -> str:
    quote = compiler.preparer.quote
    target = f" ({', '.join(map(quote, clause.target))})" if clause.target else ""
    if not clause.updated:
        return f"ON CONFLICT{target} DO NOTHING"
    columns = [quote(name) for name in clause.updated]
    action = f"DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in columns)}"
    if clause.only_changes:
        action += (
            f" WHERE {' OR '.join(f'{quote(clause.table)}.{name} <> excluded.{name}' for name in columns)}"
        )
    return f"ON CONFLICT{target} {action}"


def insert_ignore(table: Table) -> Insert:
    """Return an INSERT that passes over rows whose unique key is already there. It tells no new ids."""
    return insert(table).inline().ext(_OnConflict(table.name))


def upsert(
    table: Table, columns: Sequence[str], *, key: Sequence[str] = (), only_changes: bool = False
) -> Insert:
    """Return an INSERT that, where the key is already there, sets `columns` of the standing row instead.

    It tells no new ids. `key` is a unique key of the table; none: its primary key. `only_changes` leaves the row
    alone when the columns (none of which may be null) hold the same already.
    """
    target = key or [column.name for column in table.primary_key]
    return insert(table).inline().ext(_OnConflict(table.name, target, columns, only_changes=only_changes))


class _Chosen(ColumnElement[T]):
    """One of two expressions, by database."""

    inherit_cache = True
    _traverse_internals = [  # noqa: RUF012
        ("sqlite", InternalTraversal.dp_clauseelement),
        ("postgresql", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, sqlite: ColumnElement[T], postgresql: ColumnElement[T]) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql
        self.type = postgresql.type

    def self_group(self, against: OperatorType | None = None) -> ColumnElement[Any]:  # noqa: ARG002
        """Stay as it is: it is written with brackets, and a condition needs no `= 1`."""
        return self


@compiles(_Chosen, "sqlite")
def _write_for_sqlite(element: _Chosen[Any], compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.sqlite, **options)})"


@compiles(_Chosen, "postgresql")
def _write_for_postgresql(element: _Chosen[Any], compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.postgresql, **options)})"


def chosen(*, sqlite: ColumnElement[T], postgresql: ColumnElement[T]) -> ColumnElement[T]:
    """Return the expression that suits the database the statement is run on."""
    return _Chosen(sqlite, postgresql)


class _Led(TableClause):
    """A table to whose rows SQLite comes by way of a virtual table, in that one's order."""

    _traverse_internals = [*TableClause._traverse_internals, ("leader", InternalTraversal.dp_string)]  # noqa: RUF012, SLF001

    def __init__(self, table: Table, leader: str) -> None:
        columns: list[ColumnClause[Any]] = [column(each.name, each.type) for each in table.columns]
        super().__init__(table.name, *columns)
        self.leader = leader


@compiles(_Led)
def _write_table(element: _Led, compiler: SQLCompiler, **_: Any) -> str:
    return compiler.preparer.quote(element.name)


@compiles(_Led, "sqlite")
def _write_led(element: _Led, compiler: SQLCompiler, **options: Any) -> str:
    name = compiler.preparer.quote(element.name)
    if not options.get("asfrom"):
        return name
    # CROSS JOIN is how SQLite is told which of two tables comes first.
    return f"{element.leader} CROSS JOIN {name} ON {name}.id = {element.leader}.rowid"


def led_by(table: Table, virtual_table: str) -> FromClause:
    """Return the table as a FROM whose rows SQLite finds one by one through `virtual_table`, their ids its rowids.

    On PostgreSQL it is the table alone. A limited query so stops early, which one with `IN (SELECT ...)` does not.
    """
    return _Led(table, virtual_table)


class _Unindexed(ColumnElement[T]):
    """A column that SQLite's planner is not to look up in an index."""

    inherit_cache = True
    _traverse_internals = [("column", InternalTraversal.dp_clauseelement)]  # noqa: RUF012

    def __init__(self, column: ColumnElement[T]) -> None:
        self.column = column
        self.type = column.type


@compiles(_Unindexed)
def _write_plain(element: _Unindexed[Any], compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.column, **options)


@compiles(_Unindexed, "sqlite")
def _write_unindexed(element: _Unindexed[Any], compiler: SQLCompiler, **options: Any) -> str:
    return f"+{compiler.process(element.column, **options)}"


def unindexed(column: ColumnElement[T]) -> ColumnElement[T]:
    """Return the column in a form that keeps SQLite from walking an index on it: for ordering few rows.

    PostgreSQL weighs that by its statistics, so there it is the plain column.
    """
    return _Unindexed(column)


def like_escape(words: str) -> str:
    r"""Return text in which `%`, `_` and `\` stand for themselves in LIKE with ESCAPE '\'."""
    return words.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


_SQLITE_VERSION = text("SELECT seq FROM sqlite_sequence WHERE name = 'changes'")
_POSTGRESQL_VERSION = text("SELECT pg_current_snapshot()::text")


def data_version(tx: Connection) -> str:
    """Return a token that differs whenever a query of this transaction could see other data than one with the same.

    On SQLite it is the number of the newest entry of the change log (every change writes one, and commits come one
    after another); on PostgreSQL the snapshot itself, as commits there don't come in order of their numbers.
    A transaction that may itself have changed something never gets the same token twice.
    """
    if tx.get_execution_options().get(WRITING):
        return uuid4().hex
    if backend(tx) is Backend.SQLITE:
        return str(tx.execute(_SQLITE_VERSION).scalar())
    return str(tx.execute(_POSTGRESQL_VERSION).scalar())


class Failure(Enum):
    """What went wrong inside the database, as far as anybody can do something about it."""

    RACE = auto()
    """Somebody else was quicker: the same again will do."""
    DUPLICATE = auto()
    """A unique key is taken."""
    FULL = auto()
    """No space left."""
    LOST = auto()
    """The database can't be reached, or hung up."""
    SLOW = auto()
    """The statement took longer than it may."""
    DAMAGED = auto()
    """What is stored can't be read."""
    OTHER = auto()


_SQLITE_FAILURES = {
    sqlite3.SQLITE_BUSY: Failure.RACE,
    sqlite3.SQLITE_LOCKED: Failure.RACE,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_IOERR: Failure.LOST,
    sqlite3.SQLITE_CANTOPEN: Failure.LOST,
    sqlite3.SQLITE_INTERRUPT: Failure.SLOW,
    sqlite3.SQLITE_CORRUPT: Failure.DAMAGED,
    sqlite3.SQLITE_NOTADB: Failure.DAMAGED,
}
_SQLITE_DUPLICATES = {sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY}
_SQLSTATES = {
    "40001": Failure.RACE,
    "40P01": Failure.RACE,
    "55P03": Failure.RACE,
    "23505": Failure.DUPLICATE,
    "53100": Failure.FULL,
    "53200": Failure.FULL,
    "53300": Failure.LOST,
    "57014": Failure.SLOW,
    "57P01": Failure.LOST,
    "57P02": Failure.LOST,
    "57P03": Failure.LOST,
    "XX001": Failure.DAMAGED,
    "XX002": Failure.DAMAGED,
}


def failure_of(error: BaseException) -> Failure:
    """Return what kind of failure the driver (or SQLAlchemy around it) tells."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return Failure.LOST
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code in _SQLITE_DUPLICATES:
            return Failure.DUPLICATE
        return _SQLITE_FAILURES.get(code & 0xFF, Failure.OTHER)
    state = getattr(cause, "sqlstate", "")
    if state is None and type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}:
        return Failure.LOST  # psycopg gives no state when there was no server to give one
    if str(state).startswith("08"):
        return Failure.LOST
    return _SQLSTATES.get(str(state), Failure.OTHER)
