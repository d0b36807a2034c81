"""The list of tasks: quick add, done by a click or a key, changes in rows and in the drawer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, chores, day, wait_for
from tests.web.deals import assert_fits
from tests.web.keys import write
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("checkbox", name=f"Done: {title}"))


def is_closed(made: Chores, task: int) -> bool:
    return bool(made.portal.get(f"crm/task/{task}").get("isClosed", False))


def test_quick_add_understands_a_line(page: Page, made: Chores) -> None:
    page.goto("/tasks")
    expect(page.get_by_role("heading", name="Nothing to do yet")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("c")
    write(page, "call Nordwind tomorrow 3pm")
    understood = page.get_by_role("list", name="Understood")
    expect(understood.get_by_role("listitem")).to_have_text(
        ["Tomorrow, 3:00 PM", "Phone call", "Nordwind Logistics"]
    )
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(row(page, "Call Nordwind")).to_contain_text("Tomorrow, 3:00 PM")
    [task] = made.tasks()
    assert task["deadLine"].startswith(f"{day(1)}T15:00:00")
    assert (task["contact"]["displayName"], task["category"]["title"]) == ("Nordwind Logistics", "Phone call")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="Nothing to do yet")).to_be_visible()


def test_a_name_that_fits_several_is_chosen(page: Page, made: Chores) -> None:
    page.goto("/tasks")
    page.get_by_role("textbox", name="Add a task").fill("send offer to Greta friday")
    page.get_by_role("button", name="Which Greta?").click()
    first = page.get_by_role("menuitem").first
    name = first.inner_text()
    assert name.startswith("Greta")
    first.click()
    page.get_by_role("textbox", name="Add a task").press("Enter")
    expect(row(page, "Send offer to Greta")).to_contain_text(name)


def test_it_is_done_and_open_again(page: Page, made: Chores) -> None:
    contact = made.contact("Nordwind")
    task = made.task("Send the offer", contactId=contact)
    page.goto("/tasks")
    row(page, "Send the offer").get_by_role("checkbox", name="Done: Send the offer").click()
    expect(page.get_by_text("“Send the offer” is done")).to_be_visible()
    wait_for(lambda: is_closed(made, task), True)
    filters = {"entityType": "contact", "entityId": contact, "categoryId": -1}
    wait_for(lambda: len(made.portal.get("crm/history/filter", **filters)), 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name="Done: Send the offer")).not_to_be_checked()
    wait_for(lambda: is_closed(made, task), False)
    wait_for(lambda: len(made.portal.get("crm/history/filter", **filters)), 0)


def test_the_list_of_tasks_by_keyboard_alone(page: Page, made: Chores) -> None:
    first, second = made.task("Ring Ada", at="10:00"), made.task("Ring Bruno", at="11:00")
    page.goto("/tasks")
    expect(row(page, "Ring Bruno")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    wait_for(lambda: (is_closed(made, first), is_closed(made, second)), (False, True))
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Task")
    expect(dialog.get_by_role("button", name="Ring Ada")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {"task": [str(first)]}
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_filters_of_tasks_are_in_the_address(page: Page, made: Chores) -> None:
    made.task("Late", ahead=-2)
    made.task("Now", ahead=0)
    page.goto("/tasks")
    expect(row(page, "Late")).to_contain_text("overdue")
    page.get_by_role("button", name="Filter", exact=True).click()
    page.get_by_role("menuitem", name="Due", exact=True).click()
    page.get_by_role("button", name="Overdue", exact=True).click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert parse_qs(urlsplit(page.url).query) == {"due": ["overdue"]}
    page.get_by_role("link", name="Board", exact=True).click()
    expect(page).to_have_url(re.compile(r"/tasks/board$"))
    page.go_back()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", "2")
    assert_accessible(page)


def test_fields_are_changed_in_the_row_and_in_the_drawer(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada", ahead=1)
    page.goto("/tasks")
    row(page, "Ring Ada").get_by_role("button", name="Due").click()
    page.get_by_role("textbox", name="Due").fill(day(3))
    page.keyboard.press("Enter")
    wait_for(lambda: made.portal.get(f"crm/task/{task}")["deadLine"][:10], day(3))
    row(page, "Ring Ada").get_by_text("Ring Ada").click()
    dialog = page.get_by_role("dialog", name="Task")
    dialog.get_by_role("button", name="Time").click()
    page.get_by_role("textbox", name="Time").fill("half past")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_be_visible()
    page.get_by_role("textbox", name="Time").fill("3:30pm")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Time")).to_have_text("3:30 PM")
    wait_for(lambda: made.portal.get(f"crm/task/{task}")["deadLine"][:16], f"{day(3)}T15:30")
    assert_accessible(page)
    dialog.get_by_role("button", name="Delete").click()
    expect(row(page, "Ring Ada")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "Ring Ada")).to_be_visible()


def test_a_colleague_was_quicker_with_a_task(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada")

    def meanwhile(route: Route) -> None:
        made.put(f"crm/task/{task}/fields", fields={"title": "Ring Ada Lovelace"})
        route.continue_()

    page.goto(f"/tasks?task={task}")
    dialog = page.get_by_role("dialog", name="Task")
    dialog.get_by_role("button", name="Ring Ada").click()
    page.route(f"**/crm/task/{task}/fields", meanwhile, times=1)
    page.get_by_role("textbox", name="What is to be done").fill("Ring Ada back")
    page.keyboard.press("Enter")
    alert = dialog.get_by_role("alert")
    expect(alert).to_contain_text("Ring Ada Lovelace")
    assert_accessible(page)
    alert.get_by_role("button", name="Overwrite").click()
    wait_for(lambda: made.portal.get(f"crm/task/{task}")["title"], "Ring Ada back")


def test_many_are_done_at_once(page: Page, made: Chores) -> None:
    tasks = [made.task(f"Chore {number}", ahead=number) for number in range(3)]
    page.goto("/tasks")
    expect(row(page, "Chore 2")).to_be_visible()
    page.get_by_role("checkbox", name="Select all").check()
    page.get_by_role("toolbar").get_by_role("button", name="Mark as done").click()
    expect(page.get_by_text("3 tasks done")).to_be_visible()
    assert all(is_closed(made, task) for task in tasks)
    page.get_by_role("button", name="Undo").click()
    wait_for(lambda: any(is_closed(made, task) for task in tasks), False)


def test_the_form_says_what_is_missing(page: Page, made: Chores) -> None:
    page.goto("/tasks?create=yes")
    dialog = page.get_by_role("dialog", name="New task")
    dialog.get_by_role("textbox", name="Time").fill("late")
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("Say what is to be done")).to_be_visible()
    expect(dialog.get_by_text("Enter a time")).to_be_visible()
    assert_accessible(page)
    dialog.get_by_role("textbox", name="What is to be done").fill("Ring Ada")
    dialog.get_by_role("textbox", name="Time").fill("9")
    dialog.get_by_role("button", name="In a week").click()
    page.keyboard.press("Control+Enter")
    expect(row(page, "Ring Ada")).to_be_visible()
    [task] = made.tasks()
    assert task["deadLine"].startswith(f"{day(7)}T09:00")
    assert task["alertValue"] == 1440


def test_tasks_on_a_phone_in_the_dark(page: Page, made: Chores) -> None:
    made.task("Ring Ada Okafor about the new sensors", ahead=-1, contactId=made.contact("Nordwind"))
    page.set_viewport_size({"width": 360, "height": 720})
    page.emulate_media(color_scheme="dark")
    for path in ("/tasks", "/tasks/board", "/tasks/calendar"):
        page.goto(path)
        expect(page.get_by_text("Ring Ada Okafor about the new sensors").first).to_be_visible()
        assert_fits(page, 360)
        assert_accessible(page)
