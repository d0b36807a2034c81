"""Lists of cases: filters, orders, pages (sheet 04, sections 5.4 and 5.5)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Answer, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import ILLEGAL, case, company, field, ids, person, private_to, tagged

from rapport.core.kinds import Kind

FILTER = "crm/case/filter"


def titles(answer: Answer) -> list[str]:
    return [item["title"] for item in answer.response]


def test_a_page_has_the_list_form_and_the_total(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    field(portal, Kind.CASE, "Heading", field_type=4, position=1)
    made = case(bob, "One")
    private = case(bob, "Two", **private_to(ada))
    case(bob, "Hidden", **private_to(bob))
    answer = ada.get(FILTER)
    assert (ids(answer), answer.count, answer.total) == ([made, private], 2, 2)
    assert answer.response[0] == ada.get(f"crm/case/{made}").response | {"customFields": []}
    assert {user["id"] for user in answer.response[1]["accessList"]} == {ada.id, bob.id}
    assert portal.owner.get(FILTER).total == 3


def test_conditions_join(portal: Portal) -> None:
    ada = portal.user("ada")
    peter = person(ada)
    severity = field(portal, Kind.CASE, "Severity", position=1)
    high = [{"key": severity, "value": "Very high"}]
    one = case(ada, "Leak in roof", members=[peter], customFieldList=high)
    two, three = case(ada, "Leak in cellar", members=[peter]), case(ada, "Noise")
    ada.put(f"crm/case/{two}/close")
    tagged(portal, Kind.CASE, "Wet", one, two)
    tagged(portal, Kind.CASE, "Dark", two)
    get = ada.get
    assert ids(get(FILTER, contactid=peter)) == [one, two]
    assert ids(get(FILTER, isClosed=True)) == [two]
    assert ids(get(FILTER, isClosed=False)) == [one, three]
    assert ids(get(FILTER, isClosed="")) == [one, three, two]
    assert ids(get(FILTER, contactid=peter, isClosed=False)) == [one]
    assert ids(get(FILTER, tags=["WET", "dark "])) == [two]
    assert ids(get(FILTER, tags=["Wet", "none"])) == ids(get(FILTER, tags=["Wet", "wet"])) == []
    assert ids(get(FILTER, filterValue="roof LEA")) == ids(get(FILTER, filterValue="high")) == [one]
    assert ids(get(FILTER, filterValue="roof high")) == []
    assert ids(get(FILTER, contactid=4711)) == []
    nothing = get(FILTER, filterValue="none")
    assert (nothing.response, nothing.total) == ([], 0)
    assert get(FILTER, isClosed="maybe").status == 400


def test_open_cases_come_first_whatever_the_direction(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    lots = [
        ("b", ada, "2024-01-02", False),
        ("A", ada, "2024-01-03", False),
        ("C", bob, "2024-01-04", True),
        ("Ä", bob, "2024-01-01", True),
    ]
    for title, maker, created, closed in lots:
        made = case(maker, title)
        portal.within(lambda work, made=made, created=created: _date(work, made, created))
        if closed:
            maker.put(f"crm/case/{made}/close")
    last = ["A", "b"], ["Ä", "C"]
    by_maker = [["b", "A"], ["C", "Ä"]]
    orders: dict[str, tuple[list[str], list[str]]] = {
        "": ([*last[0], *last[1]], [*last[0], *last[1]]),
        "title": ([*last[0], *last[1]], ["b", "A", "C", "Ä"]),
        "DateAndTime": (["b", "A", "Ä", "C"], ["A", "b", "C", "Ä"]),
        "createBy": ([*by_maker[0], *by_maker[1]], ["A", "b", "Ä", "C"]),
        "id": (["b", "A", "C", "Ä"], ["Ä", "C", "A", "b"]),
        "created": (["Ä", "b", "A", "C"], ["C", "A", "b", "Ä"]),
        "nonsense": ([*last[0], *last[1]], [*last[0], *last[1]]),
    }
    for key, (ascending, descending) in orders.items():
        assert titles(ada.get(FILTER, sortBy=key)) == ascending, key
        assert titles(ada.get(FILTER, sortBy=key, sortOrder="descending")) == descending, key
        pages = [
            titles(ada.get(FILTER, sortBy=key, sortOrder="descending", count=1, startIndex=start))
            for start in range(4)
        ]
        assert pages == [[title] for title in descending], key
    assert titles(ada.get(FILTER, sortBy="title", sortOrder="descending", isClosed=True)) == ["C", "Ä"]


def _date(work: Any, made: int, day: str) -> None:
    seconds = f"{day}T00:00:00+00:00"
    from_text = work.tx.exec_driver_sql
    if work.tx.dialect.name == "sqlite":
        from_text(f"UPDATE cases SET created_at = unixepoch('{seconds}') WHERE id = {made}")
    else:
        from_text(f"UPDATE cases SET created_at = '{seconds}' WHERE id = {made}")


def test_pages_are_cut_and_continued(portal: Portal) -> None:
    for number in range(5):
        case(portal.owner, f"Case {number}")
    first = portal.owner.get(FILTER, count=2)
    assert (titles(first), first.total, first.json["nextIndex"]) == (["Case 0", "Case 1"], 5, 3)
    last = portal.owner.get(FILTER, count=2, startIndex=4)
    assert (titles(last), last.total) == (["Case 4"], 5)
    assert "nextIndex" not in last.json


def test_suggestions_by_words_of_the_title(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    path = "crm/case/byprefix"
    roof, cellar = case(ada, "Leak in roof"), case(ada, "Leak in cellar")
    case(ada, "Leak in secret", **private_to(ada))
    ada.put(f"crm/case/{cellar}/close")
    assert ids(bob.get(path, prefix="ROO lea")) == [roof]
    assert ids(bob.get(path, prefix="leak")) == ids(bob.get(path)) == [cellar, roof]
    answer = bob.get(path, prefix="leak", contactID=0)
    assert (ids(answer), answer.total) == ([cellar, roof], None)
    assert bob.get(path, prefix="x" * 1001).status == 400
    for number in range(30):
        case(ada, f"Aaa {number}", **private_to(ada))
    assert ids(bob.get(path)) == [cellar, roof]
    assert len(ada.get(path).response) == 30


def test_suggestions_among_a_contacts_own(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    path = "crm/case/byprefix"
    one, two = (case(ada, title, members=[northwind]) for title in ("Tall Tower", "Tall gate"))
    case(ada, "Tall secret", members=[northwind], **private_to(ada))
    ada.put(f"crm/case/{two}/close")
    answer = bob.get(path, prefix="Tall", contactID=northwind)
    assert (ids(answer), answer.total) == ([one, two], 2)
    narrow = bob.get(path, prefix="ll g", contactID=northwind)
    assert (ids(narrow), narrow.total) == ([two], 1)
    assert bob.get(path, prefix="tall", contactID=northwind).response == []
    assert bob.get(path, contactID=northwind).error == ILLEGAL
    assert bob.get(path, contactID=peter).response == []


@pytest.mark.parametrize("path", [FILTER, "crm/case/byprefix"])
def test_guests_and_strangers_list_nothing(portal: Portal, path: str) -> None:
    assert portal.user("gus", guest=True).get(path).error == "Forbidden"
    assert portal.stranger.get(path).status == 401


@pytest.mark.parametrize("parameters", [{}, {"sortBy": "title", "sortOrder": "descending"}])
def test_a_page_takes_as_many_statements_for_fifty_as_for_one(
    portal: Portal, parameters: dict[str, Any]
) -> None:
    ada = portal.user("ada")
    severity = field(portal, Kind.CASE, "Severity", position=1)

    def make(number: int) -> None:
        for _ in range(number):
            hidden = person(ada, shareType=0, managerList=[ada.id])
            case(
                ada, members=[hidden], customFieldList=[{"key": severity, "value": "High"}], **private_to(ada)
            )

    def statements() -> int:
        return fewest_statements(portal, lambda: ada.get(FILTER, **parameters).response)

    make(1)
    few = statements()
    make(49)
    assert statements() == few <= 10
