"""Recognising who calls, signing in, signing out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from rapport.core.errors import InvalidOperation, NotSignedIn, SignInFailed, TooManyAttempts
from rapport.core.viewer import STRANGER
from rapport.portal.people import passwords
from rapport.portal.people import service as people
from rapport.portal.people.policy import load_password_salt
from rapport.portal.people.records import require_email
from rapport.portal.sessions import service as sessions
from rapport.portal.sessions.records import COOKIE, LoginAction, NewSession, token_hash
from rapport.portal.settings.current import load_portal_settings, load_standing, portal_settings
from rapport.portal.sign_in import guard, rows
from rapport.portal.sign_in.records import (
    Account,
    Credentials,
    FailedSignIn,
    Identified,
    Password,
    Recognised,
    Token,
    clean_token,
    parse_header,
)
from rapport.portal.sign_in.verified import load_verified
from rapport.protocol.call import Cookie
from rapport.store.reference import Reference, ReferenceMemory
from rapport.store.work import Work

__all__ = [
    "Checked",
    "Identified",
    "check",
    "close_session",
    "forget_old",
    "identify",
    "note_failure",
    "refuse_code",
    "remind_password",
    "sign_in",
]

TOO_OFTEN = "Too many attempts"
_RECOVERY = "recovery\n"
"""Ahead of an address that instructions are asked for: what no login text begins with."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""When a cookie that is taken away expires."""


def identify(tx: Connection, credentials: Credentials, memory: ReferenceMemory, now: datetime) -> Identified:
    """Recognise who calls. Never raises for credentials that are no good: see `Identified.problem`.

    A header decides alone; without one the cookie, and after it the parameter (sheet 01, section 3, quirk 27). One
    statement for a token or none; checking a password takes some more.
    """
    if credentials.header and credentials.header.strip():
        presented = parse_header(credentials.header)
        if isinstance(presented, Password):
            return _by_password(tx, presented, credentials.ip, memory, now)
        return _by_token(tx, presented, memory, now, from_header=True)
    if credentials.cookie and credentials.cookie.strip():
        found = _by_token(tx, Token(clean_token(credentials.cookie)), memory, now)
        if found.problem is None:
            return found
        stale = tuple(Cookie(name, "", _LONG_AGO) for name in (COOKIE, "socketio.sid"))
        other = _by_parameter(tx, credentials, memory, now)
        return Identified(other.viewer, other.reference, other.problem, stale)
    return _by_parameter(tx, credentials, memory, now)


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of checking a password. `account` is whose it is; None: nobody's."""

    account: Account | None
    by_password: bool = True


def check(work: Work, login: str | None, password: str | None, provider: str = "") -> Checked:
    """Look whose password it is: for `sign_in`, ahead of it, since that takes a while by design.

    Blocked attempts are not looked at. A `provider` other than `email` is somebody else's account: nobody's here.
    """
    name = (login or "").strip()
    if provider.strip().lower() not in {"", "email"}:
        return Checked(None, by_password=False)
    if guard.blocked(work.tx, name, work.origin.ip, portal_settings(work).login_limits, work.now):
        return Checked(None)
    account = rows.find_account(work.tx, name)
    hashed = passwords.client_hash((password or "").strip(), work.cached(load_password_salt))
    # Always the same work, so that time does not tell whether there is such a user.
    right = passwords.matches(account.password_hash if account else None, hashed)
    return Checked(account if right else None)


def sign_in(work: Work, login: str | None, checked: Checked) -> NewSession:
    """Open a session for the user whose password was found right.

    Raises SignInFailed and TooManyAttempts, both of which leave their trace: a login event and a count.
    """
    name = (login or "").strip()
    limits = portal_settings(work).login_limits
    refusal = guard.blocked(work.tx, name, work.origin.ip, limits, work.now)
    if refusal:
        guard.count_failure(work.tx, name, work.origin.ip, limits, work.now)
        sessions.note(work, LoginAction.BLOCKED, name)
        raise refusal
    account = checked.account
    # The user may have been suspended, or have got another password, since it was checked.
    if account is None or rows.find_account(work.tx, name) != account:
        guard.count_failure(work.tx, name, work.origin.ip, limits, work.now)
        sessions.note(work, LoginAction.FAILED if checked.by_password else LoginAction.SOCIAL_FAILED, name)
        raise SignInFailed
    return sessions.open_session(work, account.user_id, name)


def refuse_code(work: Work, login: str | None) -> SignInFailed | TooManyAttempts:
    """Count a sign-in by a second factor, which nobody has here, and return its refusal."""
    name = (login or "").strip()
    limits = portal_settings(work).login_limits
    refusal = guard.blocked(work.tx, name, work.origin.ip, limits, work.now)
    guard.count_failure(work.tx, name, work.origin.ip, limits, work.now)
    sessions.note(work, LoginAction.BLOCKED if refusal else LoginAction.CODE_FAILED, name)
    return refusal or SignInFailed()


