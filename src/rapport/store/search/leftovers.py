"""Taking documents that are gone out of the index behind them: SQLite alone, a while after, some at a time.

FTS5 has to find each group of letters of a text that goes, which takes ten times as long as deleting the document.
Who deletes many records does not wait for that, nor does anybody behind them. Nothing is found meanwhile that is not
there: what the index proposes is looked up among the documents, and their numbers are never given twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.store.dialect.upkeep import is_told_later
from rapport.store.search.documents import INDEXED_KINDS
from rapport.store.search.index import index_of

LEFT_FOR = timedelta(seconds=10)
"""So long they are left alone: what is being deleted in parts has the database to itself."""

_OLDEST = text("SELECT number, since FROM search_index_leftovers ORDER BY number LIMIT 1")
_CUT = {
    kind: text(
        f"INSERT INTO {index_of(kind)} ({index_of(kind)}, rowid, text) "  # noqa: S608  names of ours
        f"SELECT 'delete', document, text FROM search_index_leftovers WHERE number < :end AND kind = {int(kind)}"
    )
    for kind in INDEXED_KINDS
}
_KINDS = text("SELECT DISTINCT kind FROM search_index_leftovers WHERE number < :end")
_FORGET = text("DELETE FROM search_index_leftovers WHERE number < :end")


def are_due(tx: Connection) -> bool:
    """Whether the index has had documents for a while that are gone. One row is read."""
    return _first_due(tx, utc_now() - LEFT_FOR) is not None


def clear(tx: Connection, before: datetime, *, limit: int) -> int:
    """Take up to `limit` documents that went before a moment out of the index; return how many, roughly."""
    first = _first_due(tx, before)
    if first is None:
        return 0
    end = {"end": first + limit}
    for kind in tx.scalars(_KINDS, end).all():
        tx.execute(_CUT[Kind(kind)], end)
    return tx.execute(_FORGET, end).rowcount


def _first_due(tx: Connection, before: datetime) -> int | None:
    if not is_told_later(tx):
        return None
    oldest = tx.execute(_OLDEST).one_or_none()
    return oldest.number if oldest is not None and oldest.since <= before.timestamp() else None
