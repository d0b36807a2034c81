"""Taking a tag off many records: those named, and those that a filter picks. Additions."""

from __future__ import annotations

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    audited,
    case,
    company,
    opportunity,
    person,
    private_to,
    tagged,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, tag_links, tags

SETS = {"contact": Kind.CONTACT, "opportunity": Kind.OPPORTUNITY, "case": Kind.CASE}
MAKERS = {"contact": company, "opportunity": opportunity, "case": case}
UNTAGGED = {"contact": 3008, "opportunity": 3046, "case": 3068}
TITLES = {"contact": "Northwind Ltd", "opportunity": "Support", "case": "Complaint"}


def bearers(portal: Portal) -> set[int]:
    """Return the ids of the records that carry any tag."""
    return {row.record_id for row in portal.rows(tag_links)}


def untouched(portal: Portal) -> list[int]:
    return [len(portal.rows(table)) for table in (tags, tag_links, changes, audit_events)]


def take_back(client: Client) -> None:
    (newest, *_) = client.get("crm/changes").response
    assert client.put(f"crm/changes/{newest['id']}/undo").status == 200


@pytest.mark.parametrize("kind", SETS)
def test_a_tag_is_taken_off_those_that_are_named(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    one, two, bare, kept = (MAKERS[kind](ada) for _ in range(4))
    tagged(portal, SETS[kind], "Old", one, two, kept)
    answer = ada.delete(f"crm/{kind}/taglist", {"entityid": [two, one, bare, one], "tagName": " old"})
    assert (answer.status, answer.response) == (200, " old")
    assert bearers(portal) == {kept}
    assert ada.get(f"crm/{kind}/tag").response.count({"title": "Old", "relativeItemsCount": 1}) == 1
    assert told(portal, SETS[kind], two)[-1] == ("updated", {"tags": ["Old"]}, {"tags": []})
    assert len(told(portal, SETS[kind], bare)) == 1
    assert audited(portal, UNTAGGED[kind]) == [
        (UNTAGGED[kind], [str(each)], [TITLES[kind], "Old"]) for each in (one, two, bare)
    ]
    take_back(ada)
    assert bearers(portal) == {one, two, kept}
    pairs = [("entityid[]", str(one)), ("entityid[]", str(kept)), ("tagName", "OLD")]
    assert ada.form("DELETE", f"crm/{kind}/taglist", pairs).response == "OLD"
    assert bearers(portal) == {two}


@pytest.mark.parametrize("kind", SETS)
def test_it_is_taken_off_all_of_them_or_none(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    closed = {"shareType": 0, "managerList": [ada.id]} if kind == "contact" else private_to(ada)
    record, hidden = MAKERS[kind](ada), MAKERS[kind](ada, **closed)
    tagged(portal, SETS[kind], "Old", record, hidden)
    gus = portal.user("gus", guest=True)
    before = untouched(portal)
    for entities, name, status in (
        ([], "Old", 400),
        ([record, 0], "Old", 400),
        ([record], "", 400),
        ([record], " ", 400),
        ([record], "x" * 256, 400),
        ([record, hidden], "Old", 404),
        ([record, 99], "Old", 404),
        ([record], "Older", 404),
    ):
        body = {"entityid": entities, "tagName": name}
        assert bob.delete(f"crm/{kind}/taglist", body).status == status
    assert gus.delete(f"crm/{kind}/taglist", {"entityid": [record]}).status == 403
    assert portal.stranger.delete(f"crm/{kind}/taglist", {"entityid": [record]}).status == 401
    assert untouched(portal) == before


def test_a_contact_that_is_read_only_keeps_its_tags(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    mine, readable = company(ada), company(ada, shareType=2, managerList=[ada.id])
    tagged(portal, Kind.CONTACT, "Old", mine, readable)
    body = {"entityid": [mine, readable], "tagName": "Old"}
    assert bob.delete("crm/contact/taglist", body).error == "Access Denied"
    assert bearers(portal) == {mine, readable}
    assert bob.delete("crm/contact/filter/taglist", {"tagName": "Old"}).status == 200
    assert bearers(portal) == {readable}, "a filter passes over what may not be edited"


@pytest.mark.parametrize("kind", SETS)
def test_a_tag_is_taken_off_what_a_filter_picks(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    closed = {"shareType": 0, "managerList": [ada.id]} if kind == "contact" else private_to(ada)
    one, two, bare = (MAKERS[kind](ada) for _ in range(3))
    hidden = MAKERS[kind](ada, **closed)
    tagged(portal, SETS[kind], "Old", one, two, hidden)
    tagged(portal, SETS[kind], "Other", two, bare)
    path = f"crm/{kind}/filter/taglist"
    assert bob.delete(path, {"tagName": "Old", "tags": ["other", "OLD"]}).response == "Old"
    assert {row.record_id for row in portal.rows(tag_links)} == {one, two, bare, hidden}
    assert told(portal, SETS[kind], two)[-1] == ("updated", {"tags": ["Old", "Other"]}, {"tags": ["Other"]})
    assert bob.delete(path, {"tagName": "old"}, filterValue="nothing has this").status == 200
    assert len(audited(portal, UNTAGGED[kind])) == 1
    assert bob.delete(path, {"tagName": "old"}).status == 200
    assert bearers(portal) == {two, bare, hidden}
    assert audited(portal, UNTAGGED[kind])[-1] == (UNTAGGED[kind], [str(one)], [TITLES[kind], "Old"])
    take_back(bob)
    assert bearers(portal) == {one, two, bare, hidden}
    gus = portal.user("gus", guest=True)
    before = untouched(portal)
    for name, status in (("Older", 404), ("", 400), (" ", 400), ("x" * 256, 400)):
        assert bob.delete(path, {"tagName": name}).status == status
    assert gus.delete(path, {"tagName": "Old"}).status == 403
    assert untouched(portal) == before


def test_many_take_as_many_statements_as_few(portal: Portal) -> None:
    ada = portal.user("ada")
    first, few, many = ([person(ada) for _ in range(number)] for number in (1, 2, 30))
    tagged(portal, Kind.CONTACT, "Old", *first, *few, *many)

    def statements(wanted: list[int]) -> int:
        with portal.statements() as seen:
            body = {"entityid": wanted, "tagName": "Old"}
            assert ada.delete("crm/contact/taglist", body).status == 200
        return len(seen)

    statements(first)
    assert statements(few) == statements(many)
