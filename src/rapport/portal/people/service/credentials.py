"""What people sign in with: address and password, and the letters about them (sheet 02, section 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, InvalidOperation
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import record, updated
from rapport.portal.people import passwords, rows
from rapport.portal.people.letters import Letter, LetterKind, send
from rapport.portal.people.records import ActivationStatus, EmployeeStatus, require_email
from rapport.portal.people.service.access import (
    require_credentials_editor,
    require_person,
    require_user_manager,
)
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.creating import EMAIL_TAKEN, hash_of_new
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work


def change_email(work: Work, user_id: Guid, email: str | None) -> None:
    """Give a user another address: lower case, to be confirmed; every session of theirs ends.

    Raises Forbidden, Missing, BadArgument for a missing, malformed or taken address.
    """
    before = require_person(work, user_id)
    require_credentials_editor(work, before)
    address = require_email(email).lower()
    holder = rows.find_by_email(work.tx, address)
    if holder and holder.id != user_id:
        raise BadArgument(EMAIL_TAKEN)
    after = replace(
        before, email=address, activation_status=ActivationStatus.NOT_ACTIVATED, modified_at=work.now
    )
    rows.save(work.tx, before, after)
    sessions.end_sessions(work, user_id)
    work.reference_changed()
    entries = [audit_of(work, action, after) for action in (5047, 4013)]
    record(work, updated(Kind.USER, user_id, before, after), audit=entries)
    send(work, Letter(LetterKind.EMAIL, user_id, address))


def chosen_password(work: Work, user_id: Guid, password: str | None) -> str | None:
    """Return what is to be stored of a user's new password; None for an empty one. Takes a while by design.

    Raises Forbidden, Missing, BadArgument for a password against the policy or the same as before.
    """
    require_credentials_editor(work, require_person(work, user_id))
    chosen = (password or "").strip()
    if not chosen:
        return None
    hashed = hash_of_new(work, chosen)
    if passwords.matches(rows.credentials_of(work.tx, user_id), hashed):
        raise BadArgument("A new password must be used")
    return passwords.stored_form(hashed)


def change_password(work: Work, user_id: Guid, stored: str) -> None:
    """Give a user what `chosen_password` made; every session of theirs ends. Raises Forbidden, Missing."""
    user = require_person(work, user_id)
    require_credentials_editor(work, user)
    rows.save_password(work.tx, user_id, stored)
    sessions.end_sessions(work, user_id)
    work.reference_changed()
    record(work, audit=audit_of(work, 4017, user))


def remind_password(work: Work, email: str | None) -> str:
    """Send instructions to the user with that address, if there is one, and return what the caller is told.

    Raises BadArgument for a malformed address, InvalidOperation for a suspended user.
    """
    address = require_email(email)
    user = rows.find_by_email(work.tx, address)
    if user:
        if user.status == EmployeeStatus.TERMINATED:
            raise InvalidOperation("Your profile is suspended")
        record(work, audit=audit_of(work, 4015, user))
        send(work, Letter(LetterKind.CREDENTIALS, user.id, user.email))
    return (
        f"If a user with the {address} email exists, the password change instruction has been sent "
        "to this email address."
    )


def resend_invitations(work: Work, user_ids: Sequence[Guid]) -> None:
    """Invite those of the users again who have not confirmed their address. Raises Forbidden."""
    require_user_manager(work)
    invited = [
        user
        for user in rows.load_many(work.tx, user_ids)
        if not user.activation_status & ActivationStatus.ACTIVATED and user.status == EmployeeStatus.ACTIVE
    ]
    for user in invited:
        send(work, Letter(LetterKind.ACTIVATION, user.id, user.email))
    if invited:
        record(work, audit=audit_of(work, 4021, *invited))


def request_own_removal(work: Work) -> str:
    """Send the caller instructions to remove their profile. Raises InvalidOperation for the owner."""
    user = require_person(work, work.viewer.user_id)
    if user.is_owner:
        raise InvalidOperation("Can not remove tenant owner.")
    send(work, Letter(LetterKind.REMOVAL, user.id, user.email))
    return f"Instructions to delete your profile has been sent to <b>{user.email}</b> email address"
