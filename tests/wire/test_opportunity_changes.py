"""Changing opportunities, moving them between stages, and who may not (sheet 04, sections 2.4 to 2.8)."""

from __future__ import annotations

from tests.portals import Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    INITIAL,
    LOST,
    NO_DATE,
    PROPOSAL,
    WON,
    audited,
    company,
    draft,
    field,
    opportunity,
    person,
    private_to,
    stored_values,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import opportunities, search_documents


def test_what_is_not_sent_is_cleared_by_an_update(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)
    made = opportunity(
        ada,
        contactid=northwind,
        members=[peter],
        description="Long",
        bidType="PerHour",
        bidValue=5,
        perPeriodValue=3,
        successProbability=50,
        actualCloseDate="2024-01-01T00:00:00Z",
        expectedCloseDate="2024-02-01T00:00:00Z",
        customFieldList=[{"key": terms, "value": "net"}],
        **private_to(ada),
    )
    after = ada.put(f"crm/opportunity/{made}", draft(ada, title="Renamed")).response
    assert after["title"] == "Renamed"
    assert after["description"] == ""
    assert [member["id"] for member in after["members"]] == [northwind, peter]
    assert not {"contact", "bidType", "bidValue", "perPeriodValue", "successProbability"} & after.keys()
    assert (after["actualCloseDate"], after["expectedCloseDate"]) == (NO_DATE, NO_DATE)
    assert (after["isPrivate"], after["accessList"]) == (False, [])
    assert [value["fieldValue"] for value in after["customFields"]] == ["net"]


