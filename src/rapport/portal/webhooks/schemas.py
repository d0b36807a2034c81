"""Webhooks on the wire."""

from __future__ import annotations

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape, WireDate


class WebhookShape(Shape, frozen=True, kw_only=True):
    """A webhook. The secret is shown once: when it is made, or changed."""

    id: int
    name: str
    address: str
    secret: str | None = None
    secret_hint: str
    """The last characters of the secret."""
    events: list[str]
    """Patterns such as contact.created, task.* and *.deleted; none: everything."""
    is_active: bool
    pause_reason: str | None = None
    """Why the server paused it."""
    created: WireDate
    created_by: EmployeeShape
    updated: WireDate
    waiting_count: int
    """Messages that wait to be delivered."""


class DeliveryShape(Shape, frozen=True, kw_only=True):
    """One message and what became of it."""

    id: int
    message_id: str
    """What `X-Rapport-Delivery` says: the same at every attempt and replay."""
    change_count: int
    state: str
    """waiting, delivered or givenUp."""
    attempts: int
    created: WireDate
    tried: WireDate | None
    """When it was last sent."""
    status: int
    """HTTP status of the last answer; 0: there was none."""
    answer: str
    """How the last answer began, or what went wrong."""
    milliseconds: int
    """How long the last answer took."""
    payload: str | None = None
    """The body that is sent; only of a single message."""
