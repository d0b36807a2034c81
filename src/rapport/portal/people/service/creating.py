"""New people (sheet 02, section 3.6, `POST people`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY, Guid, new_guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import created, record
from rapport.portal.people import passwords, rows
from rapport.portal.people.letters import Letter, LetterKind, send
from rapport.portal.people.policy import password_policy, password_salt
from rapport.portal.people.records import (
    ActivationStatus,
    ContactLine,
    User,
    require_email,
    require_valid,
)
from rapport.portal.people.service.access import require_user_manager
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.memberships import set_groups
from rapport.portal.people.service.photos import fetch_photo
from rapport.store.work import Work

EMAIL_TAKEN = "User with this email is already registered"
_LONGEST_HASH = 128


def add_person(
    work: Work,
    *,
    email: str | None,
    first_name: str | None,
    last_name: str | None = "",
    password: str | None = None,
    password_hash: str | None = None,
    is_guest: bool = False,
    group_ids: Sequence[Guid] = (),
    title: str = "",
    location: str = "",
    notes: str = "",
    sex: bool | None = None,
    birthday: date | None = None,
    work_from: date | None = None,
    contacts: Sequence[ContactLine] = (),
    lead_id: Guid | None = None,
    photo_url: str = "",
) -> Guid:
    """Add a person who can sign in at once, and return their id.

    Without `password` and without `password_hash` (the client's hash, which wins) they can't sign in until they
    get one. Raises Forbidden without the right, BadArgument for a missing name, a missing, malformed or taken
    address, a password against the policy, text longer than its column.
    """
    require_user_manager(work)
    address = require_email(email)
    if first_name is None or last_name is None or not (first_name.strip() or last_name.strip()):
        raise BadArgument(parameter="firstname" if not (first_name or "").strip() else "lastname")
    if rows.find_by_email(work.tx, address):
        raise BadArgument(EMAIL_TAKEN)
    user = require_valid(
        User(
            id=new_guid(),
            user_name=free_user_name(work, address),
            email=address,
            first_name=first_name.strip(),
            last_name=last_name.strip(),
            created_at=work.now,
            modified_at=work.now,
            title=title,
            location=location,
            notes=notes,
            sex=sex,
            birthday=birthday.isoformat() if birthday else None,
            work_from=(work_from or work.now.date()).isoformat(),
            contacts=tuple(contacts),
            lead_id=None if lead_id in {None, NOBODY} else lead_id,
            activation_status=ActivationStatus.PENDING,
            is_guest=is_guest,
        )
    )
    rows.insert_user(work.tx, user, _stored_password(work, password, password_hash))
    work.reference_changed()
    if group_ids:
        set_groups(work, user.id, group_ids)
    record(work, created(Kind.USER, user.id, user), audit=audit_of(work, 4001 if is_guest else 4000, user))
    send(work, Letter(LetterKind.ACTIVATION, user.id, user.email))
    if photo_url:
        fetch_photo(work, user.id, photo_url)
    return user.id


def free_user_name(work: Work, email: str) -> str:
    """Return the local part of the address, with a number behind it where it is taken."""
    stem = email.partition("@")[0][:200]
    name, number = stem, 0
    while rows.user_name_exists(work.tx, name):
        number += 1
        name = f"{stem}{number}"
    return name


def new_password(work: Work, password: str) -> str:
    """Return the client hash of a password that meets the policy. Raises BadArgument with the policy's words."""
    problem = password_policy(work).problem(password)
    if problem:
        raise BadArgument(problem)
    return passwords.client_hash(password, password_salt(work))


def _stored_password(work: Work, password: str | None, password_hash: str | None) -> str | None:
    ready = (password_hash or "").strip()
    if ready:
        if len(ready) > _LONGEST_HASH:
            raise BadArgument(parameter="passwordHash")
        return passwords.stored_form(ready)
    chosen = (password or "").strip()
    return passwords.stored_form(new_password(work, chosen)) if chosen else None
