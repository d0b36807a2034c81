"""Making and revoking API keys."""

from __future__ import annotations

from datetime import datetime

from rapport.core.errors import BadArgument, Missing
from rapport.core.ids import Guid
from rapport.portal.api_keys import rows
from rapport.portal.api_keys.records import HINT_LENGTH, NAME_LIMIT, new_key
from rapport.portal.changes.service import Audit, record
from rapport.portal.people.directory import directory
from rapport.portal.people.records import require_fits
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work


def create_key(work: Work, *, user_id: Guid, name: str, expires_at: datetime | None = None) -> str:
    """Make a key that signs in as that user until `expires_at` (None: until revoked), and return it.

    It is stored nowhere. Raises Missing for an unknown user, BadArgument for a name that is too long or an expiry
    that has passed.
    """
    return create_key_with_id(work, user_id=user_id, name=name, expires_at=expires_at)[1]


def create_key_with_id(
    work: Work, *, user_id: Guid, name: str, expires_at: datetime | None = None
) -> tuple[int, str]:
    """Do what `create_key` promises, and return the key's id too."""
    if directory(work).find(user_id) is None:
        raise Missing("User not found")
    if expires_at and expires_at <= work.now:
        raise BadArgument(parameter="expires")
    title = require_fits(name.strip(), NAME_LIMIT, "name")
    key = new_key()
    key_id = sessions.issue_key(
        work, key, user_id=user_id, name=title, hint=key[-HINT_LENGTH:], expires_at=expires_at
    )
    record(work, audit=Audit(6900, (key_id,), (title,)))
    return key_id, key


def revoke_own_key(work: Work, key_id: int) -> None:
    """Let one of the caller's keys be good for nothing from now on. Raises Missing."""
    key = next((each for each in rows.keys_of(work.tx, work.viewer.user_id) if each.id == key_id), None)
    if key is None:
        raise Missing
    sessions.revoke_key(work, key_id)
    record(work, audit=Audit(6901, (key_id,), (key.name,)))
