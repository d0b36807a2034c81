"""What the link in a letter proves: that whoever follows it reads that person's mail.

A key names what it is for and who, and when it was made, signed with the portal's secret over those and over what
it is going to change: it is good once, for a while, and only as long as nothing of that has changed meanwhile.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from rapport.core.errors import Forbidden
from rapport.core.ids import Guid
from rapport.portal.people import rows
from rapport.portal.people.letters import LetterKind
from rapport.portal.people.records import EmployeeStatus, User
from rapport.store.tables import portal_state
from rapport.store.work import Work

LIFETIMES = {
    LetterKind.ACTIVATION: timedelta(days=7),
    LetterKind.CREDENTIALS: timedelta(days=1),
    LetterKind.EMAIL: timedelta(days=7),
    LetterKind.REMOVAL: timedelta(days=1),
}
NOT_VALID = "The link is not valid any more."
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Proven:
    """What a key proves: for what it was made, and of whom."""

    kind: LetterKind
    user: User
    has_password: bool


def make_key(work: Work, kind: LetterKind, user: User) -> str:
    """Return a key for a link. Letters, digits, `-`, `_` and `.` alone."""
    made = int(work.now.timestamp())
    password = rows.credentials_of(work.tx, user.id)
    return f"{kind}.{user.id}.{made}.{_signature(work, kind, user, password, made)}"


def proven_by(work: Work, key: str) -> Proven:
    """Return what a key proves. Raises Forbidden for one that is forged, used, too old or overtaken."""
    kind, user_id, made = _parts(key)
    user = rows.find(work.tx, user_id)
    if user is None or user.status != EmployeeStatus.ACTIVE:
        raise Forbidden(NOT_VALID)
    password = rows.credentials_of(work.tx, user_id)
    expected = _signature(work, kind, user, password, made)
    if not hmac.compare_digest(expected, key.rpartition(".")[2]):
        raise Forbidden(NOT_VALID)
    if datetime.fromtimestamp(made, UTC) + LIFETIMES[kind] < work.now:
        raise Forbidden(NOT_VALID)
    return Proven(kind, user, password is not None)


def _parts(key: str) -> tuple[LetterKind, Guid, int]:
    parts = key.split(".")
    if len(key) > _LONGEST or not key.isascii() or len(parts) != 4 or not parts[2].isdigit():
        raise Forbidden(NOT_VALID)
    made = int(parts[2])
    if parts[0] not in list(LetterKind) or made >= 1 << 33:
        raise Forbidden(NOT_VALID)
    return LetterKind(parts[0]), parts[1], made


def _signature(work: Work, kind: LetterKind, user: User, password: str | None, made: int) -> str:
    fields = [kind, user.id, str(made), user.email.lower(), password or ""]
    if kind != LetterKind.CREDENTIALS:
        fields.append(str(int(user.activation_status)))
    secret = bytes.fromhex(work.cached(load_secret))
    digest = hmac.new(secret, "\n".join(fields).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def load_secret(tx: Connection) -> str:
    """Return the portal's secret, in hexadecimal."""
    return str(tx.execute(select(portal_state.c.secret)).scalar_one())
