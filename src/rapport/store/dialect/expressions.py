"""Parts of statements that each database wants in its own words."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnClause,
    ColumnElement,
    FromClause,
    Select,
    Table,
    TableClause,
    any_,
    column,
    func,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.sql.visitors import InternalTraversal

T = TypeVar("T")


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
    """A table to whose rows SQLite comes by way of a virtual table, in that one's order, or does not come at all."""

    _traverse_internals = [  # noqa: RUF012
        *TableClause._traverse_internals,  # noqa: SLF001
        ("leader", InternalTraversal.dp_string),
        ("alone", InternalTraversal.dp_boolean),
    ]

    def __init__(self, table: Table, leader: str, *, alone: bool) -> None:
        columns: list[ColumnClause[Any]] = [column(each.name, each.type) for each in table.columns]
        super().__init__(table.name, *columns)
        self.leader = leader
        self.alone = alone


@compiles(_Led)
def _write_table(element: _Led, compiler: SQLCompiler, **_: Any) -> str:
    return compiler.preparer.quote(element.name)


@compiles(_Led, "sqlite")
def _write_led(element: _Led, compiler: SQLCompiler, **options: Any) -> str:
    name = compiler.preparer.quote(element.name)
    if not options.get("asfrom"):
        return name
    if element.alone:
        return element.leader
    # CROSS JOIN is how SQLite is told which of two tables comes first.
    return f"{element.leader} CROSS JOIN {name} ON {name}.id = {element.leader}.rowid"


def led_by(table: Table, virtual_table: str, *, alone: bool = False) -> FromClause:
    """Return the table as a FROM whose rows SQLite finds one by one through `virtual_table`, their ids its rowids.

    On PostgreSQL it is the table alone. A limited query so stops early, which one with `IN (SELECT ...)` does not.
    `alone`: on SQLite it is the virtual table alone, for counting what that has; the columns can't be used then.
    """
    return _Led(table, virtual_table, alone=alone)


class _Numbered(FunctionElement[Any]):
    """A list that is one parameter, as rows of a value and its place."""

    name = "numbered"
    inherit_cache = True


@compiles(_Numbered, "sqlite")
def _write_numbered_for_sqlite(element: _Numbered, compiler: SQLCompiler, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    return f"(SELECT value, key AS place FROM json_each({given}))"  # noqa: S608  a parameter


@compiles(_Numbered, "postgresql")
def _write_numbered_for_postgresql(element: _Numbered, compiler: SQLCompiler, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    return f"(SELECT value, place FROM unnest({given}) WITH ORDINALITY AS given (value, place))"  # noqa: S608


def numbered(given: BindParameter[Any]) -> FromClause:
    """Return a parameter of type `types.IdList` as a FROM with the columns `value` and `place`, places ascending."""
    return _Numbered(given).table_valued("value", "place").alias("numbered")


def one_of(column: ColumnElement[T], subquery: Select[Any]) -> ColumnElement[bool]:
    """Return the condition that the column holds one of the few values that a correlated query gives for each row.

    It is looked up by an index on the column; PostgreSQL would try each pair of rows for an `IN`.
    """
    listed = any_(func.array(subquery.scalar_subquery()))
    return chosen(sqlite=column.in_(subquery), postgresql=column == listed)


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
