"""Who takes part in an opportunity or a case.

Membership is told to the change log as a field `members` of the record, an ascending list of contact ids.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapport.core.kinds import Kind
from rapport.crm.links import rows
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.work import Work


def members_of(work: Work, kind: Kind, record_id: int) -> list[int]:
    """Return the ids of a record's members, ascending, whether the caller sees them or not."""
    return rows.members_of(work, kind, record_id)


def visible_of(work: Work, contact_ids: Collection[int]) -> list[int]:
    """Return those of the contacts that exist and that the caller may see, ascending, each once."""
    return rows.visible_of(work, contact_ids)


def set_members(
    work: Work, kind: Kind, record_id: int, contact_ids: Sequence[int], *, is_new: bool = False
) -> None:
    """Make exactly these contacts the members. The caller has checked them (`visible_of`) and records the change.

    `is_new`: the record has just been made, so it has no members yet.
    """
    if is_new:
        rows.insert_members(work, kind, record_id, contact_ids)
    else:
        rows.replace(work, kind, record_id, contact_ids)


def add_member(
    work: Work, kind: Kind, record_id: int, contact_id: int, audit: Audit | tuple[()] = ()
) -> None:
    """Make a contact a member; no change if it is one. The caller has checked that both may be seen."""
    before = rows.members_of(work, kind, record_id)
    rows.add(work, kind, record_id, [contact_id])
    _record(work, kind, record_id, before, audit)


def remove_member(
    work: Work, kind: Kind, record_id: int, contact_id: int, audit: Audit | tuple[()] = ()
) -> None:
    """Take a contact out; no change if it is no member."""
    before = rows.members_of(work, kind, record_id)
    rows.remove(work, kind, record_id, contact_id)
    _record(work, kind, record_id, before, audit)


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every member out of records that are being deleted."""
    rows.delete_records(work, kind, record_ids)


def remove_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Take contacts that are being deleted out of everything."""
    rows.delete_contacts(work, contact_ids)


def move_contact(work: Work, source: int, target: int) -> None:
    """Give every membership of one contact to another; double ones become one."""
    rows.move_contact(work, source, target)


def _record(work: Work, kind: Kind, record_id: int, before: list[int], audit: Audit | tuple[()]) -> None:
    after = rows.members_of(work, kind, record_id)
    record(work, updated(kind, record_id, {"members": before}, {"members": after}), audit=audit)
