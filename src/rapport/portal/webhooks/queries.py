"""Reading webhooks and what became of their messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Row, func, select

from rapport.core.errors import Missing
from rapport.portal.people.queries import directory
from rapport.portal.webhooks.records import DeliveryState, Webhook
from rapport.portal.webhooks.schemas import DeliveryShape, WebhookShape
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store.dialect import data_version
from rapport.store.tables import webhook_deliveries, webhooks
from rapport.store.work import Work

_w = webhooks.c
_d = webhook_deliveries.c
_STATES = {
    DeliveryState.WAITING: "waiting",
    DeliveryState.DELIVERED: "delivered",
    DeliveryState.GIVEN_UP: "givenUp",
}
_Line = Row[*tuple[Any, ...]]


def all_webhooks(work: Work) -> list[WebhookShape]:
    """Return every webhook, by id. Two statements."""
    return _shapes(work, work.tx.execute(select(webhooks).order_by(_w.id)).all())


def single(work: Work, webhook_id: int) -> WebhookShape:
    """Return a webhook. Raises Missing."""
    found = _shapes(work, work.tx.execute(select(webhooks).where(_w.id == webhook_id)).all())
    if not found:
        raise Missing
    return found[0]


def revealed(work: Work, webhook: Webhook) -> WebhookShape:
    """Return a webhook with its secret."""
    return msgspec.structs.replace(single(work, webhook.id), secret=webhook.secret)


def page_of_deliveries(work: Work, webhook_id: int, state: str, listing: Listing) -> Page[DeliveryShape]:
    """Return a page of a webhook's messages, newest first, without their bodies. Two statements."""
    conditions = [_d.webhook_id == webhook_id]
    wanted = [number for number, word in _STATES.items() if word.lower() == state.lower()]
    if state:
        conditions.append(_d.state.in_(wanted))
    statement = select(*(column for column in _d if column is not _d.payload)).where(*conditions)
    statement = statement.order_by(_d.id.desc()).limit(listing.count + 1).offset(listing.start_index)
    found = work.tx.execute(statement).all()
    more = len(found) > listing.count

    def count() -> int:
        return work.tx.execute(
            select(func.count()).select_from(webhook_deliveries).where(*conditions)
        ).scalar_one()

    total = work.totals.get(("deliveries", webhook_id, state), data_version(work.tx), count) if more else None
    return Page([_delivery(work, row) for row in found[: listing.count]], total, more)


def single_delivery(work: Work, webhook_id: int, delivery_id: int) -> DeliveryShape:
    """Return a message with its body. Raises Missing."""
    statement = select(webhook_deliveries).where(_d.id == delivery_id, _d.webhook_id == webhook_id)
    row = work.tx.execute(statement).one_or_none()
    if row is None:
        raise Missing
    return msgspec.structs.replace(_delivery(work, row), payload=row.payload)


def _shapes(work: Work, found: Sequence[_Line]) -> list[WebhookShape]:
    waiting = (
        select(_d.webhook_id, func.count()).where(_d.state == DeliveryState.WAITING).group_by(_d.webhook_id)
    )
    counts: dict[int, int] = dict(work.tx.execute(waiting).all()) if found else {}
    return [_shape(work, row, counts.get(row.id, 0)) for row in found]


def _shape(work: Work, row: _Line, waiting: int) -> WebhookShape:
    return WebhookShape(
        id=row.id,
        name=row.name,
        address=row.address,
        secret_hint=row.secret[-4:],
        events=msgspec.json.decode(row.events),
        is_active=row.is_active,
        pause_reason=row.pause_reason or None,
        created=wire_date(row.created_at, work.site.zone),
        created_by=directory(work).short(row.created_by, work.site),
        updated=wire_date(row.modified_at, work.site.zone),
        waiting_count=waiting,
    )


def _delivery(work: Work, row: _Line) -> DeliveryShape:
    zone = work.site.zone
    return DeliveryShape(
        id=row.id,
        message_id=row.message_id,
        change_count=row.change_count,
        state=_STATES[DeliveryState(row.state)],
        attempts=row.attempts,
        created=wire_date(row.created_at, zone),
        tried=None if row.tried_at is None else wire_date(row.tried_at, zone),
        status=row.status,
        answer=row.answer,
        milliseconds=row.milliseconds,
    )
