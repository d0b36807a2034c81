"""Who sees what was changed and what was deleted: the condition, the audience and the model say the same."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm import access
from rapport.crm.access.audience import audiences
from rapport.store import tables, transaction
from rapport.store.engine import Database
from tests.access.hangings import EventfulWorld, eventful
from tests.access.model import Person
from tests.access.test_conditions import database, viewer_of
from tests.access.test_events import fill_happenings
from tests.access.worlds import PEOPLE, worlds

__all__ = ["database"]

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
_worlds = eventful(worlds, PEOPLE, gone=True)
SHARED = {Kind.CONTACT: tables.contacts, Kind.OPPORTUNITY: tables.opportunities, Kind.CASE: tables.cases}
OTHERS = {
    Kind.TASK: tables.tasks,
    Kind.RELATIONSHIP_EVENT: tables.history_events,
    Kind.FILE: tables.files,
    Kind.INVOICE: tables.invoices,
}
TABLES = SHARED | OTHERS
Record = tuple[Kind, int]

_people = st.sampled_from(PEOPLE)
_tasks = st.lists(
    st.tuples(_people, _people, st.integers(0, 6), st.sampled_from([-1, 1, 7]), st.integers(0, 6)), max_size=5
)
_deletions = st.lists(st.tuples(st.sampled_from(list(TABLES)), st.integers(1, 6), _people), max_size=8)


def fill(tx: Connection, world: EventfulWorld, tasks: Any, deletions: Any) -> dict[Record, str]:
    """Store a world, put some of its records into the trash, and return who deleted which."""
    tx.execute(delete(tables.trash))
    tx.execute(delete(tables.changes))
    tx.execute(delete(tables.tasks))
    fill_happenings(tx, world)
    for number, (creator, responsible, contact, kind, entity) in enumerate(tasks, start=1):
        tx.execute(
            insert(tables.tasks).values(
                id=number, title="x", deadline=utc_now(), responsible_id=responsible, contact_id=contact,
                entity_kind=kind, entity_id=entity if kind > 0 else 0, category_id=1, is_closed=False,
                created_by=creator, modified_by=creator, created_at=utc_now(), modified_at=utc_now(),
            )
        )  # fmt: skip
    gone = {(kind, number): person for kind, number, person in deletions if discard(tx, kind, number, person)}
    for kind, table in TABLES.items():
        for number in {*tx.scalars(select(table.c.id)), *(number for each, number in gone if each == kind)}:
            tx.execute(insert(tables.changes).values(change(kind, number)))
    return gone


def change(kind: Kind, number: int) -> dict[str, Any]:
    return {
        "batch": 1, "at": utc_now(), "actor_id": "x", "kind": kind, "record_id": str(number), "number": number,
        "verb": "updated", "before": "{}", "after": "{}",
    }  # fmt: skip


def discard(tx: Connection, kind: Kind, number: int, person: str) -> bool:
    """Do what deleting does: the row goes, its line in the trash keeps who saw it."""
    table = TABLES[kind]
    row = tx.execute(select(table).where(table.c.id == number)).one_or_none()
    if row is None:
        return False
    told = row._mapping
    is_open = bool(told.get("share_type")) if kind == Kind.CONTACT else not told.get("is_private", True)
    line = {
        "kind": kind, "record_id": number, "batch": 1, "title": "x", "title_sort": "x", "at": utc_now(),
        "deleted_by": person, "is_open": is_open, "created_by": told.get("created_by", ""),
        "responsible_id": told.get("responsible_id", "") if kind == Kind.TASK else "",
        "contact_id": told.get("contact_id", 0) if kind in OTHERS else 0,
        "entity_kind": told.get("entity_kind", -1), "entity_id": told.get("entity_id", 0),
    }  # fmt: skip
    trash_id = tx.execute(insert(tables.trash).values(line).returning(tables.trash.c.id)).scalar_one()
    entries = tables.access_entries
    mine = (entries.c.kind == kind) & (entries.c.record_id == number)
    for subject in tx.scalars(select(entries.c.subject_id).where(mine)).all():
        tx.execute(insert(tables.trash_readers).values(trash_id=trash_id, subject_id=subject))
    tx.execute(delete(entries).where(mine))
    if kind in {Kind.FILE, Kind.RELATIONSHIP_EVENT}:
        links = tables.event_files
        tx.execute(
            delete(links).where((links.c.file_id if kind == Kind.FILE else links.c.event_id) == number)
        )
    tx.execute(delete(table).where(table.c.id == number))
    return True


def shown(tx: Connection, viewer: Viewer) -> set[Record]:
    log = tables.changes.c
    return {
        (Kind(kind), number)
        for kind, number in tx.execute(select(log.kind, log.number).where(access.change_visible(viewer)))
    }


@given(world=_worlds, tasks=_tasks, deletions=_deletions)
@EXAMPLES
def test_the_condition_the_audience_and_the_model_agree(
    database: Database, world: EventfulWorld, tasks: Any, deletions: Any
) -> None:
    def compare(tx: Connection) -> None:
        gone = fill(tx, world, tasks, deletions)
        told = {
            (Kind(kind), number)
            for kind, number in tx.execute(select(tables.changes.c.kind, tables.changes.c.number))
        }
        found = audiences(tx, told)
        assert set(found) == told
        for person in world.people:
            viewer = viewer_of(person)
            by_condition = shown(tx, viewer)
            assert by_condition == {record for record in told if found[record].includes(viewer)}
            for record in told:
                if record[0] in SHARED:
                    assert (record in by_condition) == expected(world, record, person, gone), record
            trashed = tx.scalars(select(tables.trash.c.id).where(access.trash_visible(viewer))).all()
            assert len(trashed) == len(by_condition & gone.keys())

    transaction.run(database, write=True, body=compare)


def expected(world: EventfulWorld, record: Record, person: Person, gone: dict[Record, str]) -> bool:
    models: dict[Kind, Any] = {
        Kind.CONTACT: world.contacts,
        Kind.OPPORTUNITY: world.opportunities,
        Kind.CASE: world.cases,
    }
    kind, number = record
    return bool(models[kind][number - 1].seen_by(person)) or gone.get(record) == person.id


def test_what_everybody_reads_and_what_nobody_knows(database: Database) -> None:
    def compare(tx: Connection) -> None:
        found = audiences(tx, [(Kind.TAG, 1), (Kind.CONTACT, 999), (Kind.FILE, 999), (Kind.CRM_SETTINGS, 0)])
        assert {record[0] for record, audience in found.items() if audience.everybody} == {Kind.TAG}
        assert all(not audience.subjects for audience in found.values())
        assert audiences(tx, []) == {}

    transaction.run(database, write=True, body=compare)
