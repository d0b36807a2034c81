"""Making, changing and trying webhooks. All of it is for CRM admins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rapport.core.errors import Forbidden, InvalidOperation, Missing
from rapport.jobs import queue
from rapport.notify.push import require_address
from rapport.portal.changes.queries import cursor_now
from rapport.portal.changes.service import Audit, record
from rapport.portal.webhooks import rows
from rapport.portal.webhooks.records import (
    ADDRESS_LIMIT,
    DELIVERY_JOB,
    MOST_WEBHOOKS,
    NAME_LIMIT,
    Webhook,
    WebhookDraft,
    checked_events,
    checked_secret,
    checked_text,
    trial_payload,
)
from rapport.store.work import Work

CREATED, UPDATED, DELETED, REPLAYED = 6905, 6906, 6907, 6908


def require_right(work: Work) -> None:
    """Raise Forbidden unless the caller is a CRM admin."""
    if not work.viewer.is_crm_admin:
        raise Forbidden


def create(work: Work, draft: WebhookDraft) -> Webhook:
    """Make a webhook that is told of what changes from now on, and return it, secret included.

    Raises Forbidden, BadArgument for what is missing, wrong or too long, InvalidOperation when there are too many.
    """
    require_right(work)
    if rows.count(work) >= MOST_WEBHOOKS:
        raise InvalidOperation(f"There may be {MOST_WEBHOOKS} webhooks.")
    author = work.viewer.user_id
    made = Webhook(
        name=checked_text(draft.name, "name", NAME_LIMIT),
        address=_address(draft.address),
        secret=checked_secret(draft.secret),
        events=checked_events(draft.events or ()),
        is_active=draft.is_active is not False,
        position=cursor_now(work.tx),
        created_by=author,
        created_at=work.now,
        modified_by=author,
        modified_at=work.now,
    )
    made = replace(made, id=rows.insert_webhook(work, made))
    record(work, audit=Audit(CREATED, (made.id,), (made.name,)))
    return made


def change(work: Work, webhook_id: int, draft: WebhookDraft) -> Webhook:
    """Change what was sent of a webhook, and return it. One that is set going again goes on from its place.

    Raises Forbidden, Missing, BadArgument.
    """
    before = require(work, webhook_id)
    after = before
    if draft.name is not None:
        after = replace(after, name=checked_text(draft.name, "name", NAME_LIMIT))
    if draft.address is not None:
        after = replace(after, address=_address(draft.address))
    if draft.secret is not None:
        after = replace(after, secret=checked_secret(draft.secret))
    if draft.events is not None:
        after = replace(after, events=checked_events(draft.events))
    if draft.is_active is not None:
        after = replace(after, is_active=draft.is_active, pause_reason="")
    after = replace(after, modified_by=work.viewer.user_id, modified_at=work.now)
    rows.save(work, after)
    record(work, audit=Audit(UPDATED, (after.id,), (after.name,)))
    return after


def delete(work: Work, webhook_id: int) -> None:
    """Take a webhook away with its messages. Raises Forbidden, Missing."""
    before = require(work, webhook_id)
    rows.delete_webhook(work, webhook_id)
    record(work, audit=Audit(DELETED, (webhook_id,), (before.name,)))


def require(work: Work, webhook_id: int) -> Webhook:
    """Return a webhook. Raises Forbidden, Missing."""
    require_right(work)
    found = rows.find(work, webhook_id)
    if found is None:
        raise Missing
    return found


def try_out(work: Work, webhook_id: int) -> int:
    """Send a message without changes, and return its id in the log. Raises Forbidden, Missing."""
    require(work, webhook_id)
    message = rows.new_message_id()
    made = rows.insert_delivery(work, webhook_id, message, trial_payload(message, work.now), 0)
    queue.put(work.tx, DELIVERY_JOB, {"delivery": made})
    return made


def replay(work: Work, webhook_id: int, delivery_id: int) -> int:
    """Send a message once more, as it was, and return the id of that in the log. Raises Forbidden, Missing."""
    webhook = require(work, webhook_id)
    found = rows.find_delivery(work, delivery_id)
    if found is None or found.webhook_id != webhook.id:
        raise Missing
    made = rows.copy_delivery(work, delivery_id)
    queue.put(work.tx, DELIVERY_JOB, {"delivery": made})
    record(work, audit=Audit(REPLAYED, (webhook_id,), (webhook.name,)))
    return made


def forget_old(work: Work, older_than: datetime, *, limit: int) -> int:
    """Take away up to `limit` messages from before a moment that wait for nothing; return how many."""
    return rows.delete_old_deliveries(work, older_than, limit)


def _address(address: str | None) -> str:
    kept = checked_text(address, "address", ADDRESS_LIMIT)
    require_address(kept)
    return kept
