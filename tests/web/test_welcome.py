"""The first run: an empty portal is set up, or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import BACKENDS
from tests.web.accessible import assert_accessible
from tests.web.served import Served, served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture(scope="module", params=BACKENDS)
def seeded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A portal of its own with nothing in it, in place of the one that others share."""
    with served(request.param, tmp_path_factory.mktemp("empty")) as portal:
        yield portal


def test_the_first_time_leads_to_the_setup_once(page: Page, seeded: Served) -> None:
    seeded.api.put("portal/preferences", json={"values": {"welcomed": None}})
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome to Rapport")
    assert_accessible(page)
    page.get_by_role("combobox", name="Language").select_option("de-DE")
    # The portal's language is that of whoever has not chosen another.
    expect(page.get_by_role("heading", level=1)).to_have_text("Willkommen bei Rapport")
    assert seeded.get("settings")["culture"] == "de-DE"
    page.get_by_role("combobox", name="Sprache").select_option("en-US")
    page.get_by_role("button", name="To the dashboard").click()
    expect(page.get_by_role("heading", name="Your CRM is empty so far")).to_be_visible()
    assert_accessible(page)
    page.reload()
    expect(page.get_by_role("heading", name="Your CRM is empty so far")).to_be_visible()


def test_a_colleague_is_invited(page: Page, seeded: Served) -> None:
    page.goto("/welcome")
    page.get_by_role("button", name="Invite somebody").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="E-mail").fill("ada@example.com")
    dialog.get_by_role("button", name="Send invitation").click()
    expect(dialog.get_by_text("Please fill this in.").first).to_be_visible()
    assert_accessible(page)
    dialog.get_by_role("textbox", name="First name").fill("Ada")
    dialog.get_by_role("textbox", name="Last name").fill("Byron")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("main").get_by_text("Ada Byron")).to_be_visible()
    assert any(user["email"] == "ada@example.com" for user in seeded.get("people"))


def test_the_sample_business_is_filled_in(page: Page, seeded: Served) -> None:
    page.goto("/welcome")
    page.get_by_role("button", name="Fill in the sample business").click()
    expect(page.get_by_role("heading", name="Pipeline")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Negotiations")).to_be_visible()
    assert seeded.get("crm/opportunity/figures", groupBy="stage")["count"] > 50
    assert_accessible(page)
