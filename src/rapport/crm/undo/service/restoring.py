"""Bringing deleted records back from the trash, with everything that went when they went."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.undo import rows
from rapport.crm.undo.records import KINDS, TABLES, Outcome, TrashedRecord, TrashFilter
from rapport.crm.undo.service.carrying_out import carry_out
from rapport.crm.undo.service.rights import require_rights
from rapport.portal.changes import service as changes
from rapport.portal.changes.service import Audit
from rapport.store import journal
from rapport.store.journal import Entry
from rapport.store.work import Work

RECORDS_RESTORED, RECORDS_PURGED = 3903, 3904


def restore(work: Work, trash_ids: Sequence[int], *, dry_run: bool) -> Outcome:
    """Bring records back under their old ids, all or none.

    What pointed to them and was changed since stays as it is; what tied them to records that are gone is left out,
    and comes back with those. A contact that was merged comes back by taking back the whole merge, as
    `undoing.undo_change` does. Who is not a CRM admin may bring back what they deleted themselves.

    Raises BadArgument when none is given, Missing for one that is not in the trash or may not be seen, Forbidden, and
    Conflict when what they belonged to is gone or something stands in their place, of a merge any later change; a dry
    run tells that in its outcome instead.
    """
    found = _required(work, trash_ids)
    if not work.viewer.is_crm_admin and any(each.deleted_by != work.viewer.user_id for each in found):
        raise Forbidden
    logged = rows.changes_of(work, {each.batch for each in found})
    merges = rows.merges_among(work, found)
    require_rights(work, merges, [change for change in logged if change.batch in merges])
    entries = _entries(work, found, whole=merges)
    outcome = carry_out(work, entries, logged, dry_run=dry_run, is_sparing=not merges)
    if not dry_run:
        changes.record(work, audit=_audit(RECORDS_RESTORED, found))
    return outcome


def require_purging(work: Work) -> None:
    """Raise Forbidden unless the caller may let go of deleted records: CRM admins may."""
    if not work.viewer.is_crm_admin:
        raise Forbidden


def purge(work: Work, trash_ids: Sequence[int]) -> list[TrashedRecord]:
    """Let go of deleted records for good and return them. For CRM admins.

    Raises Forbidden, BadArgument when none is given, Missing for one that is not in the trash.
    """
    require_purging(work)
    found = _required(work, trash_ids)
    _purge(work, found)
    return found


def empty(work: Work, wanted: TrashFilter) -> int:
    """Let go of everything in the trash that a filter picks and return how many records that were. For CRM admins."""
    require_purging(work)
    found = rows.trashed_matching(work, wanted)
    if found:
        _purge(work, found)
    return len(found)


def _required(work: Work, trash_ids: Sequence[int]) -> list[TrashedRecord]:
    ids = sorted(set(trash_ids))
    if not ids:
        raise BadArgument(parameter="ids")
    found = rows.trashed(work, ids)
    if len(found) < len(ids):
        raise Missing
    return found


def _purge(work: Work, found: Sequence[TrashedRecord]) -> None:
    entries = _entries(work, found, whole=rows.merges_among(work, found))
    blobs = journal.names_in(work.tx, entries)
    journal.forget(work.tx, [entry.id for entry in entries])
    changes.release_blobs(work, blobs)
    gone: dict[Kind, list[int]] = {}
    for entry in entries:
        if entry.op == "D" and entry.table in KINDS:
            gone.setdefault(KINDS[entry.table], []).append(int(entry.key))
    for each in found:
        gone.setdefault(each.kind, []).append(each.record_id)
    for kind, ids in gone.items():
        changes.drop_from_trash(work, kind, sorted(set(ids)))
    changes.record(work, audit=_audit(RECORDS_PURGED, found))


def _entries(work: Work, found: Sequence[TrashedRecord], *, whole: Collection[int]) -> list[Entry]:
    """Return what these records were and took along, in the order in which it went; all of the batches in `whole`."""
    wanted: dict[tuple[int, Kind], list[int]] = {}
    for each in found:
        if each.batch not in whole:
            wanted.setdefault((each.batch, each.kind), []).append(each.record_id)
    entries = {
        entry.id: entry
        for (batch, kind), ids in wanted.items()
        for entry in journal.part_of(work.tx, batch, TABLES[kind], ids)
    }
    if whole:
        entries |= {entry.id: entry for entry in journal.of_batches(work.tx, whole)}
    return [entries[number] for number in sorted(entries)]


def _audit(action: int, found: Sequence[TrashedRecord]) -> Audit:
    titles = ", ".join(each.title for each in found)
    return Audit(action, tuple(each.record_id for each in found), (titles,))
