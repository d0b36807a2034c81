"""Lists of tasks: filters, orders, pages, access, and what they cost (sheet 05, section 4.2)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements, info
from tests.wire.opportunity_records import ILLEGAL, NOBODY, case, company, opportunity, person, private_to
from tests.wire.task_records import FILTER, hung_on, ids, task, titles

from rapport.store import paging

ORDERS = ("", "deadLine", "title", "category", "contact", "contactManager", "id", "created")


def named(portal: Portal, first: str, last: str) -> Client:
    """Return a client whose person has these names."""
    client = portal.user(f"{first}{last}".lower() or "nameless")
    body = {"firstname": first or "x", "lastname": last}
    assert portal.owner.put(f"people/{client.id}", body).status == 200
    return client


def test_filters(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    ann = person(ada, "Ann", companyId=northwind)
    refit, leak = opportunity(ada), case(ada)
    one = task(ada, title="Call Nordwind", contactId=northwind, deadline="2030-01-01", categoryId=2)
    two = task(
        ada, title="Write", description="about the call", contactId=ann, deadline="2030-01-02T10:00:00"
    )
    three = task(bob, title="Offer", entityType="opportunity", entityId=refit, deadline="2030-01-03")
    four = task(bob, title="Repair", entityType="case", entityId=leak, deadline="2030-01-04", categoryId=2)
    ada.put(f"crm/task/{two}/close")
    get = ada.get
    assert ids(get(FILTER)) == [one, three, four, two]
    assert ids(get(FILTER, responsibleid=bob.id)) == [three, four]
    assert (
        ids(get(FILTER, responsibleid=NOBODY))
        == ids(get(FILTER, responsibleid=""))
        == [one, three, four, two]
    )
    assert ids(get(FILTER, categoryid=2)) == [one, four]
    assert ids(get(FILTER, categoryid=0)) == ids(get(FILTER, categoryid=-1)) == [one, three, four, two]
    assert ids(get(FILTER, categoryid=12)) == []
    assert ids(get(FILTER, isClosed=True)) == [two]
    assert ids(get(FILTER, isClosed=False)) == [one, three, four]
    assert ids(get(FILTER, isClosed="")) == [one, three, four, two]
    assert ids(get(FILTER, fromDate="2030-01-03")) == [three, four]
    assert ids(get(FILTER, toDate="2030-01-02")) == [one]
    assert ids(get(FILTER, toDate="2030-01-02T23:59:59")) == [one, two]
    assert ids(get(FILTER, fromDate="2030-01-02T10:00:00Z", toDate="2030-01-03T00:00:00Z")) == [three, two]
    assert ids(get(FILTER, entityType="contact", entityid=northwind)) == [one, two]
    assert ids(get(FILTER, entityType="Contact", entityid=ann)) == [two]
    assert ids(get(FILTER, entityType="opportunity", entityid=refit)) == [three]
    assert ids(get(FILTER, entityType="CASE", entityid=leak)) == [four]
    assert ids(get(FILTER, entityType="case", entityid=4711)) == []
    assert ids(get(FILTER, entityType="contact", entityid=4711)) == []
    assert ids(get(FILTER, entityType="case", entityid=0)) == [one, three, four, two]
    assert ids(get(FILTER, entityid=leak)) == [one, three, four, two]
    assert ids(get(FILTER, filterValue="call")) == [one, two]
    assert ids(get(FILTER, filterValue="CALL nord")) == [one]
    assert ids(get(FILTER, filterValue='"about the"')) == [two]
    assert ids(get(FILTER, filterValue="about, the")) == []
    assert ids(get(FILTER, filterValue="call", isClosed=False, categoryid=2)) == [one]
    nothing = get(FILTER, responsibleid=bob.id, isClosed=True)
    assert (nothing.response, nothing.total) == ([], 0)


def test_the_search_follows_changes(portal: Portal) -> None:
    ada = portal.user("ada")
    made = task(ada, title="Straße", description="quay")
    for word in ("strasse", "QUA", "stra quay"):
        assert ids(ada.get(FILTER, filterValue=word)) == [made], word
    ada.put(f"crm/task/{made}", {"title": "Lane", "deadline": "2030-01-01", "categoryid": 1})
    assert ids(ada.get(FILTER, filterValue="quay")) == []
    assert ids(ada.get(FILTER, filterValue="lane")) == [made]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"entityType": "person", "entityid": 1}, ILLEGAL),
        ({"entityType": "task"}, ILLEGAL),
        ({"responsibleid": "me"}, "Unrecognized Guid format."),
        ({"isClosed": "maybe"}, "String was not recognized as a valid Boolean."),
        ({"categoryid": "one"}, "Input string was not in a correct format."),
        ({"fromDate": "yesterday"}, "invalid date time format: yesterday"),
        ({"toDate": "2030-13-01"}, "invalid date time format: 2030-13-01"),
    ],
)
def test_wrong_filters_are_refused(portal: Portal, wrong: dict[str, Any], message: str) -> None:
    answer = portal.owner.get(FILTER, **wrong)
    assert (answer.status, answer.error) == (400, message)


def _lots(portal: Portal) -> None:
    """Make tasks that every order sorts in another way; titles tell them."""
    ada, bea, cy = named(portal, "Zoe", "Ames"), named(portal, "Amy", "Berg"), named(portal, "", "")
    owner = portal.owner
    acme, zeta = company(owner, "Acme"), company(owner, "Zeta")
    # Title, responsible, deadline, category, contact, closed, in the order of their ids.
    lots = [
        ("b", bea, "2030-01-03", 3, zeta, False),
        ("A", ada, "2030-01-02", 1, 0, False),
        ("c", cy, "2030-01-01", 2, acme, False),
        ("d", ada, "2030-01-02", 1, acme, False),
        ("E", bea, "2029-01-02", 2, 0, True),
        ("f", ada, "2029-01-01", 1, zeta, True),
    ]
    for number, (title, who, deadline, category, contact, closed) in enumerate(lots, start=1):
        made = task(
            owner,
            title=title,
            deadline=deadline,
            categoryId=category,
            contactId=contact,
            responsibleId=who.id,
        )
        owner.put(f"crm/task/{made}/creationdate", {"creationDate": f"2020-01-{(number * 2) % 7 + 1:02d}"})
        if closed:
            owner.put(f"crm/task/{made}/close")
    orphan = task(owner, title="g", deadline="2030-01-09", categoryId=9, responsibleId=None)
    owner.put(f"crm/task/{orphan}/creationdate", {"creationDate": "2020-02-01"})


@pytest.mark.parametrize("few", [paging.FEW, 0], ids=["sorted", "walked"])
def test_orders(portal: Portal, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(paging, "FEW", few)
    _lots(portal)
    get = portal.owner.get
    orders: dict[str, tuple[str, str]] = {
        "": ("cAdbg" + "fE", "cAdbg" + "fE"),
        "deadLine": ("cAdbg" + "fE", "gbAdc" + "Ef"),
        "TITLE": ("Abcdg" + "Ef", "gdcbA" + "fE"),
        "category": ("Adcbg" + "fE", "gbcAd" + "Ef"),
        "contact": ("cdbAg" + "fE", "bcdAg" + "fE"),
        # Last names: Ames, Berg; nobody and the nameless come last whatever the direction.
        "contactManager": ("Adbcg" + "fE", "bAdcg" + "Ef"),
        "id": ("bAcdg" + "Ef", "gdcAb" + "fE"),
        "created": ("dbEAfcg", "gcfAEbd"),
        "nonsense": ("cAdbg" + "fE", "cAdbg" + "fE"),
    }
    for key, expected in orders.items():
        for direction, order in zip(("ascending", "descending"), expected, strict=True):
            found = "".join(titles(get(FILTER, sortBy=key, sortOrder=direction)))
            assert found == order, (key, direction)
            pages = [
                titles(get(FILTER, sortBy=key, sortOrder=direction, count=2, startIndex=start))
                for start in range(0, 8, 2)
            ]
            assert "".join("".join(page) for page in pages) == order, (key, direction)
            # The same with filters that all pass.
            narrowed = get(FILTER, sortBy=key, sortOrder=direction, fromDate="2000-01-01")
            assert "".join(titles(narrowed)) == order, (key, direction)
            half = "".join(titles(get(FILTER, sortBy=key, sortOrder=direction, isClosed=True)))
            assert half == "".join(title for title in order if title in "Ef"), (key, direction)


def test_people_of_one_name_and_without_first_names(portal: Portal) -> None:
    one, two, three = named(portal, "Bo", "Lee"), named(portal, "Al", "Lee"), named(portal, "Xi", "")
    for who in (three, one, two):
        task(portal.owner, title=who.id, responsibleId=who.id)
    everybody = portal.owner.get(FILTER, sortBy="contactManager")
    assert titles(everybody) == [two.id, one.id, three.id]
    everybody = portal.owner.get(FILTER, sortBy="contactManager", sortOrder="descending")
    assert titles(everybody) == [one.id, two.id, three.id]
    portal.owner.put(f"people/{two.id}", {"firstname": "Al", "lastname": "Abel"})
    portal.owner.put(f"people/{one.id}", {"firstname": "Bo", "lastname": "Zorn"})
    assert titles(portal.owner.get(FILTER, sortBy="contactManager")) == [two.id, one.id, three.id]


def test_a_renamed_contact_takes_its_tasks_along(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = company(ada, "Alpha"), company(ada, "Beta")
    first, second = task(ada, contactId=one), task(ada, contactId=two)
    assert ids(ada.get(FILTER, sortBy="contact")) == [first, second]
    assert ada.put(f"crm/contact/company/{one}", {"companyName": "Zeta", "shareType": 1}).status == 200
    assert ids(ada.get(FILTER, sortBy="contact")) == [second, first]
    body = {
        "title": "x",
        "deadline": "2030-01-01",
        "categoryid": 1,
        "responsibleid": ada.id,
        "contactid": two,
    }
    ada.put(f"crm/task/{first}", body)
    ada.put(f"crm/task/{second}", body | {"contactid": 0})
    assert ids(ada.get(FILTER, sortBy="contact")) == [first, second]


def test_pages_are_cut_and_continued(portal: Portal) -> None:
    for number in range(5):
        task(portal.owner, title=f"Task {number}")
    first = portal.owner.get(FILTER, count=2)
    assert (titles(first), first.total, first.json["nextIndex"]) == (["Task 0", "Task 1"], 5, 3)
    last = portal.owner.get(FILTER, count=2, startIndex=4)
    assert (titles(last), last.total) == (["Task 4"], 5)
    assert "nextIndex" not in last.json
    beyond = portal.owner.get(FILTER, count=2, startIndex=9)
    assert (beyond.response, beyond.total) == ([], 5)


@pytest.mark.parametrize("kind", ["contact", "opportunity", "case"])
def test_lists_hide_what_hangs_on_hidden_records(portal: Portal, kind: str) -> None:
    ada, bob, cay, dan = (portal.user(name) for name in ("ada", "bob", "cay", "dan"))
    if kind == "contact":
        hidden, shown = company(ada, shareType=0, managerList=[ada.id, cay.id]), company(ada)
    elif kind == "opportunity":
        hidden, shown = opportunity(ada, **private_to(ada, cay)), opportunity(ada)
    else:
        hidden, shown = case(ada, **private_to(ada, cay)), case(ada)
    secret = task(ada, title="Secret", responsibleId=dan.id, **hung_on(kind, hidden))
    plain = task(ada, title="Plain", **hung_on(kind, shown))
    loose = task(ada, title="Loose")
    for client in (ada, cay, dan, portal.owner):
        assert sorted(ids(client.get(FILTER))) == [secret, plain, loose]
    for sort_by in ORDERS:
        answer = bob.get(FILTER, sortBy=sort_by, count=1)
        assert (answer.total, len(answer.response)) == (2, 1)
        assert secret not in ids(bob.get(FILTER, sortBy=sort_by, sortOrder="descending"))
    assert bob.get(FILTER, filterValue="secret").response == []
    assert bob.get(FILTER, entityType=kind, entityid=hidden).total == 0
    _share(ada, kind, hidden)
    assert sorted(ids(bob.get(FILTER))) == [secret, plain, loose]


def _share(client: Client, kind: str, record: int) -> None:
    body = {"isShared": True} if kind == "contact" else {"isPrivate": False}
    assert client.put(f"crm/{kind}/{record}/access", body).status == 200


def test_contact_and_entity_both_have_to_be_seen_in_lists(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden, shown = company(ada, shareType=0, managerList=[ada.id]), company(ada)
    deal, secret_deal = opportunity(ada), opportunity(ada, **private_to(ada))
    made = {
        (contact, entity): task(ada, contactId=contact, entityType="opportunity", entityId=entity)
        for contact in (hidden, shown)
        for entity in (deal, secret_deal)
    }
    assert ids(bob.get(FILTER)) == [made[shown, deal]]
    # By its id, the contact alone decides.
    readable = {pair for pair, each in made.items() if bob.get(f"crm/task/{each}").status == 200}
    assert readable == {(shown, deal), (shown, secret_deal)}


@pytest.mark.parametrize("sort_by", ORDERS)
def test_a_page_takes_as_many_statements_for_fifty_as_for_one(portal: Portal, sort_by: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")

    def make(number: int) -> None:
        for place in range(number):
            firm = company(ada, shareType=0, managerList=[ada.id])
            info(ada, firm, "Email", "x@example.com", isPrimary=True)
            deal = opportunity(ada, **private_to(ada))
            who = (ada, bob)[place % 2]
            task(ada, responsibleId=who.id, contactId=firm, entityType="opportunity", entityId=deal)
        task(ada, entityType="case", entityId=case(ada), categoryId=2)

    def statements(count: int) -> int:
        parameters = {"sortBy": sort_by, "isClosed": False, "filterValue": "call", "count": count}
        return fewest_statements(portal, lambda: ada.get(FILTER, **parameters).response)

    make(1)
    few, counting = statements(100), statements(1)
    make(49)
    assert statements(100) == few <= 10
    assert statements(1) == counting <= 10
