"""Opening and ending sessions, issuing and revoking keys. Whether somebody may is for those who call."""

from __future__ import annotations

from datetime import datetime

from rapport.core.ids import GUEST_ACCOUNT, Guid
from rapport.portal.sessions import rows
from rapport.portal.sessions.records import LIFETIME, LoginAction, NewSession, new_token, token_hash
from rapport.store.work import Work


def open_session(work: Work, user_id: Guid, login: str) -> NewSession:
    """Open a session for a user who has proved who they are; writes its login event (1010)."""
    event_id = rows.insert_event(
        work, user_id=user_id, login=login, action=LoginAction.SIGNED_IN, is_active=True
    )
    token, expires_at = new_token(), work.now + LIFETIME
    rows.delete_outdated(work, user_id)
    rows.insert_token(
        work, hashed=token_hash(token), user_id=user_id, login_event_id=event_id, expires_at=expires_at
    )
    return NewSession(token, expires_at, event_id)


def note(work: Work, action: LoginAction, login: str, user_id: Guid = GUEST_ACCOUNT) -> None:
    """Write a login event that opens no session: a failure, a sign-out."""
    rows.insert_event(work, user_id=user_id, login=login, action=action, is_active=False)


def owner_of_session(work: Work, login_event_id: int) -> Guid | None:
    """Return whose open session a login event is; None if it is none."""
    return rows.owner_of_event(work, login_event_id)


def end_session(work: Work, login_event_id: int) -> None:
    """End one session: its token is refused from now on."""
    rows.end_event(work, login_event_id)


def end_sessions(work: Work, user_id: Guid, *, but: int = 0, keys_too: bool = False) -> None:
    """End a user's sessions, except the one of login event `but`; with `keys_too`, revoke their API keys too."""
    rows.end_all(work, user_id, but=but, keys_too=keys_too)


def issue_key(
    work: Work, key: str, *, user_id: Guid, name: str, hint: str, expires_at: datetime | None
) -> int:
    """Let an API key sign in as a user, until `expires_at` or until it is revoked, and return its id."""
    return rows.insert_key(
        work, hashed=token_hash(key), user_id=user_id, name=name, hint=hint, expires_at=expires_at
    )


def revoke_key(work: Work, key_id: int) -> None:
    """Let an API key be good for nothing from now on."""
    rows.revoke_key(work, key_id)


def forget_expired(work: Work, *, limit: int) -> int:
    """Take away up to `limit` session tokens that have run out; return how many."""
    return rows.delete_expired(work, limit)


def forget_history(work: Work, older_than: datetime, *, limit: int) -> int:
    """Take away up to `limit` login events from before a moment; return how many. Open sessions stay."""
    return rows.delete_events(work, older_than, open_since=work.now - LIFETIME, limit=limit)
