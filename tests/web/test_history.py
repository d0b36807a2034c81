"""The history on a card: writing into it, reading and narrowing it, taking entries out and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.colleagues import hire
from tests.web.keys import write_into
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63e0cf4f03"
    "00017500e516a6b5820000000049454e44ae426082"
)


@pytest.fixture
def contact(seeded: Served) -> Iterator[int]:
    made = int(seeded.create("crm/contact/company", companyName="Noether & Co", shareType=1)["id"])
    yield made
    seeded.api.delete(f"crm/contact/{made}")


def write(portal: Served, contact: int, content: str, category: str = "Note", **more: Any) -> None:
    ids = {one["title"]: one["id"] for one in portal.get("crm/history/category")}
    body = {"contactId": contact, "content": content, "categoryId": ids.get(category, category), **more}
    portal.create("crm/history", entityId=0, **body)


def history(page: Page) -> Locator:
    return page.get_by_role("region", name="History")


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="What happened")


def told(portal: Served, contact: int) -> list[dict[str, Any]]:
    query = {"entityType": "contact", "entityId": contact, "categoryId": 0}
    found: list[dict[str, Any]] = portal.get("crm/history/filter", **query)
    return found


def test_writing_with_looks_by_keyboard_alone(page: Page, seeded: Served, contact: int) -> None:
    mara = hire(seeded, "Mirabel")
    page.goto(f"/contacts/{contact}")
    expect(composer(page)).to_be_visible()
    page.keyboard.press("n")
    expect(composer(page)).to_be_focused()
    page.keyboard.type("She is ")
    page.keyboard.press("Control+b")
    page.keyboard.type("sure")
    page.keyboard.press("Control+b")
    page.keyboard.type(", ask @mirab")
    expect(page.get_by_role("option", name="Mirabel Jensen")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Mirabel Jensen will be told")).to_be_visible()
    page.keyboard.type("today")
    page.keyboard.press("Control+Enter")
    entry = history(page).get_by_role("listitem").filter(has_text="She is sure")
    expect(entry.locator("strong")).to_have_text("sure")
    expect(entry).to_contain_text("@Mirabel Jensen today")
    expect(composer(page)).to_have_text("")
    [event] = told(seeded, contact)
    assert event["category"]["title"] == "Note"
    assert f'<span title="{mara.name}">@{mara.name}</span>' in event["content"]
    assert_accessible(page)


def test_a_call_of_yesterday_with_a_picture(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    write_into(composer(page), "Sent the sketch")
    page.get_by_role("combobox", name="Category").click()
    page.get_by_role("option", name="Phone call").click()
    page.get_by_role("button", name="When: Now").click()
    page.get_by_label("When").fill("2024-03-05T09:30")
    with page.expect_file_chooser() as choosing:
        history(page).get_by_role("button", name="Attach files").click()
    choosing.value.set_files({"name": "sketch.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(history(page).get_by_text("sketch.png")).to_be_visible()
    history(page).get_by_role("button", name=re.compile("^Add")).click()
    expect(history(page).get_by_role("heading", name="Mar 5, 2024")).to_be_visible()
    entry = history(page).get_by_role("listitem").filter(has_text="Sent the sketch").first
    expect(entry).to_contain_text("Phone call")
    entry.get_by_role("button", name="Preview sketch.png").click()
    expect(page.get_by_role("dialog").get_by_role("img", name="sketch.png")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    [event] = told(seeded, contact)
    assert (event["category"]["title"], event["files"][0]["title"]) == ("Phone call", "sketch.png")


def test_what_was_written_elsewhere_is_harmless(page: Page, seeded: Served, contact: int) -> None:
    write(seeded, contact, '<p onclick="x()">Hi <b>there</b><img src=x onerror="document.title=\'bad\'"></p>')
    write(seeded, contact, "See https://example.com/a?b=1 & more\nnext line")
    mail = {"from": "jo@nordwind.example", "to": "us@example.org", "subject": "Your offer"}
    mail |= {"introduction": "Dear all", "message_id": 5, "is_sended": False}
    write(seeded, contact, json.dumps(mail), "-3")
    page.goto(f"/contacts/{contact}")
    expect(history(page).get_by_text("Your offer")).to_be_visible()
    expect(history(page).get_by_text("jo@nordwind.example to us@example.org")).to_be_visible()
    expect(history(page).locator("strong", has_text="there")).to_be_visible()
    expect(history(page).locator("img")).to_have_count(0)
    link = history(page).get_by_role("link", name="https://example.com/a?b=1")
    expect(link).to_have_attribute("rel", "noreferrer noopener")
    assert_accessible(page)


def test_filters(page: Page, seeded: Served, contact: int) -> None:
    write(seeded, contact, "Wants a quote")
    write(seeded, contact, "Rang twice", "Phone call", created="2024-01-02T10:00:00")
    page.goto(f"/contacts/{contact}")
    expect(history(page).get_by_text("Rang twice")).to_be_visible()
    history(page).get_by_role("button", name="Filter").click()
    history(page).get_by_role("searchbox").fill("quote")
    expect(history(page).get_by_text("Rang twice")).to_have_count(0)
    expect(history(page).get_by_text("Wants a quote")).to_be_visible()
    history(page).get_by_role("button", name="Clear", exact=True).click()
    history(page).get_by_role("search").get_by_role("button", name="Filter").click()
    page.get_by_role("menuitem", name="Category").click()
    page.get_by_role("button", name="E-mail", exact=True).click()
    expect(history(page).get_by_text("Nothing matches the filters.")).to_be_visible()
    assert_accessible(page)


def test_deleting_is_taken_back(page: Page, seeded: Served, contact: int) -> None:
    write(seeded, contact, "Not so important")
    page.goto(f"/contacts/{contact}")
    entry = history(page).get_by_text("Not so important")
    entry.hover()
    history(page).get_by_role("button", name="Actions for the entry of").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(entry).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(entry).to_be_visible()


def test_a_long_one_is_read_as_one_goes_down(page: Page, seeded: Served, contact: int) -> None:
    for number in range(50):
        write(seeded, contact, f"Entry {number:02}", created=f"2024-03-{1 + number // 2:02}T10:00:00")
    page.goto(f"/contacts/{contact}")
    expect(history(page).get_by_text("Entry 49")).to_be_visible()
    assert history(page).get_by_text("Entry 00").count() == 0
    history(page).get_by_text("Entry 20").scroll_into_view_if_needed()
    expect(history(page).get_by_text("Entry 00")).to_be_attached()


def test_a_refusal_loses_nothing(page: Page, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    write_into(composer(page), "Precious words")
    page.route("**/api/2.0/crm/history", lambda route: route.fulfill(status=503, body=""))
    page.keyboard.press("Control+Enter")
    expect(history(page).get_by_role("alert")).to_contain_text("can’t be reached")
    assert_accessible(page)
    page.unroute_all()
    page.keyboard.press("Control+Enter")
    expect(history(page).get_by_role("listitem").filter(has_text="Precious words")).to_be_visible()


def test_on_a_phone_in_the_dark(page: Page, seeded: Served, contact: int) -> None:
    write(seeded, contact, "https://example.com/" + "a-long-address/" * 20)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/contacts/{contact}")
    composer(page).click()
    expect(history(page).get_by_role("toolbar", name="Formatting")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert_accessible(page)
