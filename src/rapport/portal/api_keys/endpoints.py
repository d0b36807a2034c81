"""Calls for one's own API keys. Additions: Workspace has no keys."""

from __future__ import annotations

from datetime import datetime

from rapport.portal.api_keys import queries, service
from rapport.portal.api_keys.schemas import ApiKeyShape, NewApiKeyShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "security/API keys"


@operation("GET", "security/apikeys", tag=TAG, summary="Get my API keys", addition=True)
def keys(call: Call) -> list[ApiKeyShape]:
    """Return the caller's keys, oldest first; the keys themselves are not kept."""
    return queries.own_keys(call.work)


@operation("POST", "security/apikeys", tag=TAG, summary="Create an API key", addition=True)
def create_key(call: Call, name: str = "", expires: datetime | None = None) -> NewApiKeyShape:
    """Make a key that signs in as the caller, and show it, this once.

    Parameters:
        name: What the key is called, so that its owner knows it again.
        expires: Until when it signs in; not sent: until it is revoked.
    """
    key_id, key = service.create_key_with_id(
        call.work, user_id=call.work.viewer.user_id, name=name, expires_at=expires
    )
    return queries.new_key(call.work, key_id, key)


@operation("DELETE", "security/apikeys/{id:int}", tag=TAG, summary="Revoke an API key", addition=True)
def revoke_key(call: Call, id: int) -> ApiKeyShape:
    """Let one of the caller's keys be good for nothing from now on, and answer with what it was.

    Parameters:
        id: Id of the key.
    """
    key = queries.own_key(call.work, id)
    service.revoke_own_key(call.work, id)
    return key
