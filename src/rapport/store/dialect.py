"""What differs between SQLite and PostgreSQL: the only place that asks which of them it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from enum import Enum, StrEnum, auto
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import ClauseElement, ColumnElement, Connection, Insert, Table, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.base import SyntaxExtension
from sqlalchemy.sql.compiler import SQLCompiler
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
        ("target", InternalTraversal.dp_string_list),
        ("updated", InternalTraversal.dp_string_list),
    ]

    def __init__(self, target: Sequence[str], updated: Sequence[str]) -> None:
        self.target = list(target)
        self.updated = list(updated)

    def apply_to_insert(self, insert_stmt: Insert) -> None:
        """Stand after VALUES."""
        insert_stmt.apply_syntax_extension_point(self.append_replacing_same_type, "post_values")


@compiles(_OnConflict)
def _write_on_conflict(clause: _OnConflict, compiler: SQLCompiler, **_: Any) -> str:
    quote = compiler.preparer.quote
    target = f" ({', '.join(map(quote, clause.target))})" if clause.target else ""
    if not clause.updated:
        return f"ON CONFLICT{target} DO NOTHING"
    assignments = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in clause.updated)
    return f"ON CONFLICT{target} DO UPDATE SET {assignments}"


def insert_ignore(table: Table) -> Insert:
    """Return an INSERT that passes over rows whose unique key is already there."""
    return insert(table).ext(_OnConflict((), ()))


def upsert(table: Table, columns: Sequence[str], *, key: Sequence[str] = ()) -> Insert:
    """Return an INSERT that, where the key is already there, sets `columns` of the standing row instead.

    `key` is a unique key of the table; none: its primary key.
    """
    return insert(table).ext(_OnConflict(key or [column.name for column in table.primary_key], columns))


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
    OTHER = auto()


_SQLITE_FAILURES = {
    sqlite3.SQLITE_BUSY: Failure.RACE,
    sqlite3.SQLITE_LOCKED: Failure.RACE,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_IOERR: Failure.LOST,
    sqlite3.SQLITE_CANTOPEN: Failure.LOST,
    sqlite3.SQLITE_INTERRUPT: Failure.SLOW,
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
