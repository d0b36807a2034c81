"""Writing the change log, the trash and the audit trail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, func, insert, select, update

from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.portal.changes.records import PARAMETERS_LIMIT, Audit, Changed
from rapport.portal.changes.trash import Discarded
from rapport.portal.changes.user_agents import browser_of, platform_of
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import upsert
from rapport.store.dialect.bulk import Bulk
from rapport.store.dialect.numbering import current_batch, current_transaction
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import audit_events, changes, discarded_blobs, trash, trash_readers
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_LINE = ("at", "actor_id", "key_id", "kind", "record_id", "number", "verb", "before", "after")
_SAME = {"batch": current_batch(), "transaction_id": current_transaction()}
_INSERT_CHANGES = Bulk(changes, (*_LINE, "series"), _SAME)
_BEGIN_SERIES = Bulk(changes, _LINE, {**_SAME, "series": current_batch()})
_BATCH = select(current_batch())
_INSERT_AUDIT = Prepared(insert(audit_events))
_INSERT_TRASH = Bulk(
    trash,
    (
        "kind",
        "record_id",
        "title",
        "title_sort",
        "at",
        "deleted_by",
        "key_id",
        "is_open",
        "created_by",
        "responsible_id",
        "contact_id",
        "entity_kind",
        "entity_id",
    ),
    {"batch": current_batch()},
)
_INSERT_READERS = Bulk(trash_readers, ("trash_id", "subject_id"))
_OF_RECORDS = (trash.c.kind == bindparam("of_kind")) & among(trash.c.record_id, "ids")


def insert_changes(work: Work, entries: Sequence[Changed]) -> None:
    """Append to the change log. The first lines of a series give it its number."""
    series = work.series
    begins = series is not None and not series.number
    same = {} if begins else {"series": series.number if series else 0}
    (_BEGIN_SERIES if begins else _INSERT_CHANGES).run(
        work.tx,
        [
            {
                **same,
                "at": work.now,
                "actor_id": work.viewer.user_id,
                "key_id": work.viewer.key_id,
                "kind": entry.kind,
                "record_id": entry.record_id,
                "number": int(entry.record_id) if entry.record_id.isdecimal() else 0,
                "verb": entry.verb,
                "before": _json(entry.before),
                "after": _json(entry.after),
            }
            for entry in entries
        ],
    )
    if series is not None and begins:
        series.number = work.tx.execute(_BATCH).scalar_one()


def insert_trash(work: Work, entries: Sequence[Discarded]) -> None:
    """Put deleted records of one kind into the trash, in a fixed number of statements a batch."""
    for some in batches(entries):
        _INSERT_TRASH.run(
            work.tx,
            [
                {
                    "kind": entry.kind,
                    "record_id": entry.record_id,
                    "title": entry.title,
                    "title_sort": fold(entry.title)[:SORT_KEY_LENGTH],
                    "at": work.now,
                    "deleted_by": work.viewer.user_id,
                    "key_id": work.viewer.key_id,
                    "is_open": entry.is_open,
                    "created_by": entry.created_by,
                    "responsible_id": entry.responsible_id,
                    "contact_id": entry.contact_id,
                    "entity_kind": entry.entity_kind,
                    "entity_id": entry.entity_id,
                }
                for entry in some
            ],
        )
        _insert_readers(work, [entry for entry in some if entry.readers])


def _insert_readers(work: Work, entries: Sequence[Discarded]) -> None:
    if not entries:
        return
    of_kind = {"of_kind": int(entries[0].kind), "ids": [entry.record_id for entry in entries]}
    ids = dict(work.tx.execute(select(trash.c.record_id, trash.c.id).where(_OF_RECORDS), of_kind).all())
    _INSERT_READERS.run(
        work.tx,
        [
            {"trash_id": ids[entry.record_id], "subject_id": reader}
            for entry in entries
            for reader in sorted(entry.readers)
        ],
    )


def delete_trash(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take records out of the trash's list."""
    for some in batches(record_ids):
        work.tx.execute(delete(trash).where(_OF_RECORDS), {"of_kind": int(kind), "ids": list(some)})


def insert_discarded_blobs(work: Work, names: Iterable[str]) -> None:
    """Note blobs that no row names any more."""
    rows = [{"name": name, "at": work.now} for name in names]
    if rows:
        work.tx.execute(upsert(discarded_blobs, ["at"]), rows)


def insert_audit(work: Work, entries: Sequence[Audit]) -> None:
    """Append to the audit trail."""
    _INSERT_AUDIT.run(work.tx, [_audit_row(work, entry) for entry in entries])


