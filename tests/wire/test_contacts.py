"""Creating, reading and replacing persons and companies (sheet 03, sections 5.1, 6 and 16)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import (
    audits,
    company,
    field,
    info,
    person,
    tag,
    task,
)

from rapport.core.kinds import Kind
from rapport.store.tables import changes, contacts

HANDLER = "http://crm.example.org/Products/CRM/HttpHandlers/filehandler.ashx?action=contactphotoulr"
NOBODY_KNOWN = "99999999-9999-9999-9999-999999999999"


def base(contact: int, name: str, *, is_company: bool = False, **members: Any) -> dict[str, Any]:
    """Form B of a contact shared with everyone."""
    return {
        "smallFotoUrl": f"{HANDLER}&cid={contact}&isc={is_company}&ps=1",
        "mediumFotoUrl": f"{HANDLER}&cid={contact}&isc={is_company}&ps=2",
        "displayName": name,
        "isCompany": is_company,
        "isPrivate": False,
        "isShared": True,
        "shareType": 1,
        "currency": None,
        "canEdit": True,
        "canDelete": True,
        "id": contact,
        **members,
    }


def profile(client: Client) -> Any:
    me = client.get("people/@self").response
    return {
        "id": client.id,
        "displayName": me["displayName"],
        "avatarSmall": me["avatarSmall"],
        "profileUrl": me["profileUrl"],
    }


def test_a_person_is_created_and_read_with_every_member(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)
    made = ada.post(
        "crm/contact/person",
        {
            "firstName": "  Ann ",
            "lastName": " Lee",
            "jobTitle": " Buyer ",
            "companyId": firm["id"],
            "about": " Met at the fair ",
            "shareType": 0,
            "managerList": [ada.id],
        },
    )
    assert made.status == 201
    expected = {
        **base(made.response["id"], "Ann Lee", isPrivate=True, isShared=False, shareType=0),
        "accessList": [profile(ada)],
        "firstName": "Ann",
        "lastName": "Lee",
        "company": base(firm["id"], "Nordwind Ltd", is_company=True),
        "title": "Buyer",
        "addresses": [],
        "createBy": profile(ada),
        "created": made.response["created"],
        "about": "Met at the fair",
        "industry": "",
        "commonData": [],
        "customFields": [],
        "haveLateTasks": False,
    }
    assert made.response == expected
    assert ada.get(f"crm/contact/{made.response['id']}").response == expected
    assert made.response["created"].endswith(".0000000Z")
    assert audits(portal)[-1] == (3018, f'["{made.response["id"]}"]', '["Ann Lee"]')


def test_a_company_is_created_and_read_with_every_member(portal: Portal) -> None:
    ada = portal.user("ada")
    made = company(ada, " Nordwind Ltd ", about="Ships")
    expected = {
        **base(made["id"], "Nordwind Ltd", is_company=True),
        "companyName": "Nordwind Ltd",
        "addresses": [],
        "createBy": profile(ada),
        "created": made["created"],
        "about": "Ships",
        "industry": "",
        "commonData": [],
        "customFields": [],
        "haveLateTasks": False,
    }
    assert made == expected
    assert audits(portal)[-1] == (3000, f'["{made["id"]}"]', '["Nordwind Ltd"]')
    first = portal.rows(changes, changes.c.kind == Kind.CONTACT)[0]
    assert (first.record_id, first.verb, first.before) == (str(made["id"]), "created", None)


def test_everything_around_a_contact_shows_in_the_single_form(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    heading = field(portal, "More", Kind.PERSON, field_type=4, position=0)
    birthday = field(portal, "Birthday", Kind.CONTACT, position=1)
    field(portal, "Fleet", Kind.COMPANY, position=2)
    ada.put(
        f"crm/contact/person/{ann}",
        {
            "firstName": "Ann",
            "lastName": "Lee",
            "shareType": 1,
            "customFieldList": [{"key": birthday, "value": "04/17"}],
        },
    )
    mail = info(ada, ann, "Email", "ann@nordwind.example")
    phone = info(ada, ann, "Phone", "+353 21", category="Mobile", isPrimary=True)
    ada.post(f"crm/contact/{ann}/addressdata", {"address": {"street": "1 Quay Rd", "city": "Cork"}})
    tag(portal, "Regular", ann)
    task(portal, ann, late=True)
    task(portal, ann, is_closed=True, late=True)
    ada.put(f"crm/contact/{ann}/status", {"contactStatusid": 14})
    shown = ada.get(f"crm/contact/{ann}").response
    assert shown["commonData"] == [phone, mail]
    assert shown["addresses"] == [
        {"street": "1 Quay Rd", "city": "Cork", "state": "", "zip": "", "country": "", "categoryName": "Home"}
    ]
    assert shown["contactStatus"] == {
        "title": "Warm", "description": "", "color": "#ffd267", "sortOrder": 2, "id": 14,
    }  # fmt: skip
    assert [(each["entityId"], each["id"], each["fieldValue"]) for each in shown["customFields"]] == [
        (0, heading, ""),
        (ann, birthday, "04/17"),
    ]
    assert (shown["taskCount"], shown["haveLateTasks"]) == (2, True)
    assert "tags" not in shown
    assert "accessList" not in shown


def test_a_contact_that_is_hidden_or_unknown_is_not_found(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = person(ada, shareType=0)["id"]
    assert ada.get(f"crm/contact/{hidden}").status == 200
    assert portal.owner.get(f"crm/contact/{hidden}").response["canEdit"] is True
    assert (bob.get(f"crm/contact/{hidden}").status, bob.get("crm/contact/999").status) == (404, 404)
    assert bob.get("crm/contact/0").status == 400


def test_rights_show_in_the_contact(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada, shareType=2, managerList=[ada.id])["id"]
    for client, can_edit in ((ada, True), (bob, False), (portal.owner, True)):
        shown = client.get(f"crm/contact/{ann}").response
        assert (shown["canEdit"], shown["canDelete"]) == (can_edit, can_edit)
        assert (shown["isPrivate"], shown["isShared"], shown["shareType"]) == (False, True, 2)
        assert "accessList" not in shown


def test_whoever_makes_a_private_contact_keeps_seeing_it(portal: Portal) -> None:
    """Quirk 4: a non-admin who names no managers becomes the manager; an admin sees everything anyway."""
    ada = portal.user("ada")
    firm = ada.post("crm/contact/company", {"companyName": "Nordwind"}).response
    assert [each["id"] for each in firm["accessList"]] == [ada.id]
    ann = portal.owner.post("crm/contact/person", {"firstName": "Ann", "lastName": ""}).response
    assert ann["accessList"] == []
    assert ann["displayName"] == "Ann"
    given = person(ada, shareType=0, managerList=[NOBODY_KNOWN])
    assert [each["displayName"] for each in given["accessList"]] == ["Profile has been removed"]
    assert ada.get(f"crm/contact/{given['id']}").status == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("crm/contact/person", {}),
        ("crm/contact/person", {"firstName": "", "lastName": "Lee"}),
        ("crm/contact/person", {"firstName": " ", "lastName": "Lee"}),
        ("crm/contact/person", {"firstName": "Ann", "shareType": 3}),
        ("crm/contact/person", {"firstName": "Ann", "shareType": "everybody"}),
        ("crm/contact/person", {"firstName": "Ann", "companyId": 2**31}),
        ("crm/contact/person", {"firstName": "Ann", "managerList": ["ada"]}),
        ("crm/contact/company", {}),
        ("crm/contact/company", {"companyName": "  "}),
        ("crm/contact/company", {"companyName": "A", "personList": ["x"]}),
    ],
)
def test_what_makes_no_contact_is_refused(portal: Portal, path: str, body: dict[str, Any]) -> None:
    assert portal.owner.post(path, body).status == 400
    assert portal.rows(contacts) == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [("firstName", 255), ("lastName", 255), ("jobTitle", 255), ("about", 65_535)],
)
def test_long_texts_are_refused_by_name_and_the_longest_kept(portal: Portal, name: str, limit: int) -> None:
    body = {"firstName": "Ann", "lastName": "Lee", "shareType": 1}
    answer = portal.owner.post("crm/contact/person", {**body, name: "x" * (limit + 1)})
    assert (answer.status, name in answer.error) == (400, True)
    made = portal.owner.post("crm/contact/person", {**body, name: "x" * limit}).response
    assert made["title" if name == "jobTitle" else name] == "x" * limit
    assert portal.owner.put(f"crm/contact/person/{made['id']}", {**body, name: "é" * limit * 2}).status == 400
    assert portal.owner.get(f"crm/contact/{made['id']}").response == made


def test_any_unicode_is_kept_and_sorted(portal: Portal) -> None:
    made = company(portal.owner, "🚢 Straße Ωμέγα " + "ﷺ" * 200)
    assert portal.owner.get(f"crm/contact/{made['id']}").response["companyName"] == made["companyName"]


def test_a_person_is_replaced_and_what_is_not_sent_is_cleared(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)
    number = field(portal, "Number")
    sent = [{"key": number, "value": "7"}]
    ann = person(
        ada, jobTitle="Buyer", about="x", companyId=firm["id"], customFieldList=sent, managerList=[ada.id]
    )
    ada.put(f"crm/contact/{ann['id']}/status", {"contactStatusid": 13})
    body = {"firstName": "Anna", "lastName": "Leigh", "customFieldList": [{"key": number, "value": ""}]}
    answer = ada.put(f"crm/contact/person/{ann['id']}", body)
    after = answer.response
    assert answer.status == 200
    assert (after["displayName"], after["title"], after["about"]) == ("Anna Leigh", "", "")
    assert "company" not in after
    assert (after["shareType"], [each["id"] for each in after["accessList"]]) == (0, [ada.id])
    assert after["contactStatus"]["id"] == 13
    assert after["customFields"][0]["fieldValue"] == "7"
    assert after == ada.get(f"crm/contact/{ann['id']}").response
    assert audits(portal)[-1] == (3020, f'["{ann["id"]}"]', '["Anna Leigh"]')
    row = portal.rows(contacts, contacts.c.id == ann["id"])[0]
    assert (row.name_sort, row.last_name_sort, row.modified_by) == ("anna leigh", "leigh anna", ada.id)


def test_managers_change_only_when_some_are_sent(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada, shareType=0, managerList=[ada.id])["id"]
    body = {"companyName": "Nord", "managerList": [bob.id, bob.id], "shareType": 0}
    # Whoever gives a contact away is still told what became of it.
    assert [each["id"] for each in ada.put(f"crm/contact/company/{firm}", body).response["accessList"]] == [
        bob.id
    ]
    assert ada.get(f"crm/contact/{firm}").status == 404
    assert bob.put(f"crm/contact/company/{firm}", {"companyName": "Nord"}).response["accessList"] == [
        profile(bob)
    ]


def test_a_company_is_replaced(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    firm = company(ada, about="x", personList=[ann])["id"]
    after = ada.put(f"crm/contact/company/{firm}", {"companyName": "Südwind", "shareType": 2}).response
    assert (after["companyName"], after["about"], after["personsCount"]) == ("Südwind", "", 1)
    assert (after["shareType"], after["canEdit"]) == (2, False)
    assert audits(portal)[-1] == (3001, f'["{firm}"]', '["Südwind"]')
    assert portal.rows(contacts, contacts.c.id == firm)[0].name_sort == "sudwind"


def test_replacing_is_refused_as_clients_know_it(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, firm = person(ada, shareType=2, managerList=[ada.id])["id"], company(ada)["id"]
    hidden = company(ada, "Hidden", shareType=0)["id"]
    names = {"firstName": "A", "lastName": "B", "shareType": 1}
    refused = [
        (bob, f"person/{ann}", names, 403),
        (bob, f"company/{hidden}", {"companyName": "A"}, 403),
        (ada, "person/999", names, 400),
        (ada, "company/999", {"companyName": "A"}, 400),
        (ada, "person/0", names, 400),
        (ada, f"person/{ann}", {"firstName": "A"}, 400),
        (ada, f"person/{ann}", {"firstName": "A", "lastName": " "}, 400),
        (ada, f"company/{firm}", {}, 400),
        (ada, f"person/{firm}", names, 404),
        (ada, f"company/{ann}", {"companyName": "A"}, 404),
        (ada, f"person/{ann}", {**names, "companyId": 999}, 404),
        (ada, f"person/{ann}", {**names, "companyId": ann}, 404),
        (ada, f"person/{ann}", {**names, "shareType": -1}, 400),
    ]
    before = portal.rows(contacts)
    for client, path, body, status in refused:
        assert client.put(f"crm/contact/{path}", body).status == status, (path, body)
    assert portal.rows(contacts) == before


def test_a_company_that_one_cannot_see_is_neither_shown_nor_lost(portal: Portal) -> None:
    """Quirk 20; and a link that stands may be sent again by whoever knows it."""
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(ada, "Hidden", shareType=0)["id"]
    ann = person(ada, companyId=hidden)["id"]
    assert "company" not in bob.get(f"crm/contact/{ann}").response
    body = {"firstName": "Ann", "lastName": "Lee", "shareType": 1, "companyId": hidden}
    assert bob.put(f"crm/contact/person/{ann}", body).status == 200
    assert ada.get(f"crm/contact/{ann}").response["company"]["id"] == hidden
    assert bob.post("crm/contact/person", body).status == 404


def test_forms_work_as_json_does(portal: Portal) -> None:
    number = field(portal, "Number")
    fields = [
        ("firstName", "Ann"), ("lastName", "Lee"), ("shareType", "ReadWrite"), ("managerList", portal.owner.id),
        ("customFieldList[0][key]", str(number)), ("customFieldList[0][value]", "7"),
    ]  # fmt: skip
    made = portal.owner.form("POST", "crm/contact/person", fields).response
    assert (made["shareType"], made["customFields"][0]["fieldValue"]) == (1, "7")


def test_a_company_takes_in_the_persons_that_are_there_and_seen(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, eve = person(ada)["id"], person(ada, "Eve", shareType=0)["id"]
    other = company(ada, "Other", personList=[ann])
    assert other["personsCount"] == 1
    firm = company(bob, personList=[ann, eve, other["id"], 999, ann])
    assert firm["personsCount"] == 1
    assert bob.get(f"crm/contact/{ann}").response["company"]["id"] == firm["id"]
    assert "personsCount" not in bob.get(f"crm/contact/{other['id']}").response
    assert audits(portal)[-2:] == [
        (3011, f'["{firm["id"]}","{ann}"]', '["Nordwind Ltd","Ann Lee"]'),
        (3000, f'["{firm["id"]}"]', '["Nordwind Ltd"]'),
    ]


def test_many_are_made_quickly_private_and_ones_own(portal: Portal) -> None:
    ada = portal.user("ada")
    answer = ada.post("crm/contact/company/quick", {"companyName": ["Nord", "", "Süd"]})
    assert answer.status == 201
    assert [each["displayName"] for each in answer.response] == ["Nord", "Süd"]
    one = answer.response[0]
    assert one == base(
        one["id"],
        "Nord",
        is_company=True,
        isPrivate=True,
        isShared=False,
        shareType=0,
        accessList=[profile(ada)],
    )
    assert audits(portal) == []
    names = [{"key": "Ann", "value": "Lee"}, {"key": "Bo"}, {"value": "X"}, {"key": "Cy", "value": "Day"}]
    persons = ada.post("crm/contact/person/quick", {"data": names}).response
    assert [each["displayName"] for each in persons] == ["Ann Lee", "Cy Day"]
    ids = ",".join(f'"{each["id"]}"' for each in persons)
    assert audits(portal) == [(3019, f"[{ids}]", '["Ann Lee, Cy Day"]')]
    form = {"data[0][key]": "Dee", "data[0][value]": "Fox"}
    assert ada.form("POST", "crm/contact/person/quick", form).response[0]["displayName"] == "Dee Fox"
    assert [each["id"] for each in ada.get("crm/contact/filter", filterValue="dee").response]


def test_quick_creation_is_all_or_nothing(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.post("crm/contact/company/quick", {"companyName": ["Nord", "  "]}).status == 400
    assert ada.post("crm/contact/person/quick", {"data": [{"key": "A", "value": " "}]}).status == 400
    assert ada.post("crm/contact/person/quick", {"data": [{"key": "A", "value": "x" * 256}]}).status == 400
    assert portal.rows(contacts) == []
    for body in ({}, {"companyName": [""]}):
        assert ada.post("crm/contact/company/quick", body).response == {}
    assert ada.post("crm/contact/person/quick", {"data": [{"key": "A"}]}).response == {}


def test_persons_move_between_companies(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, north, south = person(ada)["id"], company(ada, "North")["id"], company(ada, "South")["id"]
    for firm in (north, north, south):
        answer = ada.post(f"crm/contact/company/{firm}/person", {"personid": ann})
        assert (answer.status, answer.response["company"]["id"]) == (201, firm)
    assert audits(portal)[-1] == (3011, f'["{south}","{ann}"]', '["South","Ann Lee"]')
    assert "personsCount" not in ada.get(f"crm/contact/{north}").response
    assert [each["id"] for each in ada.get(f"crm/contact/company/{south}/person").response] == [ann]
    # The link goes whatever company is named.
    assert "company" not in ada.delete(f"crm/contact/company/{north}/person", personid=ann).response
    assert audits(portal)[-1] == (3012, f'["{north}","{ann}"]', '["North","Ann Lee"]')


@pytest.mark.parametrize("verb", ["POST", "DELETE"])
def test_linking_needs_a_person_and_a_company_that_one_sees(portal: Portal, verb: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann, firm = person(ada)["id"], company(ada)["id"]
    eve, hidden = person(ada, "Eve", shareType=0)["id"], company(ada, "Hidden", shareType=0)["id"]
    refused = [(0, ann, 400), (firm, 0, 400), (firm, -1, 400), (firm, 999, 404), (999, ann, 404), (firm, firm, 404),
               (ann, ann, 404), (firm, eve, 404), (hidden, ann, 404)]  # fmt: skip
    for company_id, person_id, status in refused:
        answer = bob.request(
            verb, f"crm/contact/company/{company_id}/person", json_body={"personid": person_id}
        )
        assert answer.status == status, (company_id, person_id)


def test_persons_of_a_company_are_listed(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm = company(ada)["id"]
    ids = [person(ada, name, companyId=firm)["id"] for name in ("Cy", "Ann", "Bo")]
    person(ada, "Eve", companyId=firm, shareType=0)
    path = f"crm/contact/company/{firm}/person"
    assert [each["id"] for each in bob.get(path).response] == ids
    assert bob.get(f"crm/contact/{firm}").response["personsCount"] == 4
    page = bob.get(path, count=2, startIndex=1)
    assert ([each["id"] for each in page.response], page.total) == (ids[1:], 3)
    by_name = bob.get(path, sortBy="displayName", filterBy="firstName", filterOp="contains", filterValue="n")
    assert [each["firstName"] for each in by_name.response] == ["Ann"]
    assert bob.get(f"crm/contact/company/{ids[0]}/person").response == []
    assert bob.get("crm/contact/company/0/person").status == 400
    assert bob.get("crm/contact/company/999/person").status == 404
    assert bob.get(f"crm/contact/company/{company(ada, 'H', shareType=0)['id']}/person").status == 404


def test_dates_can_be_set_for_data_from_elsewhere(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada)["id"]
    answer = bob.put(f"crm/contact/{ann}/creationdate", {"creationDate": "2019-07-26T10:00:00"})
    assert (answer.status, answer.response) == (200, {})
    assert ada.get(f"crm/contact/{ann}").response["created"] == "2019-07-26T10:00:00.0000000Z"
    assert bob.put(f"crm/contact/{ann}/lastmodifeddate", {"lastModifedDate": "2020-01-01"}).response == {}
    assert portal.rows(contacts)[0].modified_at.year == 2020
    hidden = person(ada, shareType=0)["id"]
    for path, name in (("creationdate", "creationDate"), ("lastmodifeddate", "lastModifedDate")):
        assert bob.put(f"crm/contact/{hidden}/{path}", {name: "2020-01-01"}).status == 404
        assert bob.put(f"crm/contact/999/{path}", {name: "2020-01-01"}).status == 404
        assert ada.put(f"crm/contact/{ann}/{path}").status == 400
        assert ada.put(f"crm/contact/{ann}/{path}", {name: "yesterday"}).status == 400


def test_guests_and_strangers_see_nothing(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    calls = [
        ("GET", "crm/contact/1"),
        ("GET", "crm/contact/filter"),
        ("POST", "crm/contact/person"),
        ("PUT", "crm/contact/company/1"),
        ("DELETE", "crm/contact/1"),
    ]
    for verb, path in calls:
        refused = guest.request(verb, path, json_body={})
        assert (refused.status, refused.error) == (403, "Forbidden")
        assert portal.stranger.request(verb, path, json_body={}).status == 401
