"""Adding and editing people (sheet 02, section 3.6).

What a call takes becomes one record ahead of the write lock, since hashing a password and fetching a photo take long.
"""

# ruff: noqa: ARG001  what is sent reaches the handlers as `prepared`

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.endpoints.arguments import calendar_day, contact_lines
from rapport.portal.people.records import parse_sex
from rapport.portal.people.schemas import ContactLineInput, ProfileShape
from rapport.portal.people.service import NewPerson, UserChange
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


def _new_person(
    call: Call,
    *,
    email: str | None,
    firstname: str | None,
    lastname: str | None,
    is_visitor: bool,
    department: Sequence[Guid],
    title: str,
    location: str,
    sex: str,
    birthday: datetime | None,
    worksfrom: datetime | None,
    comment: str,
    contacts: Sequence[ContactLineInput],
    files: str,
    password: str | None,
    password_hash: str | None,
    lead: Guid | None,
) -> NewPerson:
    service.require_user_manager(call.work)
    zone = call.work.site.zone
    return NewPerson(
        email=email,
        first_name=firstname,
        last_name=lastname,
        is_guest=is_visitor,
        group_ids=department,
        title=title,
        location=location,
        notes=comment,
        sex=parse_sex(sex),
        birthday=calendar_day(birthday, zone),
        work_from=calendar_day(worksfrom, zone),
        contacts=contact_lines(contacts),
        lead_id=lead,
        stored_password=service.hashed_password(call.work, password, password_hash),
        photo=service.fetched(files) if files.strip() else None,
    )


@operation("POST", "people", tag="people/Profiles", summary="Add a user", prepare=_new_person)
def add_user(
    call: Call,
    *,
    email: str | None = None,
    firstname: str | None = None,
    lastname: str | None = None,
    is_visitor: bool = False,
    department: list[Guid],
    title: str = "",
    location: str = "",
    sex: str = "",
    birthday: datetime | None = None,
    worksfrom: datetime | None = None,
    comment: str = "",
    contacts: list[ContactLineInput],
    files: str = "",
    password: str | None = None,
    password_hash: str | None = None,
    lead: Guid | None = None,
    prepared: NewPerson,
) -> ProfileShape:
    """Add a user, or a guest, who can sign in at once, and answer with the full profile.

    Parameters:
        email: E-mail address, which nobody else here may have; required.
        firstname: First name; required.
        lastname: Last name; required, may be empty.
        is_visitor: Whether it is a guest: guests don't use the CRM.
        department: Ids of groups to join.
        title: What the person does.
        location: Where they work.
        sex: `male` or `female`; anything else says nothing.
        birthday: Day of birth.
        worksfrom: Day since when they work here; today, if not sent.
        comment: Notes.
        contacts: Ways to reach them.
        files: Web address of a photo.
        password: Password; without it and without `passwordHash` they can't sign in until they get one.
        password_hash: The client's hash of the password; wins over `password`.
        lead: Id of the user they report to.
    """
    user_id = service.create_person(call.work, prepared)
    return queries.profile(call.work, user_id)


def _change(
    call: Call,
    *,
    userid: Guid,
    is_visitor: bool | None,
    firstname: str | None,
    lastname: str | None,
    comment: str | None,
    department: Sequence[Guid] | None,
    title: str | None,
    location: str | None,
    sex: str | None,
    birthday: datetime | None,
    worksfrom: datetime | None,
    contacts: Sequence[ContactLineInput] | None,
    files: str,
    disable: bool,
    lead: Guid | None,
) -> UserChange:
    if files.strip():
        service.require_photo_right(call.work, userid)
    zone = call.work.site.zone
    return UserChange(
        is_guest=is_visitor,
        first_name=firstname,
        last_name=lastname,
        notes=comment,
        title=title,
        location=location,
        sex=parse_sex(sex),
        birthday=calendar_day(birthday, zone),
        work_from=calendar_day(worksfrom, zone),
        contacts=None if contacts is None else contact_lines(contacts),
        group_ids=department,
        lead_id=lead,
        photo=service.fetched(files) if files.strip() else None,
        is_disabled=disable,
    )


@operation("PUT", "people/{userid}", tag="people/Profiles", summary="Update a user", prepare=_change)
def update_user(
    call: Call,
    *,
    userid: Guid,
    is_visitor: bool | None = None,
    firstname: str | None = None,
    lastname: str | None = None,
    comment: str | None = None,
    department: list[Guid] | None = None,
    title: str | None = None,
    location: str | None = None,
    sex: str | None = None,
    birthday: datetime | None = None,
    worksfrom: datetime | None = None,
    contacts: list[ContactLineInput] | None = None,
    files: str = "",
    disable: bool = False,
    lead: Guid | None = None,
    prepared: UserChange,
) -> ProfileShape:
    """Edit a user and answer with the full profile. What is not sent stays as it is (quirk 8).

    Parameters:
        userid: Id of the user.
        is_visitor: Whether they are a guest; changed by administrators, of people who are none.
        firstname: First name.
        lastname: Last name.
        comment: Notes.
        department: Ids of the groups to be in, an empty list (in a form: the zero GUID alone) for none; changed by
            administrators.
        title: What they do; changed by administrators.
        location: Where they work.
        sex: `male` or `female`; anything else leaves it.
        birthday: Day of birth; 1900-01-01 takes it away.
        worksfrom: Day since when they work here; 1900-01-01 takes it away.
        contacts: Ways to reach them, instead of all there were; an empty list for none.
        files: Web address of a photo.
        disable: Whether to suspend them; their sessions end.
        lead: Id of the user they report to, the zero GUID for nobody; changed by administrators.
    """
    service.update_person(call.work, userid, prepared)
    return queries.profile(call.work, userid)
