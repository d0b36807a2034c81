"""Putting a great many rows into tables at once: the driver's quickest way, indexes taken off meanwhile."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import Dialect, Table, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect

from rapport.store.engine import Database

RowOfValues = Sequence[Any]
Convert = Callable[[Any], Any]


class Sink(ABC):
    """A database that takes rows in bulk. Rows come as tuples of Python values, as the tables' types take them."""

    dialect: Dialect

    @abstractmethod
    def write(self, table: Table, columns: Sequence[str], rows: Iterable[RowOfValues]) -> None:
        """Insert the rows."""

    @abstractmethod
    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement and return what it gives."""

    @abstractmethod
    def bare(self, tables: Sequence[Table]) -> Any:
        """Give a block in which these tables have no triggers, and no indexes but their keys; afterwards they have."""

    def converted(
        self, table: Table, columns: Sequence[str], rows: Iterable[RowOfValues]
    ) -> Iterator[RowOfValues]:
        """Return the rows as the driver takes them."""
        converters: list[tuple[int, Convert]] = []
        for place, name in enumerate(columns):
            processor = table.c[name].type.dialect_impl(self.dialect).bind_processor(self.dialect)
            if processor is not None:
                converters.append((place, processor))
        if not converters:
            yield from rows
            return
        for row in rows:
            values = list(row)
            for place, convert in converters:
                values[place] = convert(values[place])
            yield values


class SqliteSink(Sink):
    """A SQLite file that nobody else has open."""

    dialect = sqlite_dialect.dialect()

    def __init__(self, file: str) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "cache_size = -1000000",
            "temp_store = MEMORY",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("PRAGMA threads = 2")

    def write(self, table: Table, columns: Sequence[str], rows: Iterable[RowOfValues]) -> None:
        """Insert the rows."""
        marks = ", ".join("?" * len(columns))
        self._connection.execute("BEGIN")
        self._connection.executemany(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})",
            self.converted(table, columns, rows),
        )
        self._connection.execute("COMMIT")

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement and return what it gives."""
        return self._connection.execute(statement).fetchall()

    @contextmanager
    def bare(self, tables: Sequence[Table]) -> Iterator[None]:
        """Take triggers and indexes off for the block."""
        names = ", ".join(f"'{table.name}'" for table in tables)
        found = self.execute(
            f"SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql <> '' "
            f"AND tbl_name IN ({names}) ORDER BY type"
        )
        for kind, name, _ in found:
            self.execute(f'DROP {kind} "{name}"')
        yield
        for _, _, statement in found:
            self.execute(statement)

    def close(self) -> None:
        """Put the journal back to what a server expects and close."""
        self.execute("PRAGMA journal_mode = WAL")
        self._connection.close()


class PostgresSink(Sink):
    """A PostgreSQL database."""

    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute("SET synchronous_commit = off")
        self._connection.execute("SET maintenance_work_mem = '512MB'")

    def write(self, table: Table, columns: Sequence[str], rows: Iterable[RowOfValues]) -> None:
        """Insert the rows, and move the sequence of the ids behind them."""
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN") as copy,
        ):
            for row in self.converted(table, columns, rows):
                copy.write_row(row)
        if "id" in columns and table.c.id.identity is not None:
            self._connection.execute(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))"
            )

    def execute(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement and return what it gives."""
        cursor = self._connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []

    @contextmanager
    def bare(self, tables: Sequence[Table]) -> Iterator[None]:
        """Take triggers and indexes off for the block."""
        names = ", ".join(f"'{table.name}'" for table in tables)
        found = self.execute(
            f"SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ({names}) AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint)"
        )
        for name, _ in found:
            self.execute(f'DROP INDEX "{name}"')
        for table in tables:
            self.execute(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
        yield
        for _, statement in found:
            self.execute(statement)
        for table in tables:
            self.execute(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")

    def close(self) -> None:
        """Bring the statistics up to date and close."""
        self.execute("VACUUM ANALYZE")
        self._connection.close()


@contextmanager
def sink_of(database: Database) -> Iterator[Sink]:
    """Open a portal's database for filling; nobody else may have it open."""
    sink: SqliteSink | PostgresSink
    url = make_url(str(database.url.render_as_string(hide_password=False)))
    if url.get_backend_name() == "sqlite":
        assert url.database
        sink = SqliteSink(url.database)
    else:
        sink = PostgresSink(url.set(drivername="postgresql").render_as_string(hide_password=False))
    yield sink
    sink.close()
