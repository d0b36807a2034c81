"""Calls of `group` (sheet 02, section 4.2)."""

from __future__ import annotations

from rapport.core.ids import NOBODY
from rapport.portal.call import Call
from rapport.portal.groups import queries, service
from rapport.portal.groups.schemas import GroupShape
from rapport.portal.people.schemas import GroupSummaryShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("GET", "group", tag="group", summary="Get groups")
def groups(call: Call) -> list[GroupSummaryShape]:
    """Return all groups, by name."""
    return queries.everything(call.work)


@operation("GET", "group/search", tag="group", summary="Get groups by a group name")
def groups_named(call: Call, group_name: str = "") -> list[GroupSummaryShape]:
    """Return the groups in whose name the text occurs, in any case.

    Parameters:
        group_name: Part of the name.
    """
    return queries.named(call.work, group_name)


@operation("GET", "group/{groupid}", tag="group", summary="Get a group")
def group(call: Call, groupid: Guid) -> GroupShape:
    """Return a group with its members who are active or on leave.

    Parameters:
        groupid: Id of the group.
    """
    return queries.group(call.work, groupid)


@operation("GET", "group/user/{userid}", tag="group", summary="Get user groups")
def groups_of_user(call: Call, userid: Guid) -> list[GroupSummaryShape]:
    """Return the groups that a user is in, by name.

    Parameters:
        userid: Id of the user.
    """
    return queries.of_user(call.work, userid)


@operation("POST", "group", tag="group", summary="Add a new group")
def add_group(
    call: Call, members: list[Guid], group_manager: Guid = NOBODY, group_name: str = ""
) -> GroupShape:
    """Make a group and answer with it; the manager becomes a member.

    Parameters:
        members: Ids of users; unknown ones are passed over.
        group_manager: Id of the user who manages the group, who becomes a member; the zero GUID for nobody.
        group_name: Name of the group.
    """
    group_id = service.add_group(call.work, name=group_name, manager_id=group_manager, member_ids=members)
    return queries.group(call.work, group_id)


@operation("PUT", "group/{groupid}", tag="group", summary="Update a group")
def update_group(
    call: Call,
    groupid: Guid,
    group_manager: Guid | None = None,
    group_name: str | None = None,
    members: list[Guid] | None = None,
) -> GroupShape:
    """Change a group and answer with it. What is not sent stays; the zero GUID takes the manager away.

    Parameters:
        groupid: Id of the group.
        group_manager: Id of the user who manages the group, who becomes a member; the zero GUID for nobody.
        group_name: Name of the group.
        members: Ids of the users who are to be members, instead of all there were; an empty list (in a form: the zero
            GUID alone) for nobody.
    """
    service.update_group(call.work, groupid, name=group_name, manager_id=group_manager, member_ids=members)
    return queries.group(call.work, groupid)


@operation("PUT", "group/{groupid}/members/{newgroupid}", tag="group", summary="Move group members")
def copy_members(call: Call, groupid: Guid, newgroupid: Guid) -> GroupShape:
    """Put the members of a group into another as well, and answer with the other.

    Parameters:
        groupid: Id of the group.
        newgroupid: Id of the group that gets the members.
    """
    service.copy_members(call.work, groupid, newgroupid)
    return queries.group(call.work, newgroupid)


@operation("POST", "group/{groupid}/members", tag="group", summary="Replace group members")
def replace_members(call: Call, groupid: Guid, members: list[Guid]) -> GroupShape:
    """Let a group have exactly these members, and answer with it.

    Parameters:
        groupid: Id of the group.
        members: Ids of users; unknown ones are passed over.
    """
    service.replace_members(call.work, groupid, members)
    return queries.group(call.work, groupid)


@operation("PUT", "group/{groupid}/members", tag="group", summary="Add group members")
def add_members(call: Call, groupid: Guid, members: list[Guid]) -> GroupShape:
    """Put people into a group, and answer with it.

    Parameters:
        groupid: Id of the group.
        members: Ids of users; unknown ones are passed over.
    """
    service.add_members(call.work, groupid, members)
    return queries.group(call.work, groupid)


@operation("DELETE", "group/{groupid}/members", tag="group", summary="Remove group members")
def drop_members(call: Call, groupid: Guid, members: list[Guid]) -> GroupShape:
    """Take people out of a group, and answer with it.

    Parameters:
        groupid: Id of the group.
        members: Ids of users; unknown ones are passed over.
    """
    service.drop_members(call.work, groupid, members)
    return queries.group(call.work, groupid)


@operation("PUT", "group/{groupid}/manager", tag="group", summary="Set a group manager")
def set_manager(call: Call, groupid: Guid, userid: Guid = NOBODY) -> GroupShape:
    """Give a group a manager, who becomes a member, and answer with it.

    Parameters:
        groupid: Id of the group.
        userid: Id of the user.
    """
    service.set_manager(call.work, groupid, userid)
    return queries.group(call.work, groupid)
