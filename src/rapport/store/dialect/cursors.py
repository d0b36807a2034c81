"""Positions in the change log that no change is ever committed behind.

On SQLite commits come in order of their ids: a position is the id of the last change seen. On PostgreSQL a change may
appear after others with higher ids. There a position is a whole snapshot (which transactions had ended), and what is
new are the changes of transactions that had not ended then and have now; nobody has to wait for slower ones.

A position that was taken in another database (before a restore) is not understood any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Connection, Text, and_, cast, func, literal, not_, text
from sqlalchemy.types import UserDefinedType

from rapport.store.dialect.which import Backend, backend
from rapport.store.tables import changes

_c = changes.c
_SNAPSHOT = re.compile(r"\d{1,19}:\d{1,19}:(\d{1,19}(,\d{1,19})*)?")
_SQLITE_NOW = text("SELECT seq FROM sqlite_sequence WHERE name = 'changes'")
_POSTGRESQL_NOW = text(
    "SELECT pg_current_snapshot()::text, (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@dataclass(frozen=True, slots=True)
class Position:
    """How far the change log was read: what was seen then, and in which database."""

    seen: str
    database: str = ""

    def __str__(self) -> str:
        return f"{self.database}.{self.seen}" if self.database else self.seen


def position_now(tx: Connection) -> Position:
    """Return the position behind everything that this transaction sees."""
    if backend(tx) is Backend.SQLITE:
        return Position(str(tx.execute(_SQLITE_NOW).scalar() or 0))
    snapshot, database = tx.execute(_POSTGRESQL_NOW).one()
    return Position(snapshot, str(database))


def position_of(tx: Connection, written: str) -> Position | None:
    """Read what `str` wrote of a position; None for anything that this database has never said."""
    now = position_now(tx)
    if backend(tx) is Backend.SQLITE:
        known = (
            written.isascii() and written.isdecimal() and len(written) < 19 and int(written) <= int(now.seen)
        )
        return Position(written) if known else None
    database, _, seen = written.partition(".")
    if database != now.database or not _SNAPSHOT.fullmatch(seen):
        return None
    # Transactions that have not begun yet can't have been seen: such a position is from another time line.
    return Position(seen, database) if int(seen.split(":")[1]) <= int(now.seen.split(":")[1]) else None


def changed_between(tx: Connection, start: Position | None, end: Position) -> ColumnElement[bool]:
    """Return the condition that a change was not seen at `start` (None: nothing was) and is at `end`."""
    if backend(tx) is Backend.SQLITE:
        return and_(_c.id > (int(start.seen) if start else 0), _c.id <= int(end.seen))
    if start is None:
        return _seen_at(end)
    oldest_open = int(start.seen.split(":")[0])
    # The first condition says what the index is for: rows that were loaded have no transaction, and are seen by all.
    return and_(_c.transaction_id > 0, _c.transaction_id >= oldest_open, not_(_seen_at(start)), _seen_at(end))


class _TransactionId(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


class _Snapshot(UserDefinedType[str]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "pg_snapshot"


def _seen_at(position: Position) -> ColumnElement[bool]:
    transaction = cast(cast(_c.transaction_id, Text()), _TransactionId())
    snapshot = cast(literal(position.seen, Text()), _Snapshot())
    return func.pg_visible_in_snapshot(transaction, snapshot, type_=Boolean())
