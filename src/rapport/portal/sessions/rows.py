"""Rows of tokens and login events."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, or_, select, update

from rapport.core.ids import Guid
from rapport.portal.changes.user_agents import browser_of, platform_of
from rapport.store.tables import login_events, tokens
from rapport.store.work import Work


def insert_event(work: Work, *, user_id: Guid, login: str, action: int, is_active: bool) -> int:
    """Append a login event and return its id."""
    origin = work.origin
    statement = insert(login_events).values(
        user_id=user_id,
        login=login[:200],
        action=action,
        at=work.now,
        ip=origin.ip[:50],
        browser=browser_of(origin.user_agent)[:200],
        platform=platform_of(origin.user_agent)[:200],
        page=origin.page[:300],
        is_active=is_active,
    )
    return int(work.tx.execute(statement.returning(login_events.c.id)).scalar_one())


def insert_token(
    work: Work, *, hashed: str, user_id: Guid, login_event_id: int, expires_at: datetime
) -> None:
    """Store a session's token."""
    work.tx.execute(
        insert(tokens).values(
            hash=hashed,
            user_id=user_id,
            login_event_id=login_event_id,
            is_api_key=False,
            created_at=work.now,
            expires_at=expires_at,
        )
    )


def delete_outdated(work: Work, user_id: Guid) -> None:
    """Clear away a user's tokens that can never be good again."""
    work.tx.execute(
        delete(tokens).where(
            tokens.c.user_id == user_id, tokens.c.is_api_key.is_(False), tokens.c.expires_at <= work.now
        )
    )


def delete_expired(work: Work, limit: int) -> int:
    """Clear away up to `limit` session tokens that have run out, whoever's they are; return how many."""
    old = select(tokens.c.id).where(tokens.c.is_api_key.is_(False), tokens.c.expires_at <= work.now)
    return work.tx.execute(delete(tokens).where(tokens.c.id.in_(old.limit(limit)))).rowcount


def delete_events(work: Work, older_than: datetime, *, open_since: datetime, limit: int) -> int:
    """Clear away up to `limit` login events from before a moment; return how many.

    Those whose session may still be open, because it began after `open_since`, stay.
    """
    events = login_events.c
    ended = or_(events.is_active.is_(False), events.at <= open_since)
    old = select(events.id).where(events.at < older_than, ended).order_by(events.at).limit(limit)
    return work.tx.execute(delete(login_events).where(events.id.in_(old))).rowcount


def owner_of_event(work: Work, login_event_id: int) -> Guid | None:
    """Return whose open session a login event is; None if it is none."""
    statement = select(login_events.c.user_id).where(
        login_events.c.id == login_event_id, login_events.c.is_active.is_(True)
    )
    return work.tx.execute(statement).scalar()


def end_event(work: Work, login_event_id: int) -> None:
    """Close one session."""
    work.tx.execute(update(login_events).where(login_events.c.id == login_event_id).values(is_active=False))
    work.tx.execute(
        delete(tokens).where(tokens.c.login_event_id == login_event_id, tokens.c.is_api_key.is_(False))
    )


def end_all(work: Work, user_id: Guid, *, but: int, keys_too: bool) -> None:
    """Close a user's sessions except the one with that login event; with `keys_too`, their API keys as well."""
    work.tx.execute(
        update(login_events)
        .where(
            login_events.c.user_id == user_id, login_events.c.is_active.is_(True), login_events.c.id != but
        )
        .values(is_active=False)
    )
    work.tx.execute(
        delete(tokens).where(
            tokens.c.user_id == user_id, tokens.c.is_api_key.is_(False), tokens.c.login_event_id != but
        )
    )
    if keys_too:
        work.tx.execute(
            update(tokens)
            .where(tokens.c.user_id == user_id, tokens.c.is_api_key.is_(True))
            .values(is_revoked=True)
        )


def insert_key(
    work: Work, *, hashed: str, user_id: Guid, name: str, hint: str, expires_at: datetime | None
) -> int:
    """Store what recognises an API key, and return its id."""
    statement = insert(tokens).values(
        hash=hashed,
        user_id=user_id,
        is_api_key=True,
        name=name,
        hint=hint,
        created_at=work.now,
        expires_at=expires_at,
    )
    return int(work.tx.execute(statement.returning(tokens.c.id)).scalar_one())


def revoke_key(work: Work, key_id: int) -> None:
    """Let an API key be good for nothing from now on."""
    work.tx.execute(update(tokens).where(tokens.c.id == key_id).values(is_revoked=True))
