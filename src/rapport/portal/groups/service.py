"""Making, changing and dissolving groups. Everything here needs an admin of portal or people (quirk 12: all of it)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, InvalidOperation, Missing
from rapport.core.ids import NOBODY, Guid, new_guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import Audit, created, deleted, record, updated
from rapport.portal.groups import rows
from rapport.portal.groups.records import NAME_LIMIT, Group
from rapport.portal.people import service as people
from rapport.portal.people.queries import directory
from rapport.portal.people.records import EmployeeStatus, is_system_user, require_fits
from rapport.store.work import Work


def add_group(work: Work, *, name: str, manager_id: Guid = NOBODY, member_ids: Sequence[Guid] = ()) -> Guid:
    """Make a group and return its id; the manager is a member, unknown people are passed over.

    Raises Forbidden, BadArgument for an empty or too long name.
    """
    people.require_group_editor(work)
    group = Group(new_guid(), _checked_name(name), _known_manager(work, manager_id), work.now)
    rows.insert_group(work.tx, group)
    work.reference_changed()
    people.add_members(work, group.id, _with_manager(member_ids, group.manager_id))
    record(work, created(Kind.GROUP, group.id, group), audit=_audit(4026, group))
    return group.id


def update_group(
    work: Work,
    group_id: Guid,
    *,
    name: str | None = None,
    manager_id: Guid | None = None,
    member_ids: Sequence[Guid] | None = None,
) -> None:
    """Change a group; None leaves as it is (quirk 9), the zero GUID takes the manager away.

    Raises Forbidden, Missing, BadArgument for a too long name.
    """
    people.require_group_editor(work)
    before = require_group(work, group_id)
    after = before
    if name:
        after = replace(after, name=_checked_name(name))
    if manager_id is not None:
        after = replace(after, manager_id=_known_manager(work, manager_id))
    _save(work, before, after)
    if member_ids is not None:
        _replace_members(work, group_id, _with_manager(member_ids, after.manager_id))
    elif after.manager_id != before.manager_id:
        people.add_members(work, group_id, _with_manager((), after.manager_id))
    record(work, audit=_audit(4027, after))


def delete_group(work: Work, group_id: Guid) -> None:
    """Dissolve a group. Raises Forbidden, Missing."""
    people.require_group_editor(work)
    group = require_group(work, group_id)
    rows.delete_group(work.tx, group_id)
    work.reference_changed()
    record(work, deleted(Kind.GROUP, group_id, group), audit=_audit(4028, group))


def copy_members(work: Work, from_id: Guid, to_id: Guid) -> None:
    """Put the members of one group into another; they stay in the first (quirk 11). Raises Forbidden, Missing."""
    people.require_group_editor(work)
    require_group(work, from_id)
    target = require_group(work, to_id)
    people.add_members(work, to_id, directory(work).members_of.get(from_id, ()))
    record(work, audit=_audit(4027, target))


def replace_members(work: Work, group_id: Guid, member_ids: Sequence[Guid]) -> None:
    """Let a group have exactly these members. Raises Forbidden, Missing."""
    people.require_group_editor(work)
    group = require_group(work, group_id)
    _replace_members(work, group_id, member_ids)
    record(work, audit=_audit(4027, group))


def add_members(work: Work, group_id: Guid, member_ids: Sequence[Guid]) -> None:
    """Put people into a group. Raises Forbidden, Missing."""
    people.require_group_editor(work)
    group = require_group(work, group_id)
    people.add_members(work, group_id, member_ids)
    record(work, audit=_audit(4027, group))


def drop_members(work: Work, group_id: Guid, member_ids: Sequence[Guid]) -> None:
    """Take people out of a group. Raises Forbidden, Missing."""
    people.require_group_editor(work)
    group = require_group(work, group_id)
    people.drop_members(work, group_id, member_ids)
    record(work, audit=_audit(4027, group))


def set_manager(work: Work, group_id: Guid, user_id: Guid) -> None:
    """Give a group a manager, who becomes a member. Raises Forbidden, Missing, InvalidOperation for suspended ones."""
    people.require_group_editor(work)
    before = require_group(work, group_id)
    person = None if is_system_user(user_id) else directory(work).find(user_id)
    if person is None:
        raise Missing("user not found")
    if person.status != EmployeeStatus.ACTIVE:
        raise InvalidOperation("The user is suspended")
    after = replace(before, manager_id=user_id)
    _save(work, before, after)
    people.add_members(work, group_id, [user_id])
    record(work, audit=_audit(4027, after))


def require_group(work: Work, group_id: Guid) -> Group:
    """Return the group. Raises Missing."""
    group = rows.find(work.tx, group_id)
    if group is None:
        raise Missing("group not found")
    return group


def _save(work: Work, before: Group, after: Group) -> None:
    if after != before:
        rows.save(work.tx, after)
        work.reference_changed()
        record(work, updated(Kind.GROUP, after.id, before, after))


def _replace_members(work: Work, group_id: Guid, member_ids: Collection[Guid]) -> None:
    present = directory(work).members_of.get(group_id, ())
    people.drop_members(work, group_id, [user_id for user_id in present if user_id not in member_ids])
    people.add_members(work, group_id, member_ids)


def _known_manager(work: Work, manager_id: Guid) -> Guid | None:
    person = directory(work).find(manager_id)
    return person.id if person else None


def _with_manager(member_ids: Sequence[Guid], manager_id: Guid | None) -> list[Guid]:
    return [*member_ids, manager_id] if manager_id else [*member_ids]


def _checked_name(name: str) -> str:
    stripped = name.strip()
    if not stripped:
        raise BadArgument(parameter="groupName")
    return require_fits(stripped, NAME_LIMIT, "groupName")


def _audit(action: int, group: Group) -> Audit:
    return Audit(action, (group.id,), (group.name,))
