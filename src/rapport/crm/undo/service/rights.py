"""Who may take what back: CRM admins everything, everybody else what they did themselves to records they may edit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapport.core.errors import Forbidden
from rapport.core.kinds import Kind
from rapport.crm.undo import rows
from rapport.crm.undo.records import BYSTANDING_FIELDS, LoggedChange
from rapport.store.work import Work

FREE_KINDS = frozenset({Kind.TAG, Kind.TASK_TEMPLATE_CONTAINER, Kind.TASK_TEMPLATE})
"""What every CRM user may change."""


def require_rights(work: Work, batches: Collection[int], logged: Sequence[LoggedChange]) -> None:
    """Raise Forbidden unless the caller may take these batches back, all of them.

    Records that are gone come back to who deleted them. What merely pointed to a deleted contact was changed by that
    alone, whoever may edit it, and so it changes back.
    """
    viewer = work.viewer
    if viewer.is_crm_admin:
        return
    told = {change.batch for change in logged}
    if not set(batches) <= told or any(change.actor_id != viewer.user_id for change in logged):
        raise Forbidden
    wanted = {change.record for change in logged if not _is_bystander(change, logged)}
    there = {record for record in wanted if record[0] not in FREE_KINDS}
    restricted = {kind for kind, _ in there} - rows.EDITABLE.keys()
    if restricted or not rows.existing(work, there) <= rows.allowed(work, there, rows.EDITABLE):
        raise Forbidden


def _is_bystander(change: LoggedChange, logged: Sequence[LoggedChange]) -> bool:
    if change.verb != "updated" or not set(change.before or ()) <= BYSTANDING_FIELDS:
        return False
    return any(
        other.batch == change.batch and other.kind == Kind.CONTACT and other.verb == "deleted"
        for other in logged
    )
