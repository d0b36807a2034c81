"""New people (sheet 02, section 3.6, `POST people`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    require_fits,
    require_valid,
)
from rapport.portal.people.service.access import require_user_manager
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.memberships import set_groups
from rapport.portal.people.service.photos import Photo, set_photo
from rapport.store.work import Work

EMAIL_TAKEN = "User with this email is already registered"
_LONGEST_HASH = 128


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is to be added. `stored_password` is what `hashed_password` made; None: they can't sign in by password."""

    email: str | None
    first_name: str | None
    last_name: str | None = ""
    is_guest: bool = False
    group_ids: Sequence[Guid] = ()
    title: str = ""
    location: str = ""
    notes: str = ""
    sex: bool | None = None
    birthday: date | None = None
    work_from: date | None = None
    contacts: Sequence[ContactLine] = ()
    lead_id: Guid | None = None
    stored_password: str | None = None
    photo: Photo | None = None


def create_person(work: Work, person: NewPerson) -> Guid:
    """Add a person who can sign in at once, and return their id.

    Raises Forbidden without the right, BadArgument for a missing name, a missing, malformed or taken address, text
    longer than its column.
    """
    require_user_manager(work)
    user = _user_of(work, person)
    rows.insert_user(work.tx, user, person.stored_password)
    work.reference_changed()
    if person.group_ids:
        set_groups(work, user.id, person.group_ids)
    record(
        work, created(Kind.USER, user.id, user), audit=audit_of(work, 4001 if user.is_guest else 4000, user)
    )
    send(work, Letter(LetterKind.ACTIVATION, user.id, user.email))
    if person.photo:
        set_photo(work, user.id, person.photo)
    return user.id


def add_person(
    work: Work,
    *,
    email: str,
    first_name: str,
    last_name: str = "",
    password: str | None = None,
    is_guest: bool = False,
) -> Guid:
    """Do what `create_person` promises, with a password as typed: for the command line. Raises the same."""
    stored = hashed_password(work, password, None)
    return create_person(
        work,
        NewPerson(
            email=email, first_name=first_name, last_name=last_name, is_guest=is_guest, stored_password=stored
        ),
    )


def hashed_password(work: Work, password: str | None, password_hash: str | None) -> str | None:
    """Return what is stored of a password, or of the client's hash of it, which wins; None for neither.

    Takes a while by design. Raises BadArgument for a password against the policy.
    """
    ready = (password_hash or "").strip()
    if ready:
        return passwords.stored_form(require_fits(ready, _LONGEST_HASH, "passwordHash"))
    chosen = (password or "").strip()
    return passwords.stored_form(hash_of_new(work, chosen)) if chosen else None


def free_user_name(work: Work, email: str) -> str:
    """Return the local part of the address, with a number behind it where it is taken."""
    stem = email.partition("@")[0][:200]
    name, number = stem, 0
    while rows.user_name_exists(work.tx, name):
        number += 1
        name = f"{stem}{number}"
    return name


def hash_of_new(work: Work, password: str) -> str:
    """Return the client hash of a password that meets the policy. Raises BadArgument with the policy's words."""
    problem = password_policy(work).problem(password)
    if problem:
        raise BadArgument(problem)
    return passwords.client_hash(password, password_salt(work))


def _user_of(work: Work, person: NewPerson) -> User:
    address = require_email(person.email)
    first, last = person.first_name, person.last_name
    if first is None or last is None or not (first.strip() or last.strip()):
        raise BadArgument(parameter="lastname" if (first or "").strip() else "firstname")
    if rows.find_by_email(work.tx, address):
        raise BadArgument(EMAIL_TAKEN)
    return require_valid(
        User(
            id=new_guid(),
            user_name=free_user_name(work, address),
            email=address,
            first_name=first.strip(),
            last_name=last.strip(),
            created_at=work.now,
            modified_at=work.now,
            title=person.title,
            location=person.location,
            notes=person.notes,
            sex=person.sex,
            birthday=person.birthday.isoformat() if person.birthday else None,
            work_from=(person.work_from or work.now.date()).isoformat(),
            contacts=tuple(person.contacts),
            lead_id=None if person.lead_id in {None, NOBODY} else person.lead_id,
            activation_status=ActivationStatus.PENDING,
            is_guest=person.is_guest,
        )
    )
