"""Who may change what: each writing call is refused exactly where the model says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapport.core.kinds import Kind
from tests.access.cast import GUEST, PEOPLE, SHARE_TYPES, TABLES, Scene, Stage, stage_of, worlds
from tests.access.model import Case, Contact, Opportunity, Person, World
from tests.portals import Answer, Client, Portal

EXAMPLES = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
names = st.sampled_from(list(PEOPLE))


@pytest.fixture
def stage(portal: Portal) -> Stage:
    return stage_of(portal)


Call = Callable[[Client, int, Any], Answer]
Verdict = Callable[[Any, Person], int]


def _first(*choices: tuple[bool, int]) -> int:
    return next(status for applies, status in choices if applies)


def contact_update(client: Client, record: int, contact: Contact) -> Answer:
    body = {"shareType": SHARE_TYPES[contact.sharing], "about": "news"}
    if contact.is_company:
        return client.put(f"crm/contact/company/{record}", {**body, "companyName": "Contact"})
    return client.put(f"crm/contact/person/{record}", {**body, "firstName": "Contact", "lastName": "X"})


CONTACT_CALLS: list[tuple[Call, Verdict]] = [
    (contact_update, lambda contact, person: _first((contact.edited_by(person), 200), (True, 403))),
    (
        lambda client, record, _: client.put(f"crm/contact/{record}/status", {"contactStatusid": 13}),
        lambda contact, person: _first(
            (not contact.seen_by(person), 404), (not contact.edited_by(person), 403), (True, 200)
        ),
    ),
    (
        lambda client, record, _: client.post(
            f"crm/contact/{record}/data", {"infoType": 2, "data": "x", "category": "Work"}
        ),
        lambda contact, person: _first((contact.edited_by(person), 201), (True, 404)),
    ),
    (
        lambda client, record, _: client.post(
            f"crm/contact/{record}/addressdata", {"address": {"city": "Riga"}}
        ),
        lambda contact, person: _first((contact.edited_by(person), 201), (True, 404)),
    ),
    (
        lambda client, record, _: client.put(f"crm/contact/{record}/access", {"isShared": True}),
        lambda contact, person: _first((contact.edited_by(person), 200), (True, 403)),
    ),
    (
        lambda client, record, _: client.put("crm/contact/access", {"contactid": [record], "isShared": True}),
        lambda contact, person: _first((contact.edited_by(person), 200), (True, 403)),
    ),
]

OPPORTUNITY_CALLS: list[tuple[Call, Verdict]] = [
    (
        lambda client, record, _: client.put(
            f"crm/opportunity/{record}",
            {"title": "Deal", "responsibleid": client.id, "stageid": 1, "bidCurrencyAbbr": "USD"},
        ),
        lambda deal, person: 200 if deal.edited_by(person) else 404,
    ),
    (
        lambda client, record, _: client.put(f"crm/opportunity/{record}/stage/2", {"stageid": 2}),
        lambda deal, person: 200 if deal.edited_by(person) else 404,
    ),
    (
        lambda client, record, _: client.put(
            f"crm/opportunity/{record}/access", {"isPrivate": True, "accessList": [client.id]}
        ),
        lambda deal, person: _first(
            (not deal.seen_by(person), 404), (not deal.shared_by(person), 403), (True, 200)
        ),
    ),
]

CASE_CALLS: list[tuple[Call, Verdict]] = [
    (
        lambda client, record, _: client.put(f"crm/case/{record}", {"title": "Case"}),
        lambda case, person: 200 if case.edited_by(person) else 403,
    ),
    (
        lambda client, record, _: client.put(f"crm/case/{record}/close"),
        lambda case, person: 200 if case.seen_by(person) else 403,
    ),
    (
        lambda client, record, _: client.put(f"crm/case/{record}/reopen"),
        lambda case, person: 200 if case.seen_by(person) else 403,
    ),
    (
        lambda client, record, _: client.put(
            f"crm/case/{record}/access", {"isPrivate": True, "accessList": [client.id]}
        ),
        lambda case, person: 200 if case.shared_by(person) else 403,
    ),
]

CALLS = {Kind.CONTACT: CONTACT_CALLS, Kind.OPPORTUNITY: OPPORTUNITY_CALLS, Kind.CASE: CASE_CALLS}


@pytest.mark.parametrize("kind", CALLS, ids=lambda kind: kind.name.lower())
@given(world=worlds)
@EXAMPLES
def test_changing(stage: Stage, kind: Kind, world: World) -> None:
    scene = stage.build(world)
    for call, verdict in CALLS[kind]:
        for name, person in PEOPLE.items():
            for record, model in scene.which(kind):
                before = state(scene)
                answer = call(stage.clients[name], record, model)
                assert answer.status == verdict(model, person), (name, model, answer.text)
                if answer.status >= 400:
                    assert state(scene) == before
                else:
                    scene.arrange()


def state(scene: Scene) -> list[Any]:
    return [scene.stage.portal.rows(table) for table in TABLES.values()]


@pytest.mark.parametrize("kind", [Kind.OPPORTUNITY, Kind.CASE], ids=lambda kind: kind.name.lower())
@given(world=worlds)
@EXAMPLES
def test_linking_contacts_needs_sight_of_both(stage: Stage, kind: Kind, world: World) -> None:
    scene = stage.build(world)
    for name, person in PEOPLE.items():
        client = stage.clients[name]
        for record, model in scene.which(kind):
            for contact, contact_model in scene.which(Kind.CONTACT):
                allowed = model.seen_by(person) and contact_model.seen_by(person)
                if kind == Kind.CASE:
                    linked = client.post(f"crm/case/{record}/contact", {"contactid": contact})
                    unlinked = client.delete(f"crm/case/{record}/contact/{contact}")
                else:
                    linked = client.post(f"crm/opportunity/{record}/contact/{contact}")
                    unlinked = client.delete(f"crm/opportunity/{record}/contact/{contact}")
                    other = client.post(f"crm/contact/{contact}/opportunity/{record}")
                    assert other.status == (201 if allowed else 404)
                assert (linked.status, unlinked.status) == ((201, 200) if allowed else (404, 404))


@given(world=worlds, name=names, company=st.integers(0, 4), person_at=st.integers(0, 4))
@EXAMPLES
def test_linking_persons_to_companies_needs_sight_of_both(
    stage: Stage, world: World, name: str, company: int, person_at: int
) -> None:
    scene = stage.build(world)
    everyone = scene.which(Kind.CONTACT)
    company_id, company_model = everyone[company % len(everyone)]
    person_id, person_model = everyone[person_at % len(everyone)]
    viewer = PEOPLE[name]
    fitting = company_model.is_company and not person_model.is_company
    allowed = fitting and company_model.seen_by(viewer) and person_model.seen_by(viewer)
    path = f"crm/contact/company/{company_id}/person"
    answer = stage.clients[name].post(path, {"personid": person_id})
    assert answer.status == (201 if allowed else 404)
    answer = stage.clients[name].delete(path, personid=person_id)
    assert answer.status == (200 if allowed else 404)


@given(world=worlds, name=names, by_filter=st.booleans())
@EXAMPLES
def test_deleting_many_takes_those_that_may_be_deleted(
    stage: Stage, world: World, name: str, by_filter: bool
) -> None:
    scene = stage.build(world)
    person, client = PEOPLE[name], stage.clients[name]
    fates: dict[Kind, tuple[str, str, Callable[[Any], bool]]] = {
        Kind.OPPORTUNITY: ("opportunity", "opportunityids", lambda deal: deal.edited_by(person)),
        Kind.CASE: ("case", "casesids", lambda case: case.seen_by(person) and case.edited_by(person)),
        Kind.CONTACT: ("contact", "contactids", lambda one: one.seen_by(person) and one.deleted_by(person)),
    }
    for kind, (path, parameter, dies) in fates.items():
        records = scene.which(kind)
        if not records:
            continue
        dead = {record for record, model in records if dies(model)}
        if by_filter:
            answer = client.delete(f"crm/{path}/filter")
        else:
            answer = client.put(f"crm/{path}", {parameter: [record for record, _ in records]})
        assert {item["id"] for item in answer.response} == dead
        left = {row.id for row in stage.portal.rows(TABLES[kind])}
        assert left == {record for record, _ in records} - dead


@given(world=worlds, name=names)
@EXAMPLES
def test_deleting_one_by_one(stage: Stage, world: World, name: str) -> None:
    scene = stage.build(world)
    person, client = PEOPLE[name], stage.clients[name]

    def verdict(kind: Kind, model: Any) -> int:
        if kind == Kind.CONTACT:
            return 200 if model.deleted_by(person) else 403
        if kind == Kind.OPPORTUNITY:
            return 200 if model.edited_by(person) else 404
        return 200 if model.edited_by(person) else 403

    for kind in (Kind.OPPORTUNITY, Kind.CASE, Kind.CONTACT):
        for record, model in scene.which(kind):
            answer = client.delete(f"crm/{kind.name.lower()}/{record}")
            assert answer.status == verdict(kind, model), (model, answer.text)
            gone = stage.portal.rows(TABLES[kind], TABLES[kind].c.id == record) == []
            assert gone == (answer.status == 200)


@given(world=worlds, name=names, by_filter=st.booleans())
@EXAMPLES
def test_sharing_many_takes_those_that_may_be_shared(
    stage: Stage, world: World, name: str, by_filter: bool
) -> None:
    scene = stage.build(world)
    person, client = PEOPLE[name], stage.clients[name]
    for kind, path, parameter in (
        (Kind.OPPORTUNITY, "opportunity", "opportunityid"),
        (Kind.CASE, "case", "casesid"),
    ):
        records: list[tuple[int, Opportunity | Case]] = scene.which(kind)
        shared = {record for record, model in records if model.seen_by(person) and model.shared_by(person)}
        body: dict[str, Any] = {"isPrivate": True, "accessList": [client.id]}
        if by_filter:
            answer = client.put(f"crm/{path}/filter/access", body)
        else:
            answer = client.put(f"crm/{path}/access", {**body, parameter: [record for record, _ in records]})
        assert {item["id"] for item in answer.response} == shared
        assert all(item["isPrivate"] for item in answer.response)
        table = TABLES[kind]
        for row in stage.portal.rows(table):
            before = dict(records)[row.id]
            assert row.is_private == (True if row.id in shared else before.is_private)


@given(world=worlds, name=names)
@EXAMPLES
def test_sharing_contacts_by_filter_takes_those_that_may_be_edited(
    stage: Stage, world: World, name: str
) -> None:
    scene = stage.build(world)
    person, client = PEOPLE[name], stage.clients[name]
    answer = client.put("crm/contact/filter/access", {"isPrivate": True, "managerList": [client.id]})
    changed = {
        record
        for record, model in scene.which(Kind.CONTACT)
        if model.seen_by(person) and model.edited_by(person)
    }
    assert {item["id"] for item in answer.response} == changed
    for row in stage.portal.rows(TABLES[Kind.CONTACT]):
        kept = SHARE_TYPES[dict(scene.which(Kind.CONTACT))[row.id].sharing]
        assert row.share_type == (0 if row.id in changed else kept)


@given(world=worlds, name=names)
@EXAMPLES
def test_sharing_several_contacts_is_all_or_nothing(stage: Stage, world: World, name: str) -> None:
    scene = stage.build(world)
    person, client = PEOPLE[name], stage.clients[name]
    before = state(scene)
    allowed = all(model.edited_by(person) for _, model in scene.which(Kind.CONTACT))
    answer = client.put("crm/contact/access", {"contactid": scene.contacts, "isShared": True})
    assert answer.status == (200 if allowed else 403)
    if not allowed:
        assert state(scene) == before


@given(world=worlds, name=names, first=st.integers(0, 4), second=st.integers(0, 4))
@EXAMPLES
def test_merging_needs_the_right_to_edit_both(
    stage: Stage, world: World, name: str, first: int, second: int
) -> None:
    scene = stage.build(world)
    everyone = scene.which(Kind.CONTACT)
    one, one_model = everyone[first % len(everyone)]
    other, other_model = everyone[second % len(everyone)]
    person = PEOPLE[name]
    answer = stage.clients[name].put("crm/contact/merge", {"fromcontactid": one, "tocontactid": other})
    allowed = one_model.edited_by(person) and other_model.edited_by(person)
    assert answer.status == (200 if allowed else 403), (one_model, other_model, answer.text)


def test_guests_change_nothing(stage: Stage) -> None:
    guest = stage.clients[GUEST]
    for path in ("contact/person", "contact/company", "opportunity", "case"):
        refused = guest.post(f"crm/{path}", {"title": "x", "firstName": "x", "companyName": "x"})
        assert (refused.status, refused.error) == (403, "Forbidden")
