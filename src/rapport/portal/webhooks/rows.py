"""Rows of webhooks and of their messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, delete, func, insert, select, update

from rapport.core.ids import Guid, new_guid
from rapport.portal.changes.queries import Stretch
from rapport.portal.webhooks.records import Delivery, DeliveryState, Webhook
from rapport.store.tables import changes, webhook_deliveries, webhooks
from rapport.store.work import Work

_w = webhooks.c
_d = webhook_deliveries.c
_NAMES = tuple(field.name for field in fields(Webhook))
_EVENTS = msgspec.json.Decoder(tuple[str, ...])


def find(work: Work, webhook_id: int) -> Webhook | None:
    """Return a webhook; None if there is none."""
    row = work.tx.execute(select(webhooks).where(_w.id == webhook_id)).one_or_none()
    return _webhook(row) if row else None


def active(work: Work) -> list[Webhook]:
    """Return the webhooks that are not paused, by id."""
    found = work.tx.execute(select(webhooks).where(_w.is_active.is_(True)).order_by(_w.id))
    return [_webhook(row) for row in found]


def count(work: Work) -> int:
    """Return how many webhooks there are."""
    return work.tx.execute(select(func.count()).select_from(webhooks)).scalar_one()


def insert_webhook(work: Work, made: Webhook) -> int:
    """Store a new webhook and return its id; the one it brings is ignored."""
    statement = insert(webhooks).values(**_columns(made)).returning(_w.id)
    webhook_id: int = work.tx.execute(statement).scalar_one()
    return webhook_id


def save(work: Work, webhook: Webhook) -> None:
    """Store every field of a webhook."""
    work.tx.execute(update(webhooks).where(_w.id == webhook.id).values(**_columns(webhook)))


def set_position(work: Work, webhook_id: int, position: str) -> None:
    """Store up to where a webhook has been told."""
    work.tx.execute(update(webhooks).where(_w.id == webhook_id).values(position=position))


def pause(work: Work, webhook_id: int, reason: str) -> None:
    """Tell a webhook nothing more, until somebody sets it going again."""
    values = {"is_active": False, "pause_reason": reason[:255]}
    work.tx.execute(update(webhooks).where(_w.id == webhook_id).values(values))


def delete_webhook(work: Work, webhook_id: int) -> None:
    """Take a webhook away; its messages go with it."""
    work.tx.execute(delete(webhooks).where(_w.id == webhook_id))


def read(work: Work, stretch: Stretch, limit: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return up to `limit` changes of a stretch, in order."""
    statement = select(changes).where(stretch.condition(work.tx)).order_by(changes.c.id).limit(limit)
    return work.tx.execute(statement).all()


def insert_delivery(work: Work, webhook_id: int, message_id: Guid, payload: str, change_count: int) -> int:
    """Store a message to be sent and return its id."""
    statement = insert(webhook_deliveries).values(
        webhook_id=webhook_id,
        message_id=message_id,
        payload=payload,
        change_count=change_count,
        state=DeliveryState.WAITING,
        created_at=work.now,
    )
    delivery_id: int = work.tx.execute(statement.returning(_d.id)).scalar_one()
    return delivery_id


def copy_delivery(work: Work, delivery_id: int) -> int:
    """Store the same message once more, to be sent again, and return the copy's id."""
    row = work.tx.execute(select(webhook_deliveries).where(_d.id == delivery_id)).one()
    return insert_delivery(work, row.webhook_id, row.message_id, row.payload, row.change_count)


def find_delivery(work: Work, delivery_id: int) -> Delivery | None:
    """Return a message; None if there is none."""
    statement = select(_d.id, _d.webhook_id, _d.message_id, _d.payload, _d.state).where(_d.id == delivery_id)
    row = work.tx.execute(statement).one_or_none()
    if row is None:
        return None
    number, webhook, message, payload, state = row
    return Delivery(number, webhook, message, payload, DeliveryState(state))


def note_attempt(work: Work, delivery_id: int, state: DeliveryState, **result: Any) -> None:
    """Write down what came of an attempt: `status`, `answer`, `milliseconds`."""
    values = {"state": state, "attempts": _d.attempts + 1, "tried_at": work.now, **result}
    work.tx.execute(update(webhook_deliveries).where(_d.id == delivery_id).values(values))


def delete_old_deliveries(work: Work, older_than: datetime, limit: int) -> int:
    """Take away up to `limit` messages from before a moment that wait for nothing; return how many."""
    old = (
        select(_d.id)
        .where(_d.state != DeliveryState.WAITING, _d.created_at < older_than)
        .order_by(_d.created_at)
        .limit(limit)
    )
    return work.tx.execute(delete(webhook_deliveries).where(_d.id.in_(old))).rowcount


def new_message_id() -> Guid:
    """Return what a new message is known by."""
    return new_guid()


def _webhook(row: Row[*tuple[Any, ...]]) -> Webhook:
    values = dict(row._mapping)  # noqa: SLF001  that is its public name
    values["events"] = _EVENTS.decode(values["events"])
    return Webhook(**values)


def _columns(webhook: Webhook) -> dict[str, Any]:
    values = {name: getattr(webhook, name) for name in _NAMES if name != "id"}
    return values | {"events": msgspec.json.encode(webhook.events).decode()}
