"""Calls for webhooks. Additions, for CRM admins."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.webhooks import queries, service
from rapport.portal.webhooks.records import WebhookDraft
from rapport.portal.webhooks.schemas import DeliveryShape, WebhookShape
from rapport.protocol.call import Page
from rapport.protocol.operations import operation

TAG = "crm/Webhooks"


@operation("GET", "crm/webhook", tag=TAG, summary="Get webhooks", addition=True)
def webhooks(call: Call) -> list[WebhookShape]:
    """Return every webhook, paused ones included."""
    service.require_right(call.work)
    return queries.all_webhooks(call.work)


@operation("POST", "crm/webhook", tag=TAG, summary="Create a webhook", addition=True)
def create_webhook(
    call: Call,
    *,
    name: str = "",
    address: str = "",
    secret: str | None = None,
    events: list[str] | None = None,
    is_active: bool | None = None,
) -> WebhookShape:
    """Have an address told of what changes from now on, and answer with the webhook: the only time with its secret.

    Each message is a POST of JSON with a list of `changes`. `X-Rapport-Signature` says `t=` when it was signed, in
    seconds since 1970, and `v1=` HMAC-SHA256, in hex, of that number, a dot and the body, with the secret as key.
    `X-Rapport-Delivery` is the same at every attempt. An answer of 2xx accepts; anything else is tried again for
    about a day, less and less often. Redirects are not followed.

    Parameters:
        name: What people call it.
        address: An http or https address that is public, unless the server's settings allow others.
        secret: Key of the signatures, at least 16 characters; not sent: one is made up.
        events: Patterns such as contact.created, task.* and *.deleted; none: everything.
        is_active: Whether to begin at once; so it is if not sent.
    """
    draft = WebhookDraft(name=name, address=address, secret=secret, events=events, is_active=is_active)
    return queries.revealed(call.work, service.create(call.work, draft))


@operation("GET", "crm/webhook/{id:int}", tag=TAG, summary="Get a webhook", addition=True)
def webhook(call: Call, id: int) -> WebhookShape:
    """Return one webhook: where it sends to, what it tells of, and whether it is on. Its secret is not told again.

    Parameters:
        id: Id of the webhook.
    """
    service.require_right(call.work)
    return queries.single(call.work, id)


@operation("PUT", "crm/webhook/{id:int}", tag=TAG, summary="Change a webhook", addition=True)
def change_webhook(
    call: Call,
    id: int,
    *,
    name: str | None = None,
    address: str | None = None,
    secret: str | None = None,
    events: list[str] | None = None,
    is_active: bool | None = None,
) -> WebhookShape:
    """Change what is sent of a webhook, and answer with it; with the secret if that was changed.

    A paused one that is set going again goes on from where it stopped.

    Parameters:
        id: Id of the webhook.
        name: What people call it.
        address: Where messages go.
        secret: Key of the signatures; empty: one is made up.
        events: Patterns; an empty list: everything.
        is_active: Whether it is to be told of changes.
    """
    draft = WebhookDraft(name=name, address=address, secret=secret, events=events, is_active=is_active)
    changed = service.change(call.work, id, draft)
    return queries.single(call.work, id) if secret is None else queries.revealed(call.work, changed)


@operation("DELETE", "crm/webhook/{id:int}", tag=TAG, summary="Delete a webhook", addition=True)
def delete_webhook(call: Call, id: int) -> WebhookShape:
    """Take a webhook away, with its log, and answer with what it was.

    Parameters:
        id: Id of the webhook.
    """
    service.require_right(call.work)
    found = queries.single(call.work, id)
    service.delete(call.work, id)
    return found


@operation("POST", "crm/webhook/{id:int}/test", tag=TAG, summary="Try a webhook", addition=True)
def try_webhook(call: Call, id: int) -> DeliveryShape:
    """Send a message without changes, and answer with its line in the log; it tells later what became of it.

    Parameters:
        id: Id of the webhook.
    """
    return queries.single_delivery(call.work, id, service.try_out(call.work, id))


@operation("GET", "crm/webhook/{id:int}/delivery", tag=TAG, summary="Get deliveries", addition=True)
def deliveries(call: Call, id: int, *, state: str = "") -> Page[DeliveryShape]:
    """Return what was sent to a webhook in the last thirty days, newest first.

    Parameters:
        id: Id of the webhook.
        state: waiting, delivered or givenUp; not sent: all.
    """
    service.require(call.work, id)
    return queries.page_of_deliveries(call.work, id, state, call.listing)


@operation(
    "GET", "crm/webhook/{id:int}/delivery/{deliveryid:int}", tag=TAG, summary="Get a delivery", addition=True
)
def delivery(call: Call, id: int, deliveryid: int) -> DeliveryShape:
    """Return one message with the body that is sent.

    Parameters:
        id: Id of the webhook.
        deliveryid: Id of the message in the log.
    """
    service.require_right(call.work)
    return queries.single_delivery(call.work, id, deliveryid)


@operation(
    "PUT",
    "crm/webhook/{id:int}/delivery/{deliveryid:int}/replay",
    tag=TAG,
    summary="Send again",
    addition=True,
)
def replay(call: Call, id: int, deliveryid: int) -> DeliveryShape:
    """Send a message once more, as it was, and answer with its new line in the log.

    Parameters:
        id: Id of the webhook.
        deliveryid: Id of the message in the log.
    """
    return queries.single_delivery(call.work, id, service.replay(call.work, id, deliveryid))
