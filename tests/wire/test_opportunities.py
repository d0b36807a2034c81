"""Making, reading and changing opportunities (sheet 04, sections 1 and 2)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    INITIAL,
    LOST,
    NO_DATE,
    NOBODY,
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
from rapport.store.tables import changes, opportunities, search_documents

USD = {
    "title": "United States Dollar",
    "symbol": "$",
    "abbreviation": "USD",
    "cultureName": "US",
    "isConvertable": True,
    "isBasic": True,
}


def rich(client: Client, **more: Any) -> dict[str, Any]:
    """Make an opportunity that says everything about itself."""
    body = {
        "title": "Support contract 2024",
        "description": "Twelve months, renewal option",
        "responsibleid": client.id,
        "bidType": 4,
        "bidValue": 1500,
        "bidCurrencyAbbr": "eur",
        "perPeriodValue": 12,
        "stageid": PROPOSAL,
        "successProbability": 60,
        "actualCloseDate": None,
        "expectedCloseDate": "2024-06-30T12:00:00.000Z",
        "isNotify": True,
    }
    answer = client.post("crm/opportunity", body | more)
    assert answer.status == 201
    made: dict[str, Any] = answer.response
    return made


def test_a_rich_opportunity_shows_what_it_is(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = rich(ada, responsibleid=bob.id)
    assert made["createBy"]["id"] == ada.id
    assert made["createBy"]["displayName"] == "Ada Test"
    assert made["created"].endswith(".0000000Z")
    assert made["title"] == "Support contract 2024"
    assert made["description"] == "Twelve months, renewal option"
    assert made["responsible"]["id"] == bob.id
    assert (made["bidType"], made["bidValue"], made["perPeriodValue"]) == (4, 1500, 12)
    assert made["bidCurrency"]["abbreviation"] == "EUR"
    assert made["stage"] == {
        "successProbability": 75,
        "stageType": 0,
        "title": "Proposal",
        "description": "The potential buyer has received a written offering from the salesperson",
        "color": "#ffb45e",
        "id": PROPOSAL,
    }
    assert made["successProbability"] == 60
    assert made["actualCloseDate"] == NO_DATE
    assert made["expectedCloseDate"] == "2024-06-30T12:00:00.0000000Z"
    assert made["canEdit"] is True
    assert ada.get(f"crm/opportunity/{made['id']}").response == made


def test_a_rich_opportunity_shows_what_is_around_it(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada, shareType=2)
    heading = field(portal, Kind.OPPORTUNITY, "Commercial terms", field_type=4, position=1)
    terms = field(portal, Kind.OPPORTUNITY, "Payment terms", position=2, mask='{"size":40}')
    values = [{"Key": terms, "Value": " 30 days net "}]
    made = rich(ada, contactid=northwind, members=[peter], customFieldList=values, **private_to(bob))
    assert [member["id"] for member in made["members"]] == [northwind, peter]
    assert made["contact"] == made["members"][0]
    assert made["contact"]["displayName"] == "Northwind Ltd"
    assert made["members"][1]["shareType"] == 2
    assert made["isPrivate"] is True
    assert {user["id"] for user in made["accessList"]} == {ada.id, bob.id}
    assert made["customFields"] == [
        {
            "entityId": 0,
            "label": "Commercial terms",
            "fieldValue": "",
            "fieldType": 4,
            "position": 1,
            "mask": "",
            "id": heading,
        },
        {
            "entityId": made["id"],
            "label": "Payment terms",
            "fieldValue": "30 days net",
            "fieldType": 0,
            "position": 2,
            "mask": '{"size":40}',
            "id": terms,
        },
    ]
    assert bob.get(f"crm/opportunity/{made['id']}").response == made


def test_a_poor_opportunity_leaves_out_what_is_nought(portal: Portal) -> None:
    ada = portal.user("ada")
    made = ada.post("crm/opportunity", draft(ada)).response
    assert made == {
        "createBy": made["createBy"],
        "created": made["created"],
        "members": [],
        "title": "Support",
        "responsible": made["createBy"],
        "bidCurrency": USD,
        "stage": made["stage"],
        "actualCloseDate": NO_DATE,
        "expectedCloseDate": NO_DATE,
        "isPrivate": False,
        "accessList": [],
        "canEdit": True,
        "customFields": [],
        "id": made["id"],
    }
    # Read again, an empty description is there; only the answer to the creation lacks it.
    assert ada.get(f"crm/opportunity/{made['id']}").response == {**made, "description": ""}


def test_the_published_spelling_has_the_same_members(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada, bidValue=5, contactid=company(ada))
    published = {"Accept": 'application/json; profile="published"'}
    shown = ada.request("GET", f"crm/opportunity/{made}", headers=published).json
    assert list(shown) == [
        "CreateBy",
        "Created",
        "Members",
        "Contact",
        "Title",
        "Description",
        "Responsible",
        "BidValue",
        "BidCurrency",
        "Stage",
        "ActualCloseDate",
        "ExpectedCloseDate",
        "IsPrivate",
        "AccessList",
        "CanEdit",
        "CustomFields",
        "ID",
    ]
    assert shown["ID"] == made
    assert list(shown["Stage"]) == [
        "SuccessProbability",
        "StageType",
        "Title",
        "Description",
        "Color",
        "ID",
    ]


def test_an_amount_keeps_nine_decimals_and_large_digits(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada, bidValue="1234567890123456789.987654321")
    assert b'"bidValue":1234567890123456789.987654321,' in ada.get(f"crm/opportunity/{made}").body
    made = opportunity(ada, bidValue=-0.5)
    assert ada.get(f"crm/opportunity/{made}").response["bidValue"] == -0.5


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": ""}, ILLEGAL),
        ({"title": None}, ILLEGAL),
        ({"responsibleid": NOBODY}, ILLEGAL),
        ({"responsibleid": ""}, ILLEGAL),
        ({"stageid": 0}, ILLEGAL),
        ({"stageid": -1}, ILLEGAL),
        ({"bidCurrencyAbbr": ""}, ILLEGAL),
        ({"bidCurrencyAbbr": "XYZ"}, ILLEGAL),
        ({"stageid": 4711}, "Deal milestone is not found"),
        ({"contactid": 4711}, ILLEGAL),
        ({"contactid": -5}, ILLEGAL),
        ({"title": "x" * 256}, "title has more than 255 characters.\r\nParameter name: title"),
        (
            {"description": "ü" * 40_000},
            "description has more than 65535 bytes.\r\nParameter name: description",
        ),
        (
            {"bidValue": "79228162514264337593543950336"},
            "The amount is too large.\r\nParameter name: bidValue",
        ),
        ({"bidType": 6}, "Requested value '6' was not found."),
        ({"perPeriodValue": 2**31}, "Value was either too large or too small for an Int32."),
        ({"expectedCloseDate": "tomorrow"}, "invalid date time format: tomorrow"),
    ],
)
def test_what_is_missing_or_wrong_is_refused_and_nothing_is_kept(
    portal: Portal, wrong: dict[str, Any], message: str
) -> None:
    ada = portal.user("ada")
    made = opportunity(ada)
    before = portal.rows(changes)
    for answer in (
        ada.post("crm/opportunity", draft(ada, **wrong)),
        ada.put(f"crm/opportunity/{made}", draft(ada, **wrong)),
    ):
        assert (answer.status, answer.error) == (400, message)
    assert [row.id for row in portal.rows(opportunities)] == [made]
    assert portal.rows(changes) == before


def test_a_main_contact_that_is_hidden_is_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret = company(bob, shareType=0, managerList=[bob.id])
    answer = ada.post("crm/opportunity", draft(ada, contactid=secret))
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert ada.post("crm/opportunity", draft(ada, contactid=secret, bidCurrencyAbbr="XYZ")).status == 403
    assert bob.post("crm/opportunity", draft(bob, contactid=secret)).status == 201


def test_the_stage_is_looked_for_before_the_contact(portal: Portal) -> None:
    ada = portal.user("ada")
    answer = ada.post("crm/opportunity", draft(ada, stageid=4711, contactid=4711))
    assert answer.error == "Deal milestone is not found"


def test_members_that_are_hidden_or_unknown_are_left_out(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret, shown = company(bob, shareType=0, managerList=[bob.id]), person(bob)
    made = opportunity(ada, members=[shown, secret, 4711, shown, 0, -3])
    assert [member["id"] for member in ada.get(f"crm/opportunity/{made}").response["members"]] == [shown]
    assert [member["id"] for member in bob.get(f"crm/opportunity/{made}").response["members"]] == [shown]


def test_a_responsible_nobody_knows_shows_as_removed(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada, responsibleid="11111111-2222-3333-4444-555555555555")
    shown = ada.get(f"crm/opportunity/{made}").response["responsible"]
    assert shown["displayName"] == "Profile has been removed"


@pytest.mark.parametrize(("sent", "kept"), [(-5, None), (0, None), (37, 37), (250, 100)])
def test_probability_stays_between_nought_and_a_hundred(portal: Portal, sent: int, kept: int | None) -> None:
    ada = portal.user("ada")
    made = ada.post("crm/opportunity", draft(ada, stageid=PROPOSAL, successProbability=sent)).response
    assert made.get("successProbability") == kept


def test_a_closed_stage_alone_sets_no_date(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.post("crm/opportunity", draft(ada, stageid=WON)).response["actualCloseDate"] == NO_DATE


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
