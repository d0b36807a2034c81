"""The board of opportunities by stage, and the forecast by month."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.deals import Deals, assert_fits, day, deals
from tests.web.dragging import drag
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

NO_DATE = "0001-01-01T00:00:00.0000000Z"


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        found.make("Cold chain sensors", bidValue=20000, expectedCloseDate=day(-3))
        found.make("Berth booking", bidValue=5000, expectedCloseDate=day(40))
        found.make("Showroom refit", stage=found.stage(0, 1), bidValue=100, bidType=4, perPeriodValue=12)
        yield found


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def card(place: Locator, title: str) -> Locator:
    return place.get_by_role("link", name=title)


def test_a_card_is_dragged(page: Page, made: Deals) -> None:
    first, second = (column(page, made.stage(0, place)["title"]) for place in (0, 1))
    page.goto("/opportunities/board")
    expect(first).to_contain_text("$25,000")
    expect(second).to_contain_text("$1,200")
    assert_accessible(page)
    drag(page, card(first, "Cold chain sensors"), second)
    expect(card(second, "Cold chain sensors")).to_be_visible()
    expect(first).to_contain_text("$5,000")
    expect(second).to_contain_text("$21,200")
    made.expect(made.made[0], stage=made.stage(0, 1)["id"])
    page.get_by_role("button", name="Undo").click()
    expect(card(first, "Cold chain sensors")).to_be_visible()
    made.expect(made.made[0], stage=made.stage(0)["id"])


def test_a_card_is_won(page: Page, made: Deals) -> None:
    won = column(page, made.stage(1)["title"])
    page.goto("/opportunities/board")
    expect(won).to_contain_text("None today")
    drag(page, card(column(page, made.stage(0)["title"]), "Berth booking"), won)
    expect(won).to_contain_text("1 today")
    expect(won).to_contain_text("$5,000")
    made.expect(made.made[1], stage=made.stage(1)["id"])
    assert not made.read(made.made[1])["actualCloseDate"].startswith("0001")


def test_a_card_is_moved_by_keyboard_alone(page: Page, made: Deals) -> None:
    first, second, third = (column(page, made.stage(0, place)["title"]) for place in (0, 1, 2))
    page.goto("/opportunities/board")
    card(first, "Cold chain sensors").focus()
    page.keyboard.press("ArrowDown")
    expect(card(first, "Berth booking")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(card(second, "Showroom refit")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("Showroom refit picked up")).to_be_attached()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(f"Showroom refit is over {made.stage(0, 2)['title']}")).to_be_attached()
    page.keyboard.press("Space")
    expect(card(third, "Showroom refit")).to_be_visible()
    card(first, "Berth booking").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Berth booking")


def test_a_card_is_moved_by_its_menu(page: Page, made: Deals) -> None:
    third = made.stage(0, 2)["title"]
    page.goto("/opportunities/board")
    card(column(page, made.stage(0)["title"]), "Berth booking").hover()
    page.get_by_role("button", name="Actions for Berth booking").click()
    move = page.get_by_role("menuitem", name=f"Move to {third}")
    expect(move).to_be_visible()
    assert_accessible(page)
    move.click()
    expect(card(column(page, third), "Berth booking")).to_be_visible()


def test_a_refused_move_is_taken_back(page: Page, made: Deals) -> None:
    first, second = (column(page, made.stage(0, place)["title"]) for place in (0, 1))
    refusal = {"status": 1, "statusCode": 403, "error": {"message": "Access Denied", "data": {}}}

    def refuse(route: Route) -> None:
        route.fulfill(status=403, json=refusal)

    page.route("**/api/2.0/crm/opportunity/*/stage/*", refuse)
    page.goto("/opportunities/board")
    expect(card(first, "Berth booking")).to_be_visible()
    drag(page, card(first, "Berth booking"), second)
    expect(page.get_by_role("alert")).to_contain_text("You may not do that")
    expect(card(first, "Berth booking")).to_be_visible()
    expect(first).to_contain_text("$25,000")


def test_a_colleague_who_was_quicker_is_told_of(page: Page, made: Deals) -> None:
    first, second, third = (column(page, made.stage(0, place)["title"]) for place in (0, 1, 2))
    page.route("**/crm/live*", lambda _route: None)
    page.goto("/opportunities/board")
    expect(card(first, "Berth booking")).to_be_visible()
    made.change(made.made[1], stageid=made.stage(0, 2)["id"])
    drag(page, card(first, "Berth booking"), second)
    asked = page.get_by_role("alert").filter(has_text="“Berth booking”")
    expect(asked).to_contain_text(f"moved “Berth booking” to {made.stage(0, 2)['title']}")
    expect(card(third, "Berth booking")).to_be_visible()
    assert_accessible(page)
    asked.get_by_role("button", name="Leave it there").click()
    expect(asked).to_have_count(0)
    made.expect(made.made[1], stage=made.stage(0, 2)["id"])
    made.change(made.made[0], stageid=made.stage(0, 2)["id"])
    drag(page, card(first, "Cold chain sensors"), second)
    asked = page.get_by_role("alert").filter(has_text="“Cold chain sensors”")
    asked.get_by_role("button", name="Move anyway").click()
    expect(card(second, "Cold chain sensors")).to_be_visible()
    made.expect(made.made[0], stage=made.stage(0, 1)["id"])


def test_it_is_narrowed(page: Page, made: Deals) -> None:
    first = column(page, made.stage(0)["title"])
    page.goto("/opportunities/board?q=Berth")
    expect(card(first, "Berth booking")).to_be_visible()
    expect(card(first, "Cold chain sensors")).to_have_count(0)
    page.get_by_role("button", name="Stale").click()
    expect(page.get_by_role("button", name="Stale")).to_have_attribute("aria-pressed", "true")
    assert_accessible(page)
    page.get_by_role("button", name="Mine", exact=True).click()
    expect(page.get_by_role("button", name="Mine", exact=True)).to_have_attribute("aria-pressed", "true")
    assert "stale=yes" in page.url
    assert "responsible=" in page.url
    page.get_by_role("navigation", name="View").get_by_role("link", name="List").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")


def test_it_fits_a_phone_in_the_dark(page: Page, made: Deals) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/opportunities/board")
    expect(card(column(page, made.stage(0)["title"]), "Berth booking")).to_be_visible()
    assert_fits(page, 360)
    page.get_by_role("navigation", name="Columns").get_by_role("button").nth(1).click()
    expect(card(column(page, made.stage(0, 1)["title"]), "Showroom refit")).to_be_in_viewport()
    assert_accessible(page)


def test_the_forecast_changes_dates(page: Page, made: Deals) -> None:
    nowhere, overdue = column(page, "No date"), column(page, "Overdue")
    before = made.read(made.made[0])["expectedCloseDate"]
    page.goto("/opportunities/forecast")
    expect(card(nowhere, "Showroom refit")).to_be_visible()
    expect(overdue).to_contain_text("$20,000")
    assert_accessible(page)
    drag(page, card(overdue, "Cold chain sensors"), nowhere)
    expect(card(nowhere, "Cold chain sensors")).to_be_visible()
    expect(page.get_by_text("has no close date any more")).to_be_visible()
    made.expect(made.made[0], expectedCloseDate=NO_DATE)
    page.get_by_role("button", name="Undo").click()
    expect(card(overdue, "Cold chain sensors")).to_be_visible()
    made.expect(made.made[0], expectedCloseDate=before)
