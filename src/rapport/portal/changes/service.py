"""Every change is told here, once, in the transaction that makes it (architecture, section 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from rapport.core.kinds import Kind
from rapport.portal.changes import rows
from rapport.portal.changes.records import Audit, Changed, created, deleted, updated
from rapport.portal.changes.trash import KEPT, Discarded, discarded
from rapport.store import journal
from rapport.store.work import Work

__all__ = [
    "Audit",
    "Changed",
    "created",
    "deleted",
    "discard_blobs",
    "drop_from_trash",
    "mark_undone",
    "record",
    "updated",
]


def record(work: Work, *changes: Changed, audit: Audit | Iterable[Audit] = ()) -> None:
    """Write changes into the change log and entries into the audit trail; what was deleted, into the trash.

    An update that changed no field leaves no line in the change log. The audit entry is written all the same:
    the reference logs the call, not the difference.
    """
    real = [change for change in changes if change.verb != "updated" or change.before != change.after]
    if real:
        rows.insert_changes(work, real)
        _keep_trash(work, real)
    entries = [audit] if isinstance(audit, Audit) else list(audit)
    if entries:
        _audit(work, entries)


def _audit(work: Work, entries: Sequence[Audit]) -> None:
    """Write entries into the audit trail; what of them goes on in a series of transactions, into one for all."""
    series = work.series
    if series is None:
        rows.insert_audit(work, entries)
        return
    for entry in entries:
        same = (entry.action, entry.parameters[1:])
        if not entry.listed:
            rows.insert_audit(work, [entry])
        elif same in series.entries:
            rows.extend_audit(work, series.entries[same], entry)
        else:
            series.entries[same] = rows.insert_listing(work, entry)


def discard_blobs(work: Work, names: Iterable[str]) -> None:
    """Say that rows no longer name these blobs, which an undo may want back.

    Sweeps leave them alone until nothing can be taken back any more that named them.
    """
    rows.insert_discarded_blobs(work, names)


def mark_undone(work: Work, change_ids: Sequence[int], *, taken_back: Sequence[int]) -> None:
    """Note that the transaction under way takes these changes back, and with them what those batches took back."""
    rows.mark_standing(work, taken_back)
    rows.mark_undone(work, change_ids)


def drop_from_trash(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take records out of the trash's list: they can't come back any more."""
    rows.delete_trash(work, kind, record_ids)


def _keep_trash(work: Work, changes: Sequence[Changed]) -> None:
    gone: dict[Kind, dict[int, Discarded]] = {}
    back: dict[Kind, set[int]] = {}
    for change in changes:
        if change.kind not in KEPT:
            continue
        if change.verb == "deleted":
            entry = discarded(change)
            gone.setdefault(change.kind, {})[entry.record_id] = entry
        elif change.verb == "restored":
            back.setdefault(change.kind, set()).add(int(change.record_id))
    for kind, ids in back.items():
        rows.delete_trash(work, kind, sorted(ids))
    for entries in gone.values():
        rows.insert_trash(work, list(entries.values()))


def forget_changes(work: Work, older_than: datetime, *, limit: int) -> int:
    """Let go of changes from before a moment, and of what it takes to take them back; up to `limit` rows.

    Returns how many rows went. What was in the trash for longer is not there any more.
    """
    rows.delete_old_trash(work, older_than)
    gone = journal.forget_before(work.tx, rows.first_batch_since(work, older_than), limit=limit)
    return gone if gone >= limit else rows.delete_changes(work, older_than, limit)


def release_blobs(work: Work, names: Collection[str]) -> None:
    """Let the blobs go that were discarded under these names, whole or their last part: the next sweep takes them."""
    rows.release_blobs(work, names)


def forget_audit(work: Work, older_than: datetime, *, limit: int) -> int:
    """Take away up to `limit` entries of the audit trail from before a moment; return how many."""
    return rows.delete_audit(work, older_than, limit)
