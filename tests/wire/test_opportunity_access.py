"""Who sees opportunities, and who says so (sheet 04, sections 1.4 and 2.7)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    audited,
    draft,
    ids,
    opportunity,
    private_to,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import access_entries, changes, group_members, groups, opportunities

OPENED, RESTRICTED = 3054, 3055


def listed(client: Client, made: int) -> set[str]:
    return {user["id"] for user in client.get(f"crm/opportunity/{made}").response["accessList"]}


def test_a_private_opportunity_is_seen_by_the_listed_and_administrators(portal: Portal) -> None:
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    made = opportunity(ada, responsibleid=cay.id, **private_to(bob))
    assert listed(ada, made) == {ada.id, bob.id}
    for client in (bob, portal.owner, portal.user("eva", crm_admin=True)):
        assert client.get(f"crm/opportunity/{made}").response["canEdit"] is True
    # The responsible user is not added: they do not see it.
    assert cay.get(f"crm/opportunity/{made}").status == 404
    assert ids(cay.get("crm/opportunity/filter")) == []


def test_the_caller_is_listed_and_everybody_once(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada, isPrivate=True, accessList=[bob.id, bob.id.upper(), ada.id])
    assert len(portal.rows(access_entries)) == 2
    assert listed(ada, made) == {ada.id, bob.id}


@pytest.mark.parametrize(
    "access",
    [{"isPrivate": True}, {"isPrivate": True, "accessList": []}, {"isPrivate": False, "accessList": "me"}],
)
def test_privacy_needs_the_flag_and_a_list(portal: Portal, access: dict[str, Any]) -> None:
    ada = portal.user("ada")
    if access.get("accessList"):
        access = {**access, "accessList": [ada.id]}
    shown = ada.post("crm/opportunity", draft(ada, **access)).response
    assert (shown["isPrivate"], shown["accessList"]) == (False, [])
    assert portal.rows(access_entries) == []


def test_people_may_be_sent_as_objects(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada, isPrivate=True, accessList=[{"id": bob.id, "displayName": "Bob"}])
    assert listed(ada, made) == {ada.id, bob.id}


def test_unknown_people_and_guests_may_be_listed(portal: Portal) -> None:
    ada, guest = portal.user("ada"), portal.user("gus", guest=True)
    stranger = "11111111-2222-3333-4444-555555555555"
    shown = ada.post("crm/opportunity", draft(ada, isPrivate=True, accessList=[stranger, guest.id])).response
    assert sorted(user["displayName"] for user in shown["accessList"]) == sorted(
        ["Ada Test", "Gus Test", "Profile has been removed"]
    )
    assert guest.get(f"crm/opportunity/{shown['id']}").error == "Forbidden"


def test_the_members_of_a_listed_group_see_it_by_id_and_in_lists(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    sales = "99999999-2222-3333-4444-555555555555"

    def found(work: Any) -> None:
        work.tx.execute(insert(groups).values(id=sales, name="Sales", created_at=work.now))
        work.tx.execute(insert(group_members).values(group_id=sales, user_id=bob.id))
        work.reference_changed()

    portal.within(found)
    made = opportunity(ada, isPrivate=True, accessList=[sales])
    assert bob.get(f"crm/opportunity/{made}").status == 200
    answer = bob.get("crm/opportunity/filter")
    assert (ids(answer), answer.total) == ([made], 1)
    assert portal.user("cay").get(f"crm/opportunity/{made}").status == 404


def test_the_creator_sets_who_sees_it(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada)
    row = portal.rows(opportunities)[0]
    closed = ada.put(f"crm/opportunity/{made}/access", private_to(bob))
    assert (closed.status, closed.response["isPrivate"]) == (200, True)
    assert {user["id"] for user in closed.response["accessList"]} == {ada.id, bob.id}
    opened = ada.put(f"crm/opportunity/{made}/access", {"isPrivate": False, "accessList": [bob.id]}).response
    assert (opened["isPrivate"], opened["accessList"]) == (False, [])
    assert portal.rows(access_entries) == []
    assert portal.rows(opportunities)[0] == row  # last modification included
    (restricted, second) = audited(portal, OPENED, RESTRICTED)
    assert restricted[:2] == (RESTRICTED, [str(made)])
    assert restricted[2][0] == "Support"
    assert sorted(restricted[2][1].split(", ")) == ["Ada Test", "Bob Test"]
    assert second == (OPENED, [str(made)], ["Support"])
    assert told(portal, Kind.OPPORTUNITY, made)[1:] == [
        (
            "updated",
            {"access_list": [], "is_private": False},
            {"access_list": sorted([ada.id, bob.id]), "is_private": True},
        ),
        (
            "updated",
            {"access_list": sorted([ada.id, bob.id]), "is_private": True},
            {"access_list": [], "is_private": False},
        ),
    ]


def test_a_list_is_replaced_as_a_whole(portal: Portal) -> None:
    ada, bob, cay = (portal.user(name) for name in ("ada", "bob", "cay"))
    made = opportunity(ada, **private_to(bob))
    assert ada.put(f"crm/opportunity/{made}/access", private_to(cay)).status == 200
    assert listed(ada, made) == {ada.id, cay.id}
    assert bob.get(f"crm/opportunity/{made}").status == 404
    # An administrator who closes it is listed too, and the creator no longer.
    assert portal.owner.put(f"crm/opportunity/{made}/access", private_to(cay)).status == 200
    assert listed(portal.owner, made) == {portal.owner.id, cay.id}
    assert ada.get(f"crm/opportunity/{made}").status == 404


def test_nobody_else_sets_who_sees_it(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made, secret = opportunity(ada), opportunity(ada, **private_to(ada))
    before = portal.rows(changes)
    answer = bob.put(f"crm/opportunity/{made}/access", private_to(bob))
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert bob.put(f"crm/opportunity/{secret}/access", private_to(bob)).error == "Not found"
    assert bob.put("crm/opportunity/4711/access", private_to(bob)).error == "Not found"
    assert bob.put("crm/opportunity/0/access", private_to(bob)).error == ILLEGAL
    assert ada.put(f"crm/opportunity/{made}/access", {"isPrivate": True, "accessList": ["x"]}).status == 400
    assert portal.rows(changes) == before
    assert portal.user("gus", guest=True).put(f"crm/opportunity/{made}/access").error == "Forbidden"


def test_several_are_closed_at_once_the_others_passed_over(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    mine, other = opportunity(bob, title="Mine"), opportunity(ada, title="Other")
    hidden = opportunity(ada, title="Hidden", **private_to(ada))
    body = {"opportunityid": [hidden, other, mine, 4711, mine], **private_to(ada)}
    answer = bob.put("crm/opportunity/access", body)
    assert ids(answer) == [mine]
    assert {user["id"] for user in answer.response[0]["accessList"]} == {ada.id, bob.id}
    assert [row.id for row in portal.rows(opportunities) if row.is_private] == [mine, hidden]
    assert [entry[:2] for entry in audited(portal, OPENED, RESTRICTED)] == [(RESTRICTED, [str(mine)])]
    for nothing in ({}, {"opportunityid": []}):
        assert bob.put("crm/opportunity/access", nothing).response == []
    opened = portal.owner.put("crm/opportunity/access", {"opportunityid": [mine, other, hidden]})
    assert ids(opened) == [mine, other, hidden]
    assert "accessList" not in opened.response[0]
    assert portal.rows(access_entries) == []


def test_all_that_match_are_closed_at_once(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two = opportunity(ada, title="Red door"), opportunity(ada, title="Blue door")
    other = opportunity(bob, title="Red gate")
    answer = ada.put("crm/opportunity/filter/access", private_to(bob), filterValue="red")
    assert ids(answer) == [one]
    assert [row.id for row in portal.rows(opportunities) if row.is_private] == [one]
    assert ada.put("crm/opportunity/filter/access", private_to(bob), filterValue="green").response == []
    everything = portal.owner.put("crm/opportunity/filter/access", private_to(bob), count=1)
    assert (len(everything.response), everything.total) == (1, 3)
    assert [row.id for row in portal.rows(opportunities) if row.is_private] == [one, two, other]


def test_closing_many_takes_as_many_statements_as_closing_one(portal: Portal) -> None:
    def close() -> int:
        assert portal.owner.put("crm/opportunity/filter/access", {"isPrivate": False}).status == 200
        with portal.statements() as seen:
            assert portal.owner.put("crm/opportunity/filter/access", private_to(portal.owner)).status == 200
        return len(seen)

    opportunity(portal.owner)
    close()
    one = close()
    for _ in range(12):
        opportunity(portal.owner)
    assert close() == one <= 20


@pytest.mark.parametrize("path", ["crm/opportunity/access", "crm/opportunity/filter/access"])
def test_guests_and_strangers_close_nothing(portal: Portal, path: str) -> None:
    made = opportunity(portal.owner)
    body = {"opportunityid": [made], **private_to(portal.owner)}
    assert portal.user("gus", guest=True).put(path, body).error == "Forbidden"
    assert portal.stranger.put(path, body).status == 401


people = st.sampled_from(["ada", "bob", "cay", "owner"])
steps = st.lists(
    st.tuples(
        st.sampled_from(["update", "access", "batch", "filter"]),
        people,
        st.booleans(),
        st.lists(st.sampled_from(["ada", "bob", "cay"]), max_size=2),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(creator=people, walk=steps)
def test_access_follows_a_plain_model(portal: Portal, creator: str, walk: list[Any]) -> None:
    cast = portal.__dict__.setdefault("cast", {"owner": portal.owner})
    for name in ("ada", "bob", "cay"):
        if name not in cast:
            cast[name] = portal.user(name)
    made = opportunity(cast[creator])
    shown_to: set[str] = set()

    def sees(name: str) -> bool:
        return name == "owner" or not shown_to or name in shown_to

    for call, who, is_private, wanted in walk:
        access = {"isPrivate": is_private, "accessList": [cast[name].id for name in wanted]}
        client = cast[who]
        may = who in {creator, "owner"}
        if call == "update":
            answer = client.put(f"crm/opportunity/{made}", draft(client, **access))
            assert answer.status == (200 if sees(who) else 404)
        elif call == "access":
            answer = client.put(f"crm/opportunity/{made}/access", access)
            assert answer.status == (404 if not sees(who) else 200 if may else 403)
        else:
            body = {"opportunityid": [made], **access}
            path = "crm/opportunity/access" if call == "batch" else "crm/opportunity/filter/access"
            changed = [item["id"] for item in client.put(path, body).response]
            assert (made in changed) == (sees(who) and may)
        if sees(who) and may:
            shown_to = {who, *wanted} if is_private and wanted else set()
        for name, viewer in cast.items():
            assert (viewer.get(f"crm/opportunity/{made}").status == 200) == sees(name)
            assert (made in ids(viewer.get("crm/opportunity/filter"))) == sees(name)
    portal.owner.delete(f"crm/opportunity/{made}")
