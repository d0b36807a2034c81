"""Creating contacts, and making one of two."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture(autouse=True)
def tidy(seeded: Served) -> Iterator[None]:
    before = {one["id"] for one in _all(seeded)}
    yield
    made = [one["id"] for one in _all(seeded) if one["id"] not in before]
    if made:
        seeded.api.put("crm/contact", json={"contactids": made})


def _all(seeded: Served) -> list[dict[str, int]]:
    return list(seeded.get("crm/contact/filter", contactListView=0, sortBy="id", fields="id"))


def test_a_person_with_a_new_company(page: Page, seeded: Served) -> None:
    page.goto("/contacts/new?kind=person")
    page.get_by_label("First name").fill("Grace")
    page.get_by_label("Last name").fill("Hopper")
    page.get_by_role("combobox", name="Company").fill("Eckert Mauchly")
    page.get_by_role("option", name="Create the company").click()
    page.get_by_label("Position").fill("Programmer")
    page.get_by_role("textbox", name="E-mail").fill("grace@example.org")
    page.get_by_role("combobox", name="Status").select_option("Hot")
    page.get_by_role("combobox", name="Type", exact=True).select_option("Supplier")
    page.get_by_role("combobox", name="Tags").fill("VIP")
    page.keyboard.press("Enter")
    assert_accessible(page)
    page.get_by_role("button", name="Create", exact=False).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grace Hopper")
    expect(page.get_by_role("link", name="Eckert Mauchly").first).to_be_visible()
    contact = int(page.url.rsplit("/", 1)[1])
    told = seeded.get(f"crm/contact/{contact}")
    assert told["contactStatus"]["title"] == "Hot"
    assert seeded.get(f"crm/contact/{told['id']}/type")["title"] == "Supplier"
    assert [one["data"] for one in told["commonData"]] == ["grace@example.org"]
    assert seeded.get(f"crm/contact/{contact}/tag") == ["VIP"]


def test_who_may_be_there_already_is_told_while_typing(page: Page) -> None:
    page.goto("/contacts/new?kind=company")
    page.get_by_label("Name", exact=True).fill("Okada")
    expect(page.get_by_role("status").filter(has_text="Is it this one?")).to_contain_text("Okada Instruments")
    assert_accessible(page)
    page.get_by_role("radiogroup", name="Kind of contact").get_by_text("Person").click()
    page.get_by_role("textbox", name="E-mail").fill("ada.okafor0@example.com")
    expect(page.get_by_role("status").filter(has_text="Is it this one?")).to_contain_text("Ada Okafor")


def test_several_in_a_row_by_keyboard_alone(page: Page, seeded: Served) -> None:
    page.goto("/contacts")
    expect(page.locator("tbody tr[aria-rowindex='2']")).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_role("menuitem", name="Person")).to_be_visible()
    page.get_by_role("menuitem", name="Person").press("Enter")
    expect(page.get_by_label("First name")).to_be_focused()
    page.keyboard.type("Jean")
    page.keyboard.press("Tab")
    page.keyboard.type("Bartik")
    page.get_by_role("button", name="Create and add another").press("Enter")
    expect(page.get_by_label("First name")).to_have_value("")
    expect(page.get_by_label("First name")).to_be_focused()
    page.keyboard.type("Kay")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kay")
    found = seeded.get("crm/contact/filter", contactListView=0, filterValue="Bartik")
    assert [one["displayName"] for one in found] == ["Jean Bartik"]


def test_what_is_missing_is_said_at_its_field(page: Page) -> None:
    page.goto("/contacts/new?kind=person")
    page.get_by_role("button", name="Create and add another").click()
    expect(page.get_by_text("Needed")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Last name").fill("Somebody")
    page.get_by_role("link", name="Contacts").first.click()
    expect(page.get_by_role("alertdialog")).to_contain_text("Discard your changes?")
    page.get_by_role("button", name="Discard").click()
    expect(page).to_have_url("/contacts")


def test_two_become_one_and_two_again(page: Page, seeded: Served) -> None:
    first, second = (
        int(
            seeded.create(
                "crm/contact/person",
                firstName="Katherine",
                lastName=last,
                jobTitle=title,
                companyId=0,
                shareType=1,
            )["id"]
        )
        for last, title in (("Johnson", "Computer"), ("Goble", "Mathematician"))
    )
    page.goto(f"/contacts/{first}")
    page.get_by_role("button", name="Actions for Katherine Johnson").click()
    page.get_by_role("menuitem", name="Merge with another").click()
    page.get_by_role("combobox", name="The other contact").fill("goble")
    page.get_by_role("option", name="Katherine Goble").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="Mathematician").check()
    assert_accessible(page)
    dialog.get_by_role("button", name="Merge").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Position")).to_contain_text("Mathematician")
    assert seeded.api.get(f"crm/contact/{second}").status_code == 404
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Position")).to_contain_text("Computer")
    assert seeded.get(f"crm/contact/{second}")["lastName"] == "Goble"


def test_the_form_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme="dark")
    page.goto("/contacts/new?kind=person")
    expect(page.get_by_label("First name")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert_accessible(page)
