"""Custom field definitions as clients use them (sheet 06, sections 3.1 to 3.4)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import ILLEGAL, audited, case, company, opportunity, person, told

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, custom_field_values, custom_fields, search_documents

KINDS = {
    "contact": Kind.CONTACT,
    "person": Kind.PERSON,
    "company": Kind.COMPANY,
    "opportunity": Kind.OPPORTUNITY,
    "case": Kind.CASE,
}
FIRST_ACTION = {"contact": 3105, "company": 3109, "person": 3113, "opportunity": 3117, "case": 3121}
SELECT = '["North", "South"]'
BAD_MASK = "Mask is not valid\r\nParameter name: mask"


@pytest.fixture
def admin(portal: Portal) -> Client:
    return portal.user("eva", crm_admin=True)


def define(client: Client, kind: str = "contact", label: str = "Region", **more: Any) -> int:
    """Define a check box unless told otherwise, and return its id."""
    body = {"label": label, "fieldType": 3, **more}
    return int(client.post(f"crm/{kind}/customfield", body).response["id"])


def labels(client: Client, kind: str) -> list[str]:
    return [field["label"] for field in client.get(f"crm/{kind}/customfield/definitions").response]


def untouched(portal: Portal) -> list[Any]:
    return [portal.rows(table) for table in (custom_fields, custom_field_values, search_documents)] + [
        len(portal.rows(table)) for table in (changes, audit_events)
    ]


def test_a_definition_as_it_is_written(portal: Portal, admin: Client) -> None:
    body = {"label": " Region ", "fieldType": 2, "mask": SELECT, "position": 77}
    made = admin.post("crm/contact/customfield", body)
    number = made.response["id"]
    expected = (
        '{"relativeItemsCount":0,"entityId":-1,"label":" Region ","fieldValue":" ","fieldType":2,"position":1,'
        f'"mask":"[\\"North\\", \\"South\\"]","id":{number}}}'
    )
    assert made.status == 201
    assert f'"response":{expected}' in made.text
    listed = portal.user("ada").get("crm/contact/customfield/definitions")
    assert listed.text == f'{{"count":1,"status":0,"statusCode":200,"response":[{expected}]}}'
    fields = {
        "id": number,
        "kind": 0,
        "label": " Region ",
        "field_type": 2,
        "position": 1,
        "mask": SELECT,
    }
    assert told(portal, Kind.CUSTOM_FIELD, number) == [("created", None, fields)]


def test_sets_and_positions(portal: Portal, admin: Client) -> None:
    for kind in KINDS:
        define(admin, kind, kind.title())
    expected = {
        "contact": ["Contact"],
        "person": ["Contact", "Person"],
        "company": ["Contact", "Company"],
        "opportunity": ["Opportunity"],
        "case": ["Case"],
    }
    assert {kind: labels(admin, kind) for kind in KINDS} == expected
    assert [row.position for row in portal.rows(custom_fields)] == [1, 2, 3, 4, 5]
    assert [row.kind for row in portal.rows(custom_fields)] == list(KINDS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_audit_trail_keeps(portal: Portal, admin: Client, kind: str) -> None:
    number, other = define(admin, kind), define(admin, kind, "Size")
    admin.put(f"crm/{kind}/customfield/{number}", {"label": "Area", "fieldType": 3})
    admin.put(f"crm/{kind}/customfield/reorder", {"fieldids": [other, number]})
    admin.delete(f"crm/{kind}/customfield/{number}")
    first = FIRST_ACTION[kind]
    assert audited(portal, *range(3105, 3125)) == [
        (first, [str(number)], ["Region"]),
        (first, [str(other)], ["Size"]),
        (first + 1, [str(number)], ["Area"]),
        (first + 2, [str(other), str(number)], ["Size, Area"]),
        (first + 3, [str(number)], ["Area"]),
    ]


MASKS: list[tuple[int, str, str | None]] = [
    (0, '{"size":40}', '{"size":40}'),
    (0, ' { "size" : "12" , "x": 1 } ', '{"size":12}'),
    (0, "{}", '{"size":1}'),
    (0, '{"size":0}', '{"size":1}'),
    (0, '{"size":-5}', '{"size":1}'),
    (0, '{"size":151}', '{"size":150}'),
    (0, '{"size":1e400}', '{"size":150}'),
    (0, '{"size":12.7}', '{"size":13}'),
    (0, '{"size":null}', '{"size":1}'),
    (0, '{"size":"wide"}', '{"size":40}'),
    (0, '{"size":[1]}', '{"size":40}'),
    (0, '{"size":NaN}', '{"size":40}'),
    (0, "[1]", '{"size":40}'),
    (0, "wide", '{"size":40}'),
    (0, " ", '{"size":40}'),
    (0, "[" * 30_000, '{"size":40}'),
    (0, "1" * 30_000, '{"size":40}'),
    (0, '{"size":' + "1" * 30_000 + "}", '{"size":40}'),
    (0, "", None),
    (1, '{"rows":2,"cols":30}', '{"rows":2,"cols":30}'),
    (1, '{"cols":"30","rows":"2"}', '{"rows":2,"cols":30}'),
    (1, "{}", '{"rows":1,"cols":1}'),
    (1, '{"rows":99,"cols":999}', '{"rows":25,"cols":150}'),
    (1, '{"rows":-1,"cols":-1}', '{"rows":1,"cols":1}'),
    (1, '{"rows":"many","cols":5}', '{"rows":2,"cols":40}'),
    (1, "many", '{"rows":2,"cols":40}'),
    (1, '{"rows":3,"cols":"many"}', None),
    (1, "", None),
    (2, '[ "a",\t"a" ]', '[ "a",\t"a" ]'),
    (2, "[]", "[]"),
    (2, '[1, null, {"x": []}]', '[1, null, {"x": []}]'),
    (2, '{"a":1}', None),
    (2, "a,b", None),
    (2, '["a"', None),
    (2, "[" * 30_000, None),
    (2, "", None),
    (2, json.dumps(["x" * 70_000]), None),
    (3, "anything", ""),
    (4, "", ""),
    (5, '{"size":40}', ""),
]


def test_masks(portal: Portal, admin: Client) -> None:
    for field_type, sent, stored in MASKS:
        body = {"label": "Region", "fieldType": field_type, "mask": sent}
        answer = admin.post("crm/case/customfield", body)
        if stored is None:
            assert (answer.status, answer.error) == (400, BAD_MASK), (field_type, sent[:40])
        else:
            assert answer.response["mask"] == stored, (field_type, sent[:40])
    for field_type in (0, 1, 2):
        refused = admin.post("crm/case/customfield", {"label": "Region", "fieldType": field_type})
        assert refused.error == BAD_MASK
    made = admin.post("crm/case/customfield", {"label": "Region", "mask": '{"size":4}'})
    assert (made.response["fieldType"], made.response["mask"]) == (0, '{"size":4}')


def test_what_is_refused_to_begin_with(portal: Portal, admin: Client) -> None:
    ada = portal.user("ada")
    number = define(admin)
    before = untouched(portal)
    bad: list[tuple[dict[str, Any], str]] = [
        ({"label": ""}, f"{ILLEGAL}\r\nParameter name: label"),
        ({"label": "x" * 256}, "label has more than 255 characters.\r\nParameter name: label"),
        ({"label": "Size", "fieldType": 6}, f"{ILLEGAL}\r\nParameter name: fieldType"),
        ({"label": "Size", "fieldType": -1}, f"{ILLEGAL}\r\nParameter name: fieldType"),
        ({"label": "Size", "fieldType": 2}, BAD_MASK),
    ]
    for body, message in bad:
        for answer in (
            admin.post("crm/contact/customfield", body),
            admin.put(f"crm/contact/customfield/{number}", body),
        ):
            assert (answer.status, answer.error) == (400, message)
        assert ada.post("crm/contact/customfield", body).status == 403
        assert ada.put(f"crm/contact/customfield/{number}", body).status == 403
    assert admin.post("crm/contact/customfield", {"label": "Size", "fieldType": "CheckBox"}).status == 400
    for number, status in ((0, 400), (99, 404)):
        assert admin.put(f"crm/contact/customfield/{number}", {"label": "Size"}).status == status
        assert admin.delete(f"crm/contact/customfield/{number}").status == status
        assert ada.delete(f"crm/contact/customfield/{number}").status == 403
    assert admin.put("crm/contact/customfield/reorder", {"fieldids": [number, 99]}).status == 404
    refused = ada.put("crm/contact/customfield/reorder", {"fieldids": [99]})
    assert (refused.status, refused.error) == (403, "Access Denied")
    assert admin.get("crm/task/customfield/definitions").status == 404
    assert untouched(portal) == before


def test_updating_without_values_changes_all_but_set_and_position(portal: Portal, admin: Client) -> None:
    define(admin)
    number = define(admin, "person", "Size")
    body = {"label": "Sizes", "fieldType": 0, "mask": '{"size":999}', "position": 9}
    changed = admin.put(f"crm/case/customfield/{number}", body).response
    assert (changed["label"], changed["fieldType"], changed["position"]) == ("Sizes", 0, 2)
    assert changed["mask"] == '{"size":150}'
    assert labels(admin, "person") == ["Region", "Sizes"]
    assert told(portal, Kind.CUSTOM_FIELD, number)[-1] == (
        "updated",
        {"field_type": 3, "label": "Size", "mask": ""},
        {"field_type": 0, "label": "Sizes", "mask": '{"size":150}'},
    )
    assert audited(portal, 3122) == [(3122, [str(number)], ["Sizes"])]


def test_updating_with_values(portal: Portal, admin: Client) -> None:
    firm = company(admin)
    box = define(admin, "company", "Region", fieldType=2, mask=SELECT)
    text = define(admin, "company", "Notes", fieldType=0, mask='{"size":40}')
    check = define(admin, "company", "Key")
    for number in (box, text, check):
        assert admin.post(f"crm/company/{firm}/customfield/{number}", {"fieldValue": "North"}).status == 201
    masks: list[tuple[int, str | None, str | None]] = [
        (box, SELECT, SELECT),
        (box, "", SELECT),
        (box, None, SELECT),
        (box, '["South","East","North"]', '["South","East","North"]'),
        (box, '["South","North"]', None),
        (box, '["South","North","east"]', None),
        (box, "{}", None),
        (box, "South", None),
        (text, '{"size":999}', '{"size":150}'),
        (text, "", None),
        (text, None, None),
        (check, "anything", ""),
    ]
    for number, sent, stored in masks:
        body = {"label": "New", "fieldType": 5, "mask": sent}
        answer = admin.put(f"crm/company/customfield/{number}", body)
        if stored is None:
            assert (answer.status, answer.error) == (400, BAD_MASK), sent
        else:
            assert answer.response["mask"] == stored, sent
    listed = admin.get("crm/company/customfield/definitions").response
    assert [(field["fieldType"], field["label"], field["relativeItemsCount"]) for field in listed] == [
        (2, "New", 1),
        (0, "New", 1),
        (3, "New", 1),
    ]


def test_deleting_takes_the_values_along(portal: Portal, admin: Client) -> None:
    one, other = company(admin, "One"), person(admin)
    number, kept = define(admin), define(admin, label="Kept")
    for record, field, value in ((one, number, "Zanzibar"), (one, kept, "Oslo"), (other, number, "Bergen")):
        admin.post(f"crm/contact/{record}/customfield/{field}", {"fieldValue": value})
    assert admin.get("crm/contact/filter", filterValue="zanzi").total == 1
    gone = admin.delete(f"crm/case/customfield/{number}")
    assert (gone.response["label"], gone.response["relativeItemsCount"]) == ("Region", 2)
    assert (gone.response["entityId"], gone.response["fieldValue"]) == (-1, " ")
    assert labels(admin, "contact") == ["Kept"]
    assert [row.value for row in portal.rows(custom_field_values)] == ["Oslo"]
    assert admin.get("crm/contact/filter", filterValue="zanzi").total == 0
    assert admin.get("crm/contact/filter", filterValue="oslo").total == 1
    assert told(portal, Kind.CONTACT, one)[-1] == (
        "updated",
        {"custom_fields": {str(number): "Zanzibar", str(kept): "Oslo"}},
        {"custom_fields": {str(kept): "Oslo"}},
    )
    assert told(portal, Kind.CONTACT, other)[-1][2] == {"custom_fields": {}}
    assert told(portal, Kind.CUSTOM_FIELD, number)[-1][0] == "deleted"
    assert portal.rows(changes)[-1].kind == int(Kind.CUSTOM_FIELD)
    assert admin.delete(f"crm/contact/customfield/{number}").status == 404


@pytest.mark.parametrize(("kind", "make"), [("opportunity", opportunity), ("case", case)])
def test_deleting_fields_of_opportunities_and_cases(
    portal: Portal, admin: Client, kind: str, make: Any
) -> None:
    record, firm = make(admin), company(admin)
    assert record == firm == 1
    number, contacts_own = define(admin, kind), define(admin, "company")
    admin.post(f"crm/{kind}/{record}/customfield/{number}", {"fieldValue": "Zanzibar"})
    admin.post(f"crm/company/{firm}/customfield/{contacts_own}", {"fieldValue": "Zanzibar"})
    assert admin.delete(f"crm/{kind}/customfield/{number}").response["relativeItemsCount"] == 1
    assert admin.get(f"crm/{kind}/filter", filterValue="zanzibar").total == 0
    assert admin.get("crm/contact/filter", filterValue="zanzibar").total == 1


def test_reordering(portal: Portal, admin: Client) -> None:
    a, b, c, d = (define(admin, label=label) for label in "abcd")
    answer = admin.put("crm/contact/customfield/reorder", {"fieldids": [c, a]})
    assert answer.text == (
        '{"count":2,"status":0,"statusCode":200,"response":['
        f'{{"entityId":-1,"label":"c","fieldValue":" ","fieldType":3,"position":0,"mask":"","id":{c}}},'
        f'{{"entityId":-1,"label":"a","fieldValue":" ","fieldType":3,"position":1,"mask":"","id":{a}}}]}}'
    )
    # Places that two fields hold are told apart by id.
    assert labels(admin, "contact") == ["c", "a", "b", "d"]
    assert told(portal, Kind.CUSTOM_FIELD, c)[-1] == ("updated", {"position": 3}, {"position": 0})
    again = admin.put("crm/contact/customfield/reorder", {"fieldids": [d, b, d]})
    assert [(field["id"], field["position"]) for field in again.response] == [(d, 2), (b, 1)]
    before = untouched(portal)
    assert admin.put("crm/contact/customfield/reorder").text == '{"status":0,"statusCode":200,"response":[]}'
    assert untouched(portal) == before


def test_definitions_take_few_statements(portal: Portal, admin: Client) -> None:
    def statements() -> int:
        return fewest_statements(portal, lambda: admin.get("crm/company/customfield/definitions").response)

    define(admin)
    few = statements()
    for _ in range(20):
        define(admin)
    assert statements() <= few <= 6
