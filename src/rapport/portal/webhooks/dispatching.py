"""From the change log to messages: each change once for each webhook that wants it.

What was read, the place behind it and the jobs that send it are written in one transaction: a crash loses nothing
and doubles nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from rapport.core.kinds import Kind
from rapport.jobs import queue
from rapport.jobs.records import Payload
from rapport.portal.changes.queries import Stretch, cursor_now, stretch_from
from rapport.portal.changes.words import WORDS
from rapport.portal.webhooks import rows
from rapport.portal.webhooks.records import (
    DELIVERY_JOB,
    DISPATCH_JOB,
    MOST_CHANGES,
    READ_AT_ONCE,
    Webhook,
)
from rapport.protocol.shapes import camel
from rapport.store.batches import batches
from rapport.store.tables import changes, webhooks
from rapport.store.work import Work

_Change = Row[*tuple[Any, ...]]


def has_news(tx: Connection) -> bool:
    """Whether something was committed that a webhook has not been told of yet."""
    w = webhooks.c
    for position in tx.scalars(select(w.position).where(w.is_active.is_(True)).distinct()).all():
        stretch = stretch_from(tx, position)
        if stretch is None:
            return True
        found = select(changes.c.id).where(stretch.condition(tx)).limit(1)
        if tx.execute(found).first() is not None:
            return True
    return False


def dispatch(work: Work, _payload: Payload) -> None:
    """Handler of the job that writes messages: a portion for each webhook, and itself once more if that was not all."""
    waiting = [webhook for webhook in rows.active(work) if _dispatch(work, webhook)]
    if waiting:
        queue.put(work.tx, DISPATCH_JOB, {})


def _dispatch(work: Work, webhook: Webhook) -> bool:
    """Write the next messages of a webhook; say whether more is waiting."""
    stretch = stretch_from(work.tx, webhook.position)
    if stretch is None:  # the place is one of another database: what came between is not known
        rows.set_position(work, webhook.id, cursor_now(work.tx))
        return False
    found = rows.read(work, stretch, READ_AT_ONCE)
    wanted = [change for change in found if webhook.wants(Kind(change.kind), change.verb)]
    for some in batches(wanted, MOST_CHANGES):
        message = rows.new_message_id()
        payload = _payload_of(work, message, webhook, some)
        delivery = rows.insert_delivery(work, webhook.id, message, payload, len(some))
        queue.put(work.tx, DELIVERY_JOB, {"delivery": delivery})
    is_whole = len(found) < READ_AT_ONCE
    rows.set_position(work, webhook.id, _place(stretch, found, is_whole=is_whole))
    return not is_whole


def _place(stretch: Stretch, found: Sequence[_Change], *, is_whole: bool) -> str:
    return stretch.after(found[-1].id if found else 0, is_last=is_whole)


def _payload_of(work: Work, message: str, webhook: Webhook, some: Sequence[_Change]) -> str:
    told = {
        "id": message,
        "webhook": webhook.id,
        "createdAt": work.now,
        "portal": work.site.base_url,
        "changes": [_change(change) for change in some],
    }
    return msgspec.json.encode(told).decode()


def _change(change: _Change) -> dict[str, Any]:
    word = WORDS[Kind(change.kind)]
    return {
        "id": change.id,
        "batch": change.series or change.batch,
        "date": change.at,
        "event": f"{word}.{change.verb}",
        "kind": word,
        "recordId": change.record_id,
        "verb": change.verb,
        "author": change.actor_id,
        "keyId": change.key_id,
        "before": _fields(change.before),
        "after": _fields(change.after),
    }


def _fields(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {camel(name): value for name, value in msgspec.json.decode(text, type=dict[str, Any]).items()}
