"""What users make of a list: which columns, in which order, how wide, and how close its rows stand."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import chores
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


def heads(page: Page) -> Locator:
    """The heads of the columns, with the one of the checkboxes first and that of the menu last."""
    return page.get_by_role("columnheader")


def first_row(page: Page) -> Locator:
    return page.locator("tbody tr[aria-rowindex='2']:not([aria-busy])")


def test_columns_are_ordered_sized_and_reset_by_keyboard(page: Page) -> None:
    page.goto("/contacts?sort=displayName")
    expect(first_row(page)).to_be_visible()
    width = page.get_by_role("separator", name="Width of Name")
    expect(width).to_have_attribute("aria-valuenow", "260")
    width.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(width).to_have_attribute("aria-valuenow", "292")
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("checkbox", name="Company").check()
    expect(heads(page).nth(2)).to_have_text("Company")
    grip = page.get_by_role("button", name="Move Company")
    grip.focus()
    page.keyboard.press("Space")
    expect(grip).to_have_attribute("aria-pressed", "true")
    moved = page.get_by_text("was moved over droppable area")
    expect(moved.filter(has_text="area company")).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(moved.filter(has_text="area position")).to_be_attached()
    page.keyboard.press("ArrowDown")
    expect(moved.filter(has_text="area phone")).to_be_attached()
    page.keyboard.press("Space")
    expect(heads(page).nth(3)).to_have_text("Company")
    page.reload()
    expect(first_row(page)).to_be_visible()
    expect(heads(page).nth(3)).to_have_text("Company")
    expect(width).to_have_attribute("aria-valuenow", "292")
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("button", name="Reset columns").click()
    expect(heads(page).nth(2)).to_have_text("Phone")
    expect(width).to_have_attribute("aria-valuenow", "260")


def test_rows_stand_close_on_every_device(page: Page, seeded: Served) -> None:
    page.goto("/contacts?sort=displayName")
    expect(first_row(page)).to_be_visible()
    assert height(page) == 36
    page.get_by_role("button", name="More for this list").click()
    page.get_by_role("menuitemcheckbox", name="Compact rows").click()
    expect(page.get_by_role("region", name="Contacts")).to_have_attribute("data-density", "compact")
    assert height(page) == 28
    assert_accessible(page)
    last = page.locator("tbody tr[aria-rowindex='301']")
    page.keyboard.press("End")
    expect(last).to_be_in_viewport()
    # Another device has nothing of this browser.
    page.evaluate("localStorage.clear()")
    page.goto("/tasks")
    expect(page.get_by_role("region", name="Tasks")).to_have_attribute("data-density", "compact")
    assert seeded.get("portal/preferences")["values"]["density"] == "compact"
    page.get_by_role("button", name="More for this list").click()
    page.get_by_role("menuitemcheckbox", name="Compact rows").click()
    expect(page.get_by_role("region", name="Tasks")).to_have_attribute("data-density", "comfortable")


def height(page: Page) -> float:
    box = first_row(page).bounding_box()
    assert box is not None
    return box["height"]


def test_contacts_with_their_next_tasks(page: Page, seeded: Served) -> None:
    paired: list[str] = []
    page.on("request", lambda asked: paired.append(asked.url) if "/simple/filter" in asked.url else None)
    with chores(seeded) as made:
        person = seeded.get("crm/contact/filter", filterValue="Farid Rossi 293", contactListView=2)[0]
        contact, name = person["id"], person["displayName"]
        made.task("Send the catalogue", ahead=3, contactId=contact)
        late = made.task("Answer the complaint", ahead=-2, contactId=contact)
        page.goto(f"/contacts?q={quote(name)}")
        expect(first_row(page)).to_contain_text(name)
        assert paired == []
        page.get_by_role("button", name="Columns").click()
        page.get_by_role("checkbox", name="Next task").check()
        page.keyboard.press("Escape")
        expect(first_row(page)).to_contain_text("Answer the complaint")
        expect(first_row(page).locator("time[data-late]")).to_contain_text("(overdue)")
        assert len(paired) == 1
        assert_accessible(page)
        made.put(f"crm/task/{late}/close")
        # The stream tells of the change.
        link = first_row(page).get_by_role("link", name="Send the catalogue")
        expect(link).to_be_visible()
        expect(first_row(page).locator("time[data-late]")).to_have_count(0)
        link.click()
        expect(page.get_by_role("dialog")).to_contain_text("Send the catalogue")
