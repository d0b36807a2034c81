"""What can be done with people (sheet 02, section 3.6)."""

from __future__ import annotations

from sqlalchemy import Connection

from rapport.core.ids import Guid
from rapport.portal.people import rows
from rapport.portal.people.records import EmployeeStatus, User
from rapport.portal.people.service.access import (
    Action,
    denied,
    require_group_editor,
    require_settings_right,
    require_user_editor,
    require_user_manager,
)
from rapport.portal.people.service.changing import (
    UserChange,
    remove_contacts,
    set_contacts,
    set_culture,
    update_person,
)
from rapport.portal.people.service.confirming import confirm, confirmed_password
from rapport.portal.people.service.creating import NewPerson, add_person, create_person, hashed_password
from rapport.portal.people.service.credentials import (
    change_email,
    change_password,
    chosen_password,
    remind_password,
    request_own_removal,
    resend_invitations,
)
from rapport.portal.people.service.founding import found_portal
from rapport.portal.people.service.memberships import add_members, drop_members
from rapport.portal.people.service.photos import (
    Photo,
    cropped,
    delete_photo,
    fetched,
    photo_file,
    require_photo_right,
    scaled,
    set_photo,
)
from rapport.portal.people.service.removing import remove_people, remove_person, require_reassignable
from rapport.portal.people.service.standing import set_status, set_type
from rapport.store.work import Work

__all__ = [
    "Action",
    "NewPerson",
    "Photo",
    "UserChange",
    "add_members",
    "add_person",
    "change_email",
    "change_password",
    "chosen_password",
    "confirm",
    "confirmed_password",
    "create_person",
    "cropped",
    "delete_photo",
    "denied",
    "drop_members",
    "fetched",
    "find_by_email",
    "find_person",
    "found_portal",
    "hashed_password",
    "is_founded",
    "photo_file",
    "remind_password",
    "remove_contacts",
    "remove_people",
    "remove_person",
    "request_own_removal",
    "require_group_editor",
    "require_photo_right",
    "require_reassignable",
    "require_settings_right",
    "require_user_editor",
    "require_user_manager",
    "resend_invitations",
    "scaled",
    "set_contacts",
    "set_culture",
    "set_photo",
    "set_status",
    "set_type",
    "update_person",
]


def is_founded(tx: Connection) -> bool:
    """Whether the database holds a portal."""
    return rows.portal_exists(tx)


def find_by_email(work: Work, email: str) -> Guid | None:
    """Return the id of the person with that e-mail address, in any case; None when there is none."""
    user = rows.find_by_email(work.tx, email.strip())
    return user.id if user else None


def find_person(work: Work, user_id: Guid) -> User | None:
    """Return an active person; None when there is none of that id."""
    user = rows.find(work.tx, user_id)
    return user if user and user.status == EmployeeStatus.ACTIVE else None
