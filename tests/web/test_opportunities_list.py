"""The list of opportunities."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.deals import Deals, assert_fits, day, deals
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        found.make("Cold chain sensors", bidValue=22900, expectedCloseDate=day(-3))
        found.make("Berth booking", stage=found.stage(0, 1), bidValue=61000, bidCurrencyAbbr="EUR")
        found.make("Showroom refit", stage=found.stage(1), bidValue=100, bidType=4, perPeriodValue=12)
        yield found


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=title))


def test_filters_are_in_the_address(page: Page, made: Deals) -> None:
    page.goto("/opportunities")
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "4")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Status").click()
    page.get_by_role("button", name="Won").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert parse_qs(urlsplit(page.url).query) == {"state": ["won"]}
    expect(row(page, "Showroom refit")).to_contain_text("$100 / month × 12")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(row(page, "Cold chain sensors")).to_contain_text("Overdue")
    assert_accessible(page)


def test_it_is_narrowed_to_a_contact(page: Page, made: Deals) -> None:
    holder = made.portal.get("crm/contact/filter", filterValue="Hafen & Co", contactListView=1)[0]["id"]
    made.make("Crane service", contactid=holder)
    page.goto("/opportunities")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Contact").click()
    page.get_by_role("combobox", name="Contact").fill("Hafen")
    page.get_by_role("option", name="Hafen & Co").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert parse_qs(urlsplit(page.url).query) == {"contact": [str(holder)]}
    expect(page.get_by_role("search", name="Filters")).to_contain_text("Hafen & Co")
    assert_accessible(page)


def test_fields_are_changed_in_the_row(page: Page, made: Deals) -> None:
    page.goto("/opportunities")
    line = row(page, "Cold chain sensors")
    line.get_by_role("button", name="Value").click()
    page.get_by_role("textbox", name="Value").fill("25000.5")
    page.keyboard.press("Enter")
    expect(line).to_contain_text("$25,000.50")
    line.get_by_role("button", name="Stage").click()
    page.get_by_role("option", name=made.stage(0, 2)["title"]).click()
    expect(line).to_contain_text(made.stage(0, 2)["title"])
    third = made.stage(0, 2)
    made.expect(
        made.made[0],
        bidValue=25000.5,
        stage=third["id"],
        successProbability=third["successProbability"],
    )


def test_many_are_changed_at_once_and_taken_back(page: Page, made: Deals) -> None:
    page.goto("/opportunities")
    page.get_by_role("checkbox", name="Select all").click()
    bar = page.get_by_role("toolbar")
    bar.get_by_role("button", name="Tags").click()
    field = page.get_by_role("combobox", name="Tag")
    expect(field).to_be_focused()
    assert_accessible(page)
    field.fill("Key deal")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tag added to 3 records")).to_be_visible()
    tags = made.portal.get(f"crm/opportunity/tag/{made.made[0]}")
    assert tags == ["Key deal"]
    page.get_by_role("checkbox", name="Select all").click()
    bar.get_by_role("button", name="Tags").click()
    page.get_by_role("dialog").get_by_text("Remove", exact=True).first.click()
    field.fill("Key deal")
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("Tag removed from 3 records")).to_be_visible()
    assert made.portal.get(f"crm/opportunity/tag/{made.made[0]}") == []
    page.get_by_role("checkbox", name="Select Cold chain sensors").click()
    page.get_by_role("checkbox", name="Select Berth booking").click()
    bar.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    page.get_by_text("2 opportunities deleted").locator("..").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "4")
    made.portal.api.delete("crm/opportunity/tag", params={"tagName": "Key deal"})


def test_access_is_set_for_many(page: Page, made: Deals) -> None:
    page.goto("/opportunities?state=open")
    page.get_by_role("checkbox", name="Select all").click()
    page.get_by_role("toolbar").get_by_role("button", name="Access").click()
    page.get_by_role("radio", name="Only these people and groups").check()
    page.get_by_role("textbox", name="Add").click()
    page.get_by_role("option").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Access to 2 records changed")).to_be_visible()
    assert made.read(made.made[0])["isPrivate"] is True
    expect(page.get_by_role("img", name="Restricted")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("img", name="Restricted")).to_have_count(0)
    assert made.read(made.made[0])["isPrivate"] is False


def test_what_it_is_worth(page: Page, made: Deals) -> None:
    page.goto("/opportunities")
    page.get_by_role("button", name="More for this list").click()
    page.get_by_role("menuitem", name="Total value").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("row", name="USD").first).to_contain_text("$24,100")
    expect(dialog.get_by_role("row", name="EUR").first).to_contain_text("€61,000")
    expect(dialog).to_contain_text("No exchange rate leads from EUR to USD")
    assert_accessible(page)


def test_nothing_there(page: Page, seeded: Served) -> None:
    page.goto("/opportunities")
    expect(page.get_by_role("heading", name="No opportunities yet")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("main").get_by_role("button", name="New opportunity").last.click()
    expect(page.get_by_role("dialog", name="New opportunity")).to_be_visible()


def test_it_fits_a_phone_in_the_dark(page: Page, made: Deals) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/opportunities")
    expect(row(page, "Cold chain sensors")).to_be_visible()
    assert_fits(page, 360)
    assert_accessible(page)
