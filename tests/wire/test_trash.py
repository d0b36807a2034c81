"""The trash: what was deleted comes back with everything that went along, to those who may want it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from tests.portals import Client, Portal
from tests.wire.contact_records import company, person
from tests.wire.file_records import download, uploaded
from tests.wire.opportunity_records import draft
from tests.wire.task_records import task
from tests.wire.test_contact_photos import address, picture, shown, upload

from rapport.portal.changes import service as changes_service
from rapport.store.check import check
from rapport.store.tables import audit_events, changes, discarded_blobs, journal, trash, trash_readers

Item = dict[str, Any]


def only(client: Client, **parameters: Any) -> Item:
    """Return the one line of the trash that the client sees."""
    (item,) = client.get("crm/trash", **parameters).response
    return item  # type: ignore[no-any-return]


def restore(client: Client, item: Item) -> Any:
    return client.put(f"crm/trash/{item['id']}/restore").response


def business(client: Client) -> dict[str, int]:
    """Make a contact with everything that can hang on one, and return the ids."""
    acme = company(client, "Acme")["id"]
    client.post(
        f"crm/contact/{acme}/data", {"infoType": "Email", "data": "a@acme.example", "category": "Work"}
    )
    client.post(f"crm/contact/{acme}/tag", {"tagName": "VIP"})
    bo = person(client, "Bo", companyId=acme)["id"]
    deal = client.post("crm/opportunity", draft(client, contactid=acme, members=[bo])).response["id"]
    client.post(f"crm/opportunity/{deal}/contact/{acme}")
    call = task(client, contactId=acme)
    file = uploaded(client, "offer.pdf", b"%PDF-1.7 offer")
    category = client.get("crm/history/category").response[0]["id"]
    event = client.post(
        "crm/history", {"contactId": acme, "content": "We met", "categoryId": category, "fileId": [file]}
    ).response["id"]
    return {"acme": acme, "bo": bo, "deal": deal, "call": call, "event": event, "file": file}


def reading(client: Client, ids: dict[str, int]) -> dict[str, Any]:
    acme = ids["acme"]
    paths = (
        f"crm/contact/{acme}", f"crm/contact/{acme}/data", f"crm/contact/tag/{acme}", f"crm/contact/{acme}/access",
        f"crm/contact/{ids['bo']}", f"crm/opportunity/{ids['deal']}", f"crm/opportunity/{ids['deal']}/contact",
        f"crm/task/{ids['call']}", f"crm/history/filter?entityType=contact&entityId={acme}", "crm/task/filter",
        f"crm/contact/{acme}/files", "crm/contact/filter?filterValue=acme.example",
        "crm/contact/filter?filterValue=met", "crm/task/filter?filterValue=call", "crm/contact/filter?tags=VIP",
    )  # fmt: skip
    return {path: client.get(path).response for path in paths}


def test_a_contact_comes_back_with_everything(portal: Portal) -> None:
    ada = portal.user("ada")
    ids = business(ada)
    upload(ada, f"crm/contact/{ids['acme']}/changephoto", picture())
    before = reading(ada, ids)
    assert ada.delete(f"crm/contact/{ids['acme']}").status == 200
    for path in (f"crm/contact/{ids['acme']}", f"crm/task/{ids['call']}"):
        assert ada.get(path).status == 404
    item = only(ada)
    assert (item["kind"], item["recordId"], item["title"], item["canRestore"]) == (
        "contact", ids["acme"], "Acme", True,
    )  # fmt: skip
    assert item["deletedBy"]["id"] == ada.id
    assert ada.get(f"crm/trash/{item['id']}").response == item
    done = restore(ada, item)
    assert {"kind": "contact", "recordId": ids["acme"]} in done["records"]
    assert (done["dryRun"], done["conflicts"]) == (False, [])
    assert done["recordCount"] == len(done["records"])
    assert reading(ada, ids) == before
    assert ada.get("crm/trash").response == []
    assert shown(ada, address(ada, ids["acme"], 3, is_company=True)).size == (200, 150)
    assert download(ada, ids["file"]).body == b"%PDF-1.7 offer"
    with portal.house.database.reading():
        assert check(portal.house.database, portal.house.blobs) == []


def test_each_kind_comes_back(portal: Portal) -> None:
    ada = portal.user("ada")
    ids = business(ada)
    matter = ada.post("crm/case", {"title": "Complaint", "members": [ids["bo"]]}).response["id"]
    for kind, number, path in (
        ("opportunity", ids["deal"], f"crm/opportunity/{ids['deal']}"),
        ("case", matter, f"crm/case/{matter}"),
        ("task", ids["call"], f"crm/task/{ids['call']}"),
        ("event", ids["event"], f"crm/history/{ids['event']}"),
    ):
        before = reading(ada, ids)
        assert ada.delete(path).status == 200
        item = only(ada, kind=kind)
        assert (item["kind"], item["recordId"]) == (kind, number)
        restore(ada, item)
        assert reading(ada, ids) == before, kind
    ada.delete(f"crm/files/{ids['file']}")
    assert ada.get(f"crm/contact/{ids['acme']}/files").response == []
    restore(ada, only(ada, kind="file"))
    assert [each["id"] for each in ada.get(f"crm/contact/{ids['acme']}/files").response] == [ids["file"]]


def test_one_of_many_comes_back(portal: Portal) -> None:
    """Deleted together, restored alone: nothing of the others comes along."""
    ada = portal.user("ada")
    numbers = [company(ada, f"Company {letter}")["id"] for letter in "abc"]
    calls = [task(ada, contactId=number) for number in numbers]
    ada.put("crm/contact", {"contactids": numbers})
    items = {item["recordId"]: item for item in ada.get("crm/trash").response}
    assert set(items) == set(numbers)
    restore(ada, items[numbers[1]])
    assert [each["id"] for each in ada.get("crm/contact/filter").response] == [numbers[1]]
    assert [each["id"] for each in ada.get("crm/task/filter").response] == [calls[1]]
    assert ada.put("crm/trash/restore", {"ids": [items[numbers[0]]["id"], items[numbers[2]]["id"]]}).response
    assert len(ada.get("crm/contact/filter").response) == 3
    assert len(ada.get("crm/task/filter").response) == 3


def test_several_come_back_or_none(portal: Portal) -> None:
    ada = portal.user("ada")
    acme = company(ada)["id"]
    category = ada.get("crm/history/category").response[0]["id"]
    told = {"contactId": acme, "content": "We met", "categoryId": category}
    met = ada.post("crm/history", told).response["id"]
    ada.delete(f"crm/history/{met}")
    ada.delete(f"crm/contact/{acme}")
    item = only(ada, kind="event")
    refused = ada.put(f"crm/trash/{item['id']}/restore")
    assert (refused.status, refused.error) == (
        409,
        f"A later change stands in the way: relationship event {met}: contact_id {acme} is gone. Nothing was changed.",
    )
    assert refused.json["error"]["data"]["conflicts"] == [
        {
            "reason": "lost", "kind": "event", "recordId": met, "field": "contact_id",
            "expected": "contacts", "found": acme,
        }
    ]  # fmt: skip
    tried = ada.put(f"crm/trash/{item['id']}/restore", dryRun=True).response
    assert tried["conflicts"] == refused.json["error"]["data"]["conflicts"]
    assert ada.get("crm/history/filter").response == []
    both = [each["id"] for each in ada.get("crm/trash").response]
    assert ada.put("crm/trash/restore", {"ids": both}).status == 200
    assert [each["id"] for each in ada.get("crm/history/filter").response] == [met]


def test_a_dry_run_changes_nothing(portal: Portal) -> None:
    ada = portal.user("ada")
    ids = business(ada)
    ada.delete(f"crm/contact/{ids['acme']}")
    before = [len(portal.rows(table)) for table in (changes, journal, trash, audit_events)]
    tried = ada.put(f"crm/trash/{only(ada)['id']}/restore", dryRun=True).response
    assert (tried["dryRun"], tried["conflicts"]) == (True, [])
    assert {"kind": "task", "recordId": ids["call"]} in tried["records"]
    assert [len(portal.rows(table)) for table in (changes, journal, trash, audit_events)] == before
    assert ada.get(f"crm/contact/{ids['acme']}").status == 404


def test_who_sees_and_restores_what(portal: Portal) -> None:
    """Whoever could see a record sees it in the trash; who deleted it, and CRM admins, bring it back."""
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    open_one = company(ada, "Open")["id"]
    closed = company(ada, "Closed", shareType=0, managerList=[ada.id, bob.id])["id"]
    private = ada.post("crm/opportunity", draft(ada, isPrivate=True, accessList=[bob.id])).response["id"]
    call = task(ada, contactId=closed)
    for path in (f"contact/{open_one}", f"task/{call}", f"opportunity/{private}", f"contact/{closed}"):
        assert ada.delete(f"crm/{path}").status == 200

    def seen(client: Client) -> set[tuple[str, bool]]:
        return {(item["kind"], item["canRestore"]) for item in client.get("crm/trash").response}

    assert seen(ada) == {("contact", True), ("task", True), ("opportunity", True)}
    assert seen(bob) == {("contact", False), ("task", False), ("opportunity", False)}
    assert seen(eve) == {("contact", False)}
    assert len(portal.owner.get("crm/trash").response) == 4
    items = {(item["kind"], item["recordId"]): item["id"] for item in portal.owner.get("crm/trash").response}
    for client, status in ((bob, 403), (eve, 404), (portal.owner, 200)):
        assert client.put(f"crm/trash/{items['contact', closed]}/restore").status == status
    assert bob.put("crm/trash/restore", {"ids": [items["contact", open_one]]}).status == 403
    assert ada.put("crm/trash/restore", {"ids": list(items.values())}).status == 404
    assert ada.put("crm/trash/restore", {"ids": []}).status == 400


def test_filters_and_pages(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for client in (ada, bob):
        for letter in "xyz":
            number = company(client, f"{client.id[:4]} Mühle {letter}")["id"]
            client.delete(f"crm/contact/{number}")
    deal = ada.post("crm/opportunity", draft(ada, title="Roof")).response["id"]
    ada.delete(f"crm/opportunity/{deal}")

    def titles(**parameters: Any) -> list[str]:
        return [item["title"] for item in ada.get("crm/trash", **parameters).response]

    assert titles() == ["Roof", *(f"{client.id[:4]} Mühle {each}" for client in (bob, ada) for each in "zyx")]
    assert titles(kind="opportunity") == ["Roof"]
    assert len(titles(deletedBy=bob.id)) == 3
    assert titles(filterValue="MUHLE y", deletedBy=ada.id) == [f"{ada.id[:4]} Mühle y"]
    assert titles(filterValue="100%_") == []
    tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
    assert titles(fromDate=tomorrow) == []
    assert len(titles(toDate=tomorrow)) == 7
    assert titles(sortBy="title")[-1] == "Roof"
    assert titles(sortBy="title", sortOrder="descending")[0] == "Roof"
    assert titles(sortBy="date", sortOrder="ascending")[-1] == "Roof"
    page = ada.get("crm/trash", startIndex=2, count=2)
    assert (len(page.response), page.total) == (2, 7)
    assert ada.get("crm/trash", startIndex=7).total == 7
    assert (
        ada.get("crm/trash", kind="elephant").error == "There is no kind 'elephant'.\r\nParameter name: kind"
    )


def test_the_number_of_statements_does_not_grow(portal: Portal) -> None:
    ada = portal.user("ada")
    counts = []
    for times in (1, 12):
        for _ in range(times):
            ada.delete(f"crm/contact/{company(ada)['id']}")
        for client in (ada, portal.owner):
            client.get("crm/trash")
            with portal.statements() as seen:
                assert client.get("crm/trash", count=10).response
            counts.append(len(seen))
    assert max(counts) <= 6
    assert counts[0] <= counts[2] <= counts[0] + 2


def test_a_restore_can_be_taken_back(portal: Portal) -> None:
    ada = portal.user("ada")
    ids = business(ada)
    ada.delete(f"crm/contact/{ids['acme']}")
    restore(ada, only(ada))
    newest = ada.get("crm/changes", count=1).response[0]
    assert ada.put(f"crm/changes/{newest['id']}/undo").status == 200
    assert ada.get(f"crm/contact/{ids['acme']}").status == 404
    assert only(ada)["recordId"] == ids["acme"]
    restore(ada, only(ada))
    assert ada.get(f"crm/task/{ids['call']}").status == 200


def test_deleting_for_good(portal: Portal) -> None:
    ada = portal.user("ada")
    ids = business(ada)
    upload(ada, f"crm/contact/{ids['acme']}/changephoto", picture())
    other = company(ada, "Other")["id"]
    ada.put("crm/contact", {"contactids": [ids["acme"], other]})
    items = {item["recordId"]: item for item in portal.owner.get("crm/trash").response}
    path = f"crm/trash/{items[ids['acme']]['id']}"
    assert ada.delete(path).status == 403
    assert portal.owner.delete("crm/trash/999").status == 404
    assert len(portal.rows(discarded_blobs)) == 4
    assert portal.owner.delete(path).response == items[ids["acme"]]
    assert portal.owner.put(f"{path}/restore").status == 404
    assert portal.rows(discarded_blobs) == []
    assert [row.record_id for row in portal.rows(trash)] == [other]
    restore(portal.owner, items[other])
    assert {each["id"] for each in ada.get("crm/contact/filter").response} == {ids["bo"], other}
    assert {row.action for row in portal.rows(audit_events)} >= {3903, 3904}


def test_emptying(portal: Portal) -> None:
    ada = portal.user("ada")
    for number in range(3):
        client = ada if number else portal.owner
        client.delete(f"crm/contact/{company(client)['id']}")
    assert ada.delete("crm/trash").status == 403
    assert portal.owner.delete("crm/trash", deletedBy=ada.id).response == 2
    assert portal.owner.delete("crm/trash", kind="case").response == 0
    assert portal.owner.delete("crm/trash").response == 1
    assert (portal.rows(trash), portal.rows(trash_readers)) == ([], [])
    assert [row for row in portal.rows(journal) if row.op == "D" and row.table_name == "contacts"] == []


@pytest.mark.parametrize("days", [29, 31])
def test_what_had_its_time_goes(portal: Portal, days: int) -> None:
    """Housekeeping takes away what is older than thirty days, and what it takes to take it back."""
    ada = portal.user("ada")
    acme = company(ada)["id"]
    upload(ada, f"crm/contact/{acme}/changephoto", picture())
    ada.delete(f"crm/contact/{acme}")
    item = only(ada)
    then = datetime.now(UTC) - timedelta(days=days)

    def clear(work: Any) -> None:
        for table in (changes, trash, discarded_blobs):
            work.tx.execute(update(table).values(at=then))
        while changes_service.forget_changes(work, work.now - timedelta(days=30), limit=2) >= 2:
            pass

    portal.within(clear)
    if days < 30:
        restore(ada, item)
        assert ada.get(f"crm/contact/{acme}").status == 200
        return
    assert ada.get("crm/trash").response == []
    for table in (changes, journal, trash, discarded_blobs):
        assert portal.rows(table) == []
    made = company(ada)["id"]
    ada.delete(f"crm/contact/{made}")
    restore(ada, only(ada))
    assert made > acme
