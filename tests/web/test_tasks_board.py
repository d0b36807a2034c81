"""Tasks by due date: on a board, in a calendar, and on the cards of what they hang on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, chores, day, wait_for
from tests.web.keys import write
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def made(seeded: Served) -> Iterator[Chores]:
    with chores(seeded) as found:
        yield found


def place(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def card(where: Locator, title: str) -> Locator:
    return where.get_by_role("button", name=title, exact=True)


def drag(page: Page, what: Locator, where: Locator) -> None:
    start, end = what.bounding_box(), where.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 24, start["y"] + 16, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] - 16, steps=8)
    page.mouse.up()


def due(made: Chores, task: int) -> str:
    return str(made.portal.get(f"crm/task/{task}")["deadLine"][:16])


def test_a_task_gets_another_day(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada", ahead=-3, at="15:30")
    page.goto("/tasks/board")
    expect(card(place(page, "Overdue"), "Ring Ada")).to_be_visible()
    assert_accessible(page)
    drag(page, card(place(page, "Overdue"), "Ring Ada"), place(page, "Tomorrow"))
    expect(card(place(page, "Tomorrow"), "Ring Ada")).to_be_visible()
    wait_for(lambda: due(made, task), f"{day(1)}T15:30")
    page.get_by_role("button", name="Undo").click()
    expect(card(place(page, "Overdue"), "Ring Ada")).to_be_visible()
    wait_for(lambda: due(made, task), f"{day(-3)}T15:30")


def test_nothing_goes_into_the_past(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada", ahead=1)
    page.goto("/tasks/board")
    drag(page, card(place(page, "Tomorrow"), "Ring Ada"), place(page, "Overdue"))
    expect(card(place(page, "Tomorrow"), "Ring Ada")).to_be_visible()
    assert due(made, task) == f"{day(1)}T00:00"


def test_the_board_of_tasks_by_keyboard_alone(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada", ahead=1)
    page.goto("/tasks/board")
    card(place(page, "Tomorrow"), "Ring Ada").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Ring Ada picked up")).to_be_attached()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_text("Ring Ada is over Today")).to_be_attached()
    page.keyboard.press("Space")
    expect(card(place(page, "Today"), "Ring Ada")).to_be_visible()
    wait_for(lambda: due(made, task), f"{day(0)}T00:00")


def test_a_move_that_is_refused_is_undone(page: Page, made: Chores) -> None:
    made.task("Ring Ada", ahead=1)

    def refuse(route: Route) -> None:
        told = {"status": 1, "statusCode": 403, "error": {"message": "Access Denied"}}
        route.fulfill(status=403, json=told)

    page.goto("/tasks/board")
    page.route("**/crm/task/*/fields", refuse)
    drag(page, card(place(page, "Tomorrow"), "Ring Ada"), place(page, "Today"))
    expect(page.get_by_text("You may not do that.")).to_be_visible()
    expect(card(place(page, "Tomorrow"), "Ring Ada")).to_be_visible()


def test_the_menu_moves_as_well(page: Page, made: Chores) -> None:
    task = made.task("Ring Ada", ahead=1)
    page.goto("/tasks/board")
    card(place(page, "Tomorrow"), "Ring Ada").hover()
    page.get_by_role("button", name="Actions for Ring Ada").click()
    page.get_by_role("menuitem", name="Move to: Today").click()
    expect(card(place(page, "Today"), "Ring Ada")).to_be_visible()
    wait_for(lambda: due(made, task), f"{day(0)}T00:00")


def test_the_calendar_adds_and_moves(page: Page, made: Chores) -> None:
    page.goto(f"/tasks/calendar?mode=week&at={day(7)}")
    days = page.get_by_role("region").filter(has=page.locator("time"))
    expect(days).to_have_count(7)
    assert_accessible(page)
    days.nth(2).get_by_role("button", name="Add a task").click()
    write(page, "visit Ada 10am")
    page.keyboard.press("Enter")
    expect(card(days.nth(2), "10:00 AM Visit Ada")).to_be_visible()
    page.keyboard.press("Escape")
    [task] = made.tasks()
    drag(page, card(days.nth(2), "10:00 AM Visit Ada"), days.nth(4))
    expect(card(days.nth(4), "10:00 AM Visit Ada")).to_be_visible()
    moved = days.nth(4).locator("time").first.get_attribute("datetime")
    wait_for(lambda: due(made, task["id"]), f"{moved}T10:00")
    page.get_by_role("button", name="Month", exact=True).click()
    page.get_by_role("button", name="10:00 AM Visit Ada").click()
    expect(page.get_by_role("dialog", name="Task")).to_be_visible()


def test_the_tasks_of_a_record(page: Page, made: Chores) -> None:
    case = made.case("Broken pump")
    done = made.task("Ask the workshop", ahead=-1, entityType="case", entityId=case)
    made.put(f"crm/task/{done}/close")
    container = made.portal.create("crm/case/tasktemplatecontainer", title="Claim")["id"]
    path = f"crm/tasktemplatecontainer/{container}"
    template = {"responsibleid": made.owner, "categoryid": made.category, "isNotify": False}
    made.portal.create(f"{path}/tasktemplate", title="Call", offsetTicks=0, deadLineIsFixed=True, **template)
    page.goto(f"/cases/{case}")
    panel = place(page, "Tasks")
    expect(panel.get_by_text("No open tasks.")).to_be_visible()
    panel.get_by_role("textbox", name="Add a task").fill("write the report in 2 weeks")
    panel.get_by_role("textbox", name="Add a task").press("Enter")
    expect(card(panel, "Write the report")).to_be_visible()
    panel.get_by_role("button", name="Add tasks from a template").click()
    page.get_by_role("menuitem", name="Claim").click()
    expect(card(panel, "Call")).to_be_visible()
    panel.get_by_role("button", name="Show 1 done task").click()
    expect(panel.get_by_role("checkbox", name="Done: Ask the workshop")).to_be_checked()
    found = made.portal.get("crm/task/filter", categoryid=0, entityType="case", entityid=case)
    assert {task["title"] for task in found} == {"Ask the workshop", "Write the report", "Call"}
    assert_accessible(page)
    made.portal.api.delete(path)
