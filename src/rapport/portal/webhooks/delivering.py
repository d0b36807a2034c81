"""Sending messages: signed, one attempt after another until one is accepted, each written down."""

from __future__ import annotations

import time
from datetime import timedelta

from rapport.jobs.desk import Desk
from rapport.jobs.records import MAX_ATTEMPTS, NotNow, Outside, Payload
from rapport.notify.push import Pushed, push
from rapport.portal.webhooks import rows
from rapport.portal.webhooks.records import Delivery, DeliveryState, Webhook, signature
from rapport.store.work import Work

LEASE = timedelta(minutes=2)
REASON = "A message could not be delivered within a day."


def handler(*, allow_private: bool) -> Outside:
    """Return the handler of the job that sends a message. `allow_private`: for closed networks only."""

    def run(desk: Desk, payload: Payload) -> None:
        found = desk.read(lambda work: _waiting(work, int(payload["delivery"])))
        if found is None:
            return
        delivery, webhook = found
        result = _send(delivery, webhook, allow_private=allow_private)
        _write_down(desk, delivery, result)

    return Outside(run, LEASE)


def _waiting(work: Work, delivery_id: int) -> tuple[Delivery, Webhook] | None:
    """Return a message that is still to be sent, and where to; None: there is none such any more."""
    delivery = rows.find_delivery(work, delivery_id)
    if delivery is None or delivery.state != DeliveryState.WAITING:
        return None
    webhook = rows.find(work, delivery.webhook_id)
    return None if webhook is None else (delivery, webhook)


def _send(delivery: Delivery, webhook: Webhook, *, allow_private: bool) -> Pushed:
    content = delivery.payload.encode()
    headers = {
        "X-Rapport-Delivery": delivery.message_id,
        "X-Rapport-Webhook": str(webhook.id),
        "X-Rapport-Signature": signature(webhook.secret, content, int(time.time())),
    }
    return push(webhook.address, content, headers, allow_private=allow_private)


def _write_down(desk: Desk, delivery: Delivery, result: Pushed) -> None:
    """Note what came of it. What was not accepted comes back later, and in the end pauses the webhook."""
    told = {"status": result.status, "answer": result.answer, "milliseconds": result.milliseconds}
    if result.is_accepted:
        desk.finish(lambda work: rows.note_attempt(work, delivery.id, DeliveryState.DELIVERED, **told))
        return
    if desk.attempt < MAX_ATTEMPTS:
        desk.write(lambda work: rows.note_attempt(work, delivery.id, DeliveryState.WAITING, **told))
        raise NotNow(f"status {result.status}: {result.answer[:100]}")

    def give_up(work: Work) -> None:
        rows.note_attempt(work, delivery.id, DeliveryState.GIVEN_UP, **told)
        rows.pause(work, delivery.webhook_id, REASON)

    desk.finish(give_up)
