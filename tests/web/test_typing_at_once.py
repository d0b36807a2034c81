"""What opens with a field has the focus there before anything else can be typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.web.chores import Chores, chores, day
from tests.web.conftest import WIDE
from tests.web.served import Served

# A keystroke is a task of its own: what has the focus in the one that follows the click gets the first of them.
CLICK = """async (element) => {
  element.click();
  await new Promise((next) => setTimeout(next));
  const { activeElement } = document;
  return activeElement.getAttribute('aria-label') ?? activeElement.labels?.[0]?.textContent ?? activeElement.tagName;
}"""


@pytest.fixture
def moving(browser: Browser, seeded: Served) -> Iterator[Page]:
    """A page of the owner, who likes things to move: what opens may be animated."""
    context = browser.new_context(base_url=seeded.address, viewport=WIDE, locale="en-US")
    told = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
    assert context.request.post("/api/2.0/authentication", data=told).status == 201
    yield context.new_page()
    context.close()


@pytest.fixture
def made(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def focused_after_click(what: Locator) -> str:
    expect(what).to_be_visible()
    found: str = what.evaluate(CLICK)
    return found


def test_a_day_of_the_calendar(moving: Page, made: Chores) -> None:
    moving.goto(f"/tasks/calendar?mode=week&at={day(7)}")
    days = moving.get_by_role("region").filter(has=moving.locator("time"))
    expect(days).to_have_count(7)
    adding = days.nth(2).get_by_role("button", name="Add a task")
    assert focused_after_click(adding) == "Add a task"
    moving.keyboard.type("visit Ada 10am")
    expect(moving.get_by_role("textbox", name="Add a task").last).to_have_value("visit Ada 10am")


def test_the_palette(moving: Page) -> None:
    # It is loaded when the page has nothing else to do.
    with moving.expect_response(lambda answer: "/assets/Palette-" in answer.url):
        moving.goto("/contacts")
    opener = moving.get_by_role("button", name="Search or jump to")
    moving.wait_for_load_state("networkidle")
    assert focused_after_click(opener) == "Search and commands"


def test_the_picker_of_a_card(moving: Page, seeded: Served) -> None:
    company = seeded.get("crm/contact/filter", filterValue="Atelier", contactListView=1)[0]["id"]
    moving.goto(f"/contacts/{company}")
    persons = moving.get_by_role("region", name="Persons")
    assert focused_after_click(persons.get_by_role("button", name="Add a person")) == "Add a person"
