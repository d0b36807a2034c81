"""Lines of the change log and of the trash, for those who take them back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, and_, bindparam, or_, select

from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.undo.records import KINDS, ChangeFilter, LoggedChange, TrashedRecord, TrashFilter
from rapport.store import journal
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import like_escape
from rapport.store.journal import LeftOut, RowName
from rapport.store.search.query import MAX_LENGTH
from rapport.store.tables import changes, history_events, trash
from rapport.store.work import Work

_c = changes.c
_t = trash.c

CHANGE_COLUMNS = (
    _c.id,
    _c.batch,
    _c.at,
    _c.actor_id,
    _c.key_id,
    _c.kind,
    _c.record_id,
    _c.number,
    _c.verb,
    _c.before,
    _c.after,
    _c.undone_in,
    _c.series,
)
"""What `logged` takes, in its order."""

_TRASHED = (_t.id, _t.kind, _t.record_id, _t.batch, _t.title, _t.deleted_by)
_FIELDS = msgspec.json.Decoder(dict[str, Any])


def logged(row: Sequence[Any]) -> LoggedChange:
    """Return the line of a row with CHANGE_COLUMNS."""
    number, batch, at, actor, key, kind, record_id, record, verb, before, after, undone_in, series = row
    return LoggedChange(
        id=number,
        batch=batch,
        at=at,
        actor_id=actor,
        key_id=key,
        kind=Kind(kind),
        record_id=record_id,
        number=record,
        verb=verb,
        before=None if before is None else _FIELDS.decode(before),
        after=None if after is None else _FIELDS.decode(after),
        undone_in=undone_in,
        series=series,
    )


def find_change(work: Work, change_id: int) -> LoggedChange | None:
    """Return a change that the caller may see; None if there is none."""
    statement = select(*CHANGE_COLUMNS).where(_c.id == change_id, access.change_visible(work.viewer))
    row = work.tx.execute(statement).one_or_none()
    return logged(row) if row else None


def changes_of(work: Work, numbers: Collection[int]) -> list[LoggedChange]:
    """Return everything that was told of these batches, oldest first, whoever may see it."""
    statement = select(*CHANGE_COLUMNS).where(among(_c.batch, "batches")).order_by(_c.id)
    return [logged(row) for row in work.tx.execute(statement, {"batches": sorted(numbers)})]


def batches_with(work: Work, change: LoggedChange) -> list[int]:
    """Return the batches that are taken back together with a change, its own included, oldest first."""
    if not change.series:
        return [change.batch]
    statement = select(_c.batch).where(_c.series > 0, _c.series == change.series)
    return list(work.tx.scalars(statement.distinct().order_by(_c.batch)))


def batches_of(work: Work, wanted: ChangeFilter) -> list[int]:
    """Return the batches with changes of the CRM that a filter picks, oldest first."""
    statement = select(_c.batch).where(_c.kind.in_(access.CRM_KINDS), *change_conditions(wanted))
    return list(work.tx.scalars(statement.distinct().order_by(_c.batch)))


def change_conditions(wanted: ChangeFilter) -> list[ColumnElement[bool]]:
    """Return a filter of the change log as conditions."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        conditions.append(_c.kind == wanted.kind)
    if wanted.record_id:
        conditions.append(_c.record_id == wanted.record_id)
    if wanted.actor_id != NOBODY:
        conditions.append(_c.actor_id == wanted.actor_id)
    if wanted.key_id:
        conditions += [_c.key_id > 0, _c.key_id == wanted.key_id]  # the first says what the index is for
    if wanted.batch:
        of_series = and_(_c.series > 0, _c.series == wanted.batch)
        conditions.append(or_(_c.batch == wanted.batch, of_series))
    if wanted.since:
        conditions.append(_c.at >= wanted.since)
    if wanted.until:
        conditions.append(_c.at <= wanted.until)
    return conditions


