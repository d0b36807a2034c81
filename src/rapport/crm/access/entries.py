"""Reading and writing access lists, many records at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, Select, delete, insert, select, tuple_

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.access.records import subjects_of_viewer
from rapport.store.tables import access_entries
from rapport.store.work import Work

RecordKey = tuple[Kind, int]


def entries_of(tx: Connection, records: Collection[RecordKey]) -> dict[RecordKey, list[Guid]]:
    """Return the access lists of records of any kinds, by GUID; records without entries are missing from it."""
    lists: dict[RecordKey, list[Guid]] = {}
    if not records:
        return lists
    entries = access_entries.c
    kinds = {kind for kind, _ in records}
    statement = select(entries.kind, entries.record_id, entries.subject_id)
    if len(kinds) == 1:
        statement = statement.where(
            entries.kind == next(iter(kinds)), entries.record_id.in_([record for _, record in records])
        )
    else:
        statement = statement.where(tuple_(entries.kind, entries.record_id).in_(list(records)))
    for kind, record, subject in tx.execute(statement.order_by(entries.subject_id)):
        lists.setdefault((Kind(kind), record), []).append(subject)
    return lists


def subjects_of(tx: Connection, kind: Kind, record_id: int) -> frozenset[Guid]:
    """Return the access list of one record."""
    return frozenset(entries_of(tx, [(kind, record_id)]).get((kind, record_id), ()))


def replace_entries(work: Work, kind: Kind, record_ids: Sequence[int], subjects: Iterable[Guid]) -> None:
    """Give every one of the records exactly these subjects."""
    clear_entries(work.tx, kind, record_ids)
    wanted = sorted(set(subjects))
    if wanted and record_ids:
        work.tx.execute(
            insert(access_entries),
            [
                {"kind": kind, "record_id": record, "subject_id": subject}
                for record in record_ids
                for subject in wanted
            ],
        )


def clear_entries(tx: Connection, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take the access lists of these records away."""
    if record_ids:
        tx.execute(
            delete(access_entries).where(
                access_entries.c.kind == kind, access_entries.c.record_id.in_(record_ids)
            )
        )


def records_listing(work: Work, kind: Kind) -> Select[tuple[int]]:
    """Select the ids of the records of a kind whose access list names the caller or a group of theirs."""
    return (
        select(access_entries.c.record_id)
        .where(
            access_entries.c.subject_id.in_(subjects_of_viewer(work.viewer)), access_entries.c.kind == kind
        )
        .distinct()
    )


def records_managed_by(kind: Kind, user_id: Guid) -> Select[tuple[int]]:
    """Select the ids of the records of a kind whose access list names this very user."""
    return select(access_entries.c.record_id).where(
        access_entries.c.subject_id == user_id, access_entries.c.kind == kind
    )
