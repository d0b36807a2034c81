"""Who is in which group. Groups are another concept; people are in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rapport.core.ids import Guid
from rapport.portal.people import rows
from rapport.portal.people.directory import directory
from rapport.store.work import Work


def add_members(work: Work, group_id: Guid, user_ids: Iterable[Guid]) -> None:
    """Put people into a group; unknown ones are passed over, members stay."""
    known = directory(work)
    wanted = [user_id for user_id in dict.fromkeys(user_ids) if known.find(user_id)]
    rows.insert_members(work.tx, ((group_id, user_id) for user_id in wanted))
    work.reference_changed()


def drop_members(work: Work, group_id: Guid, user_ids: Iterable[Guid]) -> None:
    """Take people out of a group."""
    rows.remove_members(work.tx, ((group_id, user_id) for user_id in user_ids))
    work.reference_changed()


def set_groups(work: Work, user_id: Guid, group_ids: Collection[Guid]) -> None:
    """Let a user be in exactly these groups; unknown ones are passed over."""
    known = directory(work)
    wanted = {group_id for group_id in group_ids if group_id in known.groups}
    present = set(known.groups_of.get(user_id, ()))
    rows.remove_members(work.tx, sorted((group_id, user_id) for group_id in present - wanted))
    rows.insert_members(work.tx, sorted((group_id, user_id) for group_id in wanted - present))
    work.reference_changed()
