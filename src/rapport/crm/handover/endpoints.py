"""Calls of people and groups that write records of the CRM as well."""

from __future__ import annotations

from rapport.crm.handover import service
from rapport.crm.handover.schemas import HandoverShape
from rapport.portal.call import Call
from rapport.portal.groups import queries as groups
from rapport.portal.groups.schemas import GroupShape
from rapport.portal.people import queries as people
from rapport.portal.people.records import people_only
from rapport.portal.people.schemas import ProfileShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_DATA = "people/User data"


@operation("DELETE", "people/{userid}", tag="people/Profiles", summary="Delete a user")
def remove_person(call: Call, userid: str) -> ProfileShape:
    """Remove a suspended user, from access lists too, and answer with what is left of the profile.

    Parameters:
        userid: User name or id of the user.
    """
    user_id = people.resolve(call.work, userid)
    service.remove_person(call.work, user_id)
    return people.profile(call.work, user_id)


@operation("PUT", "people/delete", tag="people/Profiles", summary="Delete users")
def remove_people(call: Call, user_ids: list[Guid]) -> list[ProfileShape]:
    """Remove those of the users who are suspended, and answer with all of them.

    Parameters:
        user_ids: Ids of the users; unknown ones are passed over.
    """
    service.remove_people(call.work, user_ids)
    return people.profiles(call.work, people_only(user_ids))


@operation("DELETE", "group/{groupid}", tag="group", summary="Delete a group")
def delete_group(call: Call, groupid: Guid) -> GroupShape:
    """Dissolve a group and answer with what it was, without members.

    Parameters:
        groupid: Id of the group.
    """
    dissolved = groups.bare_group(call.work, groupid)
    service.delete_group(call.work, groupid)
    return dissolved


@operation("POST", "people/reassign/start", tag=_DATA, summary="Start the data reassignment")
def reassign(call: Call, from_user_id: Guid, to_user_id: Guid, delete_profile: bool = False) -> HandoverShape:
    """Hand the open records of a suspended user to another. All of it is done when the call answers.

    Parameters:
        from_user_id: Id of the suspended user.
        to_user_id: Id of the user who takes over.
        delete_profile: Whether to remove the suspended user afterwards.
    """
    service.reassign(call.work, from_user_id, to_user_id, delete_profile=delete_profile)
    return HandoverShape(from_user=from_user_id, to_user=to_user_id, percentage=100.0, is_completed=True)
