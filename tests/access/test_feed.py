"""The feed shows exactly what its reader may see and did not make; names in it too."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from rapport.core.kinds import Kind
from tests.access.cast import GUEST, PEOPLE, Scene, Stage, stage_of, worlds
from tests.access.model import Person, World
from tests.portals import Client, Portal

EXAMPLES = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = {Kind.CONTACT: ("company", "person"), Kind.OPPORTUNITY: ("deal",), Kind.CASE: ("cases",)}


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


def items(client: Client, **parameters: object) -> list[dict[str, str]]:
    answer = client.get("feed/filter", timeReaded="2024-01-01T00:00:00Z", **parameters).response
    return [json.loads(each["feed"]) for first in answer["feeds"] for each in (first, *first["groupedFeeds"])]


def expected(scene: Scene, kind: Kind, person: Person) -> set[str]:
    """Return the ids of what somebody is to find. Contacts are all the owner's."""
    return {
        str(record)
        for record, model in scene.which(kind)
        if model.seen_by(person) and getattr(model, "creator", "own") != person.id
    }


@given(world=worlds)
@EXAMPLES
def test_the_feed(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        found = items(client)
        total = 0
        for kind, words in WORDS.items():
            shown = [each["ItemId"] for each in found if each["Item"] in words]
            assert len(shown) == len(set(shown))
            assert set(shown) == expected(scene, kind, person)
            total += len(shown)
        assert len(found) == total
        assert client.get("feed/newfeedscount").response == total
        visible = [number for number, model in enumerate(world.contacts) if model.seen_by(person)]
        for each in found:
            if each["Item"] == "deal":
                assert each.get("AdditionalInfo") == ("Contact 0" if 0 in visible else None)
            elif each["Item"] == "cases":
                names = ", ".join(f"Contact {number}" for number in visible)
                assert each.get("AdditionalInfo", "") == names


def test_guests_see_nothing(stage: Stage) -> None:
    stage.portal.owner.post("crm/case", {"title": "Open"})
    assert items(stage.clients[GUEST]) == []
    assert stage.clients[GUEST].get("feed/newfeedscount").response == 0
