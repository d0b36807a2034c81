"""The settings: lists of the CRM, one's own account, and what only administrators see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

SECTIONS = (
    "account", "appearance", "notifications", "keys", "stages", "currencies", "statuses", "types", "fields", "tags",
    "task-categories", "history-categories", "templates", "webhooks", "people", "groups", "access", "security",
    "portal", "mail", "audit", "jobs",
)  # fmt: skip


def test_every_section_is_accessible(page: Page) -> None:
    for section in SECTIONS:
        page.goto(f"/settings/{section}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert_accessible(page)


def test_dark_on_a_phone(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto("/settings/stages")
    expect(page.get_by_role("list", name="Stages").get_by_text("Proposal")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(page)
    page.get_by_role("combobox", name="Settings").select_option("people")
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def titles(seeded: Served, path: str) -> list[str]:
    return [item["title"] for item in seeded.get(path)]


def test_a_type_is_added_moved_and_deleted_by_keyboard(page: Page, seeded: Served) -> None:
    before = titles(seeded, "crm/contact/type")
    page.goto("/settings/types")
    page.get_by_role("button", name="Add").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    assert_accessible(page)
    page.keyboard.type("Sponsor")
    page.keyboard.press("Enter")
    listed = page.get_by_role("list", name="Contact types").get_by_role("listitem")
    expect(listed.last).to_contain_text("Sponsor")
    page.get_by_role("button", name="Move “Sponsor”").focus()
    page.keyboard.press("Space")
    page.wait_for_timeout(150)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("status").get_by_text(f"Sponsor is at place {len(before)}")).to_be_attached()
    with page.expect_response("**/crm/contact/type/reorder"):
        page.keyboard.press("Space")
    expect(listed.last).not_to_contain_text("Sponsor")
    assert titles(seeded, "crm/contact/type") == [*before[:-1], "Sponsor", before[-1]]
    page.get_by_role("button", name="Delete “Sponsor”").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Deleted: Sponsor")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Delete “Sponsor”")).to_be_visible()
    page.get_by_role("button", name="Delete “Sponsor”").click()
    expect(page.get_by_role("button", name="Delete “Sponsor”")).to_have_count(0)
    assert titles(seeded, "crm/contact/type") == before


def test_a_stage_is_changed(page: Page, seeded: Served) -> None:
    body = {"title": "Trial", "successProbability": 40, "stageType": 0, "color": "#8a98d8"}
    stage = seeded.create("crm/opportunity/stage", **body)["id"]
    page.goto("/settings/stages")
    page.get_by_role("button", name="Edit “Trial”").click()
    page.get_by_role("textbox", name="Title").fill("")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Please fill this in.")).to_be_visible()
    page.get_by_role("textbox", name="Title").fill("Pilot")
    page.get_by_role("textbox", name="Probability").fill("45")
    page.get_by_role("radio", name="Colour 7").check()
    assert_accessible(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("list", name="Stages").get_by_text("Pilot")).to_be_visible()
    found = seeded.get(f"crm/opportunity/stage/{stage}")
    assert (found["title"], found["successProbability"], found["color"]) == ("Pilot", 45, "#6bbd72")
    seeded.api.delete(f"crm/opportunity/stage/{stage}")


def test_a_field_is_defined(page: Page, seeded: Served) -> None:
    page.goto("/settings/fields")
    page.get_by_text("Opportunities", exact=True).last.click()
    page.get_by_role("button", name="Add field").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Label").fill("Source")
    dialog.get_by_role("combobox", name="Kind of field").select_option("Choice")
    options = dialog.get_by_role("textbox", name="Options").or_(
        dialog.get_by_role("combobox", name="Options")
    )
    for option in ("Fair", "Web"):
        options.fill(option)
        options.press("Enter")
    assert_accessible(page)
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_role("list", name="Custom fields").get_by_text("Source")).to_be_visible()
    [field] = seeded.get("crm/opportunity/customfield/definitions")
    assert (field["fieldType"], field["mask"]) == (2, '["Fair","Web"]')
    page.get_by_role("button", name="Delete “Source”").click()
    expect(page.get_by_text("No fields of your own yet.")).to_be_visible()
    assert seeded.get("crm/opportunity/customfield/definitions") == []


def test_a_tag_is_made_and_refused_twice(page: Page, seeded: Served) -> None:
    page.goto("/settings/tags")
    for _ in range(2):
        page.get_by_role("textbox", name="New tag").fill("Alumni")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("button", name="Delete “Alumni”")).to_be_visible()
    expect(page.get_by_text("Tag with this name already exists")).to_be_visible()
    page.get_by_role("button", name="Delete “Alumni”").click()
    expect(page.get_by_text("Deleted: Alumni")).to_be_visible()
    assert "Alumni" not in titles(seeded, "crm/contact/tag")


def test_a_key_is_shown_once_and_revoked(page: Page, seeded: Served) -> None:
    page.goto("/settings/keys")
    page.get_by_role("textbox", name="What it is for").fill("Website")
    page.get_by_role("button", name="Create key").click()
    expect(page.get_by_text("Copy it now")).to_be_visible()
    assert_accessible(page)
    page.reload()
    expect(page.get_by_text("Website", exact=True)).to_be_visible()
    expect(page.get_by_text("Copy it now")).to_have_count(0)
    page.get_by_role("button", name="Revoke").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("No keys yet.")).to_be_visible()
    assert seeded.get("security/apikeys") == []


def test_a_webhook_tells_its_secret_once(page: Page, seeded: Served) -> None:
    page.goto("/settings/webhooks")
    page.get_by_role("button", name="Add webhook").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Address").fill("nowhere")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator("[data-error], [role=alert]").first).to_be_visible()
    dialog.get_by_role("textbox", name="Name").fill("Warehouse")
    dialog.get_by_role("textbox", name="Address").fill("https://hooks.example/in")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The secret that signs messages")).to_be_visible()
    assert_accessible(page)
    [hook] = seeded.get("crm/webhook")
    assert hook["address"] == "https://hooks.example/in"
    page.get_by_role("button", name="Delete “Warehouse”").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No webhooks yet.")).to_be_visible()


def test_ones_name_and_notifications(page: Page, seeded: Served) -> None:
    before = seeded.get("people/@self").get("title", "")
    page.goto("/settings/account")
    page.get_by_role("button", name="Position").click()
    page.get_by_role("textbox", name="Position").fill("Founder")
    with page.expect_response("**/people/*"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Founder")).to_be_visible()
    assert seeded.get("people/@self")["title"] == "Founder"
    seeded.api.put(f"people/{seeded.get('people/@self')['id']}", json={"title": before})
    page.goto("/settings/notifications")
    box = page.get_by_role("checkbox", name="A task is assigned to you: By mail")
    with page.expect_response("**/subscriptions/taskAssigned"):
        box.click()
    expect(box).not_to_be_checked()
    [kind] = [
        one for one in seeded.get("portal/notifications/subscriptions") if one["kind"] == "taskAssigned"
    ]
    assert (kind["onSite"], kind["byMail"]) == (True, False)
    with page.expect_response("**/subscriptions/taskAssigned"):
        box.click()
    expect(box).to_be_checked()


@pytest.fixture
def colleague(browser: Browser, seeded: Served) -> Iterator[Page]:
    """A page of somebody without rights."""
    mail, password = "grace@example.com", "a-long-password-1906"
    who = seeded.create("people", email=mail, firstname="Grace", lastname="Hopper", password=password)["id"]
    context = browser.new_context(base_url=seeded.address, locale="en-US", reduced_motion="reduce")
    told = {"userName": mail, "password": password}
    assert context.request.post("/api/2.0/authentication", data=told).status == 201
    yield context.new_page()
    context.close()
    seeded.api.put("people/status/terminated", json={"userIds": [who]})
    seeded.api.put("people/delete", json={"userIds": [who]})


def test_colleagues_see_what_they_may_set(colleague: Page) -> None:
    colleague.goto("/settings/account")
    expect(colleague.get_by_role("heading", level=1)).to_have_text("My account")
    navigation = colleague.get_by_role("navigation", name="Settings")
    expect(navigation.get_by_role("link", name="API keys")).to_be_visible()
    expect(navigation.get_by_role("link", name="Stages")).to_have_count(0)
    colleague.goto("/settings/stages")
    expect(colleague.get_by_text("This is not for you to set")).to_be_visible()
    assert_accessible(colleague)
