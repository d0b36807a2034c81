"""The SQL conditions of crm/access and its rules for loaded records, held against the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select
from sqlalchemy.types import TypeEngine

from rapport.core.clock import NO_DATE, utc_now
from rapport.core.ids import GUEST_ACCOUNT
from rapport.core.kinds import Kind
from rapport.core.viewer import HOUSE, STRANGER, Viewer
from rapport.crm import access
from rapport.crm.access import AccessFacts, ShareType
from rapport.store import tables, transaction
from rapport.store.engine import Database, open_database
from rapport.store.types import Money, UtcTime
from tests.access.model import Case, Contact, Opportunity, Person, World
from tests.access.worlds import worlds
from tests.databases import dispose, fresh_postgres, fresh_sqlite

SHARE_TYPES = {"private": ShareType.NONE, "open": ShareType.READ_WRITE, "readable": ShareType.READ}
TABLES = {Kind.CONTACT: tables.contacts, Kind.OPPORTUNITY: tables.opportunities, Kind.CASE: tables.cases}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    url = fresh_sqlite(tmp_path) if request.param == "sqlite" else fresh_postgres()
    opened = open_database(url)
    yield opened
    opened.close()
    dispose(url)


def viewer_of(person: Person) -> Viewer:
    return Viewer(
        person.id,
        is_owner=person.role == "owner",
        is_portal_admin=person.role in {"portal_admin", "owner"},
        is_people_admin=person.role in {"portal_admin", "owner"},
        is_crm_admin=person.role in {"crm_admin", "portal_admin", "owner"},
        is_guest=person.role == "guest",
        can_use_crm=person.role != "guest",
        group_ids=tuple(sorted(person.groups)),
    )


def facts_of(record: Contact | Opportunity) -> AccessFacts:
    if isinstance(record, Contact):
        return AccessFacts(GUEST_ACCOUNT, record.managers, share_type=SHARE_TYPES[record.sharing])
    return AccessFacts(record.creator, record.listed, is_private=record.is_private)


def fill(tx: Connection, world: World) -> None:
    """Store a world; each record's id is its place in its list, from 1 on."""
    for table in (*TABLES.values(), tables.access_entries):
        tx.execute(delete(table))
    written = {"created_at": utc_now(), "modified_at": utc_now(), "modified_by": GUEST_ACCOUNT}
    entries = []
    for number, contact in enumerate(world.contacts, start=1):
        names = {"name_sort": "", "first_name_sort": "", "last_name_sort": "", "last_event_at": NO_DATE}
        tx.execute(
            insert(tables.contacts).values(
                id=number,
                is_company=contact.is_company,
                share_type=SHARE_TYPES[contact.sharing],
                created_by=GUEST_ACCOUNT,
                **names,
                **written,
            )
        )
        entries += [(Kind.CONTACT, number, subject) for subject in contact.managers]
    for kind, records in ((Kind.OPPORTUNITY, world.opportunities), (Kind.CASE, world.cases)):
        for number, record in enumerate(records, start=1):
            columns = {
                "title": "",
                "title_sort": "",
                "is_private": record.is_private,
                "created_by": record.creator,
            }
            columns |= _further(kind) | written
            tx.execute(insert(TABLES[kind]).values(id=number, **columns))
            entries += [(kind, number, subject) for subject in record.listed]
    for kind, number, subject in entries:
        tx.execute(insert(tables.access_entries).values(kind=kind, record_id=number, subject_id=subject))


def _further(kind: Kind) -> dict[str, object]:
    """Return a value for every column that must have one and that access does not ask for."""
    known = {"id", "is_private", "created_by", "created_at", "modified_by", "modified_at"}
    needed = [
        column
        for column in TABLES[kind].c
        if not column.nullable and column.server_default is None and column.name not in known
    ]
    return {column.name: _blank(column.type) for column in needed}


def _blank(kind: TypeEngine[object]) -> object:
    if isinstance(kind, UtcTime):
        return NO_DATE
    return Decimal(0) if isinstance(kind, Money) else kind.python_type()


def found(tx: Connection, kind: Kind, condition: ColumnElement[bool]) -> set[int]:
    return set(tx.scalars(select(TABLES[kind].c.id).where(condition)))


def expected(
    records: list[Contact] | list[Opportunity] | list[Case], rule: Callable[..., bool], person: Person
) -> set[int]:
    return {number for number, record in enumerate(records, start=1) if rule(record, person)}


