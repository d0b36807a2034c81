"""The frame around every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible

pytestmark = pytest.mark.usefixtures("picture")

PAGES = (
    "/", "/contacts/new?kind=person", "/opportunities", "/opportunities/board", "/opportunities/forecast",
    "/opportunities/1", "/tasks", "/tasks/board", "/tasks/calendar", "/cases", "/cases/1", "/settings/appearance",
    "/trash", "/changes", "/welcome",
)  # fmt: skip


def test_every_page_is_there(page: Page) -> None:
    for path in PAGES:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_accessible(page)


def test_the_palette_finds_and_leads(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox").fill("okada")
    expect(page.get_by_role("option", name="Okada Instruments")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Okada Instruments")


def test_the_sheet_of_keys(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Go to contacts")
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_languages(page: Page) -> None:
    page.goto("/contacts")
    page.get_by_role("button", name="Menu of").click()
    page.get_by_role("menuitem", name="Language").click()
    page.get_by_role("menuitem", name="Deutsch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kontakte")
    assert page.evaluate("document.documentElement.lang") == "de"


def test_a_server_that_is_away_is_said_calmly(page: Page) -> None:
    # Without the stream: a change that it tells has the page try again by itself.
    page.route("**/api/2.0/crm/live*", lambda _: None)
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.route("**/api/2.0/crm/contact/filter*", lambda route: route.fulfill(status=503, body=""))
    page.get_by_role("link", name="Contacts").click()
    expect(page.get_by_text("The server can’t be reached at the moment.").first).to_be_visible()
    expect(page.get_by_role("button", name="Try again").first).to_be_visible()
    page.unroute("**/api/2.0/crm/contact/filter*")
    # Another question of the list may be trying again by itself, and take the button away at any moment.
    page.evaluate(
        "() => [...document.querySelectorAll('button')].find((one) => one.textContent === 'Try again')?.click()"
    )
    expect(page.locator("tbody tr[aria-rowindex='2']")).to_be_visible()
