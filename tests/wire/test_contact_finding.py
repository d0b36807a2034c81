"""Finding contacts by a piece of a name, an e-mail address or a detail (sheet 03, sections 5.4 to 5.6 and 5.8)."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from sqlalchemy import insert
from tests.portals import Client, Portal
from tests.wire.contact_records import company, fewest_statements, info, opportunity, person, task

from rapport.core.kinds import Kind
from rapport.store.tables import cases, contact_links

PREFIX = "crm/contact/byprefix"
BY_INFO = "crm/contact/bycontactinfo"
BY_EMAIL = "crm/contact/simple/byEmail"


def names(client: Client, path: str = PREFIX, **parameters: Any) -> list[str]:
    return [item["displayName"] for item in client.get(path, **parameters).response]


def by_email(client: Client, term: str | None, most: int | None = 10) -> list[str]:
    items = client.get("crm/contact/simple/byEmail", term=term, maxCount=most).response
    return [item["contact"]["displayName"] for item in items]


@pytest.fixture
def people(portal: Portal) -> dict[str, int]:
    """Persons and companies of which ada sees all and bob all but Eve."""
    ada = portal.user("ada")
    firm = company(ada, "Annex Ltd")["id"]
    return {
        "Annex Ltd": firm,
        "Ann Lee": person(ada, companyId=firm)["id"],
        "Bo Ánnan": person(ada, "Bo", "Ánnan")["id"],
        "Cy Day": person(ada, "Cy", "Day")["id"],
        "Eve Ann": person(ada, "Eve", "Ann", shareType=0)["id"],
        "ada": ada,  # type: ignore[dict-item]
    }


def test_a_prefix_form_has_every_member(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada, shareType=0)
    info(ada, ann["id"], "Phone", "1")
    first = info(ada, ann["id"], "Phone", "2", isPrimary=True, category="Mobile")
    info(ada, ann["id"], "Phone", "3", isPrimary=True)
    info(ada, ann["id"], "Email", "a@x", isPrimary=True)
    base = {key: ann[key] for key in (
        "smallFotoUrl", "mediumFotoUrl", "displayName", "isCompany", "accessList", "isPrivate", "isShared",
        "shareType", "currency", "canEdit", "canDelete", "id",
    )}  # fmt: skip
    answer = ada.get(PREFIX, prefix="ann", searchType=1)
    assert answer.response == [{**base, "phone": first}]
    assert answer.total is None
    other = person(ada, "Bo", "Lee")
    assert "phone" not in ada.get(PREFIX, prefix="bo", searchType=-1).response[0]
    mails = ada.get("crm/contact/mail", contactids=[other["id"], ann["id"], 999, ann["id"]]).response
    assert mails[0] == {**base, "email": ada.get(f"crm/contact/{ann['id']}/data").response[0]}
    assert ("email" in mails[1], len(mails)) == (False, 2)
    assert portal.user("bob").get("crm/contact/mail", contactids=[ann["id"]]).response == []
    assert ada.get("crm/contact/mail").response == []
    mails = ada.request("GET", "crm/contact/mail", json_body={"contactids": list(range(70_000))}).response
    assert [each["id"] for each in mails] == [ann["id"], other["id"]]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"prefix": "ann", "searchType": -1}, ["Ann Lee", "Annex Ltd", "Bo Ánnan", "Eve Ann"]),
        ({"prefix": "ANN"}, ["Annex Ltd"]),
        ({"prefix": "ann", "searchType": 1}, ["Ann Lee", "Bo Ánnan", "Eve Ann"]),
        ({"prefix": "ann", "searchType": 2}, ["Bo Ánnan", "Eve Ann"]),
        ({"prefix": "ann", "searchType": 3}, ["Annex Ltd", "Bo Ánnan", "Eve Ann"]),
        ({"prefix": "lee nn", "searchType": 1}, ["Ann Lee"]),
        ({"prefix": "e", "searchType": 1}, ["Ann Lee", "Eve Ann"]),
        ({"prefix": "x_", "searchType": -1}, []),
        ({"searchType": 2}, ["Bo Ánnan", "Cy Day", "Eve Ann"]),
    ],
)
def test_every_word_has_to_be_in_the_name(
    portal: Portal, people: dict[str, Any], parameters: dict[str, Any], expected: list[str]
) -> None:
    ada, bob = people["ada"], portal.user("bob")
    assert names(ada, **parameters) == expected
    assert names(bob, **parameters) == [name for name in expected if name != "Eve Ann"]


def test_thirty_at_most(portal: Portal) -> None:
    ada = portal.user("ada")
    ada.post("crm/contact/company/quick", {"companyName": [f"Firm {number:02d}" for number in range(35)]})
    assert names(ada, prefix="firm") == [f"Firm {number:02d}" for number in range(30)]
    assert names(ada, prefix="firm", count=3, startIndex=2) == ["Firm 02", "Firm 03", "Firm 04"]


def test_members_are_found_by_their_very_letters(portal: Portal, people: dict[str, Any]) -> None:
    ada, bob = people["ada"], portal.user("bob")
    members = (people["Annex Ltd"], people["Ann Lee"], people["Eve Ann"])
    deal = opportunity(portal, members=members)
    private = opportunity(portal, members=members, is_private=True)

    def make(work: Any) -> int:
        case = work.tx.execute(
            insert(cases).values(
                title="Case", title_sort="case", is_closed=False, is_private=False,
                created_by=ada.id, created_at=work.now, modified_by=ada.id, modified_at=work.now,
            ).returning(cases.c.id)
        ).scalar_one()  # fmt: skip
        work.tx.execute(
            insert(contact_links).values(kind=Kind.CASE, record_id=case, contact_id=people["Ann Lee"])
        )
        return int(case)

    case = portal.within(make)
    for client, kind, record, prefix, expected in (
        (ada, "Opportunity", deal, "Ann", ["Ann Lee", "Annex Ltd", "Eve Ann"]),
        (bob, "Opportunity", deal, "Ann", ["Ann Lee", "Annex Ltd"]),
        (ada, "opportunity", deal, "ann", []),
        (ada, "1", deal, "nn Le", ["Ann Lee"]),
        (ada, "1", deal, None, ["Ann Lee", "Annex Ltd", "Eve Ann"]),
        (ada, "Opportunity", private, "Ann", []),
        (portal.owner, "Opportunity", private, "Lee", ["Ann Lee"]),
        (ada, "Case", case, "Ann", ["Ann Lee"]),
        (ada, "Contact", deal, "Ann", []),
        (ada, "Task", deal, "Ann", []),
        (ada, "Opportunity", 999, "Ann", []),
    ):
        answer = client.get(PREFIX, prefix=prefix, entityType=kind, entityID=record)
        assert [item["displayName"] for item in answer.response] == expected, (kind, record, prefix)
        assert answer.total == len(expected)


def test_what_is_no_search_is_refused(portal: Portal) -> None:
    for parameters in ({"searchType": 4}, {"searchType": -2}, {"prefix": "x" * 1001}, {"entityType": "Lamp"}):
        assert portal.owner.get(PREFIX, **parameters).status == 400
    assert portal.owner.get(BY_INFO).status == 400
    assert portal.owner.get(BY_INFO, infoType="Fax").status == 400
    assert portal.owner.get(BY_INFO, infoType="Phone", data="x" * 1001).status == 400
    assert portal.owner.get(BY_EMAIL, term="x" * 1001, maxCount=1).status == 400


def test_a_contact_is_found_by_its_email_and_its_own_fields(portal: Portal, people: dict[str, Any]) -> None:
    ada, bob = people["ada"], portal.user("bob")
    info(ada, people["Ann Lee"], "Email", "office@quay.example")
    info(ada, people["Ann Lee"], "Email", "ann.lee@quay.example")
    info(ada, people["Eve Ann"], "Email", "Eve@Quay.example")
    info(ada, people["Cy Day"], "Phone", "quay 7")
    info(ada, people["Cy Day"], "Email", "cy@day.example")
    first = task(portal, people["Ann Lee"])
    for term, expected in {
        "quay": ["Ann Lee", "Eve Ann"],
        "QUAY.ex": ["Ann Lee", "Eve Ann"],
        "ann": ["Ann Lee", "Eve Ann"],
        "lee office": ["Ann Lee"],
        "lee eve@": [],
        "annex": [],
        "": [],
        "  ": [],
    }.items():
        assert by_email(ada, term) == expected, term
    assert by_email(bob, "quay") == ["Ann Lee"]
    assert by_email(ada, "quay", 1) == ["Ann Lee"]
    for most in (0, -1, None):
        assert by_email(ada, "quay", most) == []
    assert ada.get(BY_EMAIL, term="lee", maxCount=9).response[0]["task"]["id"] == first


def test_one_detail_has_to_hold_all_that_is_asked(portal: Portal, people: dict[str, Any]) -> None:
    ada, bob = people["ada"], portal.user("bob")
    info(ada, people["Ann Lee"], "Email", "Ann.Lee@quay.example", isPrimary=True)
    info(ada, people["Ann Lee"], "Email", "home@x.example", category="Home")
    info(ada, people["Eve Ann"], "Email", "eve@quay.example")
    info(ada, people["Cy Day"], "Phone", "+353 21 quay")
    ada.post(f"crm/contact/{people['Cy Day']}/addressdata", {"address": {"street": "1 Quay Rd"}})
    for parameters, expected in (
        ({"infoType": "Email"}, ["Ann Lee", "Eve Ann"]),
        ({"infoType": 1, "data": "  "}, ["Ann Lee", "Eve Ann"]),
        ({"infoType": "Email", "data": "LEE@QUAY"}, ["Ann Lee"]),
        ({"infoType": "Email", "data": "quay", "category": 1}, ["Ann Lee", "Eve Ann"]),
        ({"infoType": "Email", "data": "quay", "category": 0}, []),
        ({"infoType": "Email", "isPrimary": False, "data": "x"}, ["Ann Lee", "Eve Ann"]),
        ({"infoType": "Email", "isPrimary": True}, ["Ann Lee"]),
        ({"infoType": "Email", "data": "%"}, []),
        ({"infoType": "Phone", "data": "21 quay"}, ["Cy Day"]),
        ({"infoType": "Address", "data": "quay"}, ["Cy Day"]),
        ({"infoType": "Web site"}, []),
        ({"infoType": "X (Twitter)"}, []),
    ):
        answer = ada.get(BY_INFO, **parameters)
        assert [item["displayName"] for item in answer.response] == expected, parameters
        assert answer.total is None
    assert names(bob, BY_INFO, infoType="Email") == ["Ann Lee"]
    shown = ada.get(BY_INFO, infoType="Email").response[0]
    assert shown == ada.get(f"crm/contact/{people['Ann Lee']}").response
    page = ada.get(BY_INFO, infoType="Email", count=1, startIndex=1)
    assert ([item["displayName"] for item in page.response], page.total) == (["Eve Ann"], 2)


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        (PREFIX, {"prefix": "ann", "searchType": 1}),
        (BY_INFO, {"infoType": "Email", "data": "quay"}),
        (BY_EMAIL, {"term": "ann quay", "maxCount": 100}),
        ("crm/contact/mail", {}),
        ("crm/contact/company/1/person", {}),
    ],
)
def test_the_number_of_statements_does_not_grow(
    portal: Portal, path: str, parameters: dict[str, Any]
) -> None:
    ada = portal.user("ada")
    firm = company(ada, shareType=2, managerList=[ada.id])["id"]
    assert firm == 1
    ids: list[int] = []
    counts = []
    for end in (1, 50):
        while len(ids) < end:
            ids.append(person(ada, companyId=firm, shareType=2, managerList=[ada.id])["id"])
            info(ada, ids[-1], "Email", "x@quay.example", isPrimary=True)
        if path == "crm/contact/mail":
            parameters = {"contactids": ids}
        page = ada.get(path, **parameters).response
        counts.append(fewest_statements(portal, partial(ada.get, path, **parameters)))
    assert len(page) == (30 if path == PREFIX else 50)
    assert counts[0] == counts[1] <= 10
