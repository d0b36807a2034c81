"""Who sees records, asked the other way round: of some records at once, everybody who does.

For telling many people at once of what changed. The rules are those of `log.change_visible`, which is held against
this by a test.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, and_, func, select

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm.access.entries import RecordKey, entries_of
from rapport.crm.access.log import OPEN_KINDS
from rapport.crm.access.records import subjects_of_viewer
from rapport.store import tables
from rapport.store.among import among

_SHARED: Mapping[Kind, tuple[Table, str]] = {
    Kind.CONTACT: (tables.contacts, "share_type"),
    Kind.OPPORTUNITY: (tables.opportunities, "is_private"),
    Kind.CASE: (tables.cases, "is_private"),
}


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody who sees a record, besides CRM admins: all CRM users, or these users and groups."""

    everybody: bool = False
    subjects: frozenset[Guid] = frozenset()

    def includes(self, viewer: Viewer) -> bool:
        """Whether somebody belongs to it."""
        return (
            viewer.is_crm_admin or self.everybody or not self.subjects.isdisjoint(subjects_of_viewer(viewer))
        )

    def __or__(self, other: Audience) -> Audience:
        return Audience(self.everybody or other.everybody, self.subjects | other.subjects)


_EVERYBODY, _NOBODY = Audience(everybody=True), Audience()
Audiences = dict[RecordKey, Audience]


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs on a contact, an opportunity or a case, and whose it is besides. File: `event_id` is its first."""

    created_by: Guid = ""
    responsible_id: Guid = ""
    contact_id: int = 0
    entity_kind: int = Kind.ANY
    entity_id: int = 0
    event_id: int = 0

    @property
    def holders(self) -> list[RecordKey]:
        """What it hangs on, the contact first."""
        held: list[RecordKey] = [(Kind.CONTACT, self.contact_id)]
        if self.entity_kind in {Kind.OPPORTUNITY, Kind.CASE}:
            held.append((Kind(self.entity_kind), self.entity_id))
        return [record for record in held if record[1]]

    @property
    def own(self) -> Audience:
        """Who made it, and who is to do it."""
        return Audience(subjects=frozenset({self.created_by, self.responsible_id} - {""}))


@dataclass(frozen=True, slots=True)
class _Gone:
    """A line of the trash: who saw the record by its own list, who deleted it, what it hung on."""

    seen_by: Audience
    deleted_by: Audience
    hung: _Hung


def audiences(tx: Connection, records: Iterable[RecordKey]) -> Audiences:
    """Return who sees each of these records, or could when it was deleted. A fixed number of statements."""
    wanted = set(records)
    found: Audiences = {record: _EVERYBODY for record in wanted if record[0] in OPEN_KINDS}
    hanging = {record: row for kind in _READING for record, row in _READING[kind](tx, kind, wanted).items()}
    shared = _of_shared(tx, {*wanted, *_holders(hanging.values())})
    gone = _of_trash(tx, wanted - found.keys() - hanging.keys() - shared.keys())
    more = _holders(line.hung for line in gone.values())
    shared |= _of_shared(tx, more - shared.keys())
    lost = gone | _of_trash(tx, {*more, *_holders(hanging.values())} - shared.keys() - gone.keys())
    for record in wanted - found.keys():
        if record in hanging:
            found[record] = _of_hanging(record[0], hanging[record], shared, lost)
        elif record in gone:
            found[record] = _of_gone(record[0], gone[record], shared, lost)
        else:
            found[record] = shared.get(record, _NOBODY)
    return found


def _holders(rows: Iterable[_Hung]) -> set[RecordKey]:
    return {holder for row in rows for holder in row.holders}


def _of_hanging(kind: Kind, row: _Hung, shared: Audiences, lost: Mapping[RecordKey, _Gone]) -> Audience:
    """Return who sees what hangs on something: of that, the first that is there decides."""
    there = [shared[holder] for holder in row.holders if holder in shared]
    decided = there[0] if there else _NOBODY
    if kind == Kind.TASK:
        return decided | row.own if row.holders else _EVERYBODY
    if kind == Kind.FILE and not row.event_id:
        return row.own
    return _seen(row.holders[:1], shared, lost) if kind == Kind.INVOICE else decided


def _of_gone(kind: Kind, line: _Gone, shared: Audiences, lost: Mapping[RecordKey, _Gone]) -> Audience:
    """Return who could see what is in the trash: of what it hung on, the first decides, there or not."""
    if kind in _SHARED:
        return line.deleted_by | line.seen_by
    hung = _seen(line.hung.holders[:1], shared, lost)
    if kind == Kind.TASK and not line.hung.holders:
        hung = _EVERYBODY
    own = line.hung.own if kind in {Kind.TASK, Kind.FILE} else _NOBODY
    return line.deleted_by | hung | own


def _seen(holders: Sequence[RecordKey], shared: Audiences, lost: Mapping[RecordKey, _Gone]) -> Audience:
    for holder in holders:
        if holder in shared:
            return shared[holder]
        if holder in lost:
            return lost[holder].seen_by
    return _NOBODY


def _numbers(records: Iterable[RecordKey], kind: Kind) -> list[int]:
    return [number for each, number in records if each == kind]


def _of_shared(tx: Connection, records: Collection[RecordKey]) -> Audiences:
    """Return who sees those of the contacts, opportunities and cases that are there."""
    found: Audiences = {}
    for kind, (table, column) in _SHARED.items():
        if ids := _numbers(records, kind):
            statement = select(table.c.id, table.c[column]).where(among(table.c.id, "ids"))
            for number, told in tx.execute(statement, {"ids": ids}):
                is_open = bool(told) if kind == Kind.CONTACT else not told
                found[kind, number] = _EVERYBODY if is_open else _NOBODY
    listed = entries_of(tx, [record for record, audience in found.items() if not audience.everybody])
    return found | {record: Audience(subjects=frozenset(some)) for record, some in listed.items()}


def _hung(tx: Connection, kind: Kind, records: Collection[RecordKey]) -> dict[RecordKey, _Hung]:
    """Return those of the tasks, events or invoices that are there."""
    ids, table = _numbers(records, kind), _HANGING[kind]
    if not ids:
        return {}
    names = [name for name in _FIELDS if name in table.c]
    statement = select(table.c.id, *(table.c[name] for name in names)).where(among(table.c.id, "ids"))
    return {
        (kind, number): _Hung(**dict(zip(names, values, strict=True)))
        for number, *values in tx.execute(statement, {"ids": ids})
    }


def _files(tx: Connection, kind: Kind, records: Collection[RecordKey]) -> dict[RecordKey, _Hung]:
    """Return those of the files that are there, each with what its first event hangs on."""
    ids = _numbers(records, kind)
    files, links, events = tables.files, tables.event_files, tables.history_events.c
    statement = (
        select(
            files.c.id,
            files.c.created_by,
            func.coalesce(events.contact_id, 0),
            func.coalesce(events.entity_kind, int(Kind.ANY)),
            func.coalesce(events.entity_id, 0),
            func.coalesce(events.id, 0),
        )
        .outerjoin_from(files, links, links.c.file_id == files.c.id)
        .outerjoin(tables.history_events, events.id == links.c.event_id)
        .where(among(files.c.id, "ids"))
        .order_by(files.c.id, links.c.event_id.desc())
    )
    found = tx.execute(statement, {"ids": ids}).all() if ids else []
    return {
        (kind, number): _Hung(creator, "", contact, entity_kind, entity, event)
        for number, creator, contact, entity_kind, entity, event in found
    }


_FIELDS = ("created_by", "responsible_id", "contact_id", "entity_kind", "entity_id")
_HANGING: Mapping[Kind, Table] = {
    Kind.TASK: tables.tasks,
    Kind.RELATIONSHIP_EVENT: tables.history_events,
    Kind.INVOICE: tables.invoices,
}
_READING: Mapping[Kind, Callable[[Connection, Kind, Collection[RecordKey]], dict[RecordKey, _Hung]]] = {
    **dict.fromkeys(_HANGING, _hung),
    Kind.FILE: _files,
}


def _of_trash(tx: Connection, records: Collection[RecordKey]) -> dict[RecordKey, _Gone]:
    """Return those of the records that are in the trash. Two statements a kind."""
    trash, readers = tables.trash.c, tables.trash_readers.c
    columns = (trash.id, trash.record_id, trash.is_open, trash.deleted_by)
    facts = tuple(trash[name] for name in _FIELDS)
    found: dict[RecordKey, _Gone] = {}
    for kind in {kind for kind, _ in records}:
        chosen = and_(trash.kind == kind, among(trash.record_id, "ids"))
        ids = {"ids": _numbers(records, kind)}
        listed: dict[int, set[Guid]] = {}
        reading = select(readers.trash_id, readers.subject_id).join(
            tables.trash, trash.id == readers.trash_id
        )
        for line, subject in tx.execute(reading.where(chosen), ids):
            listed.setdefault(line, set()).add(subject)
        for line, number, is_open, deleted_by, *hung in tx.execute(
            select(*columns, *facts).where(chosen), ids
        ):
            found[kind, number] = _Gone(
                Audience(bool(is_open), frozenset(listed.get(line, ()))),
                Audience(subjects=frozenset({deleted_by})),
                _Hung(*hung),
            )
    return found
