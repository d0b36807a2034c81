"""What is done in the list of contacts: in a row, to many at once, and to the list as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

NAMES = ("Aoife", "Brid", "Ciara")


@pytest.fixture(autouse=True)
def crew(seeded: Served) -> Iterator[list[int]]:
    """Three contacts of their own, found by `zephyr`."""
    ids = [
        int(
            seeded.create("crm/contact/person", firstName=name, lastName="Zephyr", companyId=0, shareType=1)[
                "id"
            ]
        )
        for name in NAMES
    ]
    yield ids
    seeded.api.put("crm/contact", json={"contactids": ids})


def row(page: Page, index: int) -> Locator:
    return page.locator(f"tbody tr[aria-rowindex='{index + 1}']")


def open_list(page: Page) -> None:
    page.goto("/contacts?q=zephyr&sort=displayName")
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "4")


def select_all(page: Page) -> Locator:
    page.get_by_role("checkbox", name="Select all").check()
    bar = page.get_by_role("toolbar", name="Actions for the selected")
    expect(bar).to_contain_text("3 selected")
    return bar


def test_details_are_edited_in_their_rows(page: Page, seeded: Served, crew: list[int]) -> None:
    open_list(page)
    row(page, 1).click(button="right", position={"x": 300, "y": 10})
    page.get_by_role("menuitem", name="Add a phone number").click()
    page.get_by_role("textbox", name="Phone: Aoife Zephyr").fill("+353 21 1234")
    page.keyboard.press("Enter")
    expect(row(page, 1).get_by_role("link", name="+353 21 1234")).to_be_visible()
    row(page, 1).hover()
    row(page, 1).get_by_role("button", name="Edit the phone number").click()
    page.get_by_role("textbox", name="Phone: Aoife Zephyr").fill("")
    page.keyboard.press("Enter")
    expect(row(page, 1).get_by_role("link", name="+353")).to_have_count(0)
    expect(row(page, 1).get_by_role("button", name="Add a phone number")).to_be_attached()
    assert seeded.get(f"crm/contact/{crew[0]}")["commonData"] == []


def test_a_tag_for_many_and_back(page: Page, seeded: Served, crew: list[int]) -> None:
    open_list(page)
    select_all(page).get_by_role("button", name="Tags").click()
    page.get_by_role("combobox", name="Tag").fill("Sailing")
    assert_accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="Add").last.click()
    expect(row(page, 3)).to_contain_text("Sailing")
    assert [seeded.get(f"crm/contact/{one}/tag") for one in crew] == [["Sailing"]] * 3
    page.get_by_role("button", name="Undo").click()
    expect(row(page, 3)).not_to_contain_text("Sailing")
    assert [seeded.get(f"crm/contact/{one}/tag") for one in crew] == [[], [], []]
    seeded.api.delete("crm/contact/tag", params={"tagName": "Sailing"})


def test_a_task_for_each(page: Page, seeded: Served, crew: list[int]) -> None:
    open_list(page)
    select_all(page).get_by_role("button", name="New task").click()
    page.get_by_role("textbox", name="What is to be done").fill("Send the invitation")
    assert_accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="Create").click()
    expect(page.get_by_text("Tasks created for 3 contacts")).to_be_visible()
    assert [seeded.get(f"crm/contact/{one}")["taskCount"] for one in crew] == [1, 1, 1]


def test_who_sees_many(page: Page, seeded: Served, crew: list[int]) -> None:
    open_list(page)
    select_all(page).get_by_role("button", name="Access").click()
    page.get_by_role("combobox", name="Who can see this").select_option("0")
    assert_accessible(page)
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Access to 3 records changed")).to_be_visible()
    assert [seeded.get(f"crm/contact/{one}")["isPrivate"] for one in crew] == [True] * 3
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone")).to_be_visible()
    assert [seeded.get(f"crm/contact/{one}")["isPrivate"] for one in crew] == [False] * 3


def test_all_that_match_are_deleted_and_come_back(page: Page, seeded: Served, crew: list[int]) -> None:
    open_list(page)
    select_all(page).get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="No contact matches")).to_be_visible()
    assert [seeded.api.get(f"crm/contact/{one}").status_code for one in crew] == [404] * 3
    page.get_by_role("button", name="Undo").click()
    expect(row(page, 3)).to_contain_text("Ciara")
    assert [seeded.api.get(f"crm/contact/{one}").status_code for one in crew] == [200] * 3


def test_a_view_is_saved_applied_and_deleted(page: Page) -> None:
    page.goto("/contacts?kind=company&sort=displayName")
    expect(row(page, 5)).to_be_visible()
    page.get_by_role("button", name="Views").click()
    page.get_by_role("menuitem", name="Save as a new view").click()
    page.get_by_role("textbox", name="Name").fill("Houses")
    page.get_by_role("switch").check(force=True)
    assert_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Houses")).to_be_visible()
    page.goto("/contacts")
    expect(row(page, 20)).to_be_visible()
    page.get_by_role("button", name="Views").click()
    expect(page.get_by_role("menuitem", name="Houses")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("menuitem", name="Houses").click()
    expect(page).to_have_url("/contacts?kind=company&sort=displayName")
    page.get_by_role("searchbox").fill("okada")
    page.get_by_role("button", name="Houses, changed").click()
    expect(page.get_by_role("menuitem", name="Save changes to")).to_be_visible()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_role("button", name="Views")).to_be_visible()


def test_the_list_as_a_file(page: Page) -> None:
    open_list(page)
    page.get_by_role("button", name="More for this list").click()
    with page.expect_download() as told:
        page.get_by_role("menuitem", name="Download as CSV").click()
    content = told.value.path().read_bytes().decode("utf-8")
    assert told.value.suggested_filename.startswith("Contacts ")
    lines = content.split("\r\n")
    assert lines[0] == "\ufeffName,Phone,E-mail,Status,Tags,Created"
    assert [line.split(",")[0] for line in lines[1:4]] == [f"{name} Zephyr" for name in NAMES]
    assert lines[4:] == [""]


def test_a_list_narrowed_by_who_manages(page: Page, seeded: Served, crew: list[int]) -> None:
    me = seeded.get("people/@self")["id"]
    body = {"isShared": True, "managerList": [me]}
    assert seeded.api.put(f"crm/contact/{crew[1]}/access", json=body).status_code == 200
    open_list(page)
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Manager").click()
    page.get_by_role("button", name="Me", exact=True).click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    expect(row(page, 1)).to_contain_text("Brid")
