"""Running the revisions that are missing, one process at a time."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from rapport.core.errors import InvalidOperation
from rapport.store.dialect import Backend
from rapport.store.engine import Database
from rapport.store.migrations import FLOOR, HEAD, stored_revision

_ADVISORY_LOCK = 7_237_140_519
"""An arbitrary number that means "Rapport migrates" to PostgreSQL."""


def configuration(connection: Connection) -> Config:
    """Return Alembic's configuration for that connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, revision: str = HEAD) -> None:
    """Run what is missing up to `revision`, in one transaction. Waits for another process that is at it."""
    with _only_one(database):
        stored = stored_revision(database)
        if stored >= revision:
            return
        if database.backend is Backend.SQLITE:
            _keep_copy(database, stored)
        with _changing(database) as connection:
            command.upgrade(configuration(connection), revision)
            connection.execute(text("DELETE FROM schema_state"))
            connection.execute(
                text("INSERT INTO schema_state (id, oldest_code) VALUES (1, :floor)"), {"floor": FLOOR}
            )


@contextmanager
def _only_one(database: Database) -> Iterator[None]:
    if database.backend is Backend.SQLITE:
        file = _file(database)
        with file.with_name(file.name + ".migrating").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    with database.alone() as connection:
        connection.detach()  # the session's settings and lock end with it
        connection.execute(text("SET lock_timeout = 0"))
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _ADVISORY_LOCK})
        yield


@contextmanager
def _changing(database: Database) -> Iterator[Connection]:
    """Give a connection in a transaction fit for changing tables."""
    with database.writer.connect() as connection:
        if database.backend is Backend.POSTGRESQL:
            with connection.begin():
                # Rather fail and be started again than queue up before everybody else's statements.
                connection.execute(text("SET LOCAL lock_timeout = '5s'"))
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                yield connection
            return
        connection.detach()
        driver: Any = connection.connection.dbapi_connection
        # Tables are rebuilt to change them: references must not cascade meanwhile, and are checked at the end.
        driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise InvalidOperation(
                    f"The upgrade was taken back: it would leave {broken[0]} inconsistent."
                )


def _file(database: Database) -> Path:
    assert database.url.database is not None
    return Path(database.url.database)


def _keep_copy(database: Database, stored: str) -> None:
    """Before changing a filled database, put a copy beside it, so that the way back is one rename."""
    if not stored:
        return
    file = _file(database)
    copy = file.with_name(f"{file.name}.before-{HEAD}")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
