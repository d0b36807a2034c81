"""Values of custom fields as clients read and set them (sheet 06, sections 3.3 to 3.5)."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    ILLEGAL,
    audited,
    case,
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
from rapport.store.tables import audit_events, changes, custom_field_values, search_documents

HEADING = 4


def values(client: Client, path: str) -> list[tuple[str, str]]:
    """Return label and value of the fields of a record."""
    found = client.get(f"crm/{path}/customfield").response
    return [(item["label"], item["fieldValue"]) for item in found]


def put(client: Client, path: str, number: int, value: Any) -> Any:
    return client.post(f"crm/{path}/customfield/{number}", {"fieldValue": value})


def untouched(portal: Portal) -> list[Any]:
    return [portal.rows(table) for table in (custom_field_values, search_documents, changes, audit_events)]


def test_values_as_they_are_written(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)
    region = field(portal, Kind.CONTACT, "Region", position=3, field_type=2, mask='["North","South"]')
    field(portal, Kind.COMPANY, "Empty", position=4)
    heading = field(portal, Kind.COMPANY, "Logistics", position=2, field_type=HEADING)
    answer = put(ada, f"company/{firm}", region, " North ")
    assert answer.text == (
        '{"count":1,"status":0,"statusCode":201,"response":'
        f'{{"entityId":{firm},"label":"Region","fieldValue":" North ","fieldType":2,"position":3,'
        f'"mask":"[\\"North\\",\\"South\\"]","id":{region}}}}}'
    )
    assert ada.get(f"crm/company/{firm}/customfield").text == (
        '{"count":2,"status":0,"statusCode":200,"response":['
        f'{{"entityId":0,"label":"Logistics","fieldValue":"","fieldType":4,"position":2,"mask":"","id":{heading}}},'
        f'{{"entityId":{firm},"label":"Region","fieldValue":"North","fieldType":2,"position":3,'
        f'"mask":"[\\"North\\",\\"South\\"]","id":{region}}}]}}'
    )


def test_setting_replacing_and_taking_away(portal: Portal) -> None:
    ada = portal.user("ada")
    deal = opportunity(ada, title="Roof")
    number = field(portal, Kind.OPPORTUNITY, "Colour", position=1)
    before = told(portal, Kind.OPPORTUNITY, deal)
    for value in ("blue", "  red  ", "red"):
        assert put(ada, f"opportunity/{deal}", number, value).response["fieldValue"] == value
    assert values(ada, f"opportunity/{deal}") == [("Colour", "red")]
    assert ada.get("crm/opportunity/filter", filterValue="red").total == 1
    assert ada.get("crm/opportunity/filter", filterValue="blue").total == 0
    for value in ("", "  ", "gone"):
        assert put(ada, f"opportunity/{deal}", number, "x").status == 201
        assert put(ada, f"opportunity/{deal}", number, value if value != "gone" else None).status == 201
        assert stored_values(portal, Kind.OPPORTUNITY, deal) == {}
    assert ada.get("crm/opportunity/filter", filterValue="red").total == 0
    key = str(number)
    assert told(portal, Kind.OPPORTUNITY, deal)[len(before) : len(before) + 3] == [
        ("updated", {"custom_fields": {}}, {"custom_fields": {key: "blue"}}),
        ("updated", {"custom_fields": {key: "blue"}}, {"custom_fields": {key: "red"}}),
        ("updated", {"custom_fields": {key: "red"}}, {"custom_fields": {key: "x"}}),
    ]
    assert audited(portal, *range(3105, 3125)) == []


def test_values_travel_in_every_way(portal: Portal) -> None:
    ada = portal.user("ada")
    record = case(ada)
    number = field(portal, Kind.CASE, "Colour", position=1)
    path = f"crm/case/{record}/customfield/{number}"
    assert ada.post(path, fieldValue="from the query").response["fieldValue"] == "from the query"
    assert ada.form("POST", path, {"FIELDVALUE": "from a form"}).response["fieldValue"] == "from a form"
    for sent, stored in ((True, "true"), (5, "5"), ("día", "día")):
        assert ada.post(path, {"fieldValue": sent}).status == 201
        assert stored_values(portal, Kind.CASE, record) == {number: stored}


def test_contacts_have_three_sets_and_one_value_a_field(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, firm = person(ada), company(ada)
    common = field(portal, Kind.CONTACT, "Common", position=1)
    own = field(portal, Kind.PERSON, "Own", position=2)
    companies = field(portal, Kind.COMPANY, "Size", position=3)
    assert put(ada, f"contact/{ann}", common, "a").status == 201
    assert put(ada, f"person/{ann}", common, "b").status == 201
    assert put(ada, f"contact/{ann}", own, "c").status == 201
    assert put(ada, f"company/{firm}", companies, "big").status == 201
    assert values(ada, f"contact/{ann}") == [("Common", "b")]
    assert values(ada, f"person/{ann}") == [("Common", "b"), ("Own", "c")]
    assert values(ada, f"company/{ann}") == [("Common", "b")]
    assert values(ada, f"company/{firm}") == [("Size", "big")]
    shown = ada.get(f"crm/contact/{ann}").response["customFields"]
    assert [(item["label"], item["fieldValue"]) for item in shown] == [("Common", "b"), ("Own", "c")]
    counts = ada.get("crm/person/customfield/definitions").response
    assert [item["relativeItemsCount"] for item in counts] == [1, 1]


def test_fields_that_are_none_of_the_record(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, deal = person(ada), opportunity(ada)
    companies = field(portal, Kind.COMPANY, "Size", position=1)
    deals = field(portal, Kind.OPPORTUNITY, "Colour", position=2)
    heading = field(portal, Kind.PERSON, "Head", position=3, field_type=HEADING)
    before = untouched(portal)
    for path, number in (
        (f"person/{ann}", companies),
        (f"company/{ann}", companies),
        (f"contact/{ann}", deals),
        (f"opportunity/{deal}", companies),
        (f"opportunity/{deal}", 99),
        (f"opportunity/{deal}", 0),
    ):
        answer = put(ada, path, number, "x")
        assert (answer.status, answer.error) == (404, "Not found")
    refused = put(ada, f"person/{ann}", heading, "x")
    assert (refused.status, refused.error) == (
        400,
        "A heading has no value.\r\nParameter name: fieldid",
    )
    missing = ada.post(f"crm/opportunity/{deal}/customfield/{deals}")
    assert (missing.status, missing.error) == (400, f"{ILLEGAL}\r\nParameter name: fieldValue")
    long = put(ada, f"opportunity/{deal}", deals, "ä" * 32_768)
    assert (long.status, long.error) == (
        400,
        "The value of 'Colour' is too long.\r\nParameter name: fieldValue",
    )
    assert untouched(portal) == before
    assert put(ada, f"opportunity/{deal}", deals, "ä" * 32_767 + " ").status == 201


@pytest.mark.parametrize("kind", ["contact", "person", "company", "opportunity", "case"])
def test_records_that_are_not_there(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    stored = Kind.CONTACT if kind in {"person", "company"} else Kind[kind.upper()]
    number = field(portal, stored, "Colour", position=1)
    before = untouched(portal)
    for record, status in ((0, 400), (99, 404)):
        assert ada.get(f"crm/{kind}/{record}/customfield").status == status
        assert put(ada, f"{kind}/{record}", number, "x").status == status
    assert untouched(portal) == before


def test_rights(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    number = field(portal, Kind.CONTACT, "Colour", position=1)
    deals = field(portal, Kind.OPPORTUNITY, "Colour", position=2)
    cases = field(portal, Kind.CASE, "Colour", position=3)
    readable = company(ada, shareType=2, managerList=[ada.id])
    hidden = person(ada, shareType=0, managerList=[ada.id])
    deal, file = opportunity(ada, **private_to(ada)), case(ada, **private_to(ada))
    put(ada, f"company/{readable}", number, "blue")
    before = untouched(portal)
    assert values(bob, f"company/{readable}") == [("Colour", "blue")]
    refused = put(bob, f"company/{readable}", number, "red")
    assert (refused.status, refused.error) == (403, "Access Denied")
    for path, each in (
        (f"person/{hidden}", number),
        (f"opportunity/{deal}", deals),
        (f"case/{file}", cases),
    ):
        assert bob.get(f"crm/{path}/customfield").status == 404
        assert put(bob, path, each, "red").status == 404
    assert untouched(portal) == before
    assert put(portal.owner, f"person/{hidden}", number, "red").status == 201


def test_values_by_creating_and_updating_are_the_same(portal: Portal) -> None:
    ada = portal.user("ada")
    number = field(portal, Kind.OPPORTUNITY, "Colour", position=1)
    deal = opportunity(ada, customFieldList=[{"key": number, "value": "blue"}])
    assert values(ada, f"opportunity/{deal}") == [("Colour", "blue")]
    body = draft(ada, customFieldList=[{"key": number, "value": ""}])
    ada.put(f"crm/opportunity/{deal}", body)
    assert values(ada, f"opportunity/{deal}") == [("Colour", "blue")]
    put(ada, f"opportunity/{deal}", number, "")
    assert values(ada, f"opportunity/{deal}") == []


def test_reading_values_takes_few_statements(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)

    def statements() -> int:
        return fewest_statements(portal, lambda: ada.get(f"crm/company/{firm}/customfield").response)

    few = statements()
    for place in range(20):
        put(ada, f"company/{firm}", field(portal, Kind.COMPANY, f"F{place}", position=place), "x")
    assert len(values(ada, f"company/{firm}")) == 20
    assert statements() == few <= 6


def test_a_field_that_goes_while_values_are_set(portal: Portal) -> None:
    admin = portal.user("eva", crm_admin=True)
    records = [company(admin) for _ in range(4)]
    sent = {"Authorization": str(admin.token), "Content-Type": "application/json"}
    for _ in range(5):
        number = field(portal, Kind.CONTACT, "Colour", position=1)
        calls = [("POST", f"contact/{record}/customfield/{number}") for record in records]
        calls.insert(2, ("DELETE", f"contact/customfield/{number}"))

        async def together(calls: list[tuple[str, str]] = calls) -> list[Answer]:
            return await asyncio.gather(
                *(
                    portal._send(verb, f"/api/2.0/crm/{path}", sent, b'{"fieldValue": "x"}')
                    for verb, path in calls
                )
            )

        answers = portal.loop.run_until_complete(together())
        assert answers[2].status == 200
        assert {answer.status for answer in answers} <= {200, 201, 404}
        assert portal.rows(custom_field_values) == []
