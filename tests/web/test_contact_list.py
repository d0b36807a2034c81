"""The list of contacts, which shows how lists work."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible

pytestmark = pytest.mark.usefixtures("picture")


def rows(page: Page) -> Locator:
    return page.locator("tbody tr[aria-rowindex]")


def row(page: Page, index: int) -> Locator:
    """The row of that place, from 1; the head is row 1 of the table."""
    return page.locator(f"tbody tr[aria-rowindex='{index + 1}']")


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_it_scrolls_to_the_end(page: Page) -> None:
    page.goto("/contacts?sort=displayName")
    expect(row(page, 1)).to_contain_text("Ada")
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "301")
    assert rows(page).count() < 80
    page.keyboard.press("End")
    expect(row(page, 300)).to_be_visible()
    expect(row(page, 300).get_by_role("link").first).not_to_be_empty()
    assert rows(page).count() < 80


def test_sorting_and_filters_are_in_the_address(page: Page) -> None:
    page.goto("/contacts")
    page.get_by_role("button", name="Name").click()
    expect(row(page, 1)).to_contain_text("Ada")
    assert query(page) == {"sort": ["displayName"], "order": ["asc"]}
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Show").click()
    page.get_by_role("button", name="Companies").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "6")
    assert query(page)["kind"] == ["company"]
    page.get_by_role("searchbox").fill("Okada")
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert query(page)["q"] == ["Okada"]
    page.reload()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    page.get_by_role("searchbox").fill("nobody at all")
    expect(page.get_by_role("heading", name="No contact matches")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Show all contacts").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "301")


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/contacts?sort=displayName")
    expect(row(page, 1)).to_be_visible()
    for key in "jjx":
        page.keyboard.press(key)
    expect(page.get_by_role("toolbar")).to_contain_text("1 selected")
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar")).to_have_count(0)
    name = row(page, 2).get_by_role("link").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.keyboard.press("Escape")
    expect(page).to_have_url("/contacts")
    for key in "gd":
        page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dashboard")


def test_menus_and_columns(page: Page) -> None:
    page.goto("/contacts?sort=displayName")
    row(page, 3).click(button="right")
    expect(page.get_by_role("menuitem", name="Delete")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("checkbox", name="Phone").uncheck()
    expect(page.get_by_role("columnheader", name="Phone")).to_have_count(0)
    assert_accessible(page)
    page.reload()
    expect(row(page, 1)).to_be_visible()
    expect(page.get_by_role("columnheader", name="Phone")).to_have_count(0)


def test_deleting_is_taken_back(page: Page) -> None:
    page.goto("/contacts?q=Kaori&sort=displayName")
    name = row(page, 1).get_by_role("link").first.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.get_by_role("toolbar").get_by_role("button", name="Delete").click()
    expect(row(page, 1)).not_to_contain_text(name)
    page.get_by_role("button", name="Undo").click()
    expect(row(page, 1)).to_contain_text(name)


def test_it_is_accessible(page: Page) -> None:
    page.goto("/contacts")
    expect(row(page, 1)).to_be_visible()
    assert_accessible(page)


def test_it_is_accessible_in_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/contacts")
    expect(row(page, 1)).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.mantineColorScheme") == "dark"
    assert_accessible(page)


def test_it_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/contacts")
    expect(row(page, 1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert_accessible(page)
