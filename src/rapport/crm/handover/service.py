"""Removing people and groups, and handing one user's records to another."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.opportunities import service as opportunities
from rapport.crm.tasks import service as tasks
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.groups import service as groups
from rapport.portal.people import service as people
from rapport.portal.people.directory import directory
from rapport.store.work import Work

REASSIGNED = 4030
_KINDS = (Kind.CONTACT, Kind.OPPORTUNITY, Kind.CASE)


def remove_person(work: Work, user_id: Guid) -> None:
    """Remove a suspended user and take them out of every access list; what was private stays so (quirk 35).

    Raises as `portal.people.service.remove_person`.
    """
    people.remove_person(work, user_id)
    _replace(work, user_id, None, _KINDS)


def remove_people(work: Work, user_ids: Sequence[Guid]) -> None:
    """Remove those of the users who are suspended, as `remove_person` does; the others are passed over."""
    for user_id in people.remove_people(work, user_ids):
        _replace(work, user_id, None, _KINDS)


def delete_group(work: Work, group_id: Guid) -> None:
    """Dissolve a group and take it out of every access list. Raises Forbidden, Missing."""
    groups.delete_group(work, group_id)
    _replace(work, group_id, None, _KINDS)


def reassign(work: Work, from_id: Guid, to_id: Guid, *, delete_profile: bool = False) -> None:
    """Hand a suspended user's records to another: open opportunities, open tasks, and places in access lists.

    Opportunities that are closed stay as they are, with their lists. In the reference the new user also gets into
    every private case; here only into those that the old one was listed in. Raises Forbidden without the right,
    BadArgument unless the first is suspended, neither owner nor caller, and the second an active user, no guest.
    """
    people.require_reassignable(work, from_id, to_id)
    open_ones = opportunities.hand_over(work, from_id, to_id)
    tasks.hand_over(work, from_id, to_id)
    _replace(work, from_id, to_id, (Kind.CONTACT, Kind.CASE))
    _replace(work, from_id, to_id, (Kind.OPPORTUNITY,), only=open_ones)
    names = directory(work)
    record(work, audit=Audit(REASSIGNED, (from_id, to_id), (names.name(from_id), names.name(to_id))))
    if delete_profile:
        remove_person(work, from_id)


def _replace(
    work: Work,
    subject: Guid,
    successor: Guid | None,
    kinds: Sequence[Kind],
    *,
    only: Sequence[int] | None = None,
) -> None:
    """Put the successor, or nobody, where the subject stands in access lists, and record it."""
    for kind in kinds:
        changed = access.replace_subject(work, kind, subject, successor, only=only)
        record(
            work,
            *(
                updated(kind, each, {"access_list": before}, {"access_list": after})
                for each, (before, after) in changed.items()
            ),
        )
