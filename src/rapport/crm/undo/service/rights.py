"""Who may take what back: CRM admins everything, everybody else what they did themselves to records they may edit."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapport.core.errors import Forbidden
from rapport.core.kinds import Kind
from rapport.crm.undo import rows
from rapport.crm.undo.records import LoggedChange
from rapport.store.work import Work

FREE_KINDS = frozenset({Kind.TAG, Kind.TASK_TEMPLATE_CONTAINER, Kind.TASK_TEMPLATE})
"""What every CRM user may change."""

POINTING_FIELDS: Mapping[Kind, frozenset[str]] = {
    Kind.CONTACT: frozenset({"contact_id", "company_id", "members"}),
    Kind.FILE: frozenset({"files"}),
}
"""What changes of records that merely point to a contact or a file which goes."""

HANGING_KINDS = frozenset({Kind.TASK, Kind.RELATIONSHIP_EVENT, Kind.FILE})
"""What goes along with what it hangs on."""


def require_rights(work: Work, batches: Collection[int], logged: Sequence[LoggedChange]) -> None:
    """Raise Forbidden unless the caller may take these batches back, all of them.

    Records that are gone come back to who deleted them. What only went along, or merely pointed to a contact that
    went, was changed by that alone, whoever may edit it, and so it changes back.
    """
    viewer = work.viewer
    if viewer.is_crm_admin:
        return
    told = {change.batch for change in logged}
    if not set(batches) <= told or any(change.actor_id != viewer.user_id for change in logged):
        raise Forbidden
    moved: dict[int, set[Kind]] = {}
    for change in logged:
        if change.verb in {"deleted", "restored"}:
            moved.setdefault(change.batch, set()).add(change.kind)
    wanted = {change.record for change in logged if not _is_bystander(change, moved.get(change.batch, set()))}
    there = {record for record in wanted if record[0] not in FREE_KINDS}
    restricted = {kind for kind, _ in there} - rows.EDITABLE.keys()
    if restricted or not rows.existing(work, there) <= rows.allowed(work, there, rows.EDITABLE):
        raise Forbidden


def _is_bystander(change: LoggedChange, moved: Collection[Kind]) -> bool:
    """Whether a change only followed from records of these kinds going, or coming back, in the same batch."""
    if change.verb == "updated":
        fields = set(change.before or ())
        return any(kind in moved and fields <= pointing for kind, pointing in POINTING_FIELDS.items())
    return change.kind in HANGING_KINDS and not HANGING_KINDS.issuperset(moved)
