"""What a link in a letter does: the person it was written to acts, without being signed in."""

from __future__ import annotations

from dataclasses import replace

from rapport.core.errors import BadArgument, InvalidOperation
from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.portal.changes.service import record, updated
from rapport.portal.people import passwords, rows
from rapport.portal.people.confirmation import Proven, proven_by
from rapport.portal.people.letters import LetterKind
from rapport.portal.people.records import ActivationStatus, EmployeeStatus, User
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.creating import hash_of_new
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work

_ACTIONS = {LetterKind.CREDENTIALS: 4017, LetterKind.REMOVAL: 4020}
_CONFIRMED = 4006


def confirmed_password(work: Work, key: str, password: str | None) -> str | None:
    """Return what is to be stored of the password that comes with a key; None: none comes. Takes a while by design.

    Raises Forbidden for a key that is no good, BadArgument for a password that is missing or against the policy.
    """
    proven = proven_by(work, key)
    if proven.kind not in {LetterKind.CREDENTIALS, LetterKind.ACTIVATION}:
        return None
    chosen = (password or "").strip()
    if chosen:
        return passwords.stored_form(hash_of_new(work, chosen))
    if proven.kind == LetterKind.ACTIVATION and proven.has_password:
        return None
    raise BadArgument(parameter="password")


def confirm(work: Work, key: str, stored_password: str | None) -> Proven:
    """Do what the key was made for, once, as the person it proves, and return what it proved.

    Their address counts as confirmed; a new password ends their sessions; asking for removal suspends them. Raises
    Forbidden for a key that is no good, InvalidOperation for removing the owner.
    """
    proven = proven_by(work, key)
    before = proven.user
    work.viewer = Viewer(before.id)
    after = replace(before, activation_status=ActivationStatus.ACTIVATED, modified_at=work.now)
    if proven.kind == LetterKind.REMOVAL:
        if before.is_owner:
            raise InvalidOperation("Can not remove tenant owner.")
        after = replace(after, status=EmployeeStatus.TERMINATED, terminated_at=work.now)
        sessions.end_sessions(work, before.id, keys_too=True)
    if stored_password is not None:
        rows.save_password(work.tx, before.id, stored_password)
        sessions.end_sessions(work, before.id)
    _save(work, before, after, _ACTIONS.get(proven.kind, _CONFIRMED))
    return replace(proven, user=after)


def _save(work: Work, before: User, after: User, action: int) -> None:
    rows.save(work.tx, before, after)
    work.reference_changed()
    record(work, updated(Kind.USER, after.id, before, after), audit=audit_of(work, action, after))
