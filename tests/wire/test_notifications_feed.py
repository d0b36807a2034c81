"""The feed: what others made that the caller may see (sheet 05, section 8)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from tests.portals import Answer, Client, Portal

from rapport.core.clock import NO_DATE, utc_now
from rapport.store.tables import cases, contacts, feed_readings, opportunities, tasks


def feed(client: Client, **parameters: Any) -> list[dict[str, Any]]:
    """Return what the items say of themselves, grouped ones after their first."""
    answer = client.get("feed/filter", onlyNew=parameters.pop("onlyNew", None), **parameters)
    return [told(each) for first in answer.response["feeds"] for each in (first, *first["groupedFeeds"])]


def told(item: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(item["feed"]))


def titles(client: Client, **parameters: Any) -> set[str]:
    return {each["Title"] for each in feed(client, **parameters)}


def make(client: Client, path: str, **fields: Any) -> int:
    answer: Answer = client.post(f"crm/{path}", fields)
    return int(answer.response["id"])


def company(client: Client, name: str, **fields: Any) -> int:
    return make(client, "contact/company", companyName=name, shareType=1, **fields)


def deal(client: Client, title: str, **fields: Any) -> int:
    stage = client.get("crm/opportunity/stage").response[0]["id"]
    given = {"stageid": stage, "responsibleid": client.id, "bidCurrencyAbbr": "EUR", **fields}
    return make(client, "opportunity", title=title, **given)


def add_task(portal: Portal, author: Client, title: str, responsible: Client, contact_id: int = 0) -> int:
    """Add a task as its author would."""
    now = utc_now()
    values = {
        "title": title,
        "description": "a\nb",
        "deadline": now,
        "responsible_id": responsible.id,
        "contact_id": contact_id,
        "category_id": 1,
        "is_closed": False,
        "created_by": author.id,
        "created_at": now,
        "modified_by": author.id,
        "modified_at": now,
    }
    statement = tasks.insert().values(values).returning(tasks.c.id)
    return portal.within(lambda work: int(work.tx.execute(statement).scalar_one()))


def test_what_an_item_looks_like(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    person = make(ada, "contact/person", firstName="Eve", lastName="Lee", about='x < y\n"z"', shareType=1)
    answer = bob.get("feed/filter").response
    assert list(answer) == ["feeds", "readedDate"]
    assert answer["readedDate"] == "0001-01-01T00:00:00.0000000Z"
    [item] = answer["feeds"]
    assert list(item) == [
        "feed",
        "module",
        "isToday",
        "isYesterday",
        "isTomorrow",
        "createdDate",
        "modifiedDate",
        "aggregatedDate",
        "timeReaded",
        "groupId",
        "groupedFeeds",
    ]
    assert (item["module"], item["isToday"], item["isYesterday"], item["isTomorrow"]) == (
        "contacts",
        True,
        False,
        False,
    )
    assert (item["timeReaded"], item["groupedFeeds"]) == (None, [])
    created = portal.rows(contacts)[0].created_at
    assert item["createdDate"] == created.strftime("%Y-%m-%dT%H:%M:%S.0000000Z")
    assert item["groupId"] == f"person_{ada.id}_{created:%Y.%m.%d}.{created.hour // 2 * 2}"
    moment = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert item["feed"] == json.dumps(
        {
            "Item": "person",
            "ItemId": str(person),
            "Id": f"person_{person}",
            "AuthorId": ada.id,
            "ModifiedBy": ada.id,
            "CreatedDate": moment,
            "ModifiedDate": moment,
            "Product": "crm",
            "Module": "contacts",
            "Title": "Eve Lee",
            "ItemUrl": f"/Products/CRM/Default.aspx?id={person}#profile",
            "Description": "x &lt; y<br/>&quot;z&quot;",
        },
        separators=(",", ":"),
    )


def test_every_kind_of_item(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    firm, other = company(ada, "Acme"), company(ada, "Zenith")
    roof = deal(ada, "Roof", contactid=firm)
    leak = make(ada, "case", title="Leak", members=[other, firm])
    call = add_task(portal, ada, "Call", bob, firm)
    found = {each["Id"]: each for each in feed(bob)}
    assert set(found) == {
        f"company_{firm}",
        f"company_{other}",
        f"deal_{roof}",
        f"cases_{leak}",
        f"crmTask_{call}",
    }
    infos = {
        key: (each["Module"], each.get("AdditionalInfo"), each.get("AdditionalInfo2"))
        for key, each in found.items()
    }
    assert infos[f"deal_{roof}"] == ("deals", "Acme", None)
    assert infos[f"cases_{leak}"] == ("cases", "Acme, Zenith", None)
    assert infos[f"crmTask_{call}"] == ("crmTasks", "Bob Test", "Acme")
    assert infos[f"company_{firm}"] == ("contacts", None, None)
    assert found[f"crmTask_{call}"]["ItemUrl"] == "/Products/CRM/Tasks.aspx"
    assert found[f"crmTask_{call}"]["Description"] == "a<br/>b"
    assert found[f"deal_{roof}"]["ItemUrl"] == f"/Products/CRM/Deals.aspx?id={roof}#profile"
    assert found[f"cases_{leak}"]["ItemUrl"] == f"/Products/CRM/Cases.aspx?id={leak}#profile"
    assert "Description" not in found[f"deal_{roof}"]


def test_nobody_sees_what_they_made_themselves(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    company(ada, "Acme")
    assert (titles(ada), titles(bob)) == (set(), {"Acme"})


def test_nobody_sees_what_is_hidden_from_them(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    boss = portal.user("boss", crm_admin=True)
    firm = make(ada, "contact/company", companyName="Secret Inc", shareType=0, managerList=[ada.id])
    deal(ada, "Hidden", isPrivate=True, accessList=[bob.id])
    make(ada, "case", title="Closed circle", isPrivate=True, accessList=[bob.id])
    deal(ada, "Open", contactid=firm)
    make(ada, "case", title="Public", members=[firm])
    add_task(portal, ada, "For Bob", bob, firm)
    assert titles(eve) == {"Open", "Public"}
    assert titles(bob) == {"Open", "Public", "Hidden", "Closed circle", "For Bob"}
    assert titles(boss) == {"Open", "Public", "Hidden", "Closed circle", "For Bob", "Secret Inc"}
    for client in (eve, bob):
        assert "Secret Inc" not in client.get("feed/filter").text
    assert (eve.get("feed/newfeedscount").response, boss.get("feed/newfeedscount").response) == (0, 0)
    company(ada, "News")
    assert [each.get("feed/newfeedscount").response for each in (eve, boss, ada)] == [1, 1, 0]


def test_counting_and_reading(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for number in range(3):
        company(ada, f"Firm {number}")
    assert bob.get("feed/newfeedscount").response == 3
    assert len(feed(bob, onlyNew=True)) == 3
    assert len(feed(bob, timeReaded="2024-01-01T00:00:00Z")) == 3
    assert bob.get("feed/newfeedscount").response == 3
    assert bob.put("feed/read").status == 200
    assert bob.get("feed/newfeedscount").response == 0
    assert feed(bob, onlyNew=True) == []
    assert len(feed(bob)) == 3
    _read_long_ago(portal)
    assert bob.get("feed/newfeedscount").response == 3
    assert len(feed(bob)) == 3
    assert bob.get("feed/newfeedscount").response == 0
    first = bob.get("feed/filter", timeReaded="2024-01-01T00:00:00Z").response["readedDate"]
    assert first == "2024-01-01T00:00:00.0000000Z"
    assert bob.get("feed/filter", onlyNew=True).response["readedDate"] != NO_DATE


def test_what_one_makes_in_a_while_hangs_together(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    for number in range(3):
        company(ada, f"Firm {number}")
    company(eve, "Other")
    deal(ada, "Roof")
    groups = [
        [told(each)["Title"] for each in (first, *first["groupedFeeds"])]
        for first in bob.get("feed/filter").response["feeds"]
    ]
    assert sorted(map(sorted, groups)) == [["Firm 0", "Firm 1", "Firm 2"], ["Other"], ["Roof"]]


def test_asking_for_less(portal: Portal) -> None:
    ada, bob, eve = portal.user("ada"), portal.user("bob"), portal.user("eve")
    company(ada, "Acme")
    company(eve, "Zenith")
    deal(ada, "Roof repair", description="the tiles")
    assert titles(bob, author=eve.id) == {"Zenith"}
    assert titles(bob, filterValue="roof") == {"Roof repair"}
    assert titles(bob, filterValue="tiles") == {"Roof repair"}
    assert titles(bob, product="crm", filterValue="zen") == {"Zenith"}
    assert titles(bob, product="projects") == set()
    today = utc_now().strftime("%Y-%m-%d")
    tomorrow = (utc_now() + timedelta(days=1)).strftime("%Y-%m-%d")
    assert len(titles(bob, **{"from": f"{today}T00:00:00", "to": f"{today}T00:00:00"})) == 3
    assert titles(bob, **{"from": f"{tomorrow}T00:00:00"}) == set()
    assert titles(bob, to="2020-01-01T00:00:00") == set()
    assert bob.get("feed/filter", filterValue="x" * 1001).status == 400


def test_pages(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for number in range(5):
        company(ada, f"Firm {number}")
        make(ada, "case", title=f"Case {number}")
    whole = [each["Title"] for each in feed(bob)]
    assert len(whole) == 10
    paged: set[str] = set()
    for start in range(0, 10, 3):
        page = titles(bob, startIndex=start, count=3)
        assert not page & paged
        paged |= page
    assert paged == set(whole)


def test_old_things_are_no_news(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    company(ada, "Acme")
    _age(portal, timedelta(days=13))
    assert bob.get("feed/newfeedscount").response == 1
    _age(portal, timedelta(days=2))
    assert bob.get("feed/newfeedscount").response == 0
    assert titles(bob) == set()


def test_who_may_not_use_the_crm_gets_nothing(portal: Portal) -> None:
    ada, guest = portal.user("ada"), portal.user("guest", guest=True)
    company(ada, "Acme")
    assert guest.get("feed/newfeedscount").response == 0
    assert titles(guest) == set()


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_statements_does_not_grow(portal: Portal, count: int) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for number in range(count):
        firm = company(ada, f"Firm {number}")
        deal(ada, f"Deal {number}", contactid=firm)
        make(ada, "case", title=f"Case {number}", members=[firm])
        add_task(portal, ada, f"Task {number}", bob, firm)
    bob.get("feed/filter")
    with portal.statements() as seen:
        assert len(feed(bob)) == count * 4
    assert len(seen) <= 8
    with portal.statements() as seen:
        bob.get("feed/newfeedscount")
    assert len(seen) == 3


def _age(portal: Portal, by: timedelta) -> None:
    def age(work: Any) -> None:
        for table in (contacts, opportunities, cases, tasks):
            for row in work.tx.execute(table.select()).all():
                values = {"created_at": row.created_at - by}
                work.tx.execute(table.update().where(table.c.id == row.id).values(values))

    portal.within(age)


def _read_long_ago(portal: Portal) -> None:
    portal.within(
        lambda work: work.tx.execute(feed_readings.update().values(contact_id=0, task_id=0, case_id=0))
    )