def test_members_of_an_update_replace_all_and_the_main_contact_is_not_added(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter, mary = company(ada), person(ada), person(ada, first="Mary")
    made = opportunity(ada, members=[peter])
    body = draft(ada, contactid=northwind, members=[mary])
    after = ada.put(f"crm/opportunity/{made}", body).response
    assert [member["id"] for member in after["members"]] == [mary]
    assert after["contact"]["id"] == northwind
    assert ada.put(f"crm/opportunity/{made}", {**body, "members": []}).response["members"] == after["members"]


def test_who_may_not_share_leaves_access_as_it_is(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada, **private_to(bob))
    after = bob.put(f"crm/opportunity/{made}", draft(bob, title="By Bob")).response
    assert after["title"] == "By Bob"
    assert {user["id"] for user in after["accessList"]} == {ada.id, bob.id}
    assert after["createBy"]["id"] == ada.id


def test_an_update_sets_modification_and_leaves_creation(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada)
    ada.put(f"crm/opportunity/{made}/lastmodifeddate", {"lastModifedDate": "2020-01-01T00:00:00Z"})
    assert bob.put(f"crm/opportunity/{made}", draft(bob)).status == 200
    (row,) = portal.rows(opportunities)
    assert (row.created_by, row.modified_by) == (ada.id, bob.id)
    assert row.modified_at.year > 2020


def test_custom_values_are_trimmed_kept_when_empty_and_cleared_by_blanks(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = (field(portal, Kind.OPPORTUNITY, name, position=at) for at, name in enumerate("ab"))
    other = field(portal, Kind.CASE, "of cases", position=1)
    entries = [{"key": one, "value": " x "}, {"key": two, "value": "y"}, {"key": other, "value": "z"}]
    made = opportunity(ada, customFieldList=entries)
    assert stored_values(portal, Kind.OPPORTUNITY, made) == {one: "x", two: "y"}
    entries = [{"key": one, "value": ""}, {"key": two, "value": "  "}, {"key": 4711, "value": "z"}]
    ada.put(f"crm/opportunity/{made}", draft(ada, customFieldList=entries))
    assert stored_values(portal, Kind.OPPORTUNITY, made) == {one: "x"}


def test_forms_are_bound_like_json(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)
    fields = {
        "Title": "Roof",
        "responsibleId": ada.id,
        "stageId": "1",
        "bidcurrencyabbr": "USD",
        "contactID": str(northwind),
        "members[]": str(peter),
        "customFieldList[0][Key]": str(terms),
        "customFieldList[0][Value]": "net",
        "isPrivate": "true",
        "accessList[]": ada.id,
    }
    made = ada.form("POST", "crm/opportunity.json", fields).response
    assert [member["id"] for member in made["members"]] == [northwind, peter]
    assert made["customFields"][0]["fieldValue"] == "net"
    assert made["isPrivate"] is True


def test_unknown_or_hidden_opportunities_are_not_found(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret = opportunity(ada, **private_to(ada))
    for each in (secret, 4711):
        for answer in (
            bob.get(f"crm/opportunity/{each}"),
            bob.put(f"crm/opportunity/{each}", draft(bob)),
            bob.put(f"crm/opportunity/{each}/stage/{WON}"),
            bob.put(f"crm/opportunity/{each}/creationdate", {"creationDate": "2020-01-01"}),
            bob.put(f"crm/opportunity/{each}/lastmodifeddate", {"lastModifedDate": "2020-01-01"}),
        ):
            assert (answer.status, answer.error) == (404, "Not found")
    assert ada.get("crm/opportunity/0").error == ILLEGAL
    assert ada.put("crm/opportunity/0", draft(ada)).status == 404
    assert portal.owner.get(f"crm/opportunity/{secret}").status == 200


def test_guests_and_strangers_are_kept_out(portal: Portal) -> None:
    made = opportunity(portal.owner)
    guest = portal.user("gus", guest=True)
    for verb, path in (
        ("GET", f"crm/opportunity/{made}"),
        ("POST", "crm/opportunity"),
        ("GET", "crm/opportunity/filter"),
    ):
        answer = guest.request(verb, path)
        assert (answer.status, answer.error) == (403, "Forbidden")
        assert portal.stranger.request(verb, path).status == 401


def test_entering_a_closed_stage_sets_probability_and_date_and_an_open_one_clears_it(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = opportunity(ada, successProbability=10, expectedCloseDate="2024-02-01T00:00:00Z")
    won = bob.put(f"crm/opportunity/{made}/stage/{WON}").response
    assert (won["stage"]["id"], won["successProbability"]) == (WON, 100)
    assert won["actualCloseDate"] != NO_DATE
    assert won["expectedCloseDate"] == "2024-02-01T00:00:00.0000000Z"
    (row,) = portal.rows(opportunities)
    assert (row.modified_by, row.close_at, row.stage_order) == (bob.id, row.actual_close_at, 8)
    reopened = ada.put(f"crm/opportunity/{made}/stage/0", {"stageid": PROPOSAL}).response
    assert (reopened["stage"]["id"], reopened["successProbability"]) == (PROPOSAL, 75)
    assert reopened["actualCloseDate"] == NO_DATE
    (row,) = portal.rows(opportunities)
    assert (row.close_at, row.stage_order) == (row.expected_close_at, 6)
    assert audited(portal, 3044) == [(3044, [str(made)], ["Support"])] * 2


def test_the_stage_of_the_body_wins_over_the_paths(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada)
    moved = ada.put(f"crm/opportunity/{made}/stage/{WON}", {"stageid": LOST}).response
    assert moved["stage"]["id"] == LOST
    assert ada.put(f"crm/opportunity/{made}/stage/{WON}", stageID=INITIAL).response["stage"]["id"] == INITIAL


def test_moving_to_no_stage_is_refused(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada)
    assert ada.put(f"crm/opportunity/{made}/stage/0").error == ILLEGAL
    assert ada.put(f"crm/opportunity/{made}/stage/1", {"stageid": -1}).error == ILLEGAL
    assert ada.put("crm/opportunity/0/stage/1").error == ILLEGAL
    assert ada.put(f"crm/opportunity/{made}/stage/4711").status == 404


def test_dates_can_be_set_for_tests(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada)
    answer = ada.put(f"crm/opportunity/{made}/creationdate", {"creationDate": "2019-05-01T10:00:00Z"})
    assert answer.response == {}
    assert ada.put(f"crm/opportunity/{made}/lastmodifeddate").response == {}
    assert ada.get(f"crm/opportunity/{made}").response["created"] == "2019-05-01T10:00:00.0000000Z"
    assert portal.rows(opportunities)[0].modified_at.year == 1
    assert [verb for verb, *_ in told(portal, Kind.OPPORTUNITY, made)] == ["created", "updated", "updated"]


def test_changes_are_told_with_before_and_after(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind = company(ada)
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)
    made = opportunity(ada, contactid=northwind, customFieldList=[{"key": terms, "value": "net"}])
    ada.put(
        f"crm/opportunity/{made}",
        draft(ada, contactid=northwind, title="Renamed", bidValue=5, **private_to(ada)),
    )
    (_, _, first), (_, before, after) = told(portal, Kind.OPPORTUNITY, made)
    assert (first["title"], first["members"], first["access_list"]) == ("Support", [northwind], [])
    assert (first["custom_fields"], first["contact_id"]) == ({str(terms): "net"}, northwind)
    changed = {"title", "bid_value", "is_private", "access_list"}
    assert changed <= before.keys() <= changed | {"modified_at"}
    assert (before["title"], after["title"]) == ("Support", "Renamed")
    assert (before["access_list"], after["access_list"]) == ([], [ada.id])
    assert audited(portal, 3042, 3043) == [(3042, [str(made)], ["Support"]), (3043, [str(made)], ["Renamed"])]


def test_the_search_follows_title_and_description(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada, title="Ärger am Tor", description="laut")
    assert [row.text.split() for row in portal.rows(search_documents)] == [["arger", "am", "tor", "laut"]]
    ada.put(f"crm/opportunity/{made}", draft(ada, title="Ruhe"))
    assert [row.text.split() for row in portal.rows(search_documents)] == [["ruhe"]]
