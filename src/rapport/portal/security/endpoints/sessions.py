"""Open sessions (sheet 02, section 6.3)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.security import queries, service
from rapport.portal.security.schemas import ConnectionsShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

TAG = "security/Active connections"


@operation("GET", "security/activeconnections", tag=TAG, summary="Get active connections")
def connections(call: Call) -> ConnectionsShape:
    """Return the caller's open sessions, the current one first."""
    return queries.connections(call.work)


@operation(
    "PUT",
    "security/activeconnections/logout/{loginEventId:int}",
    tag=TAG,
    summary="Log out from the connection",
)
def end_connection(call: Call, login_event_id: int) -> bool:
    """End a session: one's own, or anybody's as an admin of people; false when that was not possible.

    Parameters:
        login_event_id: Id of the session's login event.
    """
    return service.end_connection(call.work, login_event_id)


@operation(
    "PUT",
    "security/activeconnections/logoutallexceptthis",
    tag=TAG,
    summary="Log out from all connections",
)
def end_other_connections(call: Call) -> str:
    """End the caller's other sessions, and answer with their name."""
    return service.end_other_connections(call.work)


@operation(
    "PUT", "security/activeconnections/logoutall/{userId}", tag=TAG, summary="Log out for the user by ID"
)
def end_connections_of(call: Call, user_id: Guid) -> None:
    """End every session of a user, as an admin of people.

    Parameters:
        user_id: Id of the user.
    """
    service.end_connections_of(call.work, user_id)


@operation(
    "PUT",
    "security/activeconnections/logoutallchangepassword",
    tag=TAG,
    summary="Log out and change password",
)
def end_own_connections(call: Call) -> str:
    """End every session of the caller, and answer with the address where they change their password."""
    return service.end_own_connections(call.work)
