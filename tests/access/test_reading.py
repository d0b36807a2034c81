"""What each reading call shows to whom: exactly what the model says, totals and embedded records included."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rapport.core.kinds import Kind
from tests.access.cast import GUEST, PEOPLE, Scene, Stage, stage_of, worlds
from tests.access.model import Person, World
from tests.portals import Answer, Client, Portal

EXAMPLES = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
PATHS = {Kind.CONTACT: "contact", Kind.OPPORTUNITY: "opportunity", Kind.CASE: "case"}


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


def ids(answer: Answer) -> set[int]:
    found = [item["id"] for item in answer.response]
    assert len(found) == len(set(found)), "nothing is shown twice"
    return set(found)


def seen(scene: Scene, kind: Kind, person: Person) -> set[int]:
    return {record for record, model in scene.which(kind) if model.seen_by(person)}


@given(world=worlds)
@EXAMPLES
def test_lists_show_what_may_be_seen_and_count_it(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        for kind, path in PATHS.items():
            expected = seen(scene, kind, person)
            whole = client.get(f"crm/{path}/filter")
            assert (ids(whole), whole.total) == (expected, len(expected))
            paged = pages(client, f"crm/{path}/filter", len(expected))
            assert paged == [item["id"] for item in whole.response]
            narrowed = client.get(f"crm/{path}/filter", filterValue=path.replace("opportunity", "deal"))
            assert (ids(narrowed), narrowed.total) == (expected, len(expected))
            for item in whole.response:
                shown(scene, kind, item, person)


def pages(client: Client, path: str, total: int) -> list[int]:
    found: list[int] = []
    for start in range(0, total + 1, 2):
        page = client.get(path, startIndex=start, count=2)
        assert page.total == total
        found += [item["id"] for item in page.response]
    return found


def shown(scene: Scene, kind: Kind, item: dict[str, Any], person: Person) -> None:
    model = dict(scene.which(kind))[item["id"]]
    assert item["canEdit"] == model.edited_by(person)
    embedded(scene, item, person)
    if kind == Kind.CONTACT:
        assert item["canDelete"] == model.deleted_by(person)
        assert item["isPrivate"] == (model.sharing == "private")
        assert ("accessList" in item) == (model.sharing == "private")


def embedded(scene: Scene, item: dict[str, Any], person: Person) -> None:
    """No record shows a contact that the caller may not see."""
    visible = seen(scene, Kind.CONTACT, person)
    if "members" in item:
        assert {member["id"] for member in item["members"]} == visible
    for name in ("contact", "company"):
        if item.get(name):
            assert item[name]["id"] in visible


@given(world=worlds)
@EXAMPLES
def test_single_records_are_there_or_not(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        for kind, path in PATHS.items():
            for record, model in scene.which(kind):
                answer = client.get(f"crm/{path}/{record}")
                assert answer.status == (200 if model.seen_by(person) else 404)
                if answer.status == 200:
                    shown(scene, kind, answer.response, person)


@given(world=worlds)
@EXAMPLES
def test_the_other_reading_calls_of_contacts(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        visible = seen(scene, Kind.CONTACT, person)
        assert {item["contact"]["id"] for item in client.get("crm/contact/simple/filter").response} == visible
        found = client.get("crm/contact/simple/byEmail", term="example", maxCount=100).response
        assert {item["contact"]["id"] for item in found} == visible
        assert ids(client.get("crm/contact/mail", contactids=scene.contacts)) == visible
        assert ids(client.get("crm/contact/byprefix", prefix="contact", searchType=-1)) == visible
        assert ids(client.get("crm/contact/bycontactinfo", infoType="Email", data="example")) == visible
        for contact, model in scene.which(Kind.CONTACT):
            expected = 200 if contact in visible else 404
            assert client.get(f"crm/contact/{contact}/data").status == expected
            assert client.get(f"crm/contact/{contact}/access").status == (200 if contact in visible else 403)
            persons = client.get(f"crm/contact/company/{contact}/person")
            assert persons.status == expected
            if expected == 200 and model.is_company:
                assert ids(persons) <= visible


@given(world=worlds)
@EXAMPLES
def test_members_and_records_of_a_contact(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        visible = seen(scene, Kind.CONTACT, person)
        for kind in (Kind.OPPORTUNITY, Kind.CASE):
            path, expected = PATHS[kind], seen(scene, kind, person)
            for record, _ in scene.which(kind):
                members = client.get(f"crm/{path}/{record}/contact")
                by_prefix = client.get(
                    "crm/contact/byprefix", prefix="Contact", entityType=int(kind), entityID=record
                )
                if record in expected:
                    assert ids(members) == visible == ids(by_prefix)
                else:
                    assert members.status == 404
                    assert by_prefix.response == []
            word = "Deal" if kind == Kind.OPPORTUNITY else "Case"
            assert ids(client.get(f"crm/{path}/byprefix", prefix=word)) == expected
            for contact in scene.contacts:
                found = client.get(f"crm/{path}/filter", contactid=contact, contactAlsoIsParticipant=True)
                assert (ids(found), found.total) == (expected, len(expected))
                found = client.get(
                    f"crm/{path}/byprefix", prefix=word, contactID=contact, internalSearch=True
                )
                assert ids(found) == expected
        for contact in scene.contacts:
            expected = seen(scene, Kind.OPPORTUNITY, person)
            assert ids(client.get(f"crm/opportunity/bycontact/{contact}")) == expected


def test_guests_see_nothing(stage: Stage) -> None:
    guest = stage.clients[GUEST]
    for path in PATHS.values():
        for call in (f"crm/{path}/filter", f"crm/{path}/1", f"crm/{path}/byprefix"):
            refused = guest.get(call)
            assert (refused.status, refused.error) == (403, "Forbidden")
