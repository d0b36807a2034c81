"""Rows of what of the feed who has read."""

from __future__ import annotations

from sqlalchemy import func, select

from rapport.crm.feed.records import UNREAD, Reading
from rapport.store.dialect import upsert
from rapport.store.tables import cases, contacts, feed_readings, opportunities, tasks
from rapport.store.work import Work

_r = feed_readings.c
_COLUMNS = ("read_at", "contact_id", "opportunity_id", "case_id", "task_id")
_HIGHEST = select(
    *(
        select(func.coalesce(func.max(table.c.id), 0)).scalar_subquery()
        for table in (contacts, opportunities, cases, tasks)
    )
)


def last_reading(work: Work) -> Reading:
    """Return what the caller read of the feed last."""
    statement = select(*(_r[name] for name in _COLUMNS)).where(_r.user_id == work.viewer.user_id)
    row = work.tx.execute(statement).first()
    return Reading(*row) if row else UNREAD


def save_reading(work: Work) -> None:
    """Say that the caller has read everything that is there now."""
    reading = (work.now, *work.tx.execute(_HIGHEST).one())
    statement = upsert(feed_readings, list(_COLUMNS))
    values = dict(zip(_COLUMNS, reading, strict=True))
    work.tx.execute(statement.values(user_id=work.viewer.user_id, **values))
