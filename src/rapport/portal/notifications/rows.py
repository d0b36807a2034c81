"""Rows of notices and of what people chose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, false, insert, select, update

from rapport.core.ids import Guid
from rapport.portal.notifications.records import Choice, Notice, NoticeKind
from rapport.store.batches import batches
from rapport.store.dialect import upsert
from rapport.store.tables import notification_choices, notifications

_c = notification_choices.c
_n = notifications.c


def choices_of(tx: Connection, user_id: Guid) -> dict[str, Choice]:
    """Return what somebody chose, by kind; what they never touched is missing from it."""
    statement = select(_c.kind, _c.on_site, _c.by_mail).where(_c.user_id == user_id)
    return {row.kind: Choice(row.on_site, row.by_mail) for row in tx.execute(statement)}


def choices_about(tx: Connection, kind: NoticeKind, user_ids: Sequence[Guid]) -> dict[Guid, Choice]:
    """Return what these people chose about one kind; who never touched it is missing from it."""
    found: dict[Guid, Choice] = {}
    for some in batches(user_ids):
        statement = select(_c.user_id, _c.on_site, _c.by_mail).where(_c.kind == kind, _c.user_id.in_(some))
        found |= {row.user_id: Choice(row.on_site, row.by_mail) for row in tx.execute(statement)}
    return found


def save_choice(tx: Connection, user_id: Guid, kind: NoticeKind, choice: Choice) -> None:
    """Keep what somebody chose."""
    statement = upsert(notification_choices, ["on_site", "by_mail"])
    values = {"user_id": user_id, "kind": kind, "on_site": choice.on_site, "by_mail": choice.by_mail}
    tx.execute(statement.values(values))


def insert_notices(tx: Connection, notices: Sequence[Notice]) -> None:
    """Add notices, unread."""
    rows = [
        {
            "user_id": notice.user_id,
            "kind": notice.kind,
            "at": notice.at,
            "author_id": notice.author_id,
            "subject": notice.subject,
            "text": notice.text,
            "about_kind": notice.about[0] if notice.about else None,
            "about_id": notice.about[1] if notice.about else None,
        }
        for notice in notices
    ]
    for some in batches(rows):
        tx.execute(insert(notifications), list(some))


def mark_read(tx: Connection, user_id: Guid, notice_ids: Collection[int]) -> None:
    """Mark a person's notices as read: the given ones, or with none given all."""
    unread = update(notifications).where(_n.user_id == user_id, _n.is_read == false()).values(is_read=True)
    if not notice_ids:
        tx.execute(unread)
    for some in batches(sorted(set(notice_ids))):
        tx.execute(unread.where(_n.id.in_(some)))


def delete_older(tx: Connection, moment: datetime, limit: int) -> int:
    """Take away up to `limit` notices from before a moment; return how many."""
    old = select(_n.id).where(_n.at < moment).order_by(_n.at).limit(limit)
    return tx.execute(delete(notifications).where(_n.id.in_(old))).rowcount
