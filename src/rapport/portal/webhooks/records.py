"""Webhooks, what they want, and how messages are signed."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from rapport.core.errors import BadArgument
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.words import KIND_WORDS, VERBS, WORDS

NAME_LIMIT, ADDRESS_LIMIT, SECRET_LIMIT = 255, 2048, 255
SHORTEST_SECRET = 16
MOST_WEBHOOKS = 50
MOST_CHANGES = 100
"""Changes in one message."""
READ_AT_ONCE = 1000
"""Changes that are told of in one transaction."""
ANY = "*"

DISPATCH_JOB = "webhooks.dispatch"
DELIVERY_JOB = "webhooks.deliver"


class DeliveryState(IntEnum):
    """What became of a message."""

    WAITING = 0
    DELIVERED = 1
    GIVEN_UP = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """A webhook. `events` are patterns (`contact.created`, `task.*`, `*.deleted`); none: everything.

    `position` is a cursor of the change log. `pause_reason` tells why the server paused it.
    """

    id: int = 0
    name: str
    address: str
    secret: str
    events: tuple[str, ...] = ()
    is_active: bool = True
    pause_reason: str = ""
    position: str = ""
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    def wants(self, kind: Kind, verb: str) -> bool:
        """Whether it is to be told of such a change."""
        if kind not in WORDS:
            return False
        word = WORDS[kind]
        return not self.events or not {f"{word}.{verb}", f"{word}.{ANY}", f"{ANY}.{verb}"}.isdisjoint(
            self.events
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookDraft:
    """What a client sends. What was not sent is None."""

    name: str | None = None
    address: str | None = None
    secret: str | None = None
    events: Sequence[str] | None = None
    is_active: bool | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to be sent."""

    id: int
    webhook_id: int
    message_id: Guid
    payload: str
    state: DeliveryState


def checked_events(events: Collection[str]) -> tuple[str, ...]:
    """Return patterns in our spelling, each once. Raises BadArgument for what no change can be."""
    found: dict[str, None] = {}
    for event in events:
        kind, _, verb = event.strip().partition(".")
        if event.strip() in {"", ANY}:
            continue
        known = kind == ANY or kind.lower() in KIND_WORDS
        if not known or verb.lower() not in {*VERBS, ANY}:
            raise BadArgument(f"There is no event '{event[:50]}'.", parameter="events")
        word = ANY if kind == ANY else WORDS[KIND_WORDS[kind.lower()]]
        found[f"{word}.{verb.lower()}"] = None
    return () if f"{ANY}.{ANY}" in found else tuple(found)


def checked_text(text: str | None, parameter: str, limit: int) -> str:
    """Return a text that has to be there, trimmed. Raises BadArgument."""
    kept = (text or "").strip()
    if not kept:
        raise BadArgument(parameter=parameter)
    if len(kept) > limit:
        raise BadArgument(f"The text is longer than {limit} characters.", parameter=parameter)
    return kept


def checked_secret(secret: str | None) -> str:
    """Return a secret, a made-up one for none. Raises BadArgument for one that is too short, or not ASCII."""
    if not secret:
        return secrets.token_urlsafe(32)
    if len(secret) < SHORTEST_SECRET or len(secret) > SECRET_LIMIT or not secret.isascii():
        raise BadArgument(
            f"A secret has {SHORTEST_SECRET} to {SECRET_LIMIT} plain characters.", parameter="secret"
        )
    return secret


def signature(secret: str, payload: bytes, moment: int) -> str:
    """Return what `X-Rapport-Signature` says: when it was signed, in seconds since 1970, and HMAC-SHA256 of both.

    What is signed is the moment, a dot and the body; a receiver refuses what is old or does not fit.
    """
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + payload, hashlib.sha256).hexdigest()
    return f"t={moment},v1={signed}"


def trial_payload(message_id: Guid, moment: datetime) -> str:
    """Return the body of a message that tells nothing, to try an address."""
    return json.dumps({"id": message_id, "createdAt": moment.isoformat(), "test": True, "changes": []})
