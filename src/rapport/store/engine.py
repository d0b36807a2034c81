"""Opening the portal's database: one SQLite file or one PostgreSQL database (architecture, section 3).

A `Database` keeps two sets of connections, so that a checkout needs no statement to prepare it: those for reading
can't write, those for writing take the write lock (or, on PostgreSQL, promise serial order) from the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from rapport.core.errors import BadArgument
from rapport.store import parts
from rapport.store.dialect import WRITING, Backend
from rapport.store.dialect.numbering import NEXT_BATCH


@dataclass(frozen=True, slots=True)
class Tuning:
    """What an administrator may turn. Times are in seconds, sizes in bytes.

    `readers` and `writers` are numbers of connections of one process; 0 takes what suits the database.
    `durable` off lets the newest acknowledged writes be lost (never torn) when the machine loses power.
    """

    readers: int = 0
    writers: int = 0
    patience: float = 10.0
    """How long to wait for a lock or a free connection."""
    statement_limit: float = 60.0
    """Longest single statement on PostgreSQL; 0: unlimited."""
    cache_size: int = 8 * 2**20
    """Of one connection to SQLite. The system's own cache holds the file: more here takes memory and gains nothing."""
    mapped_size: int = 0
    """How much of the file is mapped into memory: counts as the process's own, and was not measurably quicker."""
    durable: bool = True


DEFAULT_TUNING = Tuning()
_ALONE = "rapport_alone"
"""Execution option of a connection that opens no transactions."""


@dataclass(frozen=True, slots=True)
class Database:
    """An opened database. Use through `transaction.run`, which adds repeating; close when the process ends."""

    url: URL
    reader: Engine
    writer: Engine

    @property
    def backend(self) -> Backend:
        """Which database it is: for migrations, backup and check."""
        return Backend(self.writer.dialect.name)

    @property
    def has_one_writer(self) -> bool:
        """Whether writing transactions come one after another anyway, so that several may as well share a commit."""
        return self.backend is Backend.SQLITE

    @property
    def engines(self) -> tuple[Engine, Engine]:
        """Both engines, for whoever counts or traces statements."""
        return self.reader, self.writer

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection inside a transaction that sees one snapshot and can't write."""
        return self.reader.begin()

    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection inside a transaction that commits at the end, or rolls back on any exception."""
        return self.writer.begin()

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Give a connection outside of any transaction, each statement on its own: for upkeep (ANALYZE, VACUUM)."""
        with self.writer.connect() as connection:
            # On SQLite the level stays as it is: SQLAlchemy would put the driver into another mode afterwards.
            options = {_ALONE: True} if self.backend is Backend.SQLITE else {"isolation_level": "AUTOCOMMIT"}
            yield connection.execution_options(**options)

    def close(self) -> None:
        """Close every idle connection; those in use close when they are given back."""
        self.reader.dispose()
        self.writer.dispose()


def sqlite_url(file: Path) -> str:
    """Return the URL of a SQLite database in that file."""
    return URL.create("sqlite", database=str(file.absolute())).render_as_string()


def open_database(url: str, tuning: Tuning = DEFAULT_TUNING) -> Database:
    """Prepare access to a database; connects on first use.

    `url` is `sqlite:////folder/portal.db`, `postgresql://user@host/name`, or the plain path of a SQLite file.
    Raises BadArgument for anything else. The tables are `migrations.migrate`'s business.
    """
    if "://" not in url:
        url = sqlite_url(Path(url))
    try:
        parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise BadArgument("The database URL cannot be read.", parameter="database") from error
    backend = parsed.drivername.partition("+")[0]
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return _open_sqlite(parsed.set(drivername="sqlite"), tuning)
    if backend == "postgresql":
        return _open_postgresql(parsed.set(drivername="postgresql+psycopg"), tuning)
    raise BadArgument("The database has to be a SQLite file or a PostgreSQL URL.", parameter="database")


