"""Boards under a finger: it drags where it rests first, and scrolls where it does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.web.chores import Chores, chores, day, wait_for
from tests.web.deals import Deals, deals
from tests.web.served import Served

TABLET = {"width": 1180, "height": 820}
REST = 450
"""Milliseconds that a finger rests: longer than boards ask for, and short of the browser's own long press."""


@pytest.fixture
def tablet(browser: Browser, seeded: Served) -> Iterator[Page]:
    """The owner's page on a screen that is touched."""
    context = browser.new_context(
        base_url=seeded.address, viewport=TABLET, locale="en-US", has_touch=True, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    told = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
    assert context.request.post("/api/2.0/authentication", data=told).status == 201
    yield context.new_page()
    context.close()


class Finger:
    """One finger on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def tell(self, kind: str, *points: tuple[float, float]) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    def drag(self, what: Locator, where: Locator) -> None:
        """Rest on something until it is lifted, lead it over to a place, and let go."""
        start, end = what.bounding_box(), where.bounding_box()
        assert start
        assert end
        x, y = start["x"] + 12, start["y"] + 8
        to_x, to_y = end["x"] + end["width"] / 2, end["y"] + 140
        self.tell("touchStart", (x, y))
        self.page.wait_for_timeout(REST)
        for step in range(1, 9):
            self.tell("touchMove", (x + (to_x - x) * step / 8, y + (to_y - y) * step / 8))
        expect(where).to_have_attribute("data-over", "true")
        self.tell("touchEnd")

    def swipe(self, what: Locator, up: int) -> None:
        """Put the finger on something and lead it up at once."""
        box = what.bounding_box()
        assert box
        x, y = box["x"] + 12, box["y"] + 8
        self.tell("touchStart", (x, y))
        for step in range(1, 9):
            self.tell("touchMove", (x, y - up * step / 8))
        self.tell("touchEnd")


def place(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        yield found


@pytest.fixture
def tasks(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def test_a_finger_moves_an_opportunity(tablet: Page, made: Deals) -> None:
    deal = made.make("Berth booking")
    first, second = (place(tablet, made.stage(0, number)["title"]) for number in (0, 1))
    tablet.goto("/opportunities/board")
    card = first.get_by_role("link", name="Berth booking")
    expect(card).to_be_visible()
    Finger(tablet).drag(card, second)
    expect(second.get_by_role("link", name="Berth booking")).to_be_visible()
    expect(tablet.get_by_role("menu")).to_have_count(0)
    made.expect(deal, stage=made.stage(0, 1)["id"])


def test_a_finger_moves_a_task(tablet: Page, tasks: Chores) -> None:
    task = tasks.task("Ring Ada", ahead=1)
    tablet.goto("/tasks/board")
    card = place(tablet, "Tomorrow").get_by_role("button", name="Ring Ada", exact=True)
    expect(card).to_be_visible()
    Finger(tablet).drag(card, place(tablet, "Today"))
    expect(place(tablet, "Today").get_by_role("button", name="Ring Ada", exact=True)).to_be_visible()
    wait_for(lambda: tasks.portal.get(f"crm/task/{task}")["deadLine"][:10], day(0))


def test_a_finger_that_does_not_rest_scrolls(tablet: Page, made: Deals) -> None:
    for number in range(14):
        made.make(f"Deal {number}", expectedCloseDate=f"2030-01-{number + 1:02}")
    first = place(tablet, made.stage(0)["title"])
    tablet.goto("/opportunities/board")
    expect(first.get_by_role("link", name="Deal 5,")).to_be_visible()
    Finger(tablet).swipe(first.get_by_role("link", name="Deal 5,"), 500)
    expect(first.get_by_role("link", name="Deal 10,")).to_be_in_viewport()
    expect(first.get_by_role("link", name="Deal 0,")).not_to_be_in_viewport()
    assert all(made.read(deal)["stage"]["id"] == made.stage(0)["id"] for deal in made.made)
