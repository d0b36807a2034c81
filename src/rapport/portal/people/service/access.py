"""Who may do what in the portal, and the words of a refusal (sheet 02, sections 0 and 3)."""

from __future__ import annotations

from enum import StrEnum

from rapport.core.errors import Forbidden, InvalidOperation, Missing
from rapport.core.ids import Guid
from rapport.portal.people import rows
from rapport.portal.people.directory import directory
from rapport.portal.people.records import EmployeeStatus, User, is_system_user
from rapport.store.work import Work

NO_PERMISSION = "No permissions to perform this action"


class Action(StrEnum):
    """What the portal asks a right for, in the reference's words."""

    EDIT_USER = "Edit user information"
    ADD_REMOVE_USER = "Add/Remove user"
    EDIT_GROUPS = "Edit categories and groups"
    EDIT_SETTINGS = "Edit Portal Settings"


def denied(work: Work, action: Action) -> Forbidden:
    """Return the refusal of an action (quirk 2: 403 with the reference's message)."""
    name = directory(work).name(work.viewer.user_id, work.site.culture)
    return Forbidden(f'"{name}" access denied "{action}, ". Cause: {action}: access denied..')


def require_user_editor(work: Work, user_id: Guid) -> None:
    """Raise Forbidden unless the caller may edit that user: an admin of portal or people, or the user."""
    if not work.viewer.is_people_admin and work.viewer.user_id != user_id:
        raise denied(work, Action.EDIT_USER)


def require_user_manager(work: Work, action: Action = Action.ADD_REMOVE_USER) -> None:
    """Raise Forbidden unless the caller is an admin of portal or people."""
    if not work.viewer.is_people_admin:
        raise denied(work, action)


def require_group_editor(work: Work) -> None:
    """Raise Forbidden unless the caller may edit groups: an admin of portal or people."""
    require_user_manager(work, Action.EDIT_GROUPS)


def require_settings_right(work: Work) -> None:
    """Raise Forbidden unless the caller is a portal admin."""
    if not work.viewer.is_portal_admin:
        raise denied(work, Action.EDIT_SETTINGS)


def require_person(work: Work, user_id: Guid) -> User:
    """Return the user. Raises Forbidden for accounts of the house, Missing for unknown and removed users."""
    if is_system_user(user_id):
        raise Forbidden
    user = rows.find(work.tx, user_id)
    if user is None:
        raise Missing("User not found")
    return user


def require_active(user: User) -> User:
    """Return the user. Raises InvalidOperation when they are suspended."""
    if user.status != EmployeeStatus.ACTIVE:
        raise InvalidOperation("The user is suspended")
    return user


def require_credentials_editor(work: Work, user: User) -> None:
    """Raise Forbidden unless the caller may change what the user signs in with.

    Not of suspended users, not the owner's but by the owner; and a portal admin's only by a portal admin, since an
    admin of people could otherwise become one.
    """
    require_user_editor(work, user.id)
    own = user.id == work.viewer.user_id
    protected = user.is_owner or (
        directory(work).is_portal_admin(user.id) and not work.viewer.is_portal_admin
    )
    if user.status != EmployeeStatus.ACTIVE or (protected and not own):
        raise Forbidden(NO_PERMISSION)
