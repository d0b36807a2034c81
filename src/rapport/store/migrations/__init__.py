"""The database's shape, brought up to what the program expects when it starts (house rule 3.10).

A revision is a file of `versions`, numbered 0001, 0002, …. `python -m rapport.store.migrations.generate` writes the
next one from the tables' declarations, for a human to read and mend. Revisions import nothing of the program.
"""

from __future__ import annotations

import importlib

from sqlalchemy import Connection, text

from rapport.core.errors import InvalidOperation
from rapport.store.dialect import Backend, backend
from rapport.store.engine import Database
from rapport.store.transaction import run

__all__ = ["FLOOR", "HEAD", "migrate", "stored_revision"]

HEAD = "0002"
"""The newest revision this program knows, and the one it works on. A test compares it with `versions`."""
FLOOR = "0002"
"""The oldest revision whose program can still work on a database at HEAD: moves when something is taken away.

0001 does not know the journal's pointers, and would undo without them.
"""

_VERSION_TABLE = {
    Backend.SQLITE: text("SELECT name FROM sqlite_master WHERE name = 'alembic_version'"),
    Backend.POSTGRESQL: text("SELECT to_regclass('alembic_version')::text"),
}


def stored_revision(database: Database) -> str:
    """Return the revision the database is at; empty: nothing there yet. Raises Unavailable."""
    return run(database, write=False, body=revision_of)


def revision_of(tx: Connection) -> str:
    """Return the revision as this transaction sees it; empty: none."""
    if tx.execute(_VERSION_TABLE[backend(tx)]).scalar() is None:
        return ""
    return str(tx.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def migrate(database: Database, revision: str = HEAD) -> None:
    """Bring the database to the revision of this program, making it if there is none. One query if it is there.

    An older `revision` is for a backup of that age.

    Several processes may call it at once: one works, the others wait. Raises InvalidOperation when a newer program
    has changed the database so that this one can't work on it, and Unavailable when it can't be reached.
    """
    stored = stored_revision(database)
    if stored >= revision and stored <= HEAD:
        return
    if stored > HEAD:
        run(database, write=False, body=_require_still_usable)
        return
    # Alembic takes longer to load than everything else at start, and is needed once a release.
    upgrading = importlib.import_module("rapport.store.migrations.upgrading")
    upgrading.upgrade(database, revision)


def _require_still_usable(tx: Connection) -> None:
    """Let a program work on a newer database as long as the newer one left room for it: a rolling upgrade."""
    oldest = str(tx.execute(text("SELECT oldest_code FROM schema_state")).scalar() or "")
    if not oldest or oldest > HEAD:
        raise InvalidOperation(
            f"The database belongs to a newer version of Rapport (its revision is {revision_of(tx)}, this program "
            f"knows up to {HEAD}). Start the newer version, or restore a backup made with this one."
        )
