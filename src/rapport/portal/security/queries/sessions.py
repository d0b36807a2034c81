"""The caller's open sessions."""

from __future__ import annotations

from sqlalchemy import select

from rapport.portal.people.directory import directory
from rapport.portal.security.schemas import ConnectionShape, ConnectionsShape
from rapport.portal.sessions.records import LIFETIME, LOGIN_TEXTS
from rapport.protocol.shapes import wire_date
from rapport.store.tables import login_events
from rapport.store.work import Work

_MOBILE = {"Android", "iOS"}


def connections(work: Work) -> ConnectionsShape:
    """Return the caller's open sessions of the last year, the one they came with first, then the newest."""
    viewer = work.viewer
    columns = login_events.c
    statement = (
        select(login_events)
        .where(
            columns.user_id == viewer.user_id, columns.is_active.is_(True), columns.at > work.now - LIFETIME
        )
        .order_by(columns.id.desc())
    )
    name = directory(work).name(viewer.user_id, work.site.culture)
    items = [
        ConnectionShape(
            country="",
            city="",
            id=row.id,
            tenant_id=1,
            user_id=row.user_id,
            mobile=row.platform in _MOBILE,
            description=None,
            ip=row.ip,
            browser=row.browser,
            platform=row.platform,
            date=wire_date(row.at, work.site.zone),
            user_name=name,
            page=row.page,
            action_text=LOGIN_TEXTS.get(row.action, ""),
        )
        for row in work.tx.execute(statement)
    ]
    items.sort(key=lambda item: item.id != viewer.login_event_id)
    return ConnectionsShape(items=items, login_event=viewer.login_event_id)