def _open_sqlite(url: URL, tuning: Tuning) -> Database:
    common: dict[str, Any] = {
        "pool_timeout": tuning.patience,
        "max_overflow": 0,
        "connect_args": {"timeout": tuning.patience, "isolation_level": None, "check_same_thread": False},
    }
    reader = create_engine(url, pool_size=tuning.readers or 4, pool_use_lifo=True, **common)
    # One writer a process: threads queue for it in order instead of polling SQLite's lock.
    writer = create_engine(url, pool_size=tuning.writers or 1, execution_options={WRITING: True}, **common)
    pragmas = [
        f"PRAGMA synchronous = {'FULL' if tuning.durable else 'NORMAL'}",
        "PRAGMA foreign_keys = ON",
        f"PRAGMA cache_size = {-tuning.cache_size // 1024}",
        f"PRAGMA mmap_size = {tuning.mapped_size}",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA journal_size_limit = 67108864",
    ]
    _at_connect(reader, ["PRAGMA journal_mode = WAL", *pragmas, "PRAGMA query_only = ON"])
    _at_connect(writer, ["PRAGMA journal_mode = WAL", *pragmas])
    _at_begin(reader, "BEGIN")
    _at_begin(writer, "BEGIN IMMEDIATE")
    _at_first_change(writer, NEXT_BATCH)
    return Database(url, reader, writer)


def _at_connect(engine: Engine, statements: list[str]) -> None:
    """Run statements on each new connection."""

    def prepare(connection: Any, _record: Any) -> None:
        for statement in statements:
            connection.execute(statement)

    event.listen(engine, "connect", prepare)


def _at_begin(engine: Engine, statement: str) -> None:
    """Open transactions with that statement. Straight to the driver: this is paid by every request."""

    def begin(connection: Connection) -> None:
        driver = connection.connection.dbapi_connection
        if driver is not None and not connection.get_execution_options().get(_ALONE):
            driver.execute(statement)

    event.listen(engine, "begin", begin)


def _at_first_change(engine: Engine, statement: str) -> None:
    """Run a statement ahead of the first insert, update or delete of each transaction, or of each part of one."""

    def begin(connection: Connection) -> None:
        parts.begin(connection, counts=not connection.get_execution_options().get(_ALONE))

    def look(
        connection: Connection, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: bool
    ) -> None:
        changes = context is not None and (context.isinsert or context.isupdate or context.isdelete)
        if changes and parts.is_first_change(connection):
            driver = connection.connection.dbapi_connection
            assert driver is not None
            driver.execute(statement)

    event.listen(engine, "begin", begin)
    event.listen(engine, "before_cursor_execute", look)


def _open_postgresql(url: URL, tuning: Tuning) -> Database:
    session = {
        "timezone": "UTC",
        "jit": "off",
        "lock_timeout": f"{int(tuning.patience * 1000)}ms",
        "statement_timeout": f"{int(tuning.statement_limit * 1000)}ms",
        "idle_in_transaction_session_timeout": "60s",
        "synchronous_commit": "on" if tuning.durable else "off",
    }
    common: dict[str, Any] = {
        "pool_timeout": tuning.patience,
        "pool_use_lifo": True,
        "use_native_hstore": False,
        "connect_args": {
            "options": " ".join(f"-c {name}={value}" for name, value in session.items()),
            "application_name": "rapport",
            "connect_timeout": max(2, int(tuning.patience)),
            "prepare_threshold": 2,
        },
    }
    reader = create_engine(
        url, isolation_level="REPEATABLE READ", pool_size=tuning.readers or 8, max_overflow=4, **common
    )
    writer = create_engine(
        url,
        isolation_level="SERIALIZABLE",
        pool_size=tuning.writers or 8,
        max_overflow=4,
        execution_options={WRITING: True},
        **common,
    )

    def read_only(connection: Any, _record: Any) -> None:
        connection.read_only = True

    def many_plans(connection: Any, _record: Any) -> None:
        connection.prepared_max = 500

    event.listen(reader, "connect", read_only)
    event.listen(reader, "connect", many_plans)
    event.listen(writer, "connect", many_plans)
    return Database(url, reader, writer)
