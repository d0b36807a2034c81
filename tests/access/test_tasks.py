"""Who sees, reads and changes which task: conditions, rules and calls, held against the model."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select

from rapport.core.clock import NO_DATE, utc_now
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access import TaskFacts
from rapport.store import tables, transaction
from rapport.store.engine import Database
from tests.access import cast
from tests.access.duties import BusyWorld, Task, busy
from tests.access.model import Person
from tests.access.test_conditions import database, facts_of, fill, viewer_of
from tests.access.worlds import PEOPLE, worlds
from tests.portals import Portal

__all__ = ["database"]

KINDS = {"opportunity": Kind.OPPORTUNITY, "case": Kind.CASE, None: Kind.ANY}
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
CALLS = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))


def fill_tasks(tx: Connection, world: BusyWorld, *, before: bool) -> None:
    """Store a world, its tasks before or after what they hang on; ids are places, from 1 on."""
    tx.execute(delete(tables.tasks))
    if not before:
        fill(tx, world)
    for number, task in enumerate(world.tasks, start=1):
        tx.execute(
            insert(tables.tasks).values(
                id=number,
                title="x",
                deadline=NO_DATE,
                responsible_id=task.responsible,
                contact_id=0 if task.contact is None else task.contact + 1,
                entity_kind=KINDS[task.kind],
                entity_id=0 if task.kind is None else task.entity + 1,
                category_id=1,
                is_closed=False,
                created_by=task.creator,
                modified_by=task.creator,
                created_at=utc_now(),
                modified_at=utc_now(),
            )
        )
    if before:
        fill(tx, world)


@given(world=busy(worlds, PEOPLE, gone=True), before=st.booleans())
@EXAMPLES
def test_conditions_say_what_the_model_says(database: Database, world: BusyWorld, before: bool) -> None:
    def compare(tx: Connection) -> None:
        fill_tasks(tx, world, before=before)
        tasks, other = tables.tasks, tables.tasks.alias("other")
        for person in world.people:
            viewer = viewer_of(person)
            listed = {at for at, task in enumerate(world.tasks, 1) if task.listed_for(person, world)}
            readable = {at for at, task in enumerate(world.tasks, 1) if task.read_by(person, world)}
            editable = {at for at, task in enumerate(world.tasks, 1) if task.edited_by(person)}
            for table, condition, expected in (
                (tasks, access.task_visible(viewer), listed),
                (other, access.task_visible(viewer, other), listed),
                (tasks, access.task_readable(viewer), readable),
                (other, access.task_readable(viewer, other), readable),
                (tasks, access.task_editable(viewer), editable),
                (other, access.task_editable(viewer, other), editable),
            ):
                assert set(tx.scalars(select(table.c.id).where(condition))) == expected
                told = dict(tx.execute(select(table.c.id, condition.label("told"))).all())
                assert {at for at, holds in told.items() if holds} == expected
            halves = [
                set(tx.scalars(select(tasks.c.id).where(half)))
                for half in access.task_visible_branches(viewer)
            ]
            assert halves[0] | halves[1] == listed
            assert not halves[0] & halves[1]

    transaction.run(database, write=True, body=compare)


@given(world=busy(worlds, PEOPLE, gone=True))
@settings(max_examples=200, deadline=None)
def test_rules_for_loaded_tasks_say_what_the_model_says(world: BusyWorld) -> None:
    for person in world.people:
        viewer = viewer_of(person)
        for task in world.tasks:
            contact, entity = task.contact_in(world), task.entity_in(world)
            facts = TaskFacts(
                task.creator,
                task.responsible,
                task.contact is not None,
                facts_of(contact) if contact else None,
                task.kind is not None,
                facts_of(entity) if entity else None,
            )
            assert access.can_see_task(viewer, facts) == task.listed_for(person, world)
            assert access.can_read_task(viewer, facts) == task.read_by(person, world)
            assert access.can_edit_task(viewer, task.creator, task.responsible) == task.edited_by(person)


@pytest.fixture
def stage(portal: Portal) -> cast.Stage:
    return cast.stage_of(portal)


_worlds = busy(cast.worlds, ["ada", "bob", "cay", "eva"], gone=False)


def assign(stage: cast.Stage, scene: cast.Scene, world: BusyWorld) -> list[int]:
    """Make the world's tasks through the API and return their ids."""
    for row in stage.portal.rows(tables.tasks):
        assert stage.portal.owner.delete(f"crm/task/{row.id}").status == 200
    made = []
    for number, task in enumerate(world.tasks):
        body: dict[str, Any] = {
            "title": f"Task {number}",
            "deadline": "2030-01-01",
            "categoryId": 1,
            "responsibleId": stage.ids[task.responsible],
            "contactId": 0 if task.contact is None else scene.contacts[task.contact],
        }
        if task.kind:
            entities = {"opportunity": scene.opportunities, "case": scene.cases}[task.kind]
            body |= {"entityType": task.kind, "entityId": entities[task.entity]}
        made.append(stage.clients[task.creator].post("crm/task", body).response["id"])
    return made


