"""The files on a card."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served
from tests.web.test_history import PIXEL

pytestmark = pytest.mark.usefixtures("picture")

DROP = """([zone, names]) => {
  const files = new DataTransfer();
  for (const name of names) files.items.add(new File([`content of ${name}`], name, { type: 'text/plain' }));
  for (const type of ['dragenter', 'dragover', 'drop'])
    zone.dispatchEvent(new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def contact(seeded: Served) -> Iterator[int]:
    made = int(seeded.create("crm/contact/company", companyName="Filed & Co", shareType=1)["id"])
    yield made
    seeded.api.delete(f"crm/contact/{made}")


def files(page: Page) -> Locator:
    return page.get_by_role("region", name="Files")


def test_several_at_once_by_drop_and_a_picture_by_choice(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    expect(files(page).get_by_text("Drop files here")).to_be_visible()
    assert_accessible(page)
    zone = files(page).get_by_text("Drop files here").element_handle()
    page.evaluate(DROP, [zone, ["one.txt", "two.txt"]])
    expect(files(page).get_by_role("link", name="two.txt")).to_be_visible()
    expect(files(page).get_by_role("link", name="one.txt")).to_be_visible()
    with page.expect_file_chooser() as choosing:
        files(page).get_by_role("button", name="Upload").click()
    choosing.value.set_files({"name": "plan.png", "mimeType": "image/png", "buffer": PIXEL})
    files(page).get_by_role("button", name="Preview plan.png").click()
    picture = page.get_by_role("dialog").get_by_role("img", name="plan.png")
    expect(picture).to_be_visible()
    assert picture.evaluate("(image) => image.naturalWidth") == 1
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(f"/contacts/{contact}")
    assert {one["title"] for one in seeded.get(f"crm/contact/{contact}/files")} == {
        "one.txt",
        "two.txt",
        "plan.png",
    }
    added = page.get_by_role("region", name="History").get_by_text("2 files added")
    expect(added).to_be_visible()
    assert_accessible(page)


def test_downloading_deleting_and_undo(page: Page, seeded: Served, contact: int) -> None:
    seeded.create(f"crm/contact/{contact}/files/text", title="Minutes", content="All agreed.")
    page.goto(f"/contacts/{contact}")
    with page.expect_download() as loading:
        files(page).get_by_role("link", name="Minutes.txt").click()
    assert loading.value.suggested_filename == "Minutes.txt"
    files(page).get_by_role("button", name="Actions for Minutes.txt").click()
    assert_accessible(page)
    page.get_by_role("menuitem", name="Delete").click()
    expect(files(page).get_by_role("link", name="Minutes.txt")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(files(page).get_by_role("link", name="Minutes.txt")).to_be_visible()


def test_a_text_document_by_keyboard_alone(page: Page, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    files(page).get_by_role("button", name="New text document").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="New text document")
    expect(dialog.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.type("Agenda")
    page.keyboard.press("Tab")
    page.keyboard.type("First things first")
    assert_accessible(page)
    page.keyboard.press("Control+Enter")
    expect(files(page).get_by_role("link", name="Agenda.txt")).to_be_visible()


def test_what_does_not_arrive_says_why(page: Page, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    refusal = (
        '{"status":1,"statusCode":413,"error":{"message":"The maximum file size is exceeded (100 MB)."}}'
    )
    page.route("**/files/upload", lambda route: route.fulfill(status=413, body=refusal))
    zone = files(page).get_by_text("Drop files here").element_handle()
    page.evaluate(DROP, [zone, ["huge.txt"]])
    expect(files(page).get_by_role("alert")).to_contain_text("The maximum file size is exceeded")
    assert_accessible(page)
    files(page).get_by_role("button", name="Dismiss huge.txt").click()
    expect(files(page).get_by_role("alert")).to_have_count(0)
