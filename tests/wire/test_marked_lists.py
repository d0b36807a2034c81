"""Lists read by the marks of a filter: the same rows, order, pages and totals as when they are collected and sorted.

What makes a portal large enough for marks is set down to nothing here: every filter then matches too much to be
sorted, and an order is walked for a few rows before the filter is marked.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.portals import Client, Portal
from tests.wire.contact_records import tag
from tests.wire.opportunity_records import case, company, ids, opportunity, person, private_to, tagged

from rapport.core.kinds import Kind
from rapport.store import marking, paging
from rapport.store.walking import pages

DEALS, CONTACTS = "crm/opportunity/filter", "crm/contact/filter"
EXAMPLES = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ORDERS = {
    DEALS: ("stage", "title", "responsible", "bidvalue", "dateandtime", "created", "id"),
    CONTACTS: ("displayName", "contactType", "created", "firstName", "lastName", "history", "id"),
}
FILTERS: dict[str, tuple[dict[str, Any], ...]] = {
    DEALS: (
        {"filterValue": "solar"},
        {"filterValue": "ol r"},
        {"tags": "Hot"},
        {"tags": "Hot", "filterValue": "solar"},
        {"filterValue": "solar", "opportunityStagesid": 1},
    ),
    CONTACTS: (
        {"filterValue": "north"},
        {"filterValue": "north", "contactListView": "person"},
        {"responsibleid": "bob"},
        {"tags": "Hot", "contactListView": "company"},
        {"tags": "Hot"},
    ),
}


@st.composite
def questions(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    path = draw(st.sampled_from((DEALS, CONTACTS)))
    order = {"sortBy": draw(st.sampled_from(ORDERS[path]))}
    order["sortOrder"] = draw(st.sampled_from(("ascending", "descending")))
    return path, {**draw(st.sampled_from(FILTERS[path])), **order}


def fill(portal: Portal, ada: Client, bob: Client) -> None:
    """Make deals and contacts, some of them closed to one of the two; words lie together at either end of titles."""
    made = []
    for number in range(24):
        title = f"{('Zenith', 'Alder', 'Solar')[number % 3]} {'solar' if number % 4 else 'wind'} {number % 5}"
        closed = private_to(ada) if number % 6 == 0 else private_to(bob) if number % 6 == 5 else {}
        who = (ada, bob)[number % 2]
        stage, date = (1, 6, 8)[number % 3], f"2024-01-{number % 7 + 1:02d}T00:00:00Z"
        values = {"bidValue": number % 5, "expectedCloseDate": date, "actualCloseDate": date}
        made.append(opportunity(who, title=title, stageid=stage, **values, **closed))
    tagged(portal, Kind.OPPORTUNITY, "Hot", *made[::2])
    kept = []
    for number in range(9):
        managed = {"shareType": 0, "managerList": [(ada, bob)[number % 2].id]} if number % 3 else {}
        kept.append(company(portal.owner, f"{('North', 'South')[number % 2]} {number % 4}", **managed))
        name = ("Ann", "Nora", "Northrup")[number % 3]
        kept.append(person(portal.owner, name, f"Lee{number % 2}", companyId=kept[-1], **managed))
    tag(portal, "Hot", *kept[::2])


def listed(
    client: Client, path: str, size: int, parameters: dict[str, Any]
) -> tuple[list[int], set[int | None]]:
    """Return the ids of all pages one after another, and the totals that they told."""
    found: list[int] = []
    totals: set[int | None] = set()
    while True:
        page = client.get(path, count=size, startIndex=len(found), **parameters)
        totals.add(page.total)
        if not page.response:
            return found, totals
        found += ids(page)


@EXAMPLES
@given(
    asked=st.lists(questions(), min_size=1, max_size=4),
    size=st.integers(1, 7),
    near=st.sampled_from((0, 1, 3, 1000)),
    near_by_marks=st.sampled_from((0, 2, 1000)),
    far=st.sampled_from((0, 1, 3)),
)
def test_marks_change_nothing(  # noqa: PLR0917  as many as there are sizes
    portal: Portal,
    asked: list[tuple[str, dict[str, Any]]],
    size: int,
    near: int,
    near_by_marks: int,
    far: int,
) -> None:
    cast = portal.__dict__.setdefault("cast", {})
    if not cast:
        cast.update(ada=portal.user("ada"), bob=portal.user("bob"), owner=portal.owner)
        fill(portal, cast["ada"], cast["bob"])
    asked = [(path, _of(cast, parameters)) for path, parameters in asked]

    def all_lists() -> list[Any]:
        case(portal.owner)  # nothing that was remembered holds any longer
        return [
            [listed(client, path, size, parameters) for client in cast.values()] for path, parameters in asked
        ]

    sorted_lists = all_lists()
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (paging, "FEW", 0),
            (paging, "HANDFUL", 0),
            (marking, "MOST_LEFT_BEHIND", 0),
            (pages, "NEAR", near),
            (pages, "NEAR_BY_MARKS", near_by_marks),
            (pages, "FAR", far),
        ):
            patch.setattr(module, name, value)
        _forget_statements(portal)
        assert all_lists() == sorted_lists
    _forget_statements(portal)


def _of(cast: dict[str, Client], parameters: dict[str, Any]) -> dict[str, Any]:
    if "responsibleid" not in parameters:
        return parameters
    return {**parameters, "responsibleid": cast[parameters["responsibleid"]].id}


def _forget_statements(portal: Portal) -> None:
    """Have statements built anew: what decides between two ways is part of them."""
    portal.within(lambda work: work.reference_changed())


@pytest.fixture
def marking_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in (
        (paging, "FEW"),
        (paging, "HANDFUL"),
        (pages, "NEAR"),
        (marking, "MOST_LEFT_BEHIND"),
    ):
        monkeypatch.setattr(module, name, 0)


@pytest.mark.usefixtures("marking_all")
def test_a_list_read_by_marks_follows_every_change(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    made = [opportunity(ada, title=f"Solar {number}") for number in range(4)]
    other = opportunity(ada, title="Wind")
    wanted = {"filterValue": "solar", "sortBy": "title", "sortOrder": "descending", "count": 3}

    def seen(client: Client) -> tuple[list[int], int | None]:
        page = client.get(DEALS, **wanted)
        return ids(page), page.total

    for _ in range(2):
        assert seen(ada) == seen(bob) == (made[:0:-1], 4)
    title = {"title": "Solar 9", "responsibleid": ada.id, "stageid": 1, "bidCurrencyAbbr": "USD"}
    ada.put(f"crm/opportunity/{other}", {**title, "isPrivate": True, "accessList": [ada.id]})
    assert seen(ada) == ([other, made[3], made[2]], 5)
    assert seen(bob) == (made[:0:-1], 4)
    ada.delete(f"crm/opportunity/{made[3]}")
    assert seen(ada) == ([other, made[2], made[1]], 4)
    assert seen(bob) == ([made[2], made[1], made[0]], 3)


@pytest.mark.usefixtures("marking_all")
@pytest.mark.parametrize("path", [DEALS, CONTACTS])
def test_marking_takes_no_more_than_ten_statements(portal: Portal, path: str) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    fill(portal, ada, bob)
    parameters = {**FILTERS[path][0], "sortBy": "id", "sortOrder": "descending", "count": 2}
    assert (ada.get(path, **parameters).total or 0) > 2
    case(portal.owner)
    for first_since_the_change in (True, False):
        with portal.statements() as seen:
            assert ada.get(path, **parameters).count == 2
        assert len(seen) <= 10, (first_since_the_change, seen)


@pytest.mark.usefixtures("marking_all")
def test_ids_that_are_too_high_are_not_marked(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [opportunity(portal.owner, title=f"Solar {number}") for number in range(3)]
    monkeypatch.setattr(marking, "HIGHEST", made[1])
    page = portal.owner.get(DEALS, filterValue="solar", sortBy="title", sortOrder="descending", count=2)
    assert (ids(page), page.total) == ([made[2], made[1]], 3)


def test_a_handful_is_known_by_its_ids() -> None:
    assert marking.marks_of([]) == marking.Marks(0, ids=())
    assert marking.marks_of([5, 3, 5]) == marking.Marks(2, ids=(5, 3))
    many = marking.marks_of([*range(paging.HANDFUL), 7, 1000, 7])
    assert many is not None
    assert (many.count, many.ids, len(many.places)) == (paging.HANDFUL + 1, None, 1001)