def insert_listing(work: Work, entry: Audit) -> int:
    """Append an entry to the audit trail that is to go on, and return its id."""
    statement = insert(audit_events).values(**_audit_row(work, entry)).returning(audit_events.c.id)
    number: int = work.tx.execute(statement).scalar_one()
    return number


def extend_audit(work: Work, entry_id: int, entry: Audit) -> None:
    """Put the targets and the titles of an entry to those of an earlier one, as if all had been told at once."""
    events = audit_events.c
    mine = events.id == entry_id
    targets, parameters = work.tx.execute(select(events.target, events.parameters).where(mine)).one()
    told: list[str] = msgspec.json.decode(targets)
    titles, *others = msgspec.json.decode(parameters)
    known = set(told)
    told += [target for target in map(str, entry.targets) if target not in known]
    joined = ", ".join(text for text in (titles, entry.parameters[0]) if text)
    values = {
        "target": msgspec.json.encode(told).decode(),
        "parameters": msgspec.json.encode(_cut((joined[: entry.listed], *others))).decode(),
    }
    work.tx.execute(update(audit_events).where(mine).values(values))


def _audit_row(work: Work, entry: Audit) -> dict[str, Any]:
    return {
        "at": work.now,
        "user_id": work.viewer.user_id,
        "action": entry.action,
        "target": msgspec.json.encode([str(target) for target in entry.targets]).decode(),
        "parameters": msgspec.json.encode(_cut(entry.parameters)).decode(),
        "ip": work.origin.ip[:50],
        "browser": browser_of(work.origin.user_agent)[:200],
        "platform": platform_of(work.origin.user_agent)[:200],
        "page": work.origin.page[:300],
    }


def delete_changes(work: Work, older_than: datetime, limit: int) -> int:
    """Take away up to `limit` lines of the change log from before a moment; return how many."""
    old = select(changes.c.id).where(changes.c.at < older_than).order_by(changes.c.at).limit(limit)
    return work.tx.execute(delete(changes).where(changes.c.id.in_(old))).rowcount


def delete_audit(work: Work, older_than: datetime, limit: int) -> int:
    """Take away up to `limit` entries of the audit trail from before a moment; return how many."""
    events = audit_events.c
    old = select(events.id).where(events.at < older_than).order_by(events.at).limit(limit)
    return work.tx.execute(delete(audit_events).where(events.id.in_(old))).rowcount


def _json(fields: Any) -> str | None:
    return None if fields is None else msgspec.json.encode(fields).decode()


def _cut(parameters: tuple[str, ...]) -> list[str]:
    left, kept = PARAMETERS_LIMIT, []
    for text in parameters:
        kept.append(text[:left])
        left -= len(kept[-1])
    return kept


def mark_undone(work: Work, change_ids: Sequence[int]) -> None:
    """Note of these changes that the transaction under way takes them back."""
    statement = update(changes).where(among(changes.c.id, "ids")).values(undone_in=current_batch())
    for some in batches(change_ids):
        work.tx.execute(statement, {"ids": list(some)})


def mark_standing(work: Work, batches_taken_back: Sequence[int]) -> None:
    """Note that what these batches took back stands again."""
    statement = update(changes).where(changes.c.undone_in > 0, among(changes.c.undone_in, "numbers"))
    work.tx.execute(statement.values(undone_in=0), {"numbers": list(batches_taken_back)})


def release_blobs(work: Work, names: Collection[str]) -> None:
    """Let the blobs go that were discarded under these names, whole or their last part."""
    blobs = discarded_blobs.c
    kept = work.tx.scalars(select(blobs.name)).all()
    wanted = [blob for blob in kept if blob in names or blob.rpartition("/")[2] in names]
    for some in batches(wanted):
        work.tx.execute(delete(discarded_blobs).where(blobs.name.in_(some)))


def delete_old_trash(work: Work, older_than: datetime) -> None:
    """Take out of the trash's list what was deleted before a moment, and let the blobs go that were kept for it."""
    work.tx.execute(delete(trash).where(trash.c.at < older_than))
    work.tx.execute(delete(discarded_blobs).where(discarded_blobs.c.at < older_than))


def first_batch_since(work: Work, moment: datetime) -> int:
    """Return the number of the first batch from that moment on; one more than the last if there is none."""
    first = (
        select(changes.c.batch).where(changes.c.at >= moment).order_by(changes.c.at, changes.c.id).limit(1)
    )
    last = select(func.coalesce(func.max(changes.c.batch), 0) + 1)
    found: int | None = work.tx.execute(first).scalar()
    return work.tx.execute(last).scalar_one() if found is None else found
