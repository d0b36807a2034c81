"""Settings: sets of task templates, and what keeps strangers out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, chores, wait_for
from tests.web.deals import Deals, assert_fits, deals
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

DAY = 864_000_000_000


@pytest.fixture
def made(seeded: Served) -> Iterator[Deals]:
    with deals(seeded) as found:
        yield found
    for one in _sets(seeded):
        seeded.api.delete(f"crm/tasktemplatecontainer/{one['id']}")


@pytest.fixture
def tasks(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def _sets(seeded: Served) -> list[dict[str, object]]:
    found: list[dict[str, object]] = seeded.get("crm/opportunity/tasktemplatecontainer")
    return found


def test_a_set_is_made_and_given_to_a_deal(page: Page, seeded: Served, made: Deals, tasks: Chores) -> None:
    page.goto("/settings/templates")
    expect(page.get_by_text("No sets yet.")).to_be_visible()
    page.get_by_role("button", name="Add set").click()
    expect(page.get_by_role("textbox", name="Title")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Please fill this in.")).to_be_visible()
    page.keyboard.type("First weeks")
    page.keyboard.press("Control+Enter")
    page.get_by_role("button", name="Add task: First weeks").click()
    dialog = page.get_by_role("dialog", name="Add task")
    expect(dialog.get_by_role("textbox", name="Title")).to_be_focused()
    page.keyboard.type("Send the welcome letter")
    dialog.get_by_role("textbox", name="Due after").fill("3")
    dialog.get_by_role("combobox", name="Category").select_option(
        tasks.portal.get("crm/task/category")[1]["title"]
    )
    assert_accessible(page)
    dialog.get_by_role("button", name="Save").click()
    listed = page.get_by_role("list", name="First weeks")
    expect(listed).to_contain_text("3 days after the start · Whoever adds the set")
    [template] = seeded.get("crm/opportunity/tasktemplatecontainer")[0]["items"]
    assert (template["offsetTicks"], template["deadLineIsFixed"]) == (3 * DAY, True)

    page.get_by_role("button", name="Edit “Send the welcome letter”").click()
    dialog = page.get_by_role("dialog", name="Edit “Send the welcome letter”")
    dialog.get_by_role("combobox", name="Unit").select_option("Hours")
    dialog.get_by_role("combobox", name="Counted from").select_option("The task before")
    dialog.get_by_role("button", name="Save").click()
    expect(listed).to_contain_text("3 hours after the task before")

    page.goto(f"/opportunities/{made.make('Quay sensors')}")
    page.get_by_role("button", name="Add tasks from a template").click()
    page.get_by_role("menuitem", name="First weeks").click()
    expect(page.get_by_role("checkbox", name="Done: Send the welcome letter")).to_be_visible()
    assert [task["title"] for task in tasks.tasks()] == ["Send the welcome letter"]


def test_a_set_is_deleted_and_comes_back(page: Page, seeded: Served, made: Deals) -> None:
    found = seeded.create("crm/opportunity/tasktemplatecontainer", title="First weeks")["id"]
    seeded.create(
        f"crm/tasktemplatecontainer/{found}/tasktemplate",
        title="Ring them",
        description="",
        responsibleid=made.owner,
        categoryid=seeded.get("crm/task/category")[0]["id"],
        isNotify=False,
        offsetTicks=DAY,
        deadLineIsFixed=True,
    )
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme="dark")
    page.goto("/settings/templates")
    expect(page.get_by_role("list", name="First weeks")).to_contain_text("Ring them")
    assert_fits(page, 360)
    assert_accessible(page)
    page.get_by_role("button", name="Delete “First weeks”").click()
    expect(page.get_by_text("No sets yet.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("list", name="First weeks")).to_contain_text("Ring them")
    page.get_by_role("button", name="Delete “Ring them”").click()
    expect(page.get_by_text("No tasks in it yet.")).to_be_visible()


@pytest.fixture
def rules(seeded: Served) -> Iterator[None]:
    """What the portal begins with is there again afterwards."""
    paths = ("settings/security/password", "security/loginsettings", "security/audit/settings/lifetime")
    passwords, limits, lives = (seeded.get(path) for path in paths)
    yield
    seeded.api.put(paths[0], json=passwords)
    seeded.api.put(paths[1], json={**limits, "attemptsCount": limits["attemptCount"]})
    seeded.api.post(paths[2], json={"settings": lives})


@pytest.mark.usefixtures("rules")
def test_passwords_attempts_and_logs(page: Page, seeded: Served) -> None:
    page.goto("/settings/security")
    passwords = page.get_by_role("region", name="Passwords")
    expect(passwords.get_by_role("button", name="Save")).to_be_disabled()
    passwords.get_by_role("textbox", name="Fewest characters").fill("12")
    passwords.get_by_role("checkbox", name="a digit").check()
    passwords.get_by_role("button", name="Save").click()
    wait_for(lambda: _told(seeded, "settings/security/password", "minLength", "digits"), (12, True))
    expect(passwords.get_by_role("button", name="Save")).to_be_disabled()

    attempts = page.get_by_role("region", name="Sign-in attempts")
    attempts.get_by_role("textbox", name="Attempts").fill("3")
    attempts.get_by_role("textbox", name="Then wait").fill("600")
    attempts.get_by_role("button", name="Save").click()
    wait_for(lambda: _told(seeded, "security/loginsettings", "attemptCount", "blockTime"), (3, 600))

    logs = page.get_by_role("region", name="How long it is kept")
    assert_accessible(page)
    logs.get_by_role("textbox", name="Sign-ins").fill("30")
    logs.get_by_role("button", name="Save").click()
    wait_for(lambda: _told(seeded, "security/audit/settings/lifetime", "loginHistoryLifeTime"), (30,))


def _told(seeded: Served, path: str, *names: str) -> tuple[object, ...]:
    told = seeded.get(path)
    return tuple(told[name] for name in names)
