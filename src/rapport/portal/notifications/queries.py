"""Reading one's own notices and choices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, false, func, select

from rapport.core.kinds import Kind
from rapport.portal.notifications import rows
from rapport.portal.notifications.records import TITLES, Choice, page_of
from rapport.portal.notifications.schemas import NoticeShape, SubscriptionShape
from rapport.portal.people.directory import Directory, directory
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store.tables import notifications
from rapport.store.work import Work

_n = notifications.c


def own_notices(work: Work, listing: Listing, *, unread_only: bool) -> Page[NoticeShape]:
    """Return the caller's notices, newest first. Two statements."""
    found = work.tx.execute(
        select(*_n)
        .where(*_own(work, unread_only=unread_only))
        .order_by(_n.id.desc())
        .offset(listing.start_index)
        .limit(listing.count + 1)
    ).all()
    known = directory(work)
    items = [_notice(work, known, row) for row in found[: listing.count]]
    return Page(items, _count(work, unread_only=unread_only), more=len(found) > listing.count)


def unread_count(work: Work) -> int:
    """Return how many of the caller's notices are unread."""
    return _count(work, unread_only=True)


def subscriptions(work: Work) -> list[SubscriptionShape]:
    """Return every kind of notice, and how the caller is told about it."""
    chosen = rows.choices_of(work.tx, work.viewer.user_id)
    shapes = []
    for kind, title in TITLES.items():
        choice = chosen.get(kind, Choice())
        shapes.append(
            SubscriptionShape(kind=kind, title=title, on_site=choice.on_site, by_mail=choice.by_mail)
        )
    return shapes


def _own(work: Work, *, unread_only: bool) -> list[ColumnElement[bool]]:
    own = [_n.user_id == work.viewer.user_id]
    return [*own, _n.is_read == false()] if unread_only else own


def _count(work: Work, *, unread_only: bool) -> int:
    statement = select(func.count()).select_from(notifications).where(*_own(work, unread_only=unread_only))
    return int(work.tx.execute(statement).scalar_one())


def _notice(work: Work, known: Directory, row: Row[Any]) -> NoticeShape:
    about = None if row.about_kind is None else (Kind(row.about_kind), int(row.about_id))
    return NoticeShape(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        text=row.text,
        created=wire_date(row.at, work.site.zone),
        author=known.short(row.author_id, work.site),
        is_read=row.is_read,
        entity_type=row.about_kind,
        entity_id=row.about_id,
        url=work.site.base_url + page_of(about),
    )
