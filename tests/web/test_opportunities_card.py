"""The card of an opportunity."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.deals import Deals, assert_fits, day, deals
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        found.make("Cold chain sensors", bidValue=22900, expectedCloseDate=day(20))
        yield found


def test_fields_are_changed_in_their_place(page: Page, made: Deals) -> None:
    (deal,) = made.made
    page.goto(f"/opportunities/{deal}")
    page.get_by_role("button", name="Amount").click()
    page.get_by_role("textbox", name="Amount").fill("24500")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Amount")).to_contain_text("$24,500")
    page.get_by_role("button", name="Pricing").click()
    page.get_by_role("option", name="Per month").click()
    page.get_by_role("button", name="Months").click()
    page.get_by_role("textbox", name="Months").fill("12")
    page.keyboard.press("Enter")
    expect(page.get_by_text("$294,000")).to_be_visible()
    page.get_by_role("button", name="Probability").click()
    page.get_by_role("textbox", name="Probability").fill("101")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("0 to 100")
    page.get_by_role("textbox", name="Probability").fill("35")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Probability")).to_contain_text("35")
    made.expect(deal, bidValue=24500, bidType=4, perPeriodValue=12, successProbability=35)
    assert_accessible(page)


def test_a_colleague_who_was_quicker(page: Page, made: Deals) -> None:
    (deal,) = made.made
    # The stream would show the colleague's change at once: what it tells comes too late here.
    page.route("**/crm/live*", lambda _route: None)
    page.goto(f"/opportunities/{deal}")
    page.get_by_role("button", name="Amount").click()
    made.change(deal, bidValue=30000)
    page.get_by_role("textbox", name="Amount").fill("28000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert made.read(deal)["bidValue"] == 30000
    assert_accessible(page)
    page.get_by_role("button", name="Overwrite").click()
    expect(page.get_by_role("button", name="Amount")).to_contain_text("$28,000")
    made.expect(deal, bidValue=28000)


def test_it_moves_on_and_is_won(page: Page, made: Deals) -> None:
    (deal,) = made.made
    second, won = made.stage(0, 1), made.stage(1)
    page.goto(f"/opportunities/{deal}")
    page.get_by_role("button", name=f"Move to {second['title']}").click()
    expect(page.get_by_role("button", name=f"{second['title']}, present stage")).to_be_visible()
    page.get_by_role("button", name="Won", exact=True).click()
    page.get_by_role("textbox").last.fill("They liked the pilot.")
    assert_accessible(page)
    page.get_by_role("button", name="Mark as won").click()
    expect(page.get_by_role("button", name="Reopen")).to_be_visible()
    undo = page.get_by_text(f"is now at {won['title']}").locator("..").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    told = made.read(deal)
    assert told["stage"]["id"] == won["id"]
    assert not told["actualCloseDate"].startswith("0001")
    events = made.portal.get("crm/history/filter", entityType="opportunity", entityId=deal)
    assert "They liked the pilot." in events[0]["content"]
    undo.click()
    expect(page.get_by_role("button", name=f"{second['title']}, present stage")).to_be_visible()
    made.expect(deal, stage=second["id"])
    assert made.read(deal)["actualCloseDate"].startswith("0001")


def test_who_takes_part(page: Page, made: Deals) -> None:
    (deal,) = made.made
    page.goto(f"/opportunities/{deal}")
    page.get_by_role("button", name="Add a participant").click()
    page.get_by_role("combobox", name="Add a participant").fill("Hafen")
    page.get_by_role("option", name="Hafen & Co").click()
    link = page.get_by_role("region", name="Participants").get_by_role("link", name="Hafen & Co")
    expect(link).to_be_visible()
    page.get_by_role("button", name="Remove Hafen & Co").click()
    expect(link).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(link).to_be_visible()
    assert_accessible(page)


def test_deleting_is_taken_back(page: Page, made: Deals) -> None:
    (deal,) = made.made
    page.goto(f"/opportunities/{deal}")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page).to_have_url("/opportunities")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Cold chain sensors")).to_be_visible()
    assert made.read(deal)["title"] == "Cold chain sensors"


def test_what_is_not_there(page: Page, seeded: Served) -> None:
    page.goto("/opportunities/999999")
    expect(page.get_by_role("alert")).to_contain_text("Nothing here")
    assert_accessible(page)


def test_it_fits_a_phone_in_the_dark(page: Page, made: Deals) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/opportunities/{made.made[0]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cold chain sensors")
    assert_fits(page, 360)
    assert_accessible(page)
