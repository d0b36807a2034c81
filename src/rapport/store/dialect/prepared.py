"""Statements that nearly every request sends, run with less ado on SQLite.

SQLAlchemy builds and compiles a statement once, but each run of it costs about thirty microseconds beside what the
database does: a context, a cursor result, a row type, looked-up processors. A request that creates an opportunity
sends eleven statements, so this was a quarter of its time. Here the text and the processors of values are looked up
once; PostgreSQL, where a round trip costs more than that, keeps to SQLAlchemy's own way.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from rapport.store.batches import batches
from rapport.store.dialect.which import Backend, backend

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.sql import ClauseElement, Executable

IN_ONE = 200
"""So many rows go into one statement: of 40 columns they have a quarter of the parameters that SQLite allows."""

Process = Callable[[Any], Any]
Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A compiled statement taken apart."""

    compiled: SQLCompiler
    text: str
    constants: Parameters
    """Ready values that the statement brings along, by the names of their placeholders."""
    pick: Callable[[Parameters], tuple[Any, ...]]
    """Takes the values of the placeholders, in order."""
    writers: tuple[tuple[int, Process], ...]
    """Placeholders whose values go to the driver in another form."""
    row: Callable[[Sequence[Any]], Any] | None
    readers: tuple[tuple[int, Process], ...]
    """Places in a row whose values the driver gives in another form."""
    grouped: str
    """An insert of `IN_ONE` rows, one after another in the values; empty for other statements."""

    def bound(self, parameters: Parameters) -> Sequence[Any]:
        """Return what goes into the placeholders."""
        picked = self.pick({**parameters, **self.constants} if self.constants else parameters)
        if not self.writers:
            return picked
        values = list(picked)
        for place, process in self.writers:
            values[place] = process(values[place])
        return values

    def bound_all(self, rows: Sequence[Parameters]) -> Sequence[Sequence[Any]]:
        """Return what goes into the placeholders for each of many rows; a value that all share is made once."""
        if self.constants or not self.writers:
            return [self.bound(row) for row in rows]
        columns: list[Sequence[Any]] = list(zip(*map(self.pick, rows), strict=True))
        for place, process in self.writers:
            column = columns[place]
            is_shared = column.count(column[0]) == len(column)
            columns[place] = [process(column[0])] * len(column) if is_shared else list(map(process, column))
        return list(zip(*columns, strict=True))

    def read(self, row: Sequence[Any]) -> Any:
        """Return a row as the columns' types have it, its values also by name."""
        assert self.row is not None
        if not self.readers:
            return self.row(row)
        values = list(row)
        for place, process in self.readers:
            values[place] = process(values[place])
        return self.row(values)


class Prepared:
    """A statement with all its parameters named, none of them expanding, that is run as it is each time.

    An insert names its columns by the parameters of its first run: they have to be the same every time, and none of
    the others may have a default that Python computes.
    """

    def __init__(self, statement: Executable) -> None:
        self.statement = statement
        self._plan: _Plan | None = None

    def rows(self, tx: Connection, parameters: Parameters) -> Sequence[Any]:
        """Run the statement and return its rows: tuples, with values by name too."""
        if backend(tx) is not Backend.SQLITE:
            return tx.execute(self.statement, dict(parameters)).all()
        plan = self._plan or self._prepare(tx.dialect, parameters)
        bound = plan.bound(parameters)
        return [plan.read(row) for row in _send(tx, plan, bound, many=False).fetchall()]

    def run(self, tx: Connection, rows: Sequence[Parameters]) -> None:
        """Run a statement that gives no rows once for each of the parameters."""
        if not rows:
            return
        if backend(tx) is not Backend.SQLITE:
            tx.execute(self.statement, [dict(row) for row in rows])
            return
        plan = self._plan or self._prepare(tx.dialect, rows[0])
        bound = plan.bound_all(rows)
        many = len(bound) > 1
        _send(tx, plan, bound if many else bound[0], many=many)

    def _prepare(self, dialect: Dialect, parameters: Parameters) -> _Plan:
        statement: ClauseElement = self.statement  # type: ignore[assignment]  # all executables here are clauses
        compiled = statement.compile(dialect=dialect, column_keys=list(parameters))
        assert isinstance(compiled, SQLCompiler)
        assert not compiled.insert_prefetch, f"Python computes a default of {compiled}"
        assert compiled.positiontup is not None
        given = compiled.construct_params(_check=False)
        processors = compiled._bind_processors  # noqa: SLF001  SQLAlchemy has no public way to ask for them
        names: list[str] = []
        constants: dict[str, Any] = {}
        writers: list[tuple[int, Process]] = []
        for place, name in enumerate(compiled.positiontup):
            process = processors.get(name)
            assert process is None or callable(process), f"{name} is a tuple"
            if compiled.binds[name].required:
                names.append(compiled.binds[name].key)
                writers += [(place, process)] if process else []
            else:
                names.append(name)
                constants[name] = process(given[name]) if process else given[name]
        columns = compiled._result_columns  # noqa: SLF001  the same
        readers = [
            (place, process)
            for place, column in enumerate(columns)
            if (process := column.type._cached_result_processor(dialect, None))  # noqa: SLF001  the same
        ]
        text = str(compiled)
        make = _row_maker([column.keyname for column in columns]) if columns else None
        self._plan = _Plan(
            compiled, text, constants, _picker(names), tuple(writers), make, tuple(readers), _grouped(text)
        )
        return self._plan


def _grouped(text: str) -> str:
    """Return the text of an insert of one row as one of many; nothing for a statement that is none."""
    head, values, row = text.partition(" VALUES ")
    row, conflict, action = row.partition(" ON CONFLICT")
    if not text.startswith("INSERT INTO") or not values or " RETURNING " in text:
        return ""
    return f"{head}{values}{', '.join([row] * IN_ONE)}{conflict}{action}"


def _picker(names: Sequence[str]) -> Callable[[Parameters], tuple[Any, ...]]:
    """Return what takes the values of these names."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda parameters: tuple(parameters[name] for name in names)


def _row_maker(names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    """Return what makes a tuple with named values; second names, and those Python has no room for, are left out."""
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # the names are the statement's
    make: Callable[[Sequence[Any]], Any] = row._make
    return make


def _send(tx: Connection, plan: _Plan, bound: Any, *, many: bool) -> Any:
    """Return the cursor of a statement that was run, after telling whoever listens to statements.

    Raises what SQLAlchemy raises.
    """
    driver = tx.connection.dbapi_connection
    assert driver is not None
    cursor = driver.cursor()
    for listener in tx.dispatch.before_cursor_execute:
        listener(tx, cursor, plan.text, bound, plan.compiled, many)
    try:
        return _execute_many(cursor, plan, bound) if many else cursor.execute(plan.text, bound)
    except sqlite3.Error as error:
        raise DBAPIError.instance(plan.text, bound, error, sqlite3.Error, dialect=tx.dialect) from error


def _execute_many(cursor: Any, plan: _Plan, bound: Sequence[Sequence[Any]]) -> Any:
    """Run a statement for many rows.

    Each row that is run by itself hands the interpreter to other threads and waits to have it back; of inserts,
    many rows go at once.
    """
    whole = len(bound) - len(bound) % IN_ONE if plan.grouped else 0
    for some in batches(bound[:whole], IN_ONE):
        cursor.execute(plan.grouped, list(chain.from_iterable(some)))
    return cursor.executemany(plan.text, bound[whole:])