def remind_password(work: Work, email: str | None) -> str:
    """Send instructions to the user with that address, if there is one, and return what the caller is told.

    Every request counts as a failed sign-in would, by address asked for and address of the client, whether there is
    such a user or not. Raises BadArgument for a malformed address, TooManyAttempts, InvalidOperation for a suspended
    user.
    """
    asked, limits = f"{_RECOVERY}{require_email(email)}", portal_settings(work).login_limits
    refusal = guard.blocked(work.tx, asked, work.origin.ip, limits, work.now)
    guard.count_failure(work.tx, asked, work.origin.ip, limits, work.now)
    if refusal:
        raise TooManyAttempts(TOO_OFTEN, retry_after=refusal.retry_after)
    try:
        return people.remind_password(work, email)
    except InvalidOperation as suspended:
        suspended.keeps_changes = True
        raise


def note_failure(work: Work, failed: FailedSignIn) -> None:
    """Count a wrong password in a header. In a writing transaction of its own: the request's may only read."""
    limits = portal_settings(work).login_limits
    starts_block = guard.count_failure(work.tx, failed.login, failed.ip, limits, work.now)
    sessions.note(work, LoginAction.BLOCKED if starts_block else LoginAction.FAILED, failed.login)


def forget_old(work: Work) -> None:
    """Take away the failures that no longer count."""
    period = timedelta(seconds=portal_settings(work).login_limits.check_period)
    rows.delete_outdated(work.tx, work.now, period)


def close_session(work: Work) -> list[Cookie]:
    """End the session that the caller came with, if they came with one, and return the cookies to take away."""
    event_id = work.viewer.login_event_id
    if event_id:
        sessions.end_session(work, event_id)
        sessions.note(work, LoginAction.LOGOUT, "", work.viewer.user_id)
    return [Cookie(COOKIE, "", _LONG_AGO)]


def _by_parameter(
    tx: Connection, credentials: Credentials, memory: ReferenceMemory, now: datetime
) -> Identified:
    if credentials.parameter and credentials.parameter.strip():
        return _by_token(tx, Token(clean_token(credentials.parameter)), memory, now)
    return Identified(STRANGER, _reference(rows.recognise(tx, "", now), memory), NotSignedIn())


def _by_token(
    tx: Connection, token: Token | None, memory: ReferenceMemory, now: datetime, *, from_header: bool = False
) -> Identified:
    found = rows.recognise(tx, token_hash(token.text) if token else "", now)
    reference = _reference(found, memory)
    if token is None or found.user_id is None:
        return Identified(STRANGER, reference, NotSignedIn())
    viewer = reference.get(tx, load_standing).viewer(
        found.user_id,
        is_owner=found.is_owner,
        is_guest=found.is_guest,
        login_event_id=0 if found.is_api_key else found.login_event_id,
        key_id=found.token_id if found.is_api_key else 0,
    )
    # A key is no session: it must not become something that a browser sends along by itself.
    keeps = from_header and not found.is_api_key
    cookies = (Cookie(COOKIE, token.text, found.expires_at),) if keeps else ()
    return Identified(viewer, reference, None, cookies)


def _by_password(
    tx: Connection, given: Password, ip: str, memory: ReferenceMemory, now: datetime
) -> Identified:
    """Check name and password of a `Basic` header. It opens no session: the next request brings them again."""
    reference = _reference(rows.recognise(tx, "", now), memory)
    limits = reference.get(tx, load_portal_settings).login_limits
    failed = FailedSignIn(given.login, ip)
    refusal = guard.blocked(tx, given.login, ip, limits, now)
    if refusal:
        return Identified(STRANGER, reference, refusal, failed=failed)
    account = rows.find_account(tx, given.login) if "@" in given.login else None
    verified, password = reference.get(tx, load_verified), given.password.strip()
    stored = account.password_hash if account else None
    if not (stored and verified.knows(stored, password)):
        hashed = passwords.client_hash(password, reference.get(tx, load_password_salt))
        if not passwords.matches(stored, hashed):
            return Identified(STRANGER, reference, NotSignedIn(), failed=failed)
        verified.add(stored or "", password)
    assert account is not None
    viewer = reference.get(tx, load_standing).viewer(
        account.user_id, is_owner=account.is_owner, is_guest=account.is_guest
    )
    return Identified(viewer, reference)


def _reference(found: Recognised, memory: ReferenceMemory) -> Reference:
    return memory.at(found.reference_version)