def trash_conditions(wanted: TrashFilter) -> list[ColumnElement[bool]]:
    """Return a filter of the trash as conditions. Raises BadArgument for a search text that is too long."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        conditions.append(_t.kind == wanted.kind)
    if wanted.deleted_by != NOBODY:
        conditions.append(_t.deleted_by == wanted.deleted_by)
    if wanted.since:
        conditions.append(_t.at >= wanted.since)
    if wanted.until:
        conditions.append(_t.at <= wanted.until)
    if len(wanted.text) > MAX_LENGTH:
        raise BadArgument("The search text is too long.", parameter="filterValue")
    words = dict.fromkeys(fold(wanted.text).split())
    conditions += [_t.title_sort.like(f"%{like_escape(word)}%", escape="\\") for word in words]
    return conditions


def trashed(work: Work, trash_ids: Sequence[int]) -> list[TrashedRecord]:
    """Return those of the lines of the trash that the caller may see, by id."""
    statement = select(*_TRASHED).where(among(_t.id, "ids"), access.trash_visible(work.viewer))
    return [
        _record(row)
        for some in batches(trash_ids)
        for row in work.tx.execute(statement.order_by(_t.id), {"ids": list(some)})
    ]


def trashed_matching(work: Work, wanted: TrashFilter) -> list[TrashedRecord]:
    """Return all lines of the trash that a filter picks and the caller may see, by id."""
    statement = select(*_TRASHED).where(access.trash_visible(work.viewer), *trash_conditions(wanted))
    return [_record(row) for row in work.tx.execute(statement.order_by(_t.id))]


def contacts_of_events(work: Work, event_ids: Sequence[int]) -> set[int]:
    """Return the contacts that those of the events that are there hang on."""
    events = history_events.c
    statement = select(events.contact_id).where(among(events.id, "ids"), events.contact_id > 0).distinct()
    return {
        contact for some in batches(event_ids) for contact in work.tx.scalars(statement, {"ids": list(some)})
    }


def merges_among(work: Work, found: Collection[TrashedRecord]) -> set[int]:
    """Return the batches in which those of the records that are contacts were merged into others."""
    wanted = {(each.batch, each.record_id) for each in found if each.kind == Kind.CONTACT}
    statement = select(_c.batch, _c.number).where(
        among(_c.batch, "batches"), _c.kind == Kind.CONTACT, _c.verb == "deleted", _c.after.is_not(None)
    )
    return {
        batch
        for some in batches(sorted({batch for batch, _ in wanted}))
        for batch, number in work.tx.execute(statement, {"batches": list(some)})
        if (batch, number) in wanted
    }


def hand_over(work: Work, left_out: LeftOut) -> None:
    """Have what records came back without come back with what it misses, where that is in the trash."""
    missed: dict[Kind, dict[int, RowName]] = {}
    for table, key in left_out.lines.keys() | left_out.pointers.keys():
        if table in KINDS:
            missed.setdefault(KINDS[table], {})[int(key)] = (table, key)
    statement = select(_t.record_id, _t.batch).where(
        _t.kind == bindparam("of_kind"), among(_t.record_id, "ids")
    )
    for kind, by_record in missed.items():
        of_batch: dict[int, list[RowName]] = {}
        for some in batches(sorted(by_record)):
            for record, batch in work.tx.execute(statement, {"of_kind": int(kind), "ids": list(some)}):
                of_batch.setdefault(batch, []).append(by_record[record])
        for batch, rows in of_batch.items():
            journal.hand_over(work.tx, [line for row in rows for line in left_out.lines.get(row, ())], batch)
            pointers = [pointer for row in rows for pointer in left_out.pointers.get(row, ())]
            if pointers:
                journal.keep_pointers(work.tx, pointers, batch)


def _record(row: Sequence[Any]) -> TrashedRecord:
    number, kind, record_id, batch, title, deleted_by = row
    return TrashedRecord(number, Kind(kind), record_id, batch, title, deleted_by)
