"""Pages of audit events and login events, newest first (quirk 23: the filters filter)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Row, Select, and_, false, or_, select

from rapport.core.ids import NOBODY, Guid
from rapport.portal.changes.actions import ACTIONS
from rapport.portal.people.directory import directory
from rapport.portal.security.records import LATEST, AuditFilter, action_text
from rapport.portal.security.schemas import AuditEventShape, LoginEventShape
from rapport.portal.sessions.records import LOGIN_TEXTS
from rapport.protocol.call import Page
from rapport.protocol.shapes import wire_date
from rapport.store.dialect import like_escape
from rapport.store.tables import audit_events, login_events
from rapport.store.work import Work

_TEXTS = msgspec.json.Decoder(list[str])


def latest_audit_events(work: Work) -> list[AuditEventShape]:
    """Return the newest audit events."""
    return list(audit_page(work, AuditFilter(), start=0, count=LATEST).items)


def audit_page(work: Work, wanted: AuditFilter, *, start: int, count: int) -> Page[AuditEventShape]:
    """Return a page of the audit events that match. One statement."""
    columns = audit_events.c
    statement = select(audit_events).where(*_between(columns.at, wanted.since, wanted.until))
    if wanted.user_id != NOBODY:
        statement = statement.where(columns.user_id == wanted.user_id)
    if wanted.actions is not None:
        statement = statement.where(columns.action.in_([action.number for action in wanted.actions]))
    if wanted.names_entity:
        statement = statement.where(_is_about(wanted))
    rows, more = _page(work, statement.order_by(columns.id.desc()), start, count)
    return Page([_audit_shape(work, row) for row in rows], None, more)


def latest_login_events(work: Work) -> list[LoginEventShape]:
    """Return the newest login events."""
    return list(login_page(work, start=0, count=LATEST).items)


def login_page(
    work: Work,
    *,
    start: int,
    count: int,
    user_id: Guid = NOBODY,
    action: int = 0,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Page[LoginEventShape]:
    """Return a page of the login events that match. One statement."""
    columns = login_events.c
    statement = select(login_events).where(*_between(columns.at, since, until))
    if user_id != NOBODY:
        statement = statement.where(columns.user_id == user_id)
    if action:
        statement = statement.where(columns.action == action)
    rows, more = _page(work, statement.order_by(columns.id.desc()), start, count)
    return Page([_login_shape(work, row) for row in rows], None, more)


def _page(work: Work, statement: Select[Any], start: int, count: int) -> tuple[list[Row[Any]], bool]:
    rows = list(work.tx.execute(statement.limit(count + 1).offset(start)))
    return rows[:count], len(rows) > count


def _between(
    at: ColumnElement[datetime], since: datetime | None, until: datetime | None
) -> list[ColumnElement[bool]]:
    conditions = [at >= since] if since else []
    return [*conditions, at <= until] if until else conditions


def _is_about(wanted: AuditFilter) -> ColumnElement[bool]:
    """Return the condition that an event is about the entity: its one target, or the first of its two."""
    target = audit_events.c.target
    written = msgspec.json.encode(wanted.target).decode()
    single = [action.number for action in wanted.actions or () if len(action.entities) == 1]
    double = [action.number for action in wanted.actions or () if len(action.entities) > 1]
    begins = f"[{like_escape(written)},%"
    return or_(
        and_(audit_events.c.action.in_(single), target == f"[{written}]") if single else false(),
        and_(audit_events.c.action.in_(double), target.like(begins, escape="\\")) if double else false(),
    )


def _audit_shape(work: Work, row: Row[Any]) -> AuditEventShape:
    action = ACTIONS.get(row.action)
    return AuditEventShape(
        id=row.id,
        date=wire_date(row.at, work.site.zone),
        user=directory(work).name(row.user_id, work.site.culture),
        user_id=row.user_id,
        action=action_text(action.text, _TEXTS.decode(row.parameters)) if action else "",
        action_id=row.action,
        ip=row.ip,
        browser=row.browser,
        platform=row.platform,
        page=row.page,
        action_type=action.action_type if action else 0,
        product=action.product if action else 0,
        module=action.module if action else 0,
        target=_TEXTS.decode(row.target) or None,
        entries=[int(entity) for entity in action.entities] if action else [],
    )


def _login_shape(work: Work, row: Row[Any]) -> LoginEventShape:
    return LoginEventShape(
        id=row.id,
        date=wire_date(row.at, work.site.zone),
        user=directory(work).name(row.user_id, work.site.culture),
        user_id=row.user_id,
        login=row.login,
        action=LOGIN_TEXTS.get(row.action, ""),
        action_id=row.action,
        ip=row.ip,
        browser=row.browser,
        platform=row.platform,
        page=row.page,
    )
