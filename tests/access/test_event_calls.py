"""What the calls for events and files show and do, held against the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, update

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.store.tables import event_files, files, history_events
from rapport.store.work import Work
from tests.access.cast import GUEST, PEOPLE, Scene, Stage, stage_of, worlds
from tests.access.hangings import Event, EventfulWorld, eventful
from tests.access.model import Person
from tests.portals import Portal
from tests.wire.file_records import download, uploaded

EXAMPLES = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
names = st.sampled_from(list(PEOPLE))
happenings = eventful(worlds, ["ada", "bob", "cay", "eva"], gone=False)
KINDS = {"opportunity": Kind.OPPORTUNITY, "case": Kind.CASE, None: Kind.ANY}


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


@dataclass
class Happened:
    """A world in the portal, with the ids of its events and files in the order of the model's lists."""

    scene: Scene
    world: EventfulWorld
    events: list[int]
    files: list[int]

    def records_of(self, kind: str) -> Mapping[int, Any]:
        """Return the models of contacts, opportunities or cases by id."""
        return dict(self.scene.which(Kind[kind.upper()]))

    def seen_events(self, person: Person) -> set[int]:
        return {
            record
            for record, event in zip(self.events, self.world.events, strict=True)
            if event.seen_by(person, self.world)
        }


def build(stage: Stage, world: EventfulWorld) -> Happened:
    """Make the world the only one."""
    stage.portal.within(lambda work: [work.tx.execute(delete(each)) for each in (event_files, files)])
    scene = stage.build(world)
    made = [uploaded(stage.clients[file.creator], "x.txt") for file in world.files]

    def write(work: Work) -> list[int]:
        ids = []
        for event in world.events:
            statement = insert(history_events).values(**columns(stage, scene, event))
            ids.append(work.tx.execute(statement.returning(history_events.c.id)).scalar_one())
        for file_id, file in zip(made, world.files, strict=True):
            changed = update(files).where(files.c.id == file_id).values(modified_by=stage.ids[file.changer])
            work.tx.execute(changed)
            for place in file.events:
                if place < len(ids):
                    work.tx.execute(insert(event_files).values(event_id=ids[place], file_id=file_id))
        return ids

    return Happened(scene, world, stage.portal.within(write), made)


def columns(stage: Stage, scene: Scene, event: Event) -> dict[str, Any]:
    records = {"opportunity": scene.opportunities, "case": scene.cases}
    author = stage.ids[event.author]
    return {
        "contact_id": 0 if event.contact is None else scene.contacts[event.contact],
        "entity_kind": KINDS[event.kind],
        "entity_id": records[event.kind][event.entity] if event.kind else 0,
        "category_id": -1,
        "content": "x",
        "created_by": author,
        "modified_by": author,
        "created_at": utc_now(),
        "modified_at": utc_now(),
    }


@given(world=happenings)
@EXAMPLES
def test_lists_of_events(stage: Stage, world: EventfulWorld) -> None:
    happened = build(stage, world)
    models = dict(zip(happened.events, world.events, strict=True))
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        found = client.get("crm/history/filter").response
        assert {item["id"] for item in found} == happened.seen_events(person)
        for item in found:
            model = models[item["id"]]
            assert item.get("canEdit", False) == model.deleted_by(person, world)
            if "contact" in item:
                assert happened.records_of("contact")[item["contact"]["id"]].seen_by(person)
            if item["entity"]:
                kind, record = item["entity"]["entityType"], item["entity"]["entityId"]
                assert happened.records_of(kind)[record].seen_by(person)
        for kind in ("contact", "opportunity", "case"):
            for record, model in happened.records_of(kind).items():
                answer = client.get("crm/history/filter", entityType=kind, entityId=record)
                assert answer.status == (200 if model.seen_by(person) else 404)
                if answer.status == 200:
                    assert {item["id"] for item in answer.response} <= happened.seen_events(person)


