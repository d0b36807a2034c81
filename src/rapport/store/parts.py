"""What a writing transaction on SQLite knows of itself, and of each part that counts as one of its own.

Several requests may share a commit (decision 0010). Each is then a part: it has a batch of its own in the journal, is
rolled back by itself, and nobody else's part may follow one that changed a reference table, since what is read after
that would be remembered under a version that nobody has committed.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection

_UNCHANGED = "rapport_unchanged"
"""Key in a connection's `info`, from the begin of a part to its first change."""
_TOUCHED = "rapport_touched"
"""The same, from the first change of a reference table to the end of the transaction."""


def begin(tx: Connection, *, counts: bool = True) -> None:
    """Note that a transaction begins; `counts` says whether its changes make a batch."""
    tx.info[_UNCHANGED] = counts
    tx.info[_TOUCHED] = False


def is_first_change(tx: Connection) -> bool:
    """Whether the change that is about to happen is the first one of its part; after that it no longer is."""
    return bool(tx.info.pop(_UNCHANGED, False))


def note_touched(tx: Connection) -> None:
    """Note that a reference table changed."""
    tx.info[_TOUCHED] = True


def may_be_followed(tx: Connection) -> bool:
    """Whether another part may follow in this transaction."""
    return not tx.info.get(_TOUCHED, False)


def open_part(tx: Connection) -> None:
    """Begin a further part."""
    tx.info[_UNCHANGED] = True
    _driver(tx).execute("SAVEPOINT part")


def keep_part(tx: Connection) -> bool:
    """End the open part: it stands if the transaction does. False if that is to be rolled back, or has been."""
    return _end(tx, "RELEASE part")


def undo_part(tx: Connection) -> bool:
    """Take the open part back. False if the whole transaction is to be rolled back, or has been: on a full disk."""
    return _end(tx, "ROLLBACK TO part", "RELEASE part")


def _end(tx: Connection, *statements: str) -> bool:
    driver = _driver(tx)
    if not driver.in_transaction:
        return False
    try:
        for statement in statements:
            driver.execute(statement)
    except sqlite3.Error:
        return False
    return True


def _driver(tx: Connection) -> Any:
    driver = tx.connection.dbapi_connection
    assert driver is not None
    return driver
