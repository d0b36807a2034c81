"""Conditions and rules for events and files, held against the model."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, delete, insert, select

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access import EventFacts
from rapport.store import tables, transaction
from rapport.store.engine import Database
from tests.access.hangings import Event, EventfulWorld, eventful
from tests.access.test_conditions import database, facts_of, fill, viewer_of
from tests.access.worlds import PEOPLE, worlds

__all__ = ["database"]

KINDS = {"opportunity": Kind.OPPORTUNITY, "case": Kind.CASE, None: Kind.ANY}
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
_worlds = eventful(worlds, PEOPLE, gone=True)


def fill_happenings(tx: Connection, world: EventfulWorld) -> None:
    """Store a world; ids are places, from 1 on."""
    for table in (tables.event_files, tables.files, tables.history_events):
        tx.execute(delete(table))
    fill(tx, world)
    for number, event in enumerate(world.events, start=1):
        tx.execute(
            insert(tables.history_events).values(
                id=number,
                contact_id=0 if event.contact is None else event.contact + 1,
                entity_kind=KINDS[event.kind],
                entity_id=0 if event.kind is None else event.entity + 1,
                category_id=-2,
                content="x",
                created_by=event.author,
                modified_by=event.author,
                created_at=utc_now(),
                modified_at=utc_now(),
            )
        )
    for number, file in enumerate(world.files, start=1):
        written = {"created_by": file.creator, "modified_by": file.changer}
        written |= {"created_at": utc_now(), "modified_at": utc_now()}
        about = {"title": "a", "size": 1, "blob": f"files/{number}", "version": 1}
        tx.execute(insert(tables.files).values(id=number, **about, **written))
        for place in file.events:
            if place < len(world.events):
                tx.execute(insert(tables.event_files).values(event_id=place + 1, file_id=number))


@given(world=_worlds)
@EXAMPLES
def test_conditions_say_what_the_model_says(database: Database, world: EventfulWorld) -> None:
    def compare(tx: Connection) -> None:
        fill_happenings(tx, world)
        events, files = tables.history_events, tables.files
        for person in world.people:
            viewer = viewer_of(person)
            seen = {at for at, event in enumerate(world.events, 1) if event.seen_by(person, world)}
            gone = {at for at, event in enumerate(world.events, 1) if event.deleted_by(person, world)}
            read = {at for at, file in enumerate(world.files, 1) if file.seen_by(person, world)}
            changed = {at for at, file in enumerate(world.files, 1) if file.changed_by(person)}
            alias, other = events.alias("other"), files.alias("another")
            for table, condition, expected in (
                (events, access.event_visible(viewer), seen),
                (alias, access.event_visible(viewer, alias), seen),
                (events, access.event_editable(viewer), gone),
                (alias, access.event_editable(viewer, alias), gone),
                (files, access.file_visible(viewer), read),
                (other, access.file_visible(viewer, other), read),
                (files, access.file_changeable(viewer), changed),
            ):
                assert set(tx.scalars(select(table.c.id).where(condition))) == expected
                told = dict(tx.execute(select(table.c.id, condition.label("told"))).all())
                assert {at for at, holds in told.items() if holds} == expected

    transaction.run(database, write=True, body=compare)


@given(world=_worlds)
@settings(max_examples=200, deadline=None)
def test_rules_for_loaded_records_say_what_the_model_says(world: EventfulWorld) -> None:
    for person in world.people:
        viewer = viewer_of(person)
        for event in world.events:
            facts = facts_of_event(event, world)
            assert access.can_see_event(viewer, facts) == event.seen_by(person, world)
            assert access.can_edit_event(viewer, facts) == event.deleted_by(person, world)
        for file in world.files:
            first = file.first(world)
            told = facts_of_event(first, world) if first else None
            assert access.can_see_file(viewer, file.creator, told) == file.seen_by(person, world)
            may = access.can_change_file(viewer, created_by=file.creator, modified_by=file.changer)
            assert may == file.changed_by(person)


def facts_of_event(event: Event, world: EventfulWorld) -> EventFacts:
    contact = world.contacts[event.contact : event.contact + 1] if event.contact is not None else []
    records = {"opportunity": world.opportunities, "case": world.cases, None: []}[event.kind]
    entity = records[event.entity : event.entity + 1]
    return EventFacts(
        event.author,
        facts_of(contact[0]) if contact else None,
        (KINDS[event.kind], facts_of(entity[0])) if entity else None,
    )
