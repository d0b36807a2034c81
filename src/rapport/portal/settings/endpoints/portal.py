"""Calls of `portal` (sheet 02, section 5.1)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.people import service as people
from rapport.portal.people.queries import users_count as count_users
from rapport.portal.settings import queries
from rapport.portal.settings.schemas import PortalShape, RawUserShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

GIBIBYTE = 2**30


@operation("GET", "portal", tag="portal/Settings", summary="Get the current portal")
def portal(call: Call) -> PortalShape:
    """Return the raw record of the portal."""
    return queries.portal_record(call.work)


@operation("GET", "portal/users/{userID}", tag="portal/Users", summary="Get a user by ID")
def raw_user(call: Call, user_id: Guid) -> RawUserShape:
    """Return the raw record of a user.

    Parameters:
        user_id: Id of the user.
    """
    return queries.raw_user(call.work, user_id)


@operation("GET", "portal/userscount", tag="portal/Users", summary="Get a number of portal users")
def users_count(call: Call) -> int:
    """Return the number of active people."""
    return count_users(call.work)


@operation("GET", "portal/usedspace", tag="portal/Quota", summary="Get the used portal space")
def used_space(call: Call) -> float:
    """Return the space that files take, in GiB with two decimals."""
    people.require_settings_right(call.work)
    return round(queries.used_bytes(call.work) / GIBIBYTE, 2)


@operation("GET", "portal/path", tag="portal/Settings", summary="Get the path to the portal")
def path(call: Call, virtual_path: str = "") -> str:
    """Return the absolute address of a path of the site.

    Parameters:
        virtual_path: Path below the site, with or without `~`.
    """
    return f"{call.work.site.base_url}/{virtual_path.removeprefix('~').lstrip('/')}"
