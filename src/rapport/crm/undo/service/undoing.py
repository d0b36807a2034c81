"""Taking changes back: one, or everything that somebody did since a moment."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from rapport.core.errors import BadArgument, InvalidOperation, Missing
from rapport.core.ids import NOBODY, Guid
from rapport.crm.undo import rows
from rapport.crm.undo.records import MOST_ENTRIES, ChangeFilter, LoggedChange, Outcome
from rapport.crm.undo.service.carrying_out import carry_out
from rapport.crm.undo.service.rights import require_rights
from rapport.portal.changes.service import Audit, record
from rapport.store import journal
from rapport.store.work import Work

CHANGE_UNDONE, CHANGES_UNDONE = 3901, 3902


def undo_change(work: Work, change_id: int, *, dry_run: bool) -> Outcome:
    """Take back a change and everything that was changed together with it, in however many transactions.

    Raises Missing (unknown, hidden, too old), Forbidden (somebody else's, or a record that the caller may not edit),
    InvalidOperation (taken back already, or not of a kind that can be), Conflict when a later change stands in the
    way; a dry run tells that in its outcome instead. Nothing is ever half done.
    """
    change = rows.find_change(work, change_id)
    if change is None:
        raise Missing
    if change.undone_in:
        raise InvalidOperation("The change is taken back already.")
    outcome = _undo(work, rows.batches_with(work, change), dry_run=dry_run)
    if not dry_run:
        record(work, audit=Audit(CHANGE_UNDONE, (change.record_id,), (str(change.id),)))
    return outcome


def undo_since(work: Work, moment: datetime | None, *, user_id: Guid, key_id: int, dry_run: bool) -> Outcome:
    """Take back everything that a user did, or that was done with an API key, since a moment.

    Who is not a CRM admin may take back what they did themselves. Raises BadArgument without a moment or without
    anybody, otherwise as `undo_change`.
    """
    if moment is None:
        raise BadArgument(parameter="since")
    if user_id == NOBODY and not key_id:
        raise BadArgument(parameter="userId")
    wanted = ChangeFilter(actor_id=user_id, key_id=key_id, since=moment)
    outcome = _undo(work, rows.batches_of(work, wanted), dry_run=dry_run)
    if not dry_run:
        whose = f"API key {key_id}" if key_id else user_id
        record(work, audit=Audit(CHANGES_UNDONE, (whose,), (whose, moment.isoformat())))
    return outcome


def _undo(work: Work, batches: Collection[int], *, dry_run: bool) -> Outcome:
    logged = rows.changes_of(work, batches)
    require_rights(work, batches, logged)
    _require_kept(logged)
    entries = journal.of_batches(work.tx, batches, limit=MOST_ENTRIES + 1)
    return carry_out(work, entries, logged, dry_run=dry_run)


def _require_kept(logged: Sequence[LoggedChange]) -> None:
    """Refuse what the journal does not keep rather than take back the rest of it."""
    kinds = {change.kind for change in logged if change.kind not in rows.JOURNALED_KINDS}
    if kinds:
        names = ", ".join(sorted(kind.name.lower().replace("_", " ") for kind in kinds))
        raise InvalidOperation(f"Changes of this kind can't be taken back: {names}.")
