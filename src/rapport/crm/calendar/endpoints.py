"""Calls for the address of one's calendar. Additions."""

from __future__ import annotations

from rapport.crm.calendar import queries, service
from rapport.crm.calendar.schemas import CalendarAddressShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Tasks"


@operation("GET", "crm/calendar", tag=_TAG, summary="Get my calendar address", addition=True)
def get_calendar_address(call: Call) -> CalendarAddressShape:
    """Tell whether the caller's deadlines can be read as a calendar, at an address that needs no sign-in."""
    return queries.address(call.work)


@operation("POST", "crm/calendar", tag=_TAG, summary="Create my calendar address", addition=True)
def create_calendar_address(call: Call) -> CalendarAddressShape:
    """Make an address at which the caller's open tasks can be read as iCalendar, and show it, this once.

    Whoever knows it reads them without signing in. An address that the caller had before ends.
    """
    return queries.new_address(call.work, service.create_address(call.work))


@operation("DELETE", "crm/calendar", tag=_TAG, summary="Revoke my calendar address", addition=True)
def revoke_calendar_address(call: Call) -> CalendarAddressShape:
    """Let the caller's address be good for nothing from now on."""
    service.revoke_address(call.work)
    return queries.address(call.work)
