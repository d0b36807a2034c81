"""Adding, editing, suspending and removing people (sheet 02, section 3.6)."""

from __future__ import annotations

from datetime import datetime

from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.endpoints.arguments import calendar_day, contact_lines, people_only
from rapport.portal.people.records import EmployeeStatus, EmployeeType, parse_sex
from rapport.portal.people.schemas import ContactLineInput, ProfileShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("POST", "people", tag="people/Profiles", summary="Add a user")
def add_person(
    call: Call,
    *,
    email: str | None = None,
    firstname: str | None = None,
    lastname: str | None = None,
    is_visitor: bool = False,
    department: list[Guid] | None = None,
    title: str = "",
    location: str = "",
    sex: str = "",
    birthday: datetime | None = None,
    worksfrom: datetime | None = None,
    comment: str = "",
    contacts: list[ContactLineInput] | None = None,
    files: str = "",
    password: str | None = None,
    password_hash: str | None = None,
    lead: Guid | None = None,
) -> ProfileShape:
    """Add a user (or, with `isVisitor`, a guest) who can sign in at once, and answer with the full profile.

    `files` is the web address of a photo. `passwordHash` is the client's hash and wins over `password`.
    """
    work = call.work
    user_id = service.add_person(
        work,
        email=email,
        first_name=firstname,
        last_name=lastname,
        password=password,
        password_hash=password_hash,
        is_guest=is_visitor,
        group_ids=department or [],
        title=title,
        location=location,
        notes=comment,
        sex=parse_sex(sex),
        birthday=calendar_day(birthday, work.site.zone),
        work_from=calendar_day(worksfrom, work.site.zone),
        contacts=contact_lines(contacts or []),
        lead_id=lead,
        photo_url=files,
    )
    return queries.profile(work, user_id)


@operation("PUT", "people/{userid}", tag="people/Profiles", summary="Update a user")
def update_person(
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
) -> ProfileShape:
    """Edit a user and answer with the full profile. What is not sent stays as it is (quirk 8)."""
    zone = call.work.site.zone
    change = service.UserChange(
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
        photo_url=files,
        is_disabled=disable,
    )
    service.update_person(call.work, userid, change)
    return queries.profile(call.work, userid)


@operation("DELETE", "people/{userid}", tag="people/Profiles", summary="Delete a user")
def remove_person(call: Call, userid: str) -> ProfileShape:
    """Remove a suspended user and answer with what is left of the profile."""
    user_id = queries.resolve(call.work, userid)
    service.remove_person(call.work, user_id)
    return queries.profile(call.work, user_id)


@operation("PUT", "people/delete", tag="people/Profiles", summary="Delete users")
def remove_people(call: Call, user_ids: list[Guid]) -> list[ProfileShape]:
    """Remove those of the users who are suspended, and answer with all of them."""
    service.remove_people(call.work, user_ids)
    return queries.profiles(call.work, people_only(user_ids))


@operation("PUT", "people/status/{status}", tag="people/User status", summary="Change a user status")
def set_status(
    call: Call, user_ids: list[Guid], status: EmployeeStatus = EmployeeStatus.DEFAULT
) -> list[ProfileShape]:
    """Suspend users or take them back, and answer with all of them."""
    service.set_status(call.work, user_ids, status)
    return queries.profiles(call.work, people_only(user_ids))


@operation("PUT", "people/type/{type}", tag="people/User type", summary="Change a user type")
def set_type(call: Call, user_ids: list[Guid], type: EmployeeType = EmployeeType.ALL) -> list[ProfileShape]:
    """Make guests of users or users of guests, and answer with all of them."""
    service.set_type(call.work, user_ids, type)
    return queries.profiles(call.work, people_only(user_ids))
