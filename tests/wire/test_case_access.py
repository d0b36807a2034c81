"""Who sees cases, and who says so (sheet 04, sections 1.4, 5.3 and 5.6)."""

from __future__ import annotations

import pytest
from tests.portals import Portal
from tests.wire.opportunity_records import audited, case, ids, private_to, told

from rapport.core.kinds import Kind
from rapport.store.tables import access_entries, cases

OPENED, RESTRICTED = 3076, 3077


def test_the_creator_sets_who_sees_a_case(portal: Portal) -> None:
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    made = case(ada)
    row = portal.rows(cases)[0]
    closed = ada.put(f"crm/case/{made}/access", private_to(bob)).response
    assert {user["id"] for user in closed["accessList"]} == {ada.id, bob.id}
    assert (bob.get(f"crm/case/{made}").status, cay.get(f"crm/case/{made}").status) == (200, 404)
    assert portal.user("eva", crm_admin=True).get(f"crm/case/{made}").status == 200
    opened = ada.put(f"crm/case/{made}/access", {"isPrivate": True, "accessList": []}).response
    assert opened["isPrivate"] is False
    assert "accessList" not in opened
    assert portal.rows(access_entries) == []
    assert portal.rows(cases)[0] == row
    (restricted, second) = audited(portal, OPENED, RESTRICTED)
    assert (restricted[0], restricted[2][0]) == (RESTRICTED, "Complaint")
    assert sorted(restricted[2][1].split(", ")) == ["Ada Test", "Bob Test"]
    assert second == (OPENED, [str(made)], ["Complaint"])
    assert [verb for verb, *_ in told(portal, Kind.CASE, made)] == ["created", "updated", "updated"]


def test_who_is_neither_creator_nor_administrator_does_not(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = case(ada, **private_to(bob))
    answer = bob.put(f"crm/case/{made}/access", {"isPrivate": False})
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert portal.owner.put(f"crm/case/{made}/access", {"isPrivate": False}).status == 200


def test_several_and_all_that_match_are_closed_at_once(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    mine, other = case(bob, "Red"), case(ada, "Red too")
    hidden = case(ada, "Hidden", **private_to(ada))
    body = {"casesid": [hidden, other, mine, 4711, mine], **private_to(ada)}
    answer = bob.put("crm/case/access", body)
    assert ids(answer) == [mine]
    assert {user["id"] for user in answer.response[0]["accessList"]} == {ada.id, bob.id}
    assert [entry[1] for entry in audited(portal, OPENED, RESTRICTED)] == [[str(mine)]]
    for nothing in ({}, {"casesid": []}, {"casesid": [other]}):
        assert bob.put("crm/case/access", nothing).response == []
    opened = portal.owner.put("crm/case/filter/access", {"isPrivate": False}, filterValue="red")
    assert ids(opened) == [mine, other]
    assert [row.id for row in portal.rows(cases) if row.is_private] == [hidden]
    assert ids(ada.put("crm/case/filter/access", private_to(ada), filterValue="red")) == [other]
    assert ada.put("crm/case/filter/access", private_to(ada), isClosed=True).response == []


@pytest.mark.parametrize("path", ["crm/case/1/access", "crm/case/access", "crm/case/filter/access"])
def test_guests_and_strangers_close_nothing(portal: Portal, path: str) -> None:
    body = {"casesid": [case(portal.owner)], **private_to(portal.owner)}
    assert portal.user("gus", guest=True).put(path, body).error == "Forbidden"
    assert portal.stranger.put(path, body).status == 401
    assert not portal.rows(cases)[0].is_private
