"""Reading and writing access lists, many records at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from sqlalchemy import Connection, Select, and_, bindparam, delete, or_, select

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.access.records import subjects_of_viewer
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import insert_ignore
from rapport.store.dialect.bulk import Bulk
from rapport.store.tables import access_entries
from rapport.store.work import Work

RecordKey = tuple[Kind, int]

_INSERT = Bulk(access_entries, ("kind", "record_id", "subject_id"))
_CLEAR = delete(access_entries).where(
    access_entries.c.kind == bindparam("of_kind"), among(access_entries.c.record_id, "ids")
)


def entries_of(tx: Connection, records: Collection[RecordKey]) -> dict[RecordKey, list[Guid]]:
    """Return the access lists of records of any kinds, by GUID; records without entries are missing from it."""
    lists: dict[RecordKey, list[Guid]] = {}
    ids: dict[Kind, list[int]] = {}
    for kind, record in records:
        ids.setdefault(kind, []).append(record)
    if not ids:
        return lists
    parameters: dict[str, object] = {}
    for place, (kind, some) in enumerate(ids.items()):
        parameters |= {f"kind_{place}": int(kind), f"ids_{place}": some}
    found = tx.execute(_of_kinds(len(ids)), parameters).all()
    for number, record, subject in found:
        lists.setdefault((Kind(number), record), []).append(subject)
    return lists


@cache
def _of_kinds(count: int) -> Select[int, int, Guid]:
    """Select the entries of some records of each of that many kinds: pairs in one IN would use no index."""
    entries = access_entries.c
    wanted = [
        and_(entries.kind == bindparam(f"kind_{place}"), among(entries.record_id, f"ids_{place}"))
        for place in range(count)
    ]
    statement = select(entries.kind, entries.record_id, entries.subject_id).where(or_(*wanted))
    return statement.order_by(entries.subject_id)


def subjects_of(tx: Connection, kind: Kind, record_id: int) -> frozenset[Guid]:
    """Return the access list of one record."""
    return frozenset(entries_of(tx, [(kind, record_id)]).get((kind, record_id), ()))


def replace_entries(work: Work, kind: Kind, record_ids: Sequence[int], subjects: Iterable[Guid]) -> None:
    """Give every one of the records exactly these subjects."""
    clear_entries(work.tx, kind, record_ids)
    wanted = sorted(set(subjects))
    if wanted and record_ids:
        _INSERT.run(
            work.tx,
            [
                {"kind": int(kind), "record_id": record, "subject_id": subject}
                for record in record_ids
                for subject in wanted
            ],
        )


def replace_subject(
    work: Work, kind: Kind, subject: Guid, successor: Guid | None, *, only: Sequence[int] | None = None
) -> dict[int, tuple[list[Guid], list[Guid]]]:
    """Put another, or nobody, where a user or group stands in access lists.

    In the lists of these records only, or of all. Returns those lists as they were and as they are.
    """
    standing = select(access_entries.c.record_id).where(
        access_entries.c.subject_id == subject, access_entries.c.kind == kind
    )
    records = list(work.tx.scalars(standing.order_by(access_entries.c.record_id)))
    if only is not None:
        records = sorted(set(records).intersection(only))
    changed: dict[int, tuple[list[Guid], list[Guid]]] = {}
    for some in batches(records):
        before = entries_of(work.tx, [(kind, each) for each in some])
        mine = (access_entries.c.kind == kind, access_entries.c.record_id.in_(some))
        work.tx.execute(delete(access_entries).where(*mine, access_entries.c.subject_id == subject))
        if successor is not None:
            rows = [{"kind": kind, "record_id": each, "subject_id": successor} for each in some]
            work.tx.execute(insert_ignore(access_entries), rows)
        after = entries_of(work.tx, [(kind, each) for each in some])
        changed.update({each: (before.get((kind, each), []), after.get((kind, each), [])) for each in some})
    return changed


def clear_entries(tx: Connection, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take the access lists of these records away."""
    if record_ids:
        tx.execute(_CLEAR, {"of_kind": int(kind), "ids": list(record_ids)})


def records_listing(work: Work, kind: Kind) -> Select[tuple[int]]:
    """Select the ids of the records of a kind whose access list names the caller or a group of theirs.

    An id comes once for each of them.
    """
    return select(access_entries.c.record_id).where(
        access_entries.c.subject_id.in_(subjects_of_viewer(work.viewer)), access_entries.c.kind == kind
    )


def records_managed_by(kind: Kind, user_id: Guid) -> Select[tuple[int]]:
    """Select the ids of the records of a kind whose access list names this very user."""
    return select(access_entries.c.record_id).where(
        access_entries.c.subject_id == user_id, access_entries.c.kind == kind
    )
