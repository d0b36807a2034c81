"""What comes back from the trash when what it was tied to has gone on meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.store.check import check
from tests.portals import Client, Portal
from tests.undo.states import contents
from tests.wire.contact_records import company, person
from tests.wire.file_records import uploaded
from tests.wire.opportunity_records import draft
from tests.wire.task_records import task


def in_trash(client: Client, kind: str, record: int) -> int:
    found = client.get("crm/trash", kind=kind).response
    return next(item["id"] for item in found if item["recordId"] == record)  # type: ignore[no-any-return]


def restore(client: Client, kind: str, *records: int) -> Any:
    ids = [in_trash(client, kind, record) for record in records]
    return client.put("crm/trash/restore", {"ids": ids})


def members(client: Client, deal: int) -> list[int]:
    return [each["id"] for each in client.get(f"crm/opportunity/{deal}/contact").response]


def taking_part(client: Client) -> tuple[int, int]:
    """Make a contact and a deal that it takes part in."""
    acme = company(client, "Acme")["id"]
    deal = client.post("crm/opportunity", draft(client, members=[acme])).response["id"]
    assert members(client, deal) == [acme]
    return acme, deal


def both_events(client: Client, contact: int, deal: int) -> tuple[int, int]:
    """Make an event and a task that hang on both."""
    category = client.get("crm/history/category").response[0]["id"]
    body = {"contactId": contact, "entityType": "opportunity", "entityId": deal}
    event = client.post("crm/history", {**body, "content": "We met", "categoryId": category}).response["id"]
    return event, task(client, **body)


def is_whole(portal: Portal) -> bool:
    return check(portal.house.database, portal.house.blobs) == []


@pytest.mark.parametrize("is_purged", [False, True])
def test_a_contact_comes_back_without_its_deal(portal: Portal, is_purged: bool) -> None:
    ada = portal.user("ada")
    acme, deal = taking_part(ada)
    main = ada.post("crm/opportunity", draft(ada, contactid=acme, members=[acme])).response["id"]
    event, call = both_events(ada, acme, deal)
    ada.delete(f"crm/contact/{acme}")
    for each in (deal, main):
        ada.delete(f"crm/opportunity/{each}")
        if is_purged:
            assert portal.owner.delete(f"crm/trash/{in_trash(ada, 'opportunity', each)}").status == 200
    tried = ada.put(f"crm/trash/{in_trash(ada, 'contact', acme)}/restore", dryRun=True).response
    assert tried["conflicts"] == []
    assert restore(ada, "contact", acme).status == 200
    (shown,) = ada.get("crm/history/filter", entityType="contact", entityId=acme).response
    assert (shown["id"], shown["contact"]["id"], shown.get("entity")) == (event, acme, None)
    assert ada.get(f"crm/task/{call}").response["contact"]["id"] == acme
    assert is_whole(portal)
    if not is_purged:
        assert restore(ada, "opportunity", deal, main).status == 200
        assert (members(ada, deal), members(ada, main)) == ([acme], [acme])
        assert ada.get(f"crm/opportunity/{main}").response["contact"]["id"] == acme
        assert is_whole(portal)


def test_a_deal_comes_back_without_its_member(portal: Portal) -> None:
    """And has them again once they are back, whoever went first."""
    ada = portal.user("ada")
    for first, second in (("opportunity", "contact"), ("contact", "opportunity")):
        acme, deal = taking_part(ada)
        ids = {"opportunity": deal, "contact": acme}
        for kind in (first, second):
            assert ada.delete(f"crm/{kind}/{ids[kind]}").status == 200
        assert restore(ada, "opportunity", deal).status == 200
        assert members(ada, deal) == []
        assert restore(ada, "contact", acme).status == 200
        assert members(ada, deal) == [acme]
        assert is_whole(portal)


ORDERS = [(first, back) for first in ("contact", "opportunity") for back in ("contact", "opportunity")]


@pytest.mark.parametrize(("first", "back"), ORDERS)
def test_a_deal_has_its_main_contact_again_whoever_went_and_came_first(
    portal: Portal, first: str, back: str
) -> None:
    ada = portal.user("ada")
    acme, bo = company(ada, "Acme")["id"], person(ada, "Bo")["id"]
    deal = ada.post("crm/opportunity", draft(ada, contactid=acme, members=[acme, bo])).response["id"]
    both_events(ada, acme, deal)
    before = contents(portal)
    ids = {"contact": acme, "opportunity": deal}
    for kind in (first, *(ids.keys() - {first})):
        assert ada.delete(f"crm/{kind}/{ids[kind]}").status == 200
    for kind in (back, *(ids.keys() - {back})):
        assert restore(ada, kind, ids[kind]).status == 200
        assert is_whole(portal)
    assert ada.get(f"crm/opportunity/{deal}").response["contact"]["id"] == acme
    assert members(ada, deal) == sorted([acme, bo])
    assert contents(portal) == before
    newest = ada.get("crm/changes", count=1).response[0]["id"]
    assert ada.put(f"crm/changes/{newest}/undo").status == 200
    (last,) = ids.keys() - {back}
    assert restore(ada, last, ids[last]).status == 200
    assert contents(portal) == before


def test_a_deal_that_was_changed_in_between_comes_back_with_the_change(portal: Portal) -> None:
    """And with another main contact, if it was given one."""
    ada = portal.user("ada")
    acme, other = company(ada, "Acme")["id"], company(ada, "Other")["id"]
    deal, moved = (ada.post("crm/opportunity", draft(ada, contactid=acme)).response["id"] for _ in range(2))
    ada.delete(f"crm/contact/{acme}")
    ada.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "Newer", "bidValue": 7}})
    ada.put(f"crm/opportunity/{moved}/fields", {"fields": {"contactid": other}})
    for each in (deal, moved):
        ada.delete(f"crm/opportunity/{each}")
    assert restore(ada, "contact", acme).status == 200
    assert restore(ada, "opportunity", deal, moved).status == 200
    found, kept = (ada.get(f"crm/opportunity/{each}").response for each in (deal, moved))
    assert (found["title"], found["bidValue"], found["contact"]["id"]) == ("Newer", 7, acme)
    assert kept["contact"]["id"] == other


def test_a_person_has_their_company_again(portal: Portal) -> None:
    ada = portal.user("ada")
    for back in (0, 1):
        acme = company(ada, "Acme")["id"]
        bo = person(ada, "Bo", companyId=acme)["id"]
        assert ada.put("crm/contact", {"contactids": [acme, bo]}).status == 200
        order = [acme, bo] if back else [bo, acme]
        for each in order:
            assert restore(ada, "contact", each).status == 200
            assert is_whole(portal)
        assert ada.get(f"crm/contact/{bo}").response["company"]["id"] == acme
    told = ada.get("crm/changes", count=1, kind="contact", recordId=bo).response[0]
    assert told["verb"] == "restored"


def test_ties_find_back_however_often_records_go(portal: Portal) -> None:
    ada = portal.user("ada")
    acme, deal = taking_part(ada)
    ada.delete(f"crm/contact/{acme}")
    ada.delete(f"crm/opportunity/{deal}")
    for _ in range(2):
        restore(ada, "contact", acme)
        newest = ada.get("crm/changes", count=1, kind="contact").response[0]["id"]
        assert ada.put(f"crm/changes/{newest}/undo").status == 200
    restore(ada, "opportunity", deal)
    restore(ada, "contact", acme)
    assert members(ada, deal) == [acme]


def test_what_others_changed_since_stays(portal: Portal) -> None:
    """A deal that has another main contact by now keeps that; a person that works elsewhere still does."""
    ada = portal.user("ada")
    acme, other = company(ada, "Acme")["id"], company(ada, "Other")["id"]
    deal = ada.post("crm/opportunity", draft(ada, contactid=acme)).response["id"]
    bo = person(ada, "Bo", companyId=acme)["id"]
    cy = person(ada, "Cy", companyId=acme)["id"]
    ada.delete(f"crm/contact/{acme}")
    ada.put(f"crm/opportunity/{deal}", draft(ada, contactid=other))
    ada.post(f"crm/contact/company/{other}/person", {"personid": bo})
    assert restore(ada, "contact", acme).status == 200
    assert ada.get(f"crm/opportunity/{deal}").response["contact"]["id"] == other
    assert ada.get(f"crm/contact/{bo}").response["company"]["id"] == other
    assert ada.get(f"crm/contact/{cy}").response["company"]["id"] == acme


def test_a_tag_that_is_gone_stays_gone(portal: Portal) -> None:
    ada = portal.user("ada")
    acme = company(ada, "Acme")["id"]
    for title in ("VIP", "Press"):
        ada.post(f"crm/contact/{acme}/tag", {"tagName": title})
    ada.delete(f"crm/contact/{acme}")
    portal.owner.delete("crm/contact/tag", tagName="VIP")
    assert restore(ada, "contact", acme).status == 200
    assert ada.get(f"crm/contact/tag/{acme}").response == ["Press"]
    assert is_whole(portal)


def merged(client: Client) -> tuple[int, int]:
    """Make two contacts of one, and return what was."""
    acme, other = company(client, "Acme", about="Steel")["id"], company(client, "Other")["id"]
    for number in (acme, other):
        mail = {"infoType": "Email", "data": f"{number}@acme.example", "category": "Work"}
        client.post(f"crm/contact/{number}/data", mail)
    client.post(f"crm/contact/{acme}/tag", {"tagName": "VIP"})
    deal = client.post("crm/opportunity", draft(client, contactid=acme, members=[acme])).response["id"]
    both_events(client, acme, deal)
    return acme, other


def test_of_a_merge_the_whole_comes_back(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    acme, other = merged(ada)
    before = contents(portal)
    assert ada.put("crm/contact/merge", {"fromcontactid": acme, "tocontactid": other}).status == 200
    after = contents(portal)
    (told,) = ada.get("crm/changes", kind="contact", recordId=acme, count=1).response
    assert (told["verb"], told["after"]) == ("deleted", {"mergedInto": other})
    assert restore(bob, "contact", acme).status == 403
    assert restore(ada, "contact", acme).status == 200
    assert contents(portal) == before
    newest = ada.get("crm/changes", count=1).response[0]
    assert ada.put(f"crm/changes/{newest['id']}/undo").status == 200
    assert contents(portal) == after
    assert restore(ada, "contact", acme).status == 200
    assert contents(portal) == before


def test_of_a_merge_nothing_comes_back_by_halves(portal: Portal) -> None:
    ada = portal.user("ada")
    acme, other = merged(ada)
    ada.put("crm/contact/merge", {"fromcontactid": acme, "tocontactid": other})
    ada.put(f"crm/contact/company/{other}", {"companyName": "Other", "about": "Wood", "shareType": 1})
    after = contents(portal)
    refused = restore(ada, "contact", acme)
    conflicts = [
        (each["kind"], each["recordId"], each["reason"], each["field"], each["found"])
        for each in refused.json["error"]["data"]["conflicts"]
    ]
    assert (refused.status, conflicts) == (409, [("contact", other, "changed", "about", "Wood")])
    assert contents(portal) == after
    assert portal.owner.delete(f"crm/trash/{in_trash(ada, 'contact', acme)}").status == 200
    assert contents(portal) == after
    assert is_whole(portal)


def test_a_file_shows_to_who_saw_it_by_its_event(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    acme = company(ada, "Acme", shareType=0, managerList=[ada.id, bob.id])["id"]
    category = ada.get("crm/history/category").response[0]["id"]
    file = uploaded(ada, "offer.pdf", b"%PDF-1.7 offer")
    body = {"contactId": acme, "content": "We met", "categoryId": category, "fileId": [file]}
    ada.post("crm/history", body)
    ada.delete(f"crm/files/{file}")
    for client, seen in ((ada, ["offer.pdf"]), (bob, ["offer.pdf"]), (eve, [])):
        assert [item["title"] for item in client.get("crm/trash", kind="file").response] == seen
    ada.delete(f"crm/contact/{acme}")
    assert [item["title"] for item in bob.get("crm/trash", kind="file").response] == ["offer.pdf"]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("<p>We <b>met</b> &amp; talked</p><p>at length</p>", "We met & talked"),
        ("  \n first\nsecond", "first"),
        ("1 < 2", "1 < 2"),
        ("<img src='x'>", ""),
    ],
)
def test_an_event_has_a_plain_title(portal: Portal, content: str, title: str) -> None:
    acme = company(portal.owner, "Acme")["id"]
    category = portal.owner.get("crm/history/category").response[0]["id"]
    body = {"contactId": acme, "content": content, "categoryId": category}
    event = portal.owner.post("crm/history", body).response["id"]
    created = portal.owner.get("crm/changes", count=1).response[0]["id"]
    portal.owner.delete(f"crm/history/{event}")
    assert [each["title"] for each in portal.owner.get("crm/trash").response] == [title]
    restore(portal.owner, "event", event)
    assert portal.owner.put(f"crm/changes/{created}/undo").status in {200, 409}
    assert [each["title"] for each in portal.owner.get("crm/trash").response] in ([title], [])
