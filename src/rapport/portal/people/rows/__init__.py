"""Rows of people, in and out as records."""

from rapport.portal.people.rows.founding import insert_portal, portal_exists
from rapport.portal.people.rows.memberships import insert_members, remove_members
from rapport.portal.people.rows.users import (
    credentials_of,
    find,
    find_by_email,
    insert_user,
    load_many,
    save,
    save_password,
    user_name_exists,
)

__all__ = [
    "credentials_of",
    "find",
    "find_by_email",
    "insert_members",
    "insert_portal",
    "insert_user",
    "load_many",
    "portal_exists",
    "remove_members",
    "save",
    "save_password",
    "user_name_exists",
]
