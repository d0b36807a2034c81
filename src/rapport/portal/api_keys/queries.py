"""Reading API keys."""

from __future__ import annotations

from rapport.core.errors import Missing
from rapport.portal.api_keys import rows
from rapport.portal.api_keys.records import ApiKey
from rapport.portal.api_keys.schemas import ApiKeyShape, NewApiKeyShape
from rapport.protocol.shapes import WireDate, wire_date
from rapport.store.work import Work


def own_keys(work: Work) -> list[ApiKeyShape]:
    """Return the caller's keys, oldest first."""
    return [_shape(work, key) for key in rows.keys_of(work.tx, work.viewer.user_id)]


def own_key(work: Work, key_id: int) -> ApiKeyShape:
    """Return one of the caller's keys. Raises Missing."""
    return _shape(work, _own(work, key_id))


def new_key(work: Work, key_id: int, key: str) -> NewApiKeyShape:
    """Return a key just made, with the key itself. Raises Missing."""
    made = _own(work, key_id)
    return NewApiKeyShape(
        id=made.id,
        name=made.name,
        hint=made.hint,
        created_on=wire_date(made.created_at, work.site.zone),
        expires_on=_expiry(work, made),
        key=key,
    )


def _own(work: Work, key_id: int) -> ApiKey:
    found = next((key for key in rows.keys_of(work.tx, work.viewer.user_id) if key.id == key_id), None)
    if found is None:
        raise Missing
    return found


def _shape(work: Work, key: ApiKey) -> ApiKeyShape:
    return ApiKeyShape(
        id=key.id,
        name=key.name,
        hint=key.hint,
        created_on=wire_date(key.created_at, work.site.zone),
        expires_on=_expiry(work, key),
    )


def _expiry(work: Work, key: ApiKey) -> WireDate | None:
    return wire_date(key.expires_at, work.site.zone) if key.expires_at else None