@given(world=_worlds)
@CALLS
def test_calls_show_what_may_be_seen(stage: cast.Stage, world: BusyWorld) -> None:
    scene = stage.build(world)
    made = dict(zip(assign(stage, scene, world), world.tasks, strict=True))
    for name, person in cast.PEOPLE.items():
        client = stage.clients[name]
        listed = {each for each, task in made.items() if task.listed_for(person, world)}
        for parameters in ({}, {"filterValue": "task"}, {"sortBy": "contactManager"}, {"sortBy": "contact"}):
            whole = client.get("crm/task/filter", **parameters)
            assert ({item["id"] for item in whole.response}, whole.total) == (listed, len(listed))
            page = client.get("crm/task/filter", count=1, **parameters)
            assert (len(page.response), page.total) == (min(1, len(listed)), len(listed))
        for item in client.get("crm/task/filter").response:
            _shown(world, made[item["id"]], item, person)
        for each, task in made.items():
            answer = client.get(f"crm/task/{each}")
            assert answer.status == (200 if task.read_by(person, world) else 403)
            if answer.status == 200:
                _shown(world, task, answer.response, person)


def _shown(world: BusyWorld, task: Task, item: dict[str, Any], person: Person) -> None:
    """A hidden contact is shown by its name alone, a hidden opportunity or case not at all."""
    assert item.get("canEdit", False) == task.edited_by(person)
    contact, entity = task.contact_in(world), task.entity_in(world)
    assert ("contact" in item) == (contact is not None)
    if contact is not None:
        assert ("email" in item["contact"]) == contact.seen_by(person)
        assert item["contact"]["canEdit"] == contact.edited_by(person)
        assert ("accessList" in item["contact"]) == (contact.seen_by(person) and contact.sharing == "private")
    assert ("entity" in item) == (entity is not None and entity.seen_by(person))


@given(world=_worlds)
@CALLS
def test_calls_change_what_may_be_changed(stage: cast.Stage, world: BusyWorld) -> None:
    scene = stage.build(world)
    for name, person in cast.PEOPLE.items():
        client = stage.clients[name]
        made = dict(zip(assign(stage, scene, world), world.tasks, strict=True))
        for each, task in made.items():
            allowed = task.edited_by(person)
            (row,) = stage.portal.rows(tables.tasks, tables.tasks.c.id == each)
            body = {
                "title": row.title,
                "deadline": "2030-01-01",
                "categoryid": 1,
                "responsibleid": row.responsible_id,
                "contactid": row.contact_id,
                "entityType": task.kind,
                "entityid": row.entity_id,
            }
            status = 200 if allowed else 403
            assert client.put(f"crm/task/{each}", body).status == status
            assert client.put(f"crm/task/{each}/close").status == status
            assert client.put(f"crm/task/{each}/reopen").status == status
            dated = client.put(f"crm/task/{each}/creationdate", {"creationDate": "2020-01-01"})
            assert dated.status == (200 if allowed else 403 if task.read_by(person, world) else 404)
            assert client.delete(f"crm/task/{each}").status == status
            assert (stage.portal.rows(tables.tasks, tables.tasks.c.id == each) == []) == allowed


def test_guests_see_nothing(stage: cast.Stage) -> None:
    guest = stage.clients[cast.GUEST]
    for path in ("crm/task/filter", "crm/task/1"):
        assert guest.get(path).error == "Forbidden"
