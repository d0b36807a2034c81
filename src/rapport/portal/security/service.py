"""Ending sessions, one's own and, as an admin of people, others' (sheet 02, section 6.3)."""

from __future__ import annotations

from rapport.core.errors import Forbidden, Missing
from rapport.core.ids import Guid
from rapport.portal.changes.service import Audit, record
from rapport.portal.people.addresses import profile_address
from rapport.portal.people.directory import directory
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work


def end_connection(work: Work, login_event_id: int) -> bool:
    """End a session: one's own, or anybody's as an admin of people. False when there is none or one may not."""
    owner = sessions.owner_of_session(work, login_event_id)
    if owner is None or (owner != work.viewer.user_id and not work.viewer.is_people_admin):
        return False
    sessions.end_session(work, login_event_id)
    record(work, audit=_audit(work, 4035, owner))
    return True


def end_other_connections(work: Work) -> str:
    """End every session of the caller but the one they came with (quirk 26), and return their name."""
    caller = work.viewer.user_id
    sessions.end_sessions(work, caller, but=work.viewer.login_event_id)
    record(work, audit=_audit(work, 4034, caller))
    return directory(work).name(caller, work.site.culture)


def end_connections_of(work: Work, user_id: Guid) -> None:
    """End every session of a user. Raises Forbidden unless the caller is an admin of people, Missing."""
    if not work.viewer.is_people_admin:
        raise Forbidden("Method not available")
    if directory(work).find(user_id) is None:
        raise Missing("User not found")
    sessions.end_sessions(work, user_id)
    record(work, audit=_audit(work, 4036, user_id))


def end_own_connections(work: Work) -> str:
    """End every session of the caller, and return the address where they change their password."""
    caller = work.viewer.user_id
    sessions.end_sessions(work, caller)
    record(work, audit=_audit(work, 4034, caller))
    person = directory(work).find(caller)
    return profile_address(work.site.base_url, person.user_name if person else None)


def _audit(work: Work, action: int, user_id: Guid) -> Audit:
    return Audit(action, (user_id,), (directory(work).name(user_id, work.site.culture),))
