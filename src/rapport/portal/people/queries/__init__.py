"""Reading people: the directory of everybody, full profiles, searching."""

from rapport.portal.people.directory import Directory, GroupCard, Person, directory, load_directory
from rapport.portal.people.policy import load_password_salt, password_policy
from rapport.portal.people.queries.profiles import (
    photo_of,
    photo_shape,
    profile,
    profile_by_email,
    profile_by_name,
    profiles,
    resolve,
    summaries,
    summary,
    users_count,
)
from rapport.portal.people.queries.search import (
    PeopleFilter,
    active_people,
    filtered,
    people_with_status,
    searched,
    searched_anywhere,
)

__all__ = [
    "Directory",
    "GroupCard",
    "PeopleFilter",
    "Person",
    "active_people",
    "directory",
    "filtered",
    "load_directory",
    "load_password_salt",
    "password_policy",
    "people_with_status",
    "photo_of",
    "photo_shape",
    "profile",
    "profile_by_email",
    "profile_by_name",
    "profiles",
    "resolve",
    "searched",
    "searched_anywhere",
    "summaries",
    "summary",
    "users_count",
]
