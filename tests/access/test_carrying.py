"""Tags and custom field values go by the rights to the records that carry them, singly and by the hundred."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from rapport.core.kinds import Kind
from rapport.store.tables import custom_field_values, tag_links, tags
from tests.access.cast import GUEST, PEOPLE, Scene, Stage, stage_of, worlds
from tests.access.model import Person, World
from tests.portals import Client, Portal

EXAMPLES = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
PATHS = {Kind.CONTACT: "contact", Kind.OPPORTUNITY: "opportunity", Kind.CASE: "case"}
KEY = {"tagName": "Key"}


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


def may_tag(kind: Kind, model: Any, person: Person) -> int:
    """Return the status of a refusal, 0 for none."""
    if not model.seen_by(person):
        return 404
    return 403 if kind == Kind.CONTACT and not model.edited_by(person) else 0


def may_write(model: Any, person: Person) -> int:
    """Return the status of a refusal to set a value, 0 for none."""
    if model.edited_by(person):
        return 0
    return 403 if model.seen_by(person) else 404


def bearers(stage: Stage) -> set[int]:
    """Return the ids of the records that carry the tag."""
    return {row.record_id for row in stage.portal.rows(tag_links)}


def without_key(stage: Stage, kind: Kind) -> None:
    """Take the tag away from everybody."""
    stage.portal.owner.delete(f"crm/{PATHS[kind]}/tag", KEY)
    assert stage.portal.rows(tag_links) == []


@given(world=worlds)
@EXAMPLES
def test_tags_of_one_record(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for kind, path in PATHS.items():
        for name, person in PEOPLE.items():
            client = stage.clients[name]
            for record, model in scene.which(kind):
                refused = may_tag(kind, model, person)
                read = client.get(f"crm/{path}/tag/{record}")
                assert read.status == (200 if model.seen_by(person) else 404)
                if kind == Kind.CONTACT:
                    assert client.get(f"crm/contact/{record}/tag").status == read.status
                assert client.post(f"crm/{path}/{record}/tag", KEY).status == (refused or 201)
                assert bearers(stage) == (set() if refused else {record})
                expected = refused if refused else 200
                assert client.delete(f"crm/{path}/{record}/tag", KEY).status == expected
                assert bearers(stage) == set()


@given(world=worlds)
@EXAMPLES
def test_values_of_one_record(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for kind, path in PATHS.items():
        field = field_of(stage, path)
        for name, person in PEOPLE.items():
            client = stage.clients[name]
            for record, model in scene.which(kind):
                read = client.get(f"crm/{path}/{record}/customfield")
                assert read.status == (200 if model.seen_by(person) else 404)
                refused = may_write(model, person)
                written = client.post(f"crm/{path}/{record}/customfield/{field}", {"fieldValue": "x"})
                assert written.status == (refused or 201)
                assert len(stage.portal.rows(custom_field_values)) == (0 if refused else 1)
                owner = stage.portal.owner
                owner.post(f"crm/{path}/{record}/customfield/{field}", {"fieldValue": ""})


def field_of(stage: Stage, path: str) -> int:
    """Return the id of the kind's only field."""
    owner = stage.portal.owner
    defined = owner.get(f"crm/{path}/customfield/definitions").response
    if defined:
        return int(defined[0]["id"])
    made = owner.post(f"crm/{path}/customfield", {"label": "Colour", "fieldType": 3})
    return int(made.response["id"])


@given(world=worlds)
@EXAMPLES
def test_tags_by_filter_and_by_list(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for kind, path in PATHS.items():
        records = scene.which(kind)
        for name, person in PEOPLE.items():
            client = stage.clients[name]
            refusals = {record: may_tag(kind, model, person) for record, model in records}
            allowed = {record for record, refused in refusals.items() if not refused}
            assert client.post(f"crm/{path}/filter/taglist", KEY).status == 201
            assert bearers(stage) == allowed
            stage.portal.owner.post(f"crm/{path}/filter/taglist", KEY)
            assert client.delete(f"crm/{path}/filter/taglist", KEY).status == (200 if records else 404)
            assert bearers(stage) == set(refusals) - allowed
            without_key(stage, kind)
            if records:
                answer = client.post(f"crm/{path}/taglist", {"entityid": list(refusals), **KEY})
                first = next((refused for refused in refusals.values() if refused), 0)
                assert answer.status == (first or 201)
                assert bearers(stage) == (set() if first else set(refusals))
                stage.portal.owner.post(f"crm/{path}/filter/taglist", KEY)
                removed = client.delete(f"crm/{path}/taglist", {"entityid": list(refusals), **KEY})
                assert removed.status == (first or 200)
                assert bearers(stage) == (set(refusals) if first else set())
                without_key(stage, kind)


@given(world=worlds)
@EXAMPLES
def test_tags_of_companies_with_their_persons(stage: Stage, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        for record, model in scene.which(Kind.CONTACT):
            refused = may_tag(Kind.CONTACT, model, person)
            path = f"crm/{'company' if model.is_company else 'person'}/{record}/tag/group"
            assert client.post(path, KEY).status == (refused or 201)
            assert bearers(stage) == (set() if refused else group(scene, record, person))
            stage.portal.owner.post("crm/contact/tag", KEY)
            assert client.delete(path, KEY).status == (refused or 200)
            assert bearers(stage) == set()
            wrong = f"crm/{'person' if model.is_company else 'company'}/{record}/tag/group"
            assert client.post(wrong, KEY).status == (400 if model.seen_by(person) else 404)


def group(scene: Scene, record: int, person: Person) -> set[int]:
    """Return the contacts that are tagged together with one: the cast puts persons into the first company there is."""
    contacts = scene.which(Kind.CONTACT)
    models = dict(contacts)
    company = company_of(contacts, record)
    if not company or not models[company].seen_by(person):
        return {record}
    together = [each for each in models if each == company or company_of(contacts, each) == company]
    return {each for each in together if models[each].edited_by(person)}


def company_of(contacts: list[tuple[int, Any]], record: int) -> int:
    """Return a company itself, or the one that a person was put into when it was made; 0: none."""
    for each, model in contacts:
        if each == record:
            return record if model.is_company else 0
        if model.is_company and not dict(contacts)[record].is_company:
            return each
    raise AssertionError(record)


def test_guests_are_kept_out(stage: Stage) -> None:
    guest: Client = stage.clients[GUEST]
    before = [len(stage.portal.rows(table)) for table in (tags, tag_links)]
    for path in PATHS.values():
        for refused in (
            guest.get(f"crm/{path}/tag"),
            guest.post(f"crm/{path}/tag", KEY),
            guest.delete(f"crm/{path}/tag", {"tagName": "Lead"}),
            guest.post(f"crm/{path}/filter/taglist", KEY),
            guest.delete(f"crm/{path}/filter/taglist", KEY),
            guest.delete(f"crm/{path}/taglist", {"entityid": [1], **KEY}),
            guest.get(f"crm/{path}/customfield/definitions"),
        ):
            assert (refused.status, refused.error) == (403, "Forbidden")
    assert [len(stage.portal.rows(table)) for table in (tags, tag_links)] == before
