"""Tags as clients use them: the sets, and the tags of single records (sheet 06, section 4)."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    ILLEGAL,
    audited,
    case,
    company,
    opportunity,
    person,
    private_to,
    tagged,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import audit_events, changes, tag_links, tags

SETS = {"contact": Kind.CONTACT, "opportunity": Kind.OPPORTUNITY, "case": Kind.CASE}
BAD_NAMES: list[Any] = ["", "   ", "\r\n", "x" * 256]


def one_of(client: Client, kind: str) -> int:
    """Make a record of that kind."""
    return {"contact": company, "opportunity": opportunity, "case": case}[kind](client)


def carried(client: Client, kind: str, record: int) -> list[str]:
    return client.get(f"crm/{kind}/tag/{record}").response  # type: ignore[no-any-return]


def titles(client: Client, kind: str) -> list[str]:
    return [tag["title"] for tag in client.get(f"crm/{kind}/tag").response]


def untouched(portal: Portal) -> list[Any]:
    return [len(portal.rows(table)) for table in (tags, tag_links, changes, audit_events)]


def test_a_new_portal_has_four_contact_tags(portal: Portal) -> None:
    answer = portal.owner.get("crm/contact/tag")
    assert answer.text == (
        '{"count":4,"status":0,"statusCode":200,"response":'
        '[{"title":"Customer"},{"title":"Lead"},{"title":"Staff"},{"title":"Supplier"}]}'
    )
    for kind in ("opportunity", "case"):
        assert portal.owner.get(f"crm/{kind}/tag").text == '{"status":0,"statusCode":200,"response":[]}'


@pytest.mark.parametrize("kind", SETS)
def test_each_kind_has_a_set_of_its_own(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    made = ada.post(f"crm/{kind}/tag", {"tagName": " Key\r\n account "})
    assert (made.status, made.response, made.count) == (201, " Key\r\n account ", 15)
    assert [kind for kind in SETS if "Key account" in titles(ada, kind)] == [kind]
    action = {"contact": 3140, "opportunity": 3142, "case": 3144}[kind]
    assert audited(portal, 3140, 3142, 3144) == [(action, [], ["Key account"])]
    (row,) = portal.rows(tags, tags.c.title == "Key account")
    fields = {"id": row.id, "kind": SETS[kind], "title": "Key account"}
    assert told(portal, Kind.TAG, row.id) == [("created", None, fields)]


def test_a_tag_that_is_there_is_not_made_again(portal: Portal) -> None:
    ada = portal.user("ada")
    before = untouched(portal)
    for name in ("Lead", "lead", " LEAD ", "le\r\nad"):
        refused = ada.post("crm/contact/tag", {"tagName": name})
        assert (refused.status, refused.error) == (400, "Tag with this name already exists")
    assert untouched(portal) == before
    for name in ("Léad", "Straße", "ΟΔΟΣ", "Ключ"):
        assert ada.post("crm/contact/tag", {"tagName": name}).status == 201
    for name in ("LÉAD", "STRAẞE", "οδος", "οδοσ", "КЛЮЧ"):
        assert ada.post("crm/contact/tag", {"tagName": name}).status == 400


def test_the_longest_titles(portal: Portal) -> None:
    ada = portal.user("ada")
    for mark in ("x", "ß", "İ", "ﬃ", "😀"):
        name = mark * 255
        assert ada.post("crm/case/tag", {"tagName": f"  {name}  "}).status == 201
        assert ada.post("crm/case/tag", {"tagName": name}).error == "Tag with this name already exists"
        assert ada.delete("crm/case/tag", {"tagName": name}).response == name
    refused = ada.post("crm/case/tag", {"tagName": "x" * 256})
    assert refused.error == "tagName has more than 255 characters.\r\nParameter name: tagName"


@pytest.mark.parametrize("kind", SETS)
@pytest.mark.parametrize("name", BAD_NAMES, ids=["empty", "blank", "line end", "long"])
def test_names_that_are_none(portal: Portal, kind: str, name: str) -> None:
    ada = portal.user("ada")
    record = one_of(ada, kind)
    before = untouched(portal)
    for answer in (
        ada.post(f"crm/{kind}/tag", {"tagName": name}),
        ada.post(f"crm/{kind}/{record}/tag", {"tagName": name}),
        ada.post(f"crm/{kind}/taglist", {"entityid": [record], "tagName": name}),
        ada.delete(f"crm/{kind}/tag", {"tagName": name}),
        ada.delete(f"crm/{kind}/{record}/tag", {"tagName": name}),
    ):
        assert answer.status == 400
        if name and not name.strip():
            assert "Tag name is empty" in answer.error
    assert ada.post(f"crm/{kind}/tag").status == 400
    assert ada.post(f"crm/{kind}/{record}/tag").error == f"{ILLEGAL}\r\nParameter name: tagName"
    assert untouched(portal) == before


def test_sets_are_sorted_whatever_the_letter_case(portal: Portal) -> None:
    ada = portal.user("ada")
    for name in ("b", "A", "_x", "C", "a1", "é", "Z", "ä"):
        ada.post("crm/case/tag", {"tagName": name})
    assert titles(ada, "case") == ["A", "a1", "b", "C", "Z", "_x", "ä", "é"]
    page = ada.get("crm/case/tag", count=2, startIndex=1)
    assert [tag["title"] for tag in page.response] == ["a1", "b"]
    assert page.total == 8
    found = ada.get("crm/case/tag", filterBy="title", filterOp="startsWith", filterValue="a")
    assert [tag["title"] for tag in found.response] == ["A", "a1"]


@pytest.mark.parametrize("kind", SETS)
def test_putting_a_tag_on_a_record(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    record = one_of(ada, kind)
    added = ada.post(f"crm/{kind}/{record}/tag", {"tagName": "VIP"})
    assert (added.status, added.response) == (201, "VIP")
    again = ada.post(f"crm/{kind}/{record}/tag", {"tagName": " vip "})
    assert (again.status, again.response) == (201, " vip ")
    assert ada.post(f"crm/{kind}/{record}/tag", {"tagName": "late"}).status == 201
    assert carried(ada, kind, record) == ["late", "VIP"]
    counts = {tag["title"]: tag.get("relativeItemsCount") for tag in ada.get(f"crm/{kind}/tag").response}
    assert counts.items() >= {"late": 1, "VIP": 1}.items()
    assert told(portal, SETS[kind], record)[1:] == [
        ("updated", {"tags": []}, {"tags": ["VIP"]}),
        ("updated", {"tags": ["VIP"]}, {"tags": ["late", "VIP"]}),
    ]


@pytest.mark.parametrize("kind", SETS)
def test_taking_a_tag_off_a_record(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    record, other = one_of(ada, kind), one_of(ada, kind)
    for each in (record, other):
        ada.post(f"crm/{kind}/{each}/tag", {"tagName": "VIP"})
    gone = ada.delete(f"crm/{kind}/{record}/tag", tagName="vip")
    assert (gone.status, gone.response) == (200, "vip")
    assert (carried(ada, kind, record), carried(ada, kind, other)) == ([], ["VIP"])
    assert ada.delete(f"crm/{kind}/{record}/tag", {"tagName": "VIP"}).status == 200
    unknown = ada.delete(f"crm/{kind}/{record}/tag", {"tagName": "nobody"})
    assert (unknown.status, unknown.error) == (404, "Not found")
    assert told(portal, SETS[kind], record)[2:] == [("updated", {"tags": ["VIP"]}, {"tags": []})]
    assert ada.delete(f"crm/{kind}/{other}/tag", {"tagName": "VIP"}).status == 200
    assert "VIP" in titles(ada, kind)


def test_what_the_audit_trail_keeps(portal: Portal) -> None:
    ada = portal.user("ada")
    records = {
        3006: ("contact", company(ada), "Northwind Ltd"),
        3025: ("contact", person(ada), "Peter Lind"),
        3045: ("opportunity", opportunity(ada), "Support"),
        3067: ("case", case(ada), "Complaint"),
    }
    ada.post("crm/contact/tag", {"tagName": "VIP"})
    for kind, record, _ in records.values():
        ada.post(f"crm/{kind}/{record}/tag", {"tagName": "vip"})
        ada.delete(f"crm/{kind}/{record}/tag", {"tagName": "vip"})
    unlinked = {3006: 3008, 3025: 3027, 3045: 3046, 3067: 3068}
    expected = []
    for action, (kind, record, title) in records.items():
        spelled = "VIP" if kind == "contact" else "vip"
        expected += [(each, [str(record)], [title, spelled]) for each in (action, unlinked[action])]
    assert audited(portal, *unlinked, *unlinked.values()) == expected


@pytest.mark.parametrize("kind", SETS)
def test_records_that_are_not_there(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    ada.post(f"crm/{kind}/tag", {"tagName": "VIP"})
    before = untouched(portal)
    calls = {
        0: 400,
        99: 404,
        2**31 - 1: 404,
    }
    for record, status in calls.items():
        assert ada.get(f"crm/{kind}/tag/{record}").status == status
        assert ada.post(f"crm/{kind}/{record}/tag", {"tagName": "VIP"}).status == status
        assert ada.delete(f"crm/{kind}/{record}/tag", {"tagName": "VIP"}).status == status
        assert ada.post(f"crm/{kind}/taglist", {"entityid": [record], "tagName": "VIP"}).status == status
    assert (ada.get("crm/contact/0/tag").status, ada.get("crm/contact/99/tag").status) == (400, 404)
    assert untouched(portal) == before
    for path in ("crm/opportunity/1/tag", "crm/case/1/tag", "crm/task/tag", "crm/person/tag"):
        assert ada.get(path).status == 404


def test_rights_to_tags_of_contacts(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    readable = company(ada, shareType=2, managerList=[ada.id])
    hidden = person(ada, shareType=0, managerList=[ada.id])
    ada.post(f"crm/contact/{readable}/tag", {"tagName": "Lead"})
    before = untouched(portal)
    assert bob.get(f"crm/contact/{readable}/tag").response == ["Lead"]
    for record, status, message in ((readable, 403, "Access Denied"), (hidden, 404, "Not found")):
        for answer in (
            bob.post(f"crm/contact/{record}/tag", {"tagName": "New"}),
            bob.delete(f"crm/contact/{record}/tag", {"tagName": "Lead"}),
            bob.post("crm/contact/taglist", {"entityid": [record], "tagName": "New"}),
        ):
            assert (answer.status, answer.error) == (status, message)
    assert bob.get(f"crm/contact/tag/{hidden}").status == 404
    assert bob.get(f"crm/contact/{hidden}/tag").status == 404
    assert untouched(portal) == before
    assert portal.owner.post(f"crm/contact/{hidden}/tag", {"tagName": "Lead"}).status == 201
    leads = [tag for tag in bob.get("crm/contact/tag").response if tag["title"] == "Lead"]
    assert leads == [{"title": "Lead", "relativeItemsCount": 2}]  # hidden ones count too


@pytest.mark.parametrize("kind", ["opportunity", "case"])
def test_rights_to_tags_of_opportunities_and_cases(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    make = {"opportunity": opportunity, "case": case}[kind]
    record = make(ada, **private_to(ada))
    for answer in (
        bob.get(f"crm/{kind}/tag/{record}"),
        bob.post(f"crm/{kind}/{record}/tag", {"tagName": "New"}),
        bob.delete(f"crm/{kind}/{record}/tag", {"tagName": "New"}),
    ):
        assert (answer.status, answer.error) == (404, "Not found")
    shared = make(ada, **private_to(ada, bob))
    assert bob.post(f"crm/{kind}/{shared}/tag", {"tagName": "New"}).status == 201
    assert bob.delete(f"crm/{kind}/{shared}/tag", {"tagName": "New"}).status == 200


@pytest.mark.parametrize("kind", SETS)
def test_tagging_a_list(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    records = [one_of(ada, kind) for _ in range(3)]
    ada.post(f"crm/{kind}/{records[0]}/tag", {"tagName": "VIP"})
    body = {"entityid": [records[0], records[1], records[1]], "tagName": "vip"}
    added = ada.post(f"crm/{kind}/taglist", body)
    assert (added.status, added.response) == (201, "vip")
    assert [carried(ada, kind, record) for record in records] == [["VIP"], ["VIP"], []]
    assert told(portal, SETS[kind], records[1])[1:] == [("updated", {"tags": []}, {"tags": ["VIP"]})]
    pairs = [("entityid[]", str(records[2])), ("tagName", "Form")]
    assert ada.form("POST", f"crm/{kind}/taglist", pairs).response == "Form"
    assert carried(ada, kind, records[2]) == ["Form"]


@pytest.mark.parametrize("kind", SETS)
def test_a_list_is_tagged_as_a_whole_or_not_at_all(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    record = one_of(ada, kind)
    before = untouched(portal)
    for entities, status in (([], 400), ([record, 0], 400), ([record, 99], 404), ([record, 99, 0], 404)):
        assert ada.post(f"crm/{kind}/taglist", {"entityid": entities, "tagName": "New"}).status == status
    assert ada.post(f"crm/{kind}/taglist", {"tagName": "New"}).status == 400
    assert untouched(portal) == before


@pytest.mark.parametrize("kind", SETS)
def test_deleting_a_tag_takes_it_off_everything(portal: Portal, kind: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    records = [one_of(ada, kind) for _ in range(2)]
    tag = tagged(portal, SETS[kind], "Old", *records)
    ada.post(f"crm/{kind}/{records[0]}/tag", {"tagName": "new"})
    deleted = bob.delete(f"crm/{kind}/tag", tagName=" OLD ")
    assert (deleted.status, deleted.response) == (200, " OLD ")
    assert "Old" not in titles(ada, kind)
    assert [carried(ada, kind, record) for record in records] == [["new"], []]
    assert told(portal, SETS[kind], records[0])[-1] == (
        "updated",
        {"tags": ["new", "Old"]},
        {"tags": ["new"]},
    )
    assert told(portal, SETS[kind], records[1])[-1] == ("updated", {"tags": ["Old"]}, {"tags": []})
    (gone,) = told(portal, Kind.TAG, tag)
    assert gone == ("deleted", {"id": tag, "kind": SETS[kind], "title": "Old"}, None)
    action = {"contact": 3141, "opportunity": 3143, "case": 3145}[kind]
    assert audited(portal, 3141, 3143, 3145) == [(action, [], ["Old"])]
    assert bob.delete(f"crm/{kind}/tag", tagName="Old").status == 404
    assert bob.delete(f"crm/{kind}/tag", {"tagName": "new"}).response == "new"


@pytest.mark.parametrize("kind", SETS)
def test_deleting_unused_tags(portal: Portal, kind: str) -> None:
    ada, admin = portal.user("ada"), portal.user("eva", crm_admin=True)
    record = one_of(ada, kind)
    for title in titles(ada, kind):
        ada.delete(f"crm/{kind}/tag", {"tagName": title})
    for name in ("used", "b", "A"):
        ada.post(f"crm/{kind}/tag", {"tagName": name})
    ada.post(f"crm/{kind}/{record}/tag", {"tagName": "used"})
    refused = ada.delete(f"crm/{kind}/tag/unused")
    assert (refused.status, refused.error) == (403, "Access Denied")
    assert admin.delete(f"crm/{kind}/tag/unused").response == ["A", "b"]
    assert titles(ada, kind) == ["used"]
    empty = admin.delete(f"crm/{kind}/tag/unused")
    assert empty.text == '{"status":0,"statusCode":200,"response":[]}'
    verbs = [row.verb for row in portal.rows(changes, changes.c.kind == int(Kind.TAG))]
    assert verbs[-2:] == ["deleted", "deleted"]


def test_tags_go_and_move_with_their_records(portal: Portal) -> None:
    ada = portal.user("ada")
    one, other = company(ada), company(ada)
    for record, name in ((one, "Lead"), (one, "Staff"), (other, "staff"), (other, "Customer")):
        ada.post(f"crm/contact/{record}/tag", {"tagName": name})
    ada.put("crm/contact/merge", {"fromcontactid": other, "tocontactid": one})
    assert carried(ada, "contact", one) == ["Customer", "Lead", "Staff"]
    ada.delete(f"crm/contact/{one}")
    assert portal.rows(tag_links) == []
    assert len(titles(ada, "contact")) == 4


def test_lists_show_and_filter_by_tags(portal: Portal) -> None:
    ada = portal.user("ada")
    one, other = company(ada, "One"), company(ada, "Other")
    ada.post("crm/contact/taglist", {"entityid": [one, other], "tagName": "Lead"})
    ada.post(f"crm/contact/{one}/tag", {"tagName": "beta"})
    listed = {item["id"]: item["tags"] for item in ada.get("crm/contact/filter").response}
    assert listed == {one: ["beta", "Lead"], other: ["Lead"]}
    found = ada.get("crm/contact/filter", tags=[" LEAD", "Beta "])
    assert ([item["id"] for item in found.response], found.total) == ([one], 1)
    assert ada.get("crm/contact/filter", tags=["lead", "unknown"]).total == 0


def test_reading_takes_few_statements(portal: Portal) -> None:
    ada = portal.user("ada")
    record = company(ada)

    def statements(path: str) -> int:
        return fewest_statements(portal, lambda: ada.get(path).response)

    paths = ("crm/contact/tag", f"crm/contact/{record}/tag")
    few = [statements(path) for path in paths]
    tagged_here = [ada.post(f"crm/contact/{record}/tag", {"tagName": f"tag {n}"}) for n in range(20)]
    assert all(answer.status == 201 for answer in tagged_here)
    many = [statements(path) for path in paths]
    assert max(many) <= 6
    assert many[1] == few[1]


def test_tags_that_several_make_at_once(portal: Portal) -> None:
    """Whoever comes second links the tag of the first; nobody is refused."""
    ada = portal.user("ada")
    records = [company(ada) for _ in range(6)]
    answers = together(ada, [("POST", f"crm/contact/{record}/tag", "Race") for record in records])
    assert [answer.status for answer in answers] == [201] * 6
    assert len(portal.rows(tags, tags.c.title == "Race")) == 1
    assert len(portal.rows(tag_links)) == 6


def test_a_tag_that_goes_while_others_put_it_on(portal: Portal) -> None:
    ada = portal.user("ada")
    records = [company(ada) for _ in range(4)]
    for number in range(5):
        ada.post("crm/contact/tag", {"tagName": f"Race {number}"})
        calls = [("POST", f"crm/contact/{record}/tag", f"Race {number}") for record in records]
        answers = together(ada, [*calls[:2], ("DELETE", "crm/contact/tag", f"Race {number}"), *calls[2:]])
        assert [answer.status for answer in answers] == [201, 201, 200, 201, 201]


def together(client: Client, calls: list[tuple[str, str, str]]) -> list[Answer]:
    """Send calls, each with the name of a tag, all at once."""
    sent = {"Authorization": str(client.token), "Content-Type": "application/json"}

    async def send() -> list[Answer]:
        return await asyncio.gather(
            *(
                client.portal._send(verb, f"/api/2.0/{path}", sent, json.dumps({"tagName": name}).encode())
                for verb, path, name in calls
            )
        )

    return client.portal.loop.run_until_complete(send())
