"""People who leave for good (sheet 02, section 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, Forbidden, InvalidOperation
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import deleted, record
from rapport.portal.people import rows
from rapport.portal.people.records import EmployeeStatus, User, is_system_user
from rapport.portal.people.service.access import require_person, require_user_manager
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.memberships import set_groups
from rapport.portal.people.service.photos import forget_photo
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work


def remove_person(work: Work, user_id: Guid) -> None:
    """Remove a suspended user: they keep their id, and everything they made shows that they are gone.

    Raises Forbidden, Missing, InvalidOperation for the owner and for users who are not suspended.
    """
    require_user_manager(work)
    user = require_person(work, user_id)
    if user.is_owner:
        raise InvalidOperation("Can not remove tenant owner.")
    if user.status != EmployeeStatus.TERMINATED:
        raise InvalidOperation("The user is not suspended")
    _remove(work, user)
    record(work, deleted(Kind.USER, user.id, user), audit=audit_of(work, 4018, user))


def remove_people(work: Work, user_ids: Sequence[Guid]) -> list[Guid]:
    """Remove those of the users who are suspended, and return their ids; the others are passed over.

    Raises Forbidden.
    """
    require_user_manager(work)
    leaving = [
        user
        for user in rows.load_many(work.tx, user_ids)
        if user.status == EmployeeStatus.TERMINATED and not user.is_owner
    ]
    for user in leaving:
        _remove(work, user)
    if leaving:
        gone = [deleted(Kind.USER, user.id, user) for user in leaving]
        record(work, *gone, audit=audit_of(work, 4022, *leaving))
    return [user.id for user in leaving]


def require_reassignable(work: Work, from_id: Guid, to_id: Guid) -> None:
    """Check that one user's records may pass to another: the rule of `POST people/reassign/start`.

    The first has to be suspended, neither owner nor caller; the second active and no guest. What of the records
    passes on is for the rooms that own them. Raises Forbidden without the right, BadArgument.
    """
    require_user_manager(work)
    if is_system_user(from_id) or is_system_user(to_id):
        raise Forbidden
    people = {user.id: user for user in rows.load_many(work.tx, [from_id, to_id])}
    old, new = people.get(from_id), people.get(to_id)
    if (
        old is None
        or old.is_owner
        or old.id == work.viewer.user_id
        or old.status != EmployeeStatus.TERMINATED
    ):
        raise BadArgument(parameter="fromUserId")
    if new is None or new.is_guest or new.status != EmployeeStatus.ACTIVE:
        raise BadArgument(parameter="toUserId")


def _remove(work: Work, user: User) -> None:
    sessions.end_sessions(work, user.id, keys_too=True)
    set_groups(work, user.id, ())
    forget_photo(work, user)
    rows.save(work.tx, user, replace(user, is_removed=True, photo=None, modified_at=work.now))
    rows.save_password(work.tx, user.id, None)
    work.reference_changed()
