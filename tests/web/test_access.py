"""Who sees what, live between two browsers; and what one is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.colleagues import Colleague, browsing, hire
from tests.web.keys import write, write_into
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture(scope="module")
def hired() -> dict[Served, Colleague]:
    return {}


@pytest.fixture
def mara(seeded: Served, hired: dict[Served, Colleague]) -> Colleague:
    if seeded not in hired:
        hired[seeded] = hire(seeded, "Marisol")
    return hired[seeded]


@pytest.fixture
def deal(seeded: Served) -> Iterator[int]:
    [stage, *_] = seeded.get("crm/opportunity/stage")
    owner = seeded.get("people/@self")["id"]
    body = {"title": "Secret fleet", "stageid": stage["id"], "responsibleid": owner, "contactid": 0}
    amounts = {"bidType": 0, "bidValue": 100, "perPeriodValue": 0, "successProbability": 10}
    flags = {"isPrivate": False, "isNotify": False, "bidCurrencyAbbr": "EUR"}
    made = seeded.create(
        "crm/opportunity", **body, **amounts, **flags, expectedCloseDate="2030-01-01T00:00:00"
    )
    yield int(made["id"])
    seeded.api.delete(f"crm/opportunity/{made['id']}")


def test_a_colleague_sees_it_vanish_and_come_back(
    page: Page, browser: Browser, seeded: Served, mara: Colleague, deal: int
) -> None:
    nora = hire(seeded, "Noreen")
    with browsing(browser, seeded, mara) as theirs:
        theirs.goto(f"/opportunities/{deal}")
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Secret fleet")
        page.goto(f"/opportunities/{deal}")
        page.get_by_role("button", name="Who can see this: Everyone in the CRM").click()
        page.get_by_role("radio", name="Only chosen people").check()
        page.get_by_role("textbox", name="Add a person or group").fill("nore")
        page.get_by_role("option", name="Noreen Jensen").click()
        assert_accessible(page)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("button", name="Who can see this: Only")).to_contain_text(nora.name)
        expect(theirs.get_by_role("alert")).to_contain_text("Nothing here")
        page.get_by_role("button", name="Undo").click()
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Secret fleet")


def test_a_colleagues_change_appears_by_itself(
    page: Page, browser: Browser, seeded: Served, mara: Colleague, deal: int
) -> None:
    page.goto(f"/opportunities/{deal}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Secret fleet")
    with browsing(browser, seeded, mara) as theirs:
        theirs.goto(f"/opportunities/{deal}")
        write_into(theirs.get_by_role("textbox", name="What happened"), "They signed")
        theirs.keyboard.press("Control+Enter")
        theirs.get_by_role("button", name="Add a tag").click()
        write(theirs, "Fleet")
        theirs.keyboard.press("Enter")
        expect(theirs.get_by_role("list", name="Tags")).to_contain_text("Fleet")
    expect(page.get_by_role("region", name="History").get_by_text("They signed")).to_be_visible()
    expect(page.get_by_role("list", name="Tags")).to_contain_text("Fleet")


def test_who_may_not_only_reads_it(browser: Browser, seeded: Served, mara: Colleague, deal: int) -> None:
    with browsing(browser, seeded, mara) as theirs:
        theirs.goto(f"/opportunities/{deal}")
        expect(theirs.get_by_text("Everyone in the CRM")).to_be_visible()
        expect(theirs.get_by_role("button", name="Who can see this")).to_have_count(0)


def test_a_contact_for_reading_by_keyboard_alone(page: Page, seeded: Served) -> None:
    made = seeded.create("crm/contact/company", companyName="Shared Ltd", shareType=1)["id"]
    page.goto(f"/contacts/{made}")
    page.get_by_role("button", name="Who can see this").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Everyone in the CRM")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Everyone, for reading")).to_be_checked()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name="Everyone in the CRM")).to_have_count(0)
    expect(page).to_have_url(f"/contacts/{made}")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Everyone in the CRM")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Who can see this: Everyone, for reading")).to_be_focused()
    assert seeded.get(f"crm/contact/{made}")["shareType"] == 2
    seeded.api.delete(f"crm/contact/{made}")


def test_tags_and_own_fields_of_a_contact(page: Page, seeded: Served) -> None:
    made = seeded.create("crm/contact/company", companyName="Fielded Ltd", shareType=1)["id"]
    options = '["North","South"]'
    fields = [
        seeded.create("crm/company/customfield", label="Region", fieldType=2, mask=options, position=0),
        seeded.create("crm/company/customfield", label="Reference", fieldType=3, mask="", position=0),
    ]
    page.goto(f"/contacts/{made}")
    page.get_by_role("button", name="Region").click()
    page.get_by_role("option", name="South").click()
    expect(page.get_by_role("button", name="Region South")).to_be_visible()
    page.get_by_role("checkbox", name="Reference").check()
    page.get_by_role("button", name="Add a tag").click()
    write(page, "trade")
    expect(page.get_by_role("option", name="Trade fair")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("list", name="Tags")).to_contain_text("Trade fair")
    page.keyboard.press("Escape")
    assert_accessible(page)
    page.get_by_role("button", name="Remove the tag Trade fair").click()
    expect(page.get_by_role("list", name="Tags")).not_to_contain_text("Trade fair")
    values = {one["label"]: one["fieldValue"] for one in seeded.get(f"crm/company/{made}/customfield")}
    assert values == {"Region": "South", "Reference": "true"}
    assert seeded.get(f"crm/contact/tag/{made}") == []
    for field in fields:
        seeded.api.delete(f"crm/company/customfield/{field['id']}")
    seeded.api.delete(f"crm/contact/{made}")


def test_who_is_mentioned_is_told(browser: Browser, seeded: Served, deal: int) -> None:
    # Somebody new: others have been told of this and that.
    olena = hire(seeded, "Olena")
    [category, *_] = seeded.get("crm/history/category")
    with browsing(browser, seeded, olena) as theirs:
        theirs.goto("/contacts")
        expect(theirs.get_by_role("button", name="No unread notifications")).to_be_visible()
        body = {"contactId": 0, "entityType": "opportunity", "entityId": deal, "categoryId": category["id"]}
        seeded.create("crm/history", **body, content="Look at this", notifyUserList=[olena.id])
        theirs.get_by_role("button", name="1 unread notification").click()
        panel = theirs.get_by_role("dialog")
        expect(panel).to_contain_text("Look at this")
        assert_accessible(theirs)
        panel.get_by_role("button").filter(has_text="Look at this").click()
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Secret fleet")
        expect(theirs.get_by_role("button", name="No unread notifications")).to_be_visible()
