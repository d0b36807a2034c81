"""What the drivers' errors mean."""

from __future__ import annotations

import sqlite3
from enum import Enum, auto

from sqlalchemy.exc import DBAPIError


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
    DAMAGED = auto()
    """What is stored can't be read."""
    OTHER = auto()


_SQLITE_FAILURES = {
    sqlite3.SQLITE_BUSY: Failure.RACE,
    sqlite3.SQLITE_LOCKED: Failure.RACE,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_IOERR: Failure.LOST,
    sqlite3.SQLITE_CANTOPEN: Failure.LOST,
    sqlite3.SQLITE_INTERRUPT: Failure.SLOW,
    sqlite3.SQLITE_CORRUPT: Failure.DAMAGED,
    sqlite3.SQLITE_NOTADB: Failure.DAMAGED,
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
    "XX001": Failure.DAMAGED,
    "XX002": Failure.DAMAGED,
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
