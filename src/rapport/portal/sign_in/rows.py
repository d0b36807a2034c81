"""Looking up tokens and accounts; the rows that count failures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, or_, select

from rapport.core.errors import Unavailable
from rapport.portal.people.records import EmployeeStatus
from rapport.portal.sign_in.records import Account, Recognised
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import portal_state, sign_in_attempts, tokens, users
from rapport.store.types import UtcTime

_now = bindparam("now", type_=UtcTime())
_RECOGNISE = Prepared(
    select(
        portal_state.c.reference_version,
        users.c.id,
        users.c.is_owner,
        users.c.is_guest,
        tokens.c.id,
        tokens.c.login_event_id,
        tokens.c.is_api_key,
        tokens.c.expires_at,
    )
    .select_from(portal_state)
    .outerjoin(
        tokens,
        and_(
            tokens.c.hash == bindparam("hash"),
            tokens.c.is_revoked.is_(False),
            or_(tokens.c.expires_at.is_(None), tokens.c.expires_at > _now),
        ),
    )
    .outerjoin(
        users,
        and_(
            users.c.id == tokens.c.user_id,
            users.c.status == EmployeeStatus.ACTIVE,
            users.c.is_removed.is_(False),
        ),
    )
)
"""One statement for every request: version of the reference tables, token, user."""


def recognise(tx: Connection, token_hash: str, now: datetime) -> Recognised:
    """Return what is known of a token; of the empty hash, the version alone. Raises Unavailable without a portal."""
    found = _RECOGNISE.rows(tx, {"hash": token_hash, "now": now})
    if not found:
        raise Unavailable("The portal is not set up yet.")
    row = found[0]
    return Recognised(*row) if row[1] is not None else Recognised(row[0])


def find_account(tx: Connection, login: str) -> Account | None:
    """Return the active user with that e-mail address, in any case, or that GUID."""
    wanted = login.strip().lower()
    statement = select(users.c.id, users.c.password_hash, users.c.is_owner, users.c.is_guest).where(
        or_(users.c.email_key == wanted, users.c.id == wanted),
        users.c.is_removed.is_(False),
        users.c.status == EmployeeStatus.ACTIVE,
    )
    row = tx.execute(statement).first()
    return Account(*row) if row else None


@dataclass(frozen=True, slots=True)
class Attempts:
    """Failures under one key: how many lie inside the period, and until when it is blocked."""

    recent: int
    blocked_until: datetime | None


def attempts(tx: Connection, key: str, since: datetime, now: datetime) -> Attempts:
    """Return the failures since a moment, and the block that is in force."""
    columns = sign_in_attempts.c
    recent = func.count().filter(columns.at > since, columns.blocks_until.is_(None))
    blocked = func.max(columns.blocks_until).filter(columns.blocks_until > now)
    row = tx.execute(select(recent, blocked).where(columns.key == key)).one()
    return Attempts(row[0], row[1])


def insert_attempt(tx: Connection, key: str, now: datetime) -> None:
    """Count a failure."""
    tx.execute(insert(sign_in_attempts).values(key=key, at=now))


def insert_block(tx: Connection, key: str, now: datetime, until: datetime) -> None:
    """Block a key, and forget what led to it."""
    tx.execute(delete(sign_in_attempts).where(sign_in_attempts.c.key == key))
    tx.execute(insert(sign_in_attempts).values(key=key, at=now, blocks_until=until))


def delete_outdated(tx: Connection, now: datetime, period: timedelta) -> None:
    """Clear away what no longer counts, whoever's it is."""
    columns = sign_in_attempts.c
    tx.execute(
        delete(sign_in_attempts).where(
            columns.at < now - period, or_(columns.blocks_until.is_(None), columns.blocks_until < now)
        )
    )