@given(world=happenings)
@EXAMPLES
def test_reading_files(stage: Stage, world: EventfulWorld) -> None:
    happened = build(stage, world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        for file_id, file in zip(happened.files, world.files, strict=True):
            status = 200 if file.seen_by(person, world) else 403
            assert download(client, file_id).status == status
            assert client.get(f"files/file/{file_id}").status == status
            assert client.get(f"files/file/{file_id}/history").status == status
        for kind in ("contact", "opportunity", "case"):
            for record, model in happened.records_of(kind).items():
                listed = client.get(f"crm/{kind}/{record}/files").response
                if not model.seen_by(person):
                    assert listed == []
                told = {item["id"]: item["access"] for item in listed}
                for file_id, file in zip(happened.files, world.files, strict=True):
                    assert file_id not in told or told[file_id] == (0 if file.changed_by(person) else 2)
                    through = {happened.events[at] for at in file.events if at < len(world.events)}
                    if file_id in told:
                        assert through & happened.seen_events(person)
    for file_id in happened.files:
        assert download(stage.clients[GUEST], file_id).status == 403


@given(world=happenings)
@EXAMPLES
def test_making_events(stage: Stage, world: EventfulWorld) -> None:
    happened = build(stage, world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        file_id = uploaded(client)
        for contact, model in happened.records_of("contact").items():
            body = {"contactId": contact, "content": "x", "categoryId": -1}
            assert client.post("crm/history", body).status == (201 if model.seen_by(person) else 400)
            for kind in ("opportunity", "case"):
                for record, other in happened.records_of(kind).items():
                    both = client.post("crm/history", body | {"entityType": kind, "entityId": record})
                    assert both.status == (201 if model.seen_by(person) and other.seen_by(person) else 400)
        for kind in ("contact", "opportunity", "case"):
            for record, model in happened.records_of(kind).items():
                attached = client.post(f"crm/{kind}/{record}/files", {"fileids": [file_id]})
                written = client.post(f"crm/{kind}/{record}/files/text", {"title": "a", "content": "b"})
                expected = 201 if model.seen_by(person) else 404
                if expected == 404 or download(client, file_id).status == 200:
                    assert attached.status == expected
                assert written.status == expected


@given(world=happenings, name=names)
@EXAMPLES
def test_deleting_events(stage: Stage, world: EventfulWorld, name: str) -> None:
    happened = build(stage, world)
    person, client = PEOPLE[name], stage.clients[name]
    left = set(range(len(world.files)))
    for place, (event_id, event) in enumerate(zip(happened.events, world.events, strict=True)):
        hanging = {at for at in left if place in world.files[at].events}
        allowed = event.deleted_by(person, world) and all(
            world.files[at].changed_by(person) for at in hanging
        )
        answer = client.delete(f"crm/history/{event_id}")
        assert answer.status == (200 if allowed else 403), answer.text
        if allowed:
            left -= hanging
        assert [row.id for row in stage.portal.rows(files)] == [happened.files[at] for at in sorted(left)]


@given(world=happenings, name=names)
@EXAMPLES
def test_changing_and_deleting_files(stage: Stage, world: EventfulWorld, name: str) -> None:
    happened = build(stage, world)
    person, client = PEOPLE[name], stage.clients[name]
    for file_id, file in zip(happened.files, world.files, strict=True):
        may = file.changed_by(person)
        by_documents = may and (file.seen_by(person, world) or file.changer == person.id)
        refused = client.put("files/fileops/delete", {"fileIds": [file_id, 2**31 - 1]}).response[0]
        assert refused["error"] == "The required file was not found"
        if not by_documents:
            assert client.put(f"files/file/{file_id}", {"title": "b"}).status == 403
            told = client.delete(f"files/file/{file_id}").response[0]["error"]
            assert told == "You don't have enough permission to delete the file"
        assert client.delete(f"crm/files/{file_id}").status == (200 if may else 403)
