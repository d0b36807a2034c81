"""A server that goes and comes back, while somebody works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import BACKENDS
from tests.web.accessible import assert_accessible
from tests.web.colleagues import browsing, hire
from tests.web.served import Served, served

# A card loads the editor of its fields when the browser has nothing else to do.
EDITOR_IS_THERE = (
    "() => performance.getEntriesByType('resource').some((one) => one.name.includes('InlineEditor'))"
)


@pytest.fixture(params=BACKENDS)
def lonely(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """A portal of the test's own, to be taken down."""
    with served(request.param, tmp_path) as portal:
        yield portal


def test_a_server_that_goes_and_comes_back(browser: Browser, lonely: Served) -> None:
    company = lonely.create("crm/contact/company", companyName="Fjordline Shipping", shareType=1)["id"]
    with browsing(browser, lonely, hire(lonely, "Nadia", "Bergström")) as page:
        page.goto(f"/contacts/{company}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Fjordline Shipping")
        page.wait_for_function(EDITOR_IS_THERE)
        lonely.server.stop()
        page.get_by_role("link", name="Cases").first.click()
        expect(page.get_by_text("The server can’t be reached").first).to_be_visible()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Fjordline Shipping")
        page.get_by_role("button", name="Name Fjordline Shipping").click()
        page.get_by_role("textbox", name="Name").fill("Fjordline Ferries")
        page.keyboard.press("Enter")
        said = page.get_by_role("region", name="About").get_by_role("alert")
        expect(said).to_contain_text("can’t be reached")
        expect(page.get_by_role("textbox", name="Name")).to_have_value("Fjordline Ferries")
        assert_accessible(page)
        lonely.server.start()
        page.get_by_role("button", name="Try again").first.click()
        # Only at the field, until it is saved.
        expect(page.get_by_text("The server can’t be reached")).to_have_count(1)
        page.get_by_role("textbox", name="Name").press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Fjordline Ferries")
        expect(page.get_by_text("The server can’t be reached")).to_have_count(0)
    assert lonely.get(f"crm/contact/{company}")["companyName"] == "Fjordline Ferries"
