"""Editing a profile (sheet 02, section 3.6, `PUT people/{userid}`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapport.core.errors import BadArgument, InvalidOperation
from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import record, updated
from rapport.portal.people import rows
from rapport.portal.people.directory import directory
from rapport.portal.people.records import ContactLine, EmployeeStatus, User, require_valid
from rapport.portal.people.service.access import require_active, require_person, require_user_editor
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.memberships import set_groups
from rapport.portal.people.service.photos import Photo, set_photo
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work

CULTURE_LIMIT = 20
"""Characters of a culture's name."""
_CULTURE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

CLEARED = date(1900, 1, 1)
"""The date that takes a date away."""


@dataclass(frozen=True, slots=True)
class UserChange:
    """What is to change; None leaves it as it is (quirk 8), an empty list clears."""

    is_guest: bool | None = None
    first_name: str | None = None
    last_name: str | None = None
    notes: str | None = None
    title: str | None = None
    location: str | None = None
    sex: bool | None = None
    birthday: date | None = None
    work_from: date | None = None
    contacts: Sequence[ContactLine] | None = None
    group_ids: Collection[Guid] | None = None
    lead_id: Guid | None = None
    """The zero GUID takes the lead away."""
    photo: Photo | None = None
    is_disabled: bool = False


def update_person(work: Work, user_id: Guid, change: UserChange) -> None:
    """Edit a person; title, lead, groups and kind of account only as an admin of people.

    Raises Forbidden without the right, Missing, InvalidOperation for a suspended user and for disabling the owner,
    BadArgument for text longer than its column.
    """
    before = require_person(work, user_id)
    require_user_editor(work, user_id)
    require_active(before)
    after = require_valid(replace(before, modified_at=work.now, **_new_values(work, before, change)))
    if change.is_disabled:
        if before.is_owner:
            raise InvalidOperation("Can not disable tenant owner.")
        after = replace(after, status=EmployeeStatus.TERMINATED, terminated_at=work.now)
        sessions.end_sessions(work, user_id, keys_too=True)
    rows.save(work.tx, before, after)
    work.reference_changed()
    if change.group_ids is not None and work.viewer.is_people_admin:
        set_groups(work, user_id, change.group_ids)
    record(work, updated(Kind.USER, user_id, before, after), audit=audit_of(work, 4006, after))
    if change.photo:
        set_photo(work, user_id, change.photo)


def set_culture(work: Work, user_id: Guid, culture: str | None) -> None:
    """Say in which language a person is written to, by a culture (`de-DE`); empty: in the portal's.

    Raises Forbidden without the right, Missing, BadArgument for what is no culture's name.
    """
    before = require_person(work, user_id)
    require_user_editor(work, user_id)
    name = (culture or "").strip()
    if name and (len(name) > CULTURE_LIMIT or not _CULTURE.fullmatch(name)):
        raise BadArgument("Culture is not supported.", parameter="culture")
    after = replace(before, culture=name, modified_at=work.now)
    rows.save(work.tx, before, after)
    work.reference_changed()
    record(work, updated(Kind.USER, user_id, before, after), audit=audit_of(work, 4006, after))


def set_contacts(work: Work, user_id: Guid, contacts: Sequence[ContactLine]) -> None:
    """Replace the ways to reach a person. Raises Forbidden, Missing, BadArgument when they are too long."""
    user = require_person(work, user_id)
    require_user_editor(work, user_id)
    _save_contacts(work, user, contacts)


def remove_contacts(work: Work, user_id: Guid, types: Sequence[str]) -> None:
    """Take away, for each given type, the first contact of that type. Raises Forbidden, Missing."""
    user = require_person(work, user_id)
    require_user_editor(work, user_id)
    left = list(user.contacts)
    for kind in types:
        gone = next((line for line in left if line.type == kind), None)
        if gone:
            left.remove(gone)
    _save_contacts(work, user, left)


def _save_contacts(work: Work, before: User, contacts: Sequence[ContactLine]) -> None:
    after = require_valid(replace(before, contacts=tuple(contacts), modified_at=work.now))
    rows.save(work.tx, before, after)
    work.reference_changed()
    record(work, updated(Kind.USER, before.id, before, after), audit=audit_of(work, 4006, after))


def _new_values(work: Work, before: User, change: UserChange) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: value
        for name in ("first_name", "last_name", "notes", "location", "sex")
        if (value := getattr(change, name)) is not None
    }
    for name in ("birthday", "work_from"):
        day = getattr(change, name)
        if day is not None:
            values[name] = None if day == CLEARED else day.isoformat()
    if change.contacts is not None:
        values["contacts"] = tuple(change.contacts)
    if work.viewer.is_people_admin:
        if change.title is not None:
            values["title"] = change.title
        if change.lead_id is not None:
            values["lead_id"] = None if change.lead_id == NOBODY else change.lead_id
        if change.is_guest is not None and may_change_type(work, before, is_guest=change.is_guest):
            values["is_guest"] = change.is_guest
    return values


def may_change_type(work: Work, user: User, *, is_guest: bool) -> bool:
    """Whether a user may become a guest, or a guest a user: not the owner, not an administrator, not the caller."""
    if user.is_guest == is_guest:
        return False
    known = directory(work)
    privileged = known.is_portal_admin(user.id) or bool(known.administered_by(user.id))
    return not privileged and user.id != work.viewer.user_id
