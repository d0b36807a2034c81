"""Cases: the list, what is done to many at once, the form and the card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, chores, wait_for
from tests.web.deals import assert_fits
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=title))


def test_a_case_is_made_by_keyboard_alone(page: Page, made: Chores) -> None:
    page.goto("/cases")
    expect(page.get_by_role("heading", name="No cases yet")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="New case")
    expect(dialog.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("A case needs a title")).to_be_visible()
    assert_accessible(page)
    page.keyboard.type("Broken pump")
    page.keyboard.press("Tab")
    page.keyboard.type("Nordwind")
    expect(page.get_by_role("option", name="Nordwind Logistics")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Nordwind Logistics")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1, name="Broken pump")).to_be_visible()
    [case] = made.cases()
    assert [member["displayName"] for member in case["members"]] == ["Nordwind Logistics"]


def test_cases_are_narrowed_and_changed_in_its_rows(page: Page, made: Chores) -> None:
    made.case("Broken pump")
    closed = made.case("Late delivery")
    made.put(f"crm/case/{closed}/close")
    page.goto("/cases")
    expect(row(page, "Late delivery")).to_contain_text("Closed")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Status").click()
    page.get_by_role("button", name="Closed", exact=True).click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert parse_qs(urlsplit(page.url).query) == {"state": ["closed"]}
    page.get_by_role("button", name="Clear", exact=True).click()
    row(page, "Late delivery").get_by_role("button", name="Status").click()
    page.get_by_role("option", name="Open").click()
    expect(row(page, "Late delivery")).to_contain_text("Open")
    wait_for(lambda: made.portal.get(f"crm/case/{closed}")["isClosed"], False)
    assert_accessible(page)


def test_cases_are_narrowed_to_a_contact(page: Page, made: Chores) -> None:
    made.case("Broken pump", members=[made.contact("Nordwind")])
    made.case("Late delivery")
    page.goto("/cases")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Participant").click()
    page.get_by_role("combobox", name="Participant").fill("Nord")
    page.get_by_role("option", name="Nordwind Logistics").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    expect(row(page, "Broken pump")).to_be_visible()


def test_many_cases_are_tagged_closed_and_deleted(page: Page, made: Chores) -> None:
    first, _ = made.case("Broken pump"), made.case("Late delivery")
    page.goto("/cases")
    expect(row(page, "Late delivery")).to_be_visible()
    bar = page.get_by_role("toolbar")
    page.get_by_role("checkbox", name="Select all").check()
    bar.get_by_role("button", name="Tags").click()
    field = page.get_by_role("dialog", name="Tags for 2 records").get_by_role("combobox", name="Tag")
    expect(field).to_be_focused()
    field.fill("warranty")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tag added to 2 records")).to_be_visible()
    assert made.portal.get(f"crm/case/tag/{first}") == ["warranty"]
    page.get_by_role("checkbox", name="Select all").check()
    bar.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_text("2 cases closed")).to_be_visible()
    assert all(case["isClosed"] for case in made.cases())
    page.get_by_role("checkbox", name="Select all").check()
    bar.get_by_role("button", name="Reopen").click()
    expect(page.get_by_text("2 cases open again")).to_be_visible()
    assert not any(case["isClosed"] for case in made.cases())
    page.get_by_role("checkbox", name="Select all").check()
    bar.get_by_role("button", name="Delete").click()
    deleted = page.get_by_role("alert").filter(has_text="2 cases deleted")
    expect(deleted).to_be_visible()
    assert made.cases() == []
    deleted.get_by_role("button", name="Undo").click()
    expect(row(page, "Broken pump")).to_be_visible()
    made.portal.api.delete("crm/case/tag", params={"tagName": "warranty"})


def test_the_card_of_a_case(page: Page, made: Chores) -> None:
    case = made.case("Broken pump")
    page.goto(f"/cases/{case}")
    page.get_by_role("button", name="Broken pump").click()
    page.get_by_role("textbox", name="Title").fill("Broken pump at the mill")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Broken pump at the mill")
    page.get_by_role("button", name="Add a participant").click()
    page.get_by_role("combobox", name="Add a participant").fill("Atelier")
    page.get_by_role("option", name="Atelier Brun").click()
    people = page.get_by_role("region", name="Participants")
    expect(people.get_by_role("link", name="Atelier Brun")).to_be_visible()
    assert_accessible(page)
    people.get_by_role("button", name="Remove Atelier Brun").click()
    expect(people.get_by_text("Nobody takes part yet.")).to_be_visible()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Close").click()
    wait_for(lambda: made.portal.get(f"crm/case/{case}")["isClosed"], True)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page).to_have_url(re.compile(r"/cases$"))
    page.get_by_role("alert").filter(has_text="Case deleted").get_by_role("button", name="Undo").click()
    expect(row(page, "Broken pump at the mill")).to_be_visible()


def test_a_case_that_is_not_there(page: Page) -> None:
    page.goto("/cases/999999")
    expect(page.get_by_role("alert")).to_contain_text("Nothing here")
    assert_accessible(page)


def test_cases_on_a_phone_in_the_dark(page: Page, made: Chores) -> None:
    case = made.case("Broken pump", members=[made.contact("Nordwind")])
    page.set_viewport_size({"width": 360, "height": 720})
    page.emulate_media(color_scheme="dark")
    for path in ("/cases", f"/cases/{case}"):
        page.goto(path)
        expect(page.get_by_text("Broken pump").first).to_be_visible()
        assert_fits(page, 360)
        assert_accessible(page)
