"""The form of a new opportunity."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.deals import Deals, deals
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        yield found


def test_one_is_created_by_keyboard_alone(page: Page, made: Deals) -> None:
    page.goto("/opportunities")
    expect(page.get_by_role("heading", name="No opportunities yet")).to_be_visible()
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="New opportunity")
    expect(dialog.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.type("Cold chain sensors")
    page.keyboard.press("Tab")
    page.keyboard.type("Hafen")
    expect(page.get_by_role("option", name="Hafen & Co")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    dialog.get_by_role("textbox", name="Amount").focus()
    page.keyboard.type("12,500.50")
    assert_accessible(page)
    page.keyboard.press("Control+Enter")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="Cold chain sensors")).to_be_visible()
    (told,) = made.portal.get("crm/opportunity/filter")
    first = made.stage(0)
    assert (told["bidValue"], told["bidCurrency"]["abbreviation"]) == (12500.5, "USD")
    assert told["contact"]["displayName"] == "Hafen & Co"
    assert (told["stage"]["id"], told["successProbability"]) == (first["id"], first["successProbability"])


def test_the_probability_follows_the_stage(page: Page, made: Deals) -> None:
    page.goto("/opportunities?create=yes")
    dialog = page.get_by_role("dialog", name="New opportunity")
    dialog.get_by_role("combobox", name="Stage").click()
    page.get_by_role("option", name=made.stage(0, 3)["title"]).click()
    probability = dialog.get_by_role("textbox", name="Probability")
    expect(probability).to_have_value(str(made.stage(0, 3)["successProbability"]))
    dialog.get_by_role("combobox", name="Pricing").click()
    page.get_by_role("option", name="Per hour").click()
    expect(dialog.get_by_role("textbox", name="Hours")).to_be_visible()


def test_what_is_wrong_is_said_at_its_field(page: Page, made: Deals) -> None:
    page.goto("/opportunities?create=yes")
    dialog = page.get_by_role("dialog", name="New opportunity")
    dialog.get_by_role("textbox", name="Amount").fill("a lot")
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("This is needed")).to_be_visible()
    expect(dialog.get_by_text("Enter an amount")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Discard").click()
    expect(dialog).to_have_count(0)


def test_a_contact_that_is_new_is_created_along(page: Page, made: Deals) -> None:
    page.goto("/opportunities?create=yes")
    dialog = page.get_by_role("dialog", name="New opportunity")
    dialog.get_by_role("textbox", name="Title").fill("Fleet tracking")
    dialog.get_by_role("combobox", name="Contact").fill("Werft Nord")
    page.get_by_role("option").filter(has_text="Werft Nord").click()
    dialog.get_by_role("button", name="Create and add another").click()
    expect(page.get_by_text("“Fleet tracking” created")).to_be_visible()
    expect(dialog.get_by_role("textbox", name="Title")).to_have_value("")
    (told,) = made.portal.get("crm/opportunity/filter")
    assert told["contact"]["displayName"] == "Werft Nord"
    made.portal.api.delete(f"crm/contact/{told['contact']['id']}")