@given(world=worlds)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_conditions_say_what_the_model_says(database: Database, world: World) -> None:
    def compare(tx: Connection) -> None:
        fill(tx, world)
        groups = {
            Kind.CONTACT: (world.contacts, Contact),
            Kind.OPPORTUNITY: (world.opportunities, Opportunity),
            Kind.CASE: (world.cases, Case),
        }
        for person in world.people:
            viewer = viewer_of(person)
            for kind, (records, model) in groups.items():
                seen = expected(records, model.seen_by, person)
                assert found(tx, kind, access.visible(viewer, kind)) == seen
                alias = TABLES[kind].alias("other")
                condition = access.visible(viewer, kind, alias)
                assert set(tx.scalars(select(alias.c.id).where(condition))) == seen
                halves = [found(tx, kind, half) for half in access.visible_branches(viewer, kind)]
                assert halves[0] | halves[1] == seen
                assert not halves[0] & halves[1]
                assert found(tx, kind, access.editable(viewer, kind)) == expected(
                    records, model.edited_by, person
                )
                if kind != Kind.CONTACT:
                    shared = expected(records, model.shared_by, person)
                    assert found(tx, kind, access.access_changeable(viewer, kind)) == shared

    transaction.run(database, write=True, body=compare)


@given(world=worlds)
@settings(max_examples=300, deadline=None)
def test_rules_for_loaded_records_say_what_the_model_says(world: World) -> None:
    for person in world.people:
        viewer = viewer_of(person)
        for contact in world.contacts:
            assert access.can_see_contact(viewer, facts_of(contact)) == contact.seen_by(person)
            assert access.can_edit_contact(viewer, facts_of(contact)) == contact.edited_by(person)
        for opportunity in world.opportunities:
            facts = facts_of(opportunity)
            assert access.can_see_private(viewer, facts) == opportunity.seen_by(person)
            assert access.can_edit_opportunity(viewer, facts) == opportunity.edited_by(person)
            assert access.can_change_access(viewer, facts) == opportunity.shared_by(person)
        for case in world.cases:
            facts = facts_of(case)
            assert access.can_see_private(viewer, facts) == case.seen_by(person)
            assert access.can_edit_case(viewer, facts) == case.edited_by(person)
            assert access.can_change_access(viewer, facts) == case.shared_by(person)


@given(world=worlds)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lists_of_subjects_and_records_agree(database: Database, world: World) -> None:
    def compare(tx: Connection) -> None:
        fill(tx, world)
        keys = [(Kind.CONTACT, number) for number in range(1, len(world.contacts) + 1)]
        keys += [(Kind.CASE, number) for number in range(1, len(world.cases) + 1)]
        lists = access.entries_of(tx, keys)
        for number, contact in enumerate(world.contacts, start=1):
            assert set(lists.get((Kind.CONTACT, number), [])) == contact.managers
            assert access.subjects_of(tx, Kind.CONTACT, number) == contact.managers
        for number, case in enumerate(world.cases, start=1):
            assert set(lists.get((Kind.CASE, number), [])) == case.listed
        for person in world.people:
            managed = expected(world.contacts, lambda contact, who: who.id in contact.managers, person)
            assert found(tx, Kind.CONTACT, access.managed_by(person.id)) == managed
            assert set(tx.scalars(access.records_managed_by(Kind.CONTACT, person.id))) == managed
        alone = expected(world.contacts, lambda contact, _who: not contact.managers, world.people[0])
        assert found(tx, Kind.CONTACT, access.managed_by_nobody()) == alone

    transaction.run(database, write=True, body=compare)


@pytest.mark.parametrize("kind", TABLES)
def test_strangers_and_the_house(database: Database, kind: Kind) -> None:
    """A stranger never gets so far; if one did, open records are all they would see. The house sees everything."""
    world = World(
        [],
        [Contact("private"), Contact("open")],
        [Opportunity(GUEST_ACCOUNT, is_private=True), Opportunity(GUEST_ACCOUNT)],
        [Case(GUEST_ACCOUNT, is_private=True), Case(GUEST_ACCOUNT)],
    )

    def compare(tx: Connection) -> None:
        fill(tx, world)
        assert found(tx, kind, access.visible(STRANGER, kind)) == {2}
        assert found(tx, kind, access.visible(HOUSE, kind)) == {1, 2}
        assert tx.execute(select(func.count()).select_from(TABLES[kind])).scalar() == 2

    transaction.run(database, write=True, body=compare)
