"""The search over everything finds exactly what the searcher may see; what it says besides too."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rapport.core.kinds import Kind
from tests.access.cast import GUEST, PEOPLE, Scene, Stage, stage_of, worlds
from tests.access.model import Person, World
from tests.portals import Client, Portal

EXAMPLES = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = {"contact": Kind.CONTACT, "deal": Kind.OPPORTUNITY, "case": Kind.CASE}
TYPES = {"contact": "contact", "deal": "opportunity", "case": "case"}


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


def items(client: Client, text: str) -> list[dict[str, Any]]:
    return list(client.get("crm/search", filterValue=text).response)


def hang(owner: Client, scene: Scene) -> dict[int, tuple[int, int]]:
    """Hang a task and an event on every contact; return their ids by contact."""
    made = {}
    for contact in scene.contacts:
        task = {"title": "Hanging", "deadline": "2030-05-17T18:30:00", "responsibleId": owner.id}
        event = {"contactId": contact, "content": "hanging", "categoryId": 20}
        made[contact] = (
            owner.post("crm/task", {**task, "categoryId": 1, "contactId": contact}).response["id"],
            owner.post("crm/history", event).response["id"],
        )
    return made


def seen(scene: Scene, kind: Kind, person: Person) -> set[int]:
    return {record for record, model in scene.which(kind) if model.seen_by(person)}


@given(world=worlds)
@EXAMPLES
def test_what_is_found(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    hanging = hang(stage.portal.owner, scene)
    scene.arrange()
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        names = {item["title"] for item in items(client, "contact")}
        contacts = seen(scene, Kind.CONTACT, person)
        for word, kind in WORDS.items():
            found = items(client, word)
            assert {item["id"] for item in found} == seen(scene, kind, person)
            assert {item["entityType"] for item in found} <= {TYPES[word]}
            assert all(item["contact"]["displayName"] in names for item in found if "contact" in item)
        found = items(client, "hang")
        for place, entity_type in enumerate(("task", "event")):
            told = {item["id"] for item in found if item["entityType"] == entity_type}
            assert told == {hanging[contact][place] for contact in contacts}


def test_guests_find_nothing(stage: Stage) -> None:
    stage.portal.owner.post("crm/case", {"title": "Open"})
    answer = stage.clients[GUEST].get("crm/search", filterValue="open")
    assert answer.status == 403
