"""Search and commands, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def open_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and commands")).to_be_focused()


def test_it_finds_marks_and_remembers(page: Page) -> None:
    page.goto("/contacts")
    heading(page, "Contacts")
    open_palette(page)
    page.keyboard.type("okada")
    find = page.get_by_role("option", name="Okada Instruments")
    expect(find.locator("mark")).to_have_text("Okada")
    assert_accessible(page)
    page.keyboard.press("Enter")
    heading(page, "Okada Instruments")
    page.keyboard.press("g")
    page.keyboard.press("d")
    heading(page, "Dashboard")
    open_palette(page)
    expect(page.get_by_text("Recently opened")).to_be_visible()
    expect(page.get_by_role("option").first).to_have_text("Okada Instruments")
    assert page.evaluate("JSON.stringify(localStorage)").count("Okada") == 0
    assert_accessible(page)
    page.keyboard.press("Enter")
    heading(page, "Okada Instruments")


def test_it_goes_and_creates(page: Page) -> None:
    page.goto("/")
    heading(page, "Dashboard")
    open_palette(page)
    page.keyboard.type("new comp")
    expect(page.get_by_role("option").first).to_have_text("New: Company")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/contacts/new?kind=company")
    page.goto("/")
    heading(page, "Dashboard")
    open_palette(page)
    page.keyboard.type("tra")
    page.keyboard.press("Enter")
    heading(page, "Trash")


def test_it_knows_the_pages_of_the_settings(page: Page) -> None:
    page.goto("/")
    heading(page, "Dashboard")
    open_palette(page)
    page.keyboard.type("webhook")
    expect(page.get_by_role("option").first).to_have_text("Webhooks")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/settings/webhooks")


def test_looks_and_language(page: Page) -> None:
    page.goto("/")
    heading(page, "Dashboard")
    open_palette(page)
    page.keyboard.type("dark")
    expect(page.get_by_role("option", name="Appearance: Dark")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    open_palette(page)
    page.keyboard.type("deutsch")
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_arrows_lead_around_and_nothing_is_said_calmly(page: Page) -> None:
    page.goto("/")
    heading(page, "Dashboard")
    open_palette(page)
    options = page.get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.type("zzzz nobody")
    expect(page.get_by_text("Nothing found for “zzzz nobody”")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_it_does_what_the_page_can_do(page: Page, seeded: Served) -> None:
    made = seeded.create("crm/contact/company", companyName="Commanded Ltd", shareType=1)["id"]
    page.goto(f"/contacts/{made}")
    heading(page, "Commanded Ltd")
    open_palette(page)
    expect(page.get_by_text("On this page")).to_be_visible()
    page.keyboard.type("write")
    expect(page.get_by_role("option").first).to_contain_text("Write into the history")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="What happened")).to_be_focused()
    seeded.api.delete(f"crm/contact/{made}")


def test_on_a_phone(page: Page, seeded: Served) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    heading(page, "Dashboard")
    page.get_by_role("button", name="Search or jump to").click()
    page.get_by_role("combobox").fill("ada")
    expect(page.get_by_role("option").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert_accessible(page)
