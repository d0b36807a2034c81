"""More tasks than one answer of the API holds: board and calendar read what is looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, chores, day, wait_for
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

MANY = 105
"""More than a page of a list."""
PORTION = 25


@pytest.fixture
def made(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        for number in range(MANY):
            found.task(f"Ring {number:03}", ahead=1, at=f"{8 + number // 60:02}:{number % 60:02}")
        yield found


def place(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def test_a_column_of_the_board(page: Page, made: Chores) -> None:
    page.goto("/tasks/board")
    tomorrow = place(page, "Tomorrow")
    first = tomorrow.get_by_role("button", name="Ring 000", exact=True)
    last = tomorrow.get_by_role("button", name=f"Ring {MANY - 1}", exact=True)
    expect(tomorrow.get_by_role("list", name=f"{MANY} open tasks")).to_be_visible()
    expect(last).to_have_count(0)
    first.focus()
    page.keyboard.press("End")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    expect(first).to_have_count(0)
    last.hover()
    page.get_by_role("button", name=f"Actions for Ring {MANY - 1}").click()
    page.get_by_role("menuitem", name="Move to: Today").click()
    expect(place(page, "Today").get_by_role("button", name=f"Ring {MANY - 1}", exact=True)).to_be_visible()
    expect(tomorrow.get_by_role("list", name=f"{MANY - 1} open tasks")).to_be_visible()
    wait_for(lambda: sum(task["deadLine"][:10] == day(0) for task in made.tasks()), 1)


def test_a_day_of_the_calendar(page: Page, made: Chores) -> None:
    def tell_of_more(route: Route) -> None:
        """Say of the answer for all days at once that it does not hold them all."""
        answer = route.fetch()
        route.fulfill(response=answer, json=answer.json() | {"total": 1001})

    page.route("**/crm/task/filter?*count=1000*", tell_of_more)
    page.goto(f"/tasks/calendar?at={day(1)}")
    rest = page.get_by_role("button", name=f"{MANY - 2} more")
    expect(rest).to_be_visible()
    expect(page.locator("[data-stale]")).to_have_count(0)
    assert_accessible(page)
    rest.click()
    listed = page.get_by_role("dialog").get_by_role("listitem")
    expect(listed).to_have_count(PORTION)
    page.get_by_role("button", name=f"Show {MANY - PORTION} more").click()
    expect(listed).to_have_count(2 * PORTION)
    expect(listed.last).to_contain_text(f"Ring {2 * PORTION - 1:03}")
    page.unroute_all(behavior="wait")
