"""Addresses, passwords, contacts, invitations (sheet 02, section 3.6)."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.endpoints.arguments import contact_lines
from rapport.portal.people.records import people_only
from rapport.portal.people.schemas import ContactLineInput, ProfileShape
from rapport.portal.sessions import service as sessions
from rapport.portal.sessions.records import COOKIE
from rapport.protocol.call import Cookie
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("PUT", "people/{userid}/email", tag="people/Email", summary="Change a user email")
def change_email(call: Call, userid: str, email: str | None = None) -> ProfileShape:
    """Give a user another address, which has to be confirmed, and answer with the full profile.

    Parameters:
        userid: User name or id of the user.
        email: The new address, which nobody else here may have.
    """
    user_id = queries.resolve(call.work, userid)
    service.change_email(call.work, user_id, email)
    return queries.profile(call.work, user_id)


def _chosen(call: Call, *, userid: str, password: str | None) -> str | None:
    return service.chosen_password(call.work, queries.resolve(call.work, userid), password)


@operation(
    "PUT",
    "people/{userid}/password",
    tag="people/Password",
    summary="Change a user password",
    prepare=_chosen,
)
def change_password(
    call: Call,
    *,
    userid: str,
    password: str | None = None,  # noqa: ARG001  `prepared` is what is stored of it
    prepared: str | None,
) -> ProfileShape:
    """Give a user another password, and answer with the full profile.

    Every session of the user ends; a caller who changes their own gets a new one in the cookie.

    Parameters:
        userid: User name or id of the user.
        password: The new password; empty: nothing happens.
    """
    work = call.work
    user_id = queries.resolve(work, userid)
    if prepared:
        service.change_password(work, user_id, prepared)
    profile = queries.profile(work, user_id)
    if prepared and user_id == work.viewer.user_id and work.viewer.login_event_id:
        session = sessions.open_session(work, user_id, profile.email or "")
        call.cookies = [Cookie(COOKIE, session.token, session.expires_at)]
    return profile


@operation(
    "PUT", "people/{userid}/culture", tag="people/Profiles", summary="Set a user language", addition=True
)
def set_culture(call: Call, userid: str, culture: str | None) -> ProfileShape:
    """Say in which language a user is written to, and answer with the full profile.

    Parameters:
        userid: User name or id of the user.
        culture: A culture such as `de-DE`; empty for the portal's. Without texts in its language, English.
    """
    user_id = queries.resolve(call.work, userid)
    service.set_culture(call.work, user_id, culture)
    return queries.profile(call.work, user_id)


@operation("PUT", "people/{userid}/contacts", tag="people/Contacts", summary="Update user contacts")
@operation("POST", "people/{userid}/contacts", tag="people/Contacts", summary="Set user contacts")
def set_contacts(call: Call, userid: str, contacts: list[ContactLineInput]) -> ProfileShape:
    """Replace the user's contacts by the given ones (quirk 10: both verbs), and answer with the full profile.

    Parameters:
        userid: User name or id of the user.
        contacts: Ways to reach the user, as `{type, value}`.
    """
    user_id = queries.resolve(call.work, userid)
    service.set_contacts(call.work, user_id, contact_lines(contacts))
    return queries.profile(call.work, user_id)


@operation("DELETE", "people/{userid}/contacts", tag="people/Contacts", summary="Delete user contacts")
def remove_contacts(call: Call, userid: str, contacts: list[ContactLineInput]) -> ProfileShape:
    """Take away the first contact of each given type, and answer with the full profile.

    Parameters:
        userid: User name or id of the user.
        contacts: Contacts of the types that are to go.
    """
    user_id = queries.resolve(call.work, userid)
    service.remove_contacts(call.work, user_id, [line.type for line in contacts])
    return queries.profile(call.work, user_id)


@operation("PUT", "people/invite", tag="people/Profiles", summary="Resend an activation email")
def resend_invitations(call: Call, user_ids: list[Guid]) -> list[ProfileShape]:
    """Invite those of the users again who have not confirmed their address, and answer with all of them.

    Parameters:
        user_ids: Ids of the users; unknown ones are passed over.
    """
    service.resend_invitations(call.work, user_ids)
    return queries.profiles(call.work, people_only(user_ids))


@operation("PUT", "people/self/delete", tag="people/Profiles", summary="Send the deletion instructions")
def request_own_removal(call: Call) -> str:
    """Send the caller instructions to remove their profile."""
    return service.request_own_removal(call.work)
