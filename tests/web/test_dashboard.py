"""The dashboard: what is going on, and what one has to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

PROPOSAL, WON = 6, 8


@pytest.fixture
def task(seeded: Served) -> Iterator[int]:
    """A task of the owner's that is due today, and deals: an open one and one that was won today."""
    owner = seeded.get("people/@self")["id"]
    today = datetime.now(UTC).strftime("%Y-%m-%dT23:30:00")
    category = seeded.get("crm/task/category")[0]["id"]
    deals = [
        int(
            seeded.create(
                "crm/opportunity", title=title, contactid=0, responsibleid=owner, bidType=0, bidValue=1200,
                bidCurrencyAbbr="USD", perPeriodValue=0, stageid=stage, successProbability=75,
                expectedCloseDate=today, actualCloseDate=today,
            )["id"]
        )
        for title, stage in (("Berth booking", PROPOSAL), ("Brand film", WON))
    ]  # fmt: skip
    made = seeded.create(
        "crm/task", title="Ring Ann", deadline=today, responsibleId=owner, categoryId=category
    )
    yield int(made["id"])
    seeded.api.delete(f"crm/task/{made['id']}")
    for deal in deals:
        seeded.api.delete(f"crm/opportunity/{deal}")


@pytest.mark.usefixtures("task")
def test_figures_lead_to_what_they_count(page: Page) -> None:
    page.goto("/")
    stage = page.get_by_role("link", name="Proposal $1.2K 1 deal")
    expect(stage).to_be_visible()
    expect(page.get_by_role("link", name="1 won ($1.2K), 0 lost")).to_be_visible()
    assert_accessible(page)
    stage.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Opportunities")
    expect(page.get_by_text("Berth booking")).to_be_visible()
    expect(page.get_by_text("Brand film")).to_have_count(0)
    page.go_back()
    page.get_by_role("link", name="1 won ($1.2K), 0 lost").click()
    expect(page.get_by_text("Brand film")).to_be_visible()


def test_a_task_is_done_by_keyboard_and_taken_back(page: Page, seeded: Served, task: int) -> None:
    page.goto("/")
    done = page.get_by_role("checkbox", name="Mark “Ring Ann” as done")
    done.focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Done: Ring Ann")).to_be_visible()
    expect(done).to_have_count(0)
    assert seeded.get(f"crm/task/{task}")["isClosed"]
    page.get_by_role("button", name="Undo").click()
    expect(done).to_be_visible()
    assert not seeded.get(f"crm/task/{task}").get("isClosed", False)


@pytest.mark.usefixtures("task")
def test_deals_and_records_are_at_hand(page: Page) -> None:
    page.goto("/")
    soon = page.get_by_role("region", name="Closing this week")
    soon.get_by_role("link", name="Berth booking").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Berth booking")
    page.get_by_role("link", name="Dashboard").first.click()
    recent = page.get_by_role("region", name="Recently viewed")
    expect(recent.get_by_role("link", name="Berth booking")).to_be_visible()


def test_a_failure_is_said_in_its_place(page: Page) -> None:
    page.route("**/api/2.0/crm/figures/activity*", lambda route: route.fulfill(status=403, body="{}"))
    page.goto("/")
    activity = page.get_by_role("region", name="Activity")
    expect(activity.get_by_role("alert")).to_be_visible()
    page.unroute_all()
    activity.get_by_role("button", name="Try again").click()
    expect(activity.get_by_role("table")).to_have_count(1)


@pytest.mark.usefixtures("task")
def test_dark_on_a_phone(browser: Browser, seeded: Served) -> None:
    context = browser.new_context(
        base_url=seeded.address,
        viewport={"width": 360, "height": 780},
        color_scheme="dark",
        locale="en-US",
        reduced_motion="reduce",
    )
    told = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
    assert context.request.post("/api/2.0/authentication", data=told).status == 201
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("checkbox", name="Mark “Ring Ann” as done")).to_be_visible()
    expect(page.get_by_role("region", name="Activity").get_by_role("table")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(page)
    context.close()
