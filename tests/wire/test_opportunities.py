"""Making, reading and changing opportunities (sheet 04, sections 1 and 2)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    NO_DATE,
    NOBODY,
    PROPOSAL,
    WON,
    company,
    draft,
    field,
    opportunity,
    person,
    private_to,
)

from rapport.core.kinds import Kind
from rapport.store.tables import changes, opportunities

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
