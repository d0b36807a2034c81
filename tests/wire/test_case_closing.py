"""Closing and opening many cases at once. Additions."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import audited, case, company, private_to, told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, cases, changes

OPENED, CLOSED = 3065, 3066


def closed(portal: Portal) -> list[int]:
    """Return the ids of the closed cases."""
    return [row.id for row in portal.rows(cases) if row.is_closed]


def take_back(client: Client) -> None:
    (newest, *_) = client.get("crm/changes").response
    assert client.put(f"crm/changes/{newest['id']}/undo").status == 200


def test_those_that_are_named(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two, three = (case(ada, title) for title in ("One", "Two", "Three"))
    hidden = case(ada, **private_to(ada))
    ada.put(f"crm/case/{two}/close")
    before = portal.rows(cases)
    answer = bob.put("crm/case/close", {"ids": [three, hidden, two, one, three, 4711, 0]})
    assert (answer.status, answer.response) == (200, [one, two, three])
    assert closed(portal) == [one, two, three]
    assert told(portal, Kind.CASE, one)[-1] == ("updated", {"is_closed": False}, {"is_closed": True})
    assert audited(portal, CLOSED)[1:] == [(CLOSED, [str(one), str(three)], ["One, Three"])]
    assert [row.modified_at for row in portal.rows(cases)] == [row.modified_at for row in before]
    take_back(bob)
    assert portal.rows(cases) == before
    assert bob.put("crm/case/reopen", {"ids": [one, two]}).response == [one, two]
    assert closed(portal) == []
    assert audited(portal, OPENED) == [(OPENED, [str(two)], ["Two"])]
    assert bob.put("crm/case/reopen", {"ids": [one, two]}).response == [one, two]
    assert len(audited(portal, OPENED)) == 1, "nothing was opened"


def test_those_that_a_filter_picks(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada)
    roof, cellar = case(ada, "Roof"), case(ada, "Cellar", members=[firm])
    hidden = case(ada, "Roof too", **private_to(ada))
    assert bob.put("crm/case/filter/close", filterValue="roof").response == [roof]
    assert bob.put("crm/case/filter/close", {"contactid": firm}).response == [cellar]
    assert bob.put("crm/case/filter/close", {"tags": ["unknown"]}).response == []
    assert bob.put("crm/case/filter/reopen", {"isClosed": True, "contactid": firm}).response == [cellar]
    assert closed(portal) == [roof]
    assert ada.put("crm/case/filter/close").response == [roof, cellar, hidden]
    assert audited(portal, CLOSED)[-1] == (CLOSED, [str(cellar), str(hidden)], ["Cellar, Roof too"])
    take_back(ada)
    assert closed(portal) == [roof]


@pytest.mark.parametrize("verb", ["close", "reopen"])
def test_what_is_refused(portal: Portal, verb: str) -> None:
    made = case(portal.owner)
    gus = portal.user("gus", guest=True)
    before = [len(portal.rows(table)) for table in (changes, audit_events)]
    nothing: list[dict[str, Any]] = [{}, {"ids": []}, {"ids": [0, -1]}, {"ids": list(range(1, 10_002))}]
    for body in nothing:
        assert portal.owner.put(f"crm/case/{verb}", body).status == 400
    assert portal.owner.put(f"crm/case/{verb}", {"ids": ["one"]}).status == 400
    for path in (f"crm/case/{verb}", f"crm/case/filter/{verb}"):
        assert gus.put(path, {"ids": [made]}).status == 403
        assert portal.stranger.put(path, {"ids": [made]}).status == 401
    assert [len(portal.rows(table)) for table in (changes, audit_events)] == before


def test_many_take_as_many_statements_as_few(portal: Portal) -> None:
    ada = portal.user("ada")
    few, many = [case(ada) for _ in range(2)], [case(ada) for _ in range(30)]

    def statements(wanted: list[int]) -> int:
        with portal.statements() as seen:
            assert ada.put("crm/case/close", {"ids": wanted}).status == 200
        return len(seen)

    assert statements(few) == statements(many)
