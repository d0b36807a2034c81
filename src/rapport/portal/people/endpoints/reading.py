"""Reading and searching people (sheet 02, sections 3.4 and 3.5)."""

from __future__ import annotations

from rapport.core.errors import Missing
from rapport.core.ids import NOBODY
from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.endpoints.arguments import group_filter, listed
from rapport.portal.people.queries import PeopleFilter
from rapport.portal.people.records import ActivationStatus, EmployeeStatus, EmployeeType
from rapport.portal.people.schemas import EmployeeShape, PhotoShape, ProfileShape
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

Profiles = Page[ProfileShape] | list[ProfileShape]


@operation("GET", "people/@self", tag="people/Profiles", summary="Get my profile")
def myself(call: Call) -> ProfileShape:
    """Return the caller's full profile."""
    return queries.profile(call.work, call.work.viewer.user_id)


@operation("GET", "people", tag="people/Profiles", summary="Get profiles")
def active_profiles(call: Call) -> Profiles:
    """Return the active people, in display order; of one group with `filterBy=group`."""
    return listed(call, queries.active_people(call.work, group_filter(call)))


@operation("GET", "people/status/{status}", tag="people/User status", summary="Get profiles by status")
def profiles_by_status(call: Call, status: EmployeeStatus = EmployeeStatus.DEFAULT) -> Profiles:
    """Return the people whose status bit is in the given value.

    Parameters:
        status: `Active` (1), `Terminated` (2), `LeaveOfAbsence` (4), `Default` (5), `All` (7), by name or number.
    """
    return listed(call, queries.people_with_status(call.work, status, group_filter(call)))


@operation("GET", "people/email", tag="people/Profiles", summary="Get a profile by user email")
def profile_by_email(call: Call, email: str | None = None) -> ProfileShape:
    """Return the person with that e-mail address, in any case.

    Parameters:
        email: E-mail address.
    """
    return queries.profile_by_email(call.work, email)


@operation("GET", "people/{username}", tag="people/Profiles", summary="Get a profile by user name")
def profile_by_name(call: Call, username: str) -> ProfileShape:
    """Return the person with that user name, in any case, or that GUID.

    Parameters:
        username: User name, in any case, or id.
    """
    return queries.profile_by_name(call.work, username)


@operation("GET", "people/search", tag="people/Search", summary="Search users")
def search(call: Call, query: str = "") -> Profiles:
    """Return the active people in whom every word of the query occurs.

    Parameters:
        query: Words to look for.
    """
    return listed(call, queries.searched(call.work, query, group_filter(call)))


@operation("GET", "people/@search/{query}", tag="people/Search", summary="Search user profiles")
def search_by_path(call: Call, query: str) -> Profiles:
    """Return the active people in whom every word of the query occurs.

    Parameters:
        query: Words to look for.
    """
    return listed(call, queries.searched(call.work, query, group_filter(call)))


@operation(
    "GET", "people/status/{status}/search", tag="people/Search", summary="Search users by status filter"
)
def search_by_status(
    call: Call, status: EmployeeStatus = EmployeeStatus.DEFAULT, query: str = ""
) -> Profiles:
    """Return the people of a status in a name, address or contact of whom the whole query occurs.

    Parameters:
        status: `Active` (1), `Terminated` (2), `LeaveOfAbsence` (4), `Default` (5), `All` (7), by name or number.
        query: Text to look for, as a whole.
    """
    return listed(call, queries.searched_anywhere(call.work, status, query))


@operation(
    "GET",
    "people/filter",
    tag="people/Search",
    summary="Search users and their information by extended filter",
)
def filter_profiles(
    call: Call,
    *,
    employee_status: EmployeeStatus | None = None,
    group_id: Guid = NOBODY,
    activation_status: ActivationStatus | None = None,
    employee_type: EmployeeType = EmployeeType.ALL,
    is_administrator: bool = False,
) -> Page[ProfileShape]:
    """Return full profiles that match; the words of `filterValue` are searched as in a search.

    Parameters:
        employee_status: Status by name or number; only administrators see the terminated.
        group_id: Id of a group: its members.
        activation_status: `Activated`, or any other value for those who are not.
        employee_type: `User` (1) or `Visitor` (2); 0 for both.
        is_administrator: True: administrators of the portal or of a product.
    """
    wanted = _filter(
        call,
        status=employee_status,
        group_id=group_id,
        activation=activation_status,
        kind=employee_type,
        only_administrators=is_administrator,
    )
    found = queries.filtered(call.work, wanted)
    page = found[call.listing.start_index :][: call.listing.count]
    return Page(queries.profiles(call.work, page, quota_limit=-1), len(found))


@operation("GET", "people/simple/filter", tag="people/Search", summary="Search users by extended filter")
def filter_short_profiles(
    call: Call,
    *,
    employee_status: EmployeeStatus | None = None,
    group_id: Guid = NOBODY,
    activation_status: ActivationStatus | None = None,
    employee_type: EmployeeType = EmployeeType.ALL,
    is_administrator: bool = False,
) -> Page[EmployeeShape]:
    """Return short profiles that match; the words of `filterValue` are searched as in a search.

    Parameters:
        employee_status: Status by name or number; only administrators see the terminated.
        group_id: Id of a group: its members.
        activation_status: `Activated`, or any other value for those who are not.
        employee_type: `User` (1) or `Visitor` (2); 0 for both.
        is_administrator: True: administrators of the portal or of a product.
    """
    wanted = _filter(
        call,
        status=employee_status,
        group_id=group_id,
        activation=activation_status,
        kind=employee_type,
        only_administrators=is_administrator,
    )
    found = queries.filtered(call.work, wanted)
    page = found[call.listing.start_index :][: call.listing.count]
    known = queries.directory(call.work)
    return Page([known.short(user_id, call.work.site) for user_id in page], len(found))


@operation("GET", "people/{userid}/photo", tag="people/Photos", summary="Get a user photo")
def photo(call: Call, userid: str) -> PhotoShape:
    """Return the addresses of a person's photo in all sizes; `userid` is a user name or a GUID.

    Parameters:
        userid: User name or id of the user.
    """
    return queries.photo_of(call.work, userid)


@operation("GET", "people/import/status", tag="people/User status", summary="Get a user status")
def import_status(call: Call) -> None:
    """Return nothing: no import of people is running."""
    if not call.work.viewer.is_signed_in:
        raise Missing


@operation("GET", "people/reassign/progress", tag="people/User data", summary="Get the reassignment progress")
def reassign_progress(call: Call, user_id: Guid = NOBODY) -> None:  # noqa: ARG001  the call takes it
    """Return nothing: no reassignment is running.

    Parameters:
        user_id: Id of the user whose records would pass to another.
    """
    service.require_user_manager(call.work, service.Action.EDIT_USER)


@operation("GET", "people/remove/progress", tag="people/User data", summary="Get the deletion progress")
def removal_progress(call: Call, user_id: Guid = NOBODY) -> None:  # noqa: ARG001  the call takes it
    """Return nothing: no removal of data is running.

    Parameters:
        user_id: Id of the user whose data would go.
    """
    service.require_user_manager(call.work, service.Action.EDIT_USER)


def _filter(
    call: Call,
    *,
    status: EmployeeStatus | None,
    group_id: Guid,
    activation: ActivationStatus | None,
    kind: EmployeeType,
    only_administrators: bool,
) -> PeopleFilter:
    listing = call.listing
    return PeopleFilter(
        status=status,
        group_id=group_id,
        activation=activation,
        kind=kind,
        only_administrators=only_administrators,
        words=listing.filter_value,
        sort_by=listing.sort_by,
        descending=listing.descending,
    )
