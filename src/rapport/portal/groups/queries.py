"""Reading groups."""

from __future__ import annotations

from rapport.core.errors import Missing
from rapport.core.ids import LOST_USER, NOBODY, Guid
from rapport.core.text import fold
from rapport.portal.groups.schemas import GroupShape
from rapport.portal.people.queries import Directory, GroupCard, directory, summaries, summary
from rapport.portal.people.records import EmployeeStatus
from rapport.portal.people.schemas import EmployeeShape, GroupSummaryShape
from rapport.store.work import Work


def everything(work: Work) -> list[GroupSummaryShape]:
    """Return all groups, by name."""
    known = directory(work)
    return [summary(known, group_id) for group_id in known.groups]


def named(work: Work, words: str) -> list[GroupSummaryShape]:
    """Return the groups in whose name the words occur, in any case (quirk 13); none for no words."""
    wanted = fold(words)
    known = directory(work)
    return [summary(known, card.id) for card in known.groups.values() if wanted and wanted in fold(card.name)]


def of_user(work: Work, user_id: Guid) -> list[GroupSummaryShape]:
    """Return the groups that a user is in, by name; none for an unknown user."""
    known = directory(work)
    return summaries(known, known.groups_of.get(user_id, ()))


def group(work: Work, group_id: Guid) -> GroupShape:
    """Return a group with its members. Raises Missing."""
    known = directory(work)
    card = known.groups.get(group_id)
    if card is None:
        raise Missing("group not found")
    return _shape(work, known, card, with_members=True)


def bare_group(work: Work, group_id: Guid) -> GroupShape:
    """Return a group without its members. Raises Missing."""
    known = directory(work)
    card = known.groups.get(group_id)
    if card is None:
        raise Missing("group not found")
    return _shape(work, known, card, with_members=False)


def _shape(work: Work, known: Directory, card: GroupCard, *, with_members: bool) -> GroupShape:
    manager = known.find(card.manager_id)
    return GroupShape(
        id=card.id,
        name=card.name,
        category=NOBODY,
        parent=NOBODY,
        description=None,
        manager=known.short(manager.id if manager else LOST_USER, work.site),
        members=_present_members(work, known, card.id) if with_members else None,
    )


def _present_members(work: Work, known: Directory, group_id: Guid) -> list[EmployeeShape]:
    """Return the members who are active or on leave, in display order."""
    members = (known.find(user_id) for user_id in known.members_of.get(group_id, ()))
    present = [person for person in members if person and person.status & EmployeeStatus.DEFAULT]
    present.sort(key=lambda person: person.order)
    return [known.short(person.id, work.site) for person in present]
