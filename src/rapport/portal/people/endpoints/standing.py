"""Suspending people and making guests of them (sheet 02, section 3.6)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.records import EmployeeStatus, EmployeeType, people_only
from rapport.portal.people.schemas import ProfileShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("PUT", "people/status/{status}", tag="people/User status", summary="Change a user status")
def set_status(
    call: Call, user_ids: list[Guid], status: EmployeeStatus = EmployeeStatus.DEFAULT
) -> list[ProfileShape]:
    """Suspend users or take them back, and answer with all of them.

    Parameters:
        user_ids: Ids of the users; unknown ones are passed over.
        status: `Active` (1), `Terminated` (2), `LeaveOfAbsence` (4), `Default` (5), `All` (7), by name or number.
    """
    service.set_status(call.work, user_ids, status)
    return queries.profiles(call.work, people_only(user_ids))


@operation("PUT", "people/type/{type}", tag="people/User type", summary="Change a user type")
def set_type(call: Call, user_ids: list[Guid], type: EmployeeType = EmployeeType.ALL) -> list[ProfileShape]:
    """Make guests of users or users of guests, and answer with all of them.

    Parameters:
        user_ids: Ids of the users; unknown ones are passed over.
        type: `User` (1) or `Visitor` (2), by name or number.
    """
    service.set_type(call.work, user_ids, type)
    return queries.profiles(call.work, people_only(user_ids))
