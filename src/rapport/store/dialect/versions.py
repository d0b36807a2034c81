"""What version of the data a transaction sees."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import Connection, text

from rapport.store.dialect.which import WRITING, Backend, backend

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
