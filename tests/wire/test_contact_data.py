"""Contact details and addresses (sheet 03, section 12)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portals import Portal
from tests.wire.contact_records import audits, company, info, person

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.contacts.records import (
    Address,
    InfoType,
    address_text,
    category_label,
    category_names,
    category_number,
    parse_address,
)
from rapport.store.tables import changes, contact_infos, search_documents

NAMES = [
    "Phone", "Email", "Website", "Skype", "Twitter", "LinkedIn", "Facebook", "Address", "LiveJournal", "MySpace",
    "GMail", "Blogger", "Yahoo", "MSN", "ICQ", "Jabber", "AIM", "VK",
]  # fmt: skip
QUAY = {
    "street": "1 Quay Rd",
    "city": "Cork",
    "zip": "T12",
    "country": "Ireland",
    "category": 5,
    "isPrimary": True,
}
QUAY_TEXT = """{
  "street": "1 Quay Rd",
  "city": "Cork",
  "state": "",
  "zip": "T12",
  "country": "Ireland",
  "category": 5,
  "categoryName": "Work",
  "isPrimary": true
}"""


def test_types_and_categories_are_told(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.get("crm/contact/data/infoType").response == NAMES
    for kind, expected in {
        "Phone": ["Home", "Work", "Mobile", "Fax", "Direct", "Other"],
        "address": ["Home", "Postal", "Office", "Billing", "Other", "Work"],
        "1": ["Home", "Work", "Other"],
        "linkedin": ["Home", "Work", "Other"],
        "X (Twitter)": ["Home", "Work", "Other"],
    }.items():
        assert ada.get(f"crm/contact/data/{kind.replace(' ', '%20')}/category").response == expected
    assert ada.get("crm/contact/data/Fax/category").status == 400
    assert ada.get("crm/contact/data/99/category").status == 400


def test_details_are_added_and_read_one_by_one_and_by_type(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    answer = ada.post(
        f"crm/contact/{ann}/data", {"data": " +353 21 555 0101 ", "category": "Mobile", "isPrimary": True}
    )
    phone = answer.response
    assert answer.status == 201
    assert phone == {
        "id": phone["id"], "infoType": 0, "category": 2, "data": " +353 21 555 0101 ",
        "categoryName": "Mobile", "isPrimary": True,
    }  # fmt: skip
    mail = info(ada, ann, "email", "ann@x", category="other")
    second = info(ada, ann, "Phone", "2", category="0", isPrimary=True)
    assert (mail["category"], mail["categoryName"], second["categoryName"]) == (2, "Other", "Home")
    path = f"crm/contact/{ann}/data"
    assert ada.get(path).response == [second, mail, phone]
    assert ada.get(f"{path}/{mail['id']}").response == mail
    assert ada.get(f"{path}/Phone").response == [phone["data"], "2"]
    assert ada.get(f"{path}/Skype").response == []
    assert audits(portal)[-1] == (3021, f'["{ann}"]', '["Ann Lee"]')
    firm = company(ada)["id"]
    info(ada, firm, "Website", "https://nordwind.example")
    assert audits(portal)[-1] == (3002, f'["{firm}"]', '["Nordwind Ltd"]')
    told = portal.rows(changes, changes.c.kind == Kind.CONTACT)[-1]
    assert (told.record_id, told.before) == (str(firm), '{"infos":[]}')
    assert "nordwind.example" in told.after


def test_reading_details_needs_a_contact_that_one_sees(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden, other = person(ada, shareType=0)["id"], person(ada)["id"]
    detail = info(ada, hidden, "Phone", "1")["id"]
    for path, status in (
        (f"{hidden}/data", 404), (f"{hidden}/data/{detail}", 404), (f"{hidden}/data/Phone", 404), ("999/data", 404),
        ("0/data", 400), ("0/data/1", 400), (f"{other}/data/0", 400), (f"{other}/data/{detail}", 400),
        (f"{other}/data/999", 400), (f"{other}/data/Fax", 400), ("0/data/Phone", 400),
    ):  # fmt: skip
        assert bob.get(f"crm/contact/{path}").status == status, path


@pytest.mark.parametrize(
    "body",
    [
        {"category": "Work"},
        {"data": "", "category": "Work"},
        {"data": "1"},
        {"data": "1", "category": "Postal"},
        {"data": "1", "category": "6"},
        {"data": "1", "category": "Work", "infoType": "Fax"},
        {"data": "1", "category": "Work", "infoType": 99},
        {"data": "1", "category": "Work", "infoType": "Address"},
        {"data": "[]", "category": "Work", "infoType": "Address"},
        {"data": '{"street": {}}', "category": "Work", "infoType": "Address"},
        {"data": '{"street": "\\ud800"}', "category": "Work", "infoType": "Address"},
        {"data": '{"street": "\\u0000"}', "category": "Work", "infoType": "Address"},
        {"data": "[" * 100_000, "category": "Work", "infoType": "Address"},
        {"data": "x" * 65_536, "category": "Work"},
    ],
)
def test_what_is_no_detail_is_refused(portal: Portal, body: dict[str, Any]) -> None:
    ann = person(portal.owner)["id"]
    assert portal.owner.post(f"crm/contact/{ann}/data", body).status == 400
    assert portal.rows(contact_infos) == []


def test_a_longest_detail_is_kept(portal: Portal) -> None:
    ann = person(portal.owner)["id"]
    assert info(portal.owner, ann, "Phone", "x" * 65_535)["data"] == "x" * 65_535


def test_whoever_may_not_edit_is_told_that_there_is_nothing(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada, shareType=2, managerList=[ada.id])["id"]
    detail = info(ada, ann, "Phone", "1")["id"]
    address = ada.post(f"crm/contact/{ann}/addressdata", {"address": QUAY}).response["id"]
    body = {"data": "1", "category": "Work", "address": QUAY, "items": [{"data": "1"}]}
    for verb, path in (
        ("POST", "data"), ("PUT", f"data/{detail}"), ("DELETE", f"data/{detail}"), ("POST", "addressdata"),
        ("PUT", f"addressdata/{address}"), ("POST", "batch"), ("PUT", "batch"),
    ):  # fmt: skip
        for contact in (ann, 999):
            assert bob.request(verb, f"crm/contact/{contact}/{path}", json_body=body).status == 404, (
                verb,
                path,
            )
        if not path.startswith("addressdata/"):
            assert bob.request(verb, f"crm/contact/0/{path}", json_body=body).status == 400, (verb, path)
    assert len(portal.rows(contact_infos)) == 2
    # A Twitter name needs sight alone.
    assert info(bob, ann, "Twitter", "@ann")["infoType"] == 4
    hidden = person(ada, shareType=0)["id"]
    body = {"infoType": 4, "data": "@ann", "category": "Work"}
    assert bob.post(f"crm/contact/{hidden}/data", body).status == 404


def test_a_detail_is_changed(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    phone = info(ada, ann, "Phone", "1", category="Fax", isPrimary=True)
    path = f"crm/contact/{ann}/data/{phone['id']}"
    for sent, expected in (
        ({"data": "2"}, {"data": "2"}),
        ({"data": "2", "category": "Home"}, {}),
        ({"data": "2", "category": "Home", "infoType": "Phone"}, {"category": 0, "categoryName": "Home"}),
        (
            {"data": "2", "category": "Nonsense", "infoType": "Phone", "isPrimary": False},
            {"isPrimary": False},
        ),
        ({"data": "a@x", "category": "Fax", "infoType": "Email"}, {"infoType": 1, "data": "a@x"}),
        ({"data": "a@x", "category": "Other", "infoType": "Email"}, {"category": 2, "categoryName": "Other"}),
    ):
        phone = {**phone, **expected}
        assert ada.put(path, sent).response == phone, sent
    assert ada.get(path).response == phone
    assert len(audits(portal)) == 8
    assert ada.put(path, {"data": ""}).status == ada.put(path, {}).status == 400
    assert ada.put(path, {"data": "no address", "infoType": "Address"}).status == 400
    assert ada.put(f"crm/contact/{ann}/data/999", {"data": "1"}).status == 404


def test_details_of_another_contact_are_out_of_reach(portal: Portal) -> None:
    """Quirk 7: the reference moves them, or deletes them."""
    ada = portal.user("ada")
    ann, bo = person(ada)["id"], person(ada, "Bo")["id"]
    detail = info(ada, ann, "Phone", "1")
    address = ada.post(f"crm/contact/{ann}/addressdata", {"address": QUAY}).response["id"]
    assert ada.put(f"crm/contact/{bo}/data/{detail['id']}", {"data": "2"}).status == 404
    assert ada.delete(f"crm/contact/{bo}/data/{detail['id']}").status == 404
    assert ada.put(f"crm/contact/{bo}/addressdata/{address}", {"address": QUAY}).status == 404
    assert ada.get(f"crm/contact/{ann}/data/{detail['id']}").response == detail


def test_a_detail_is_deleted(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    phone, mail = info(ada, ann, "Phone", "1"), info(ada, ann, "Email", "a@x")
    assert ada.delete(f"crm/contact/{ann}/data/{phone['id']}").response == phone
    assert ada.get(f"crm/contact/{ann}/data").response == [mail]
    assert ada.delete(f"crm/contact/{ann}/data/{phone['id']}").status == 404
    assert ada.delete(f"crm/contact/{ann}/data/0").status == 400
    assert audits(portal)[-1][0] == 3021


def test_an_address_is_kept_as_text_and_shown_as_object(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    made = ada.post(f"crm/contact/{ann}/addressdata", {"address": QUAY}).response
    assert made == {
        "id": made["id"], "infoType": 7, "category": 5, "data": QUAY_TEXT, "categoryName": "Work",
        "isPrimary": True,
    }  # fmt: skip
    form = {"address[street]": "2 Quay Rd", "address.city": "Cobh", "address[category]": "1"}
    put = ada.form("PUT", f"crm/contact/{ann}/addressdata/{made['id']}", form).response
    assert json.loads(put["data"]) == {
        "street": "2 Quay Rd", "city": "Cobh", "state": "", "zip": "", "country": "", "category": 1,
        "categoryName": "Delivery",
    }  # fmt: skip
    assert (put["category"], put["categoryName"], put["isPrimary"]) == (1, "Delivery", False)
    assert ada.get(f"crm/contact/{ann}").response["addresses"] == [json.loads(put["data"])]
    home = ada.post(f"crm/contact/{ann}/addressdata", {"address": {"zip": "1", "category": "Home"}}).response
    assert (home["category"], json.loads(home["data"])["categoryName"]) == (0, "Home")
    assert [action for action, *_ in audits(portal)[-3:]] == [3021] * 3


def test_an_address_may_come_as_the_data_of_a_detail(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    text = json.dumps({"Street": "1 Quay Rd", "zip": 12, "city": None, "isPrimary": False, "lot": "x"})
    made = info(ada, ann, "Address", text, category="Postal", isPrimary=True)
    assert ada.get(f"crm/contact/{ann}").response["addresses"] == [
        {"street": "1 Quay Rd", "city": "", "state": "", "zip": "12", "country": "", "category": 1,
         "categoryName": "Delivery", "isPrimary": True}
    ]  # fmt: skip
    assert ada.get(f"crm/contact/{ann}/data/Address").response == [made["data"]]
    assert (
        ada.put(f"crm/contact/{ann}/data/{made['id']}", {"data": '{"city": "Cork"}'}).response["isPrimary"]
        is True
    )


def test_addresses_are_refused_in_the_order_of_the_sheet(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    phone = info(ada, ann, "Phone", "1")["id"]
    address = ada.post(f"crm/contact/{ann}/addressdata", {"address": QUAY}).response["id"]
    for verb, path, sent, status, message in (
        ("POST", "0/addressdata", None, 400, "Invalid value"),
        ("PUT", "0/addressdata/0", None, 400, "Invalid value"),
        ("PUT", "0/addressdata/999", None, 404, "Not found"),
        ("PUT", f"0/addressdata/{address}", None, 400, "Invalid value"),
        ("PUT", f"{ann}/addressdata/{phone}", QUAY, 404, "Not found"),
        ("POST", "999/addressdata", None, 404, "Not found"),
        ("POST", f"{ann}/addressdata", None, 400, "Value cannot be null"),
        ("POST", f"{ann}/addressdata", {}, 400, "Value cannot be null"),
        ("PUT", f"{ann}/addressdata/{address}", None, 400, "Value cannot be null"),
        (
            "POST",
            f"{ann}/addressdata",
            {"category": 6},
            400,
            "Value does not fall within the expected range.",
        ),
        (
            "POST",
            f"{ann}/addressdata",
            {"category": -1},
            400,
            "Value does not fall within the expected range.",
        ),
        ("POST", f"{ann}/addressdata", {"street": "x" * 65_536}, 400, "data has more than 65535 bytes."),
    ):
        body = {} if sent is None else {"address": sent}
        answer = ada.request(verb, f"crm/contact/{path}", json_body=body)
        assert (answer.status, answer.error.startswith(message)) == (status, True), (path, sent, answer.error)
    assert len(portal.rows(contact_infos)) == 2


def test_a_batch_is_echoed_with_its_ids(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    old = info(ada, ann, "Phone", "old")
    items = [
        {"infoType": 1, "category": 1, "data": "a@x", "isPrimary": True},
        {"infoType": "Phone", "category": 77, "data": ""},
        {"infoType": 7, "category": "Work", "data": '{"city": "Cork"}', "id": 5, "categoryName": "x"},
    ]
    added = ada.post(f"crm/contact/{ann}/batch", {"items": items})
    assert added.status == 201
    echo = added.response
    ids = [each.pop("id") for each in echo]
    assert ids == sorted(ids)
    assert echo == [
        {"infoType": 1, "category": 1, "data": "a@x", "categoryName": None, "isPrimary": True},
        {"infoType": 0, "category": 77, "data": "", "categoryName": None, "isPrimary": False},
        {"infoType": 7, "category": 5, "data": '{"city": "Cork"}', "categoryName": None, "isPrimary": False},
    ]
    shown = ada.get(f"crm/contact/{ann}/data").response
    assert [each["id"] for each in shown] == [*ids[::-1], old["id"]]
    assert shown[1]["categoryName"] == "PhoneCategory_77"
    assert '"categoryName": "Work"' in shown[0]["data"]
    replaced = ada.put(f"crm/contact/{ann}/batch", {"items": [{"infoType": 4, "data": "@ann"}]}).response
    assert [each["data"] for each in ada.get(f"crm/contact/{ann}/data").response] == ["@ann"]
    assert replaced[0]["infoType"] == 4
    assert ada.put(f"crm/contact/{ann}/batch", {}).response == []
    assert portal.rows(contact_infos) == []
    assert portal.rows(search_documents, search_documents.c.part == 1) == []
    assert [action for action, *_ in audits(portal)] == [3018, 3021]


def test_a_batch_is_all_or_nothing(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    info(ada, ann, "Phone", "old")
    good = {"infoType": 0, "category": 0, "data": "1"}
    for bad in (
        {"infoType": 7, "data": "x"}, {"infoType": 99, "data": "1"}, {"infoType": 0, "category": 2**40, "data": "1"},
        {"infoType": 0, "category": "Nonsense", "data": "1"}, {"infoType": 0}, {"infoType": 0, "data": "x" * 65_536},
    ):  # fmt: skip
        for verb in ("POST", "PUT"):
            body = {"items": [good, bad]}
            assert ada.request(verb, f"crm/contact/{ann}/batch", json_body=body).status == 400, bad
    assert [row.data for row in portal.rows(contact_infos)] == ["old"]


@given(st.sampled_from(InfoType), st.integers(-5, 40))
def test_categories_are_what_their_names_say(info_type: InfoType, number: int) -> None:
    names = category_names(info_type)
    if 0 <= number < len(names):
        for word in (names[number], names[number].upper(), f" {number} ", category_label(info_type, number)):
            assert category_number(info_type, word) == number
    else:
        assert category_number(info_type, str(number)) is None
        assert category_label(info_type, number).endswith(f"Category_{number}")


@given(
    st.builds(Address, **dict.fromkeys(("street", "city", "state", "zip", "country"), st.text())),
    st.booleans(),
)
def test_an_address_survives_its_text(address: Address, is_primary: bool) -> None:
    text = address_text(address, 3, is_primary=is_primary)
    if any(
        "\0" in part for part in (address.street, address.city, address.state, address.zip, address.country)
    ):
        with pytest.raises(BadArgument):
            parse_address(text)
    else:
        assert parse_address(text) == address


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists) | st.text()
)
def test_whatever_is_no_address_is_refused(value: Any) -> None:
    with pytest.raises(BadArgument):
        parse_address(value if isinstance(value, str) and not value.startswith("{") else json.dumps(value))
