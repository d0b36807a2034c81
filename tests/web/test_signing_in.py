"""Signing in and out in the browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.web.accessible import assert_accessible


def sign_in(page: Page, password: str) -> None:
    page.get_by_role("textbox", name="E-mail").fill(OWNER_EMAIL)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_signing_in_leads_to_where_one_wanted(visitor: Page) -> None:
    visitor.goto("/contacts?kind=company")
    expect(visitor).to_have_url("/sign-in?back=%2Fcontacts%3Fkind%3Dcompany")
    expect(visitor.get_by_role("textbox", name="E-mail")).to_be_focused()
    assert_accessible(visitor)
    sign_in(visitor, OWNER_PASSWORD)
    expect(visitor).to_have_url("/contacts?kind=company")
    expect(visitor.get_by_role("heading", name="Contacts")).to_be_visible()


def test_no_script_sees_what_lets_one_in(visitor: Page) -> None:
    visitor.goto("/")
    sign_in(visitor, OWNER_PASSWORD)
    expect(visitor.get_by_role("navigation")).to_be_visible()
    assert visitor.evaluate("document.cookie") == ""
    stored = visitor.evaluate("JSON.stringify([localStorage, sessionStorage])")
    [cookie] = [one for one in visitor.context.cookies() if one["name"] == "asc_auth_key"]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert cookie["value"] not in stored


def test_a_wrong_password_is_said_calmly(visitor: Page) -> None:
    visitor.goto("/sign-in")
    sign_in(visitor, "wrong")
    expect(visitor.get_by_role("alert")).to_have_text("E-mail address or password is wrong.")
    assert_accessible(visitor)
    sign_in(visitor, OWNER_PASSWORD)
    expect(visitor.get_by_role("heading", name="Dashboard")).to_be_visible()


def test_nobody_is_led_elsewhere(visitor: Page) -> None:
    visitor.goto("/sign-in?back=//evil.example/")
    sign_in(visitor, OWNER_PASSWORD)
    expect(visitor.get_by_role("heading", name="Dashboard")).to_be_visible()


def test_a_session_that_ended_leads_to_signing_in_and_back(page: Page) -> None:
    page.goto("/contacts?sort=displayName")
    table = page.get_by_role("table")
    expect(table.locator("tbody").get_by_role("row")).not_to_have_count(0)
    expect(table).to_have_attribute("aria-busy", "false")
    everybody = table.get_attribute("aria-rowcount") or ""
    page.get_by_role("searchbox").fill("okada")
    expect(page).to_have_url(re.compile("q=okada"))
    expect(table).not_to_have_attribute("aria-rowcount", everybody)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.context.clear_cookies()
    # Typed, not filled in: the page may have noticed by itself, and have gone.
    page.keyboard.type(" instruments")
    expect(page.get_by_role("textbox", name="E-mail")).to_be_visible()
    sign_in(page, OWNER_PASSWORD)
    expect(page.get_by_role("heading", name="Contacts")).to_be_visible()
    expect(page).to_have_url(re.compile("q=okada"))


def test_signing_out(page: Page) -> None:
    page.goto("/contacts")
    page.get_by_role("button", name="Menu of").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Welcome back")).to_be_visible()
    page.goto("/contacts")
    expect(page.get_by_role("textbox", name="E-mail")).to_be_visible()
