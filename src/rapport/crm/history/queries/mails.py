"""The bodies of mails that events tell of (sheet 06, section 1.7)."""

from __future__ import annotations

from sqlalchemy import select

from rapport.core.errors import Missing
from rapport.crm import access
from rapport.store.tables import event_mails, history_events
from rapport.store.work import Work

_m = event_mails.c
_e = history_events.c


def mail_body(work: Work, message_id: int) -> str:
    """Return the safe HTML of a mail of which the caller sees an event (quirk Q12). Raises Missing."""
    statement = (
        select(_m.body)
        .join(history_events, _e.id == _m.event_id)
        .where(_m.message_id == message_id, access.event_visible(work.viewer))
        .order_by(_m.event_id.desc())
    )
    body = work.tx.execute(statement.limit(1)).scalar_one_or_none()
    if body is None:
        raise Missing
    return str(body)
