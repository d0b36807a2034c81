"""The trash and the change log: bringing back, taking back, letting go."""

from __future__ import annotations

import secrets

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.colleagues import browsing, hire
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


def company(portal: Served, name: str) -> int:
    return int(portal.create("crm/contact/company", companyName=name, shareType=1)["id"])


def deleted(portal: Served, *names: str) -> list[int]:
    made = [company(portal, name) for name in names]
    for one in made:
        assert portal.api.delete(f"crm/contact/{one}").status_code == 200
    return made


def rows(page: Page) -> Locator:
    return page.locator("tbody tr[aria-rowindex]")


def test_one_is_found_and_brought_back(page: Page, seeded: Served) -> None:
    word = f"Vanished{secrets.token_hex(3)}"
    [made] = deleted(seeded, f"{word} Ltd")
    page.goto("/trash")
    page.get_by_role("searchbox").fill(word)
    expect(rows(page)).to_have_count(1)
    expect(rows(page).first).to_contain_text("Contact")
    assert_accessible(page)
    rows(page).first.get_by_role("button", name="Restore").click()
    expect(page.get_by_text(f"{word} Ltd is back")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing matches")).to_be_visible()
    assert seeded.get(f"crm/contact/{made}")["displayName"] == f"{word} Ltd"


def test_all_that_match_by_keyboard_alone(page: Page, seeded: Served) -> None:
    word = f"Batch{secrets.token_hex(3)}"
    made = deleted(seeded, f"{word} A", f"{word} B", f"{word} C")
    page.goto(f"/trash?q={word}")
    expect(rows(page)).to_have_count(3)
    page.get_by_role("checkbox", name="Select all").focus()
    page.keyboard.press("Space")
    bar = page.get_by_role("toolbar")
    expect(bar).to_contain_text("3 selected")
    bar.get_by_role("button", name="Restore").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 records restored")).to_be_visible()
    assert all(seeded.api.get(f"crm/contact/{one}").status_code == 200 for one in made)


def test_letting_go_is_asked_for(page: Page, seeded: Served) -> None:
    word = f"Purged{secrets.token_hex(3)}"
    deleted(seeded, word)
    page.goto(f"/trash?q={word}")
    rows(page).first.click(button="right")
    page.get_by_role("menuitem", name="Delete for good").click()
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("Delete 1 record for good?")
    assert_accessible(page)
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Delete these for good").click()
    dialog.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("1 record deleted for good")).to_be_visible()
    assert seeded.get("crm/trash", filterValue=word) == []


def test_what_it_belonged_to_stands_in_the_way(page: Page, seeded: Served) -> None:
    word = f"Held{secrets.token_hex(3)}"
    made = company(seeded, f"{word} Ltd")
    [category, *_] = seeded.get("crm/task/category")
    body = {"title": f"{word} call", "deadline": "2030-01-01T10:00:00", "categoryId": category["id"]}
    owner = seeded.get("people/@self")["id"]
    task = seeded.create("crm/task", **body, responsibleId=owner, contactId=made, entityId=0)["id"]
    seeded.api.delete(f"crm/task/{task}")
    seeded.api.delete(f"crm/contact/{made}")
    page.goto(f"/trash?q={word}&kind=task")
    rows(page).first.get_by_role("button", name="Restore").click()
    expect(page.get_by_role("dialog")).to_contain_text("Nothing has been taken back.")
    expect(page.get_by_role("dialog")).to_contain_text("is gone")
    assert_accessible(page)


def test_others_do_not_let_go(browser: Browser, seeded: Served) -> None:
    word = f"Kept{secrets.token_hex(3)}"
    deleted(seeded, word)
    with browsing(browser, seeded, hire(seeded, "Nora")) as theirs:
        theirs.goto(f"/trash?q={word}")
        expect(rows(theirs)).to_have_count(1)
        expect(theirs.get_by_role("button", name="Restore")).to_have_count(0)
        expect(theirs.get_by_role("button", name="Delete these for good")).to_have_count(0)


def test_a_change_is_told_field_by_field_and_taken_back(page: Page, seeded: Served) -> None:
    made = company(seeded, "Before & Co")
    change = {"fields": {"companyName": "After & Co"}}
    assert seeded.api.put(f"crm/contact/{made}/fields", json=change).status_code == 200
    page.goto(f"/changes?kind=contact&record={made}")
    line = page.get_by_role("listitem").filter(has_text="Contact changed").first
    expect(line).to_contain_text("Company name")
    expect(line.locator("del")).to_have_text("Before & Co")
    expect(line).to_contain_text("After & Co")
    assert_accessible(page)
    line.get_by_role("button", name="Undo what").click()
    expect(page.get_by_text("Taken back: 1 record")).to_be_visible()
    expect(page.get_by_text("taken back", exact=True)).to_be_visible()
    assert seeded.get(f"crm/contact/{made}")["displayName"] == "Before & Co"
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Undone")).to_be_visible()
    assert seeded.get(f"crm/contact/{made}")["displayName"] == "After & Co"
    seeded.api.delete(f"crm/contact/{made}")


def test_what_was_changed_since_is_in_the_way(page: Page, seeded: Served) -> None:
    made = company(seeded, "First Ltd")
    for name in ("Second Ltd", "Third Ltd"):
        seeded.api.put(f"crm/contact/{made}/fields", json={"fields": {"companyName": name}})
    page.goto(f"/changes?kind=contact&record={made}")
    line = page.get_by_role("listitem").filter(has_text="First Ltd").last
    expect(line).to_be_visible()
    page.locator("ol > li").filter(has_text="First Ltd").get_by_role("button", name="Undo what").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("changed since")
    expect(dialog).to_contain_text("Second Ltd")
    expect(dialog).to_contain_text("Third Ltd")
    assert_accessible(page)
    seeded.api.delete(f"crm/contact/{made}")


def test_all_of_somebody_since(page: Page, seeded: Served) -> None:
    mara = hire(seeded, "Undine")
    page.goto("/changes")
    page.get_by_role("button", name="Undo since…").click()
    dialog = page.get_by_role("dialog", name="Undo everything since a moment")
    dialog.get_by_role("combobox", name="Who").fill(mara.name)
    page.get_by_role("option", name=mara.name).click()
    dialog.get_by_label("Since").fill("2024-01-01T00:00")
    expect(dialog.get_by_role("status")).to_have_text("There is nothing left to take back.")
    assert_accessible(page)


def test_on_a_phone_in_the_dark(page: Page, seeded: Served) -> None:
    deleted(seeded, "Phoned Ltd")
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/trash", "/changes"):
        page.goto(path)
        expect(page.get_by_text("Phoned Ltd").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        assert_accessible(page)
