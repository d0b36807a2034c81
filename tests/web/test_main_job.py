"""The main job from one end to the other, as people do it, and what stands in its way."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import Chores, wait_for
from tests.web.colleagues import Colleague, browsing, hire
from tests.web.dragging import drag
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

CREATE = re.compile(r"^Create(?! and)")
"""The button of a form, whatever keys it shows besides."""


@pytest.fixture
def tidy(seeded: Served) -> Iterator[Chores]:
    """Everything that the test makes goes again."""
    known = _contacts(seeded)
    made = Chores(seeded)
    yield made
    for task in made.tasks():
        seeded.api.delete(f"crm/task/{task['id']}")
    deals = [deal["id"] for deal in seeded.get("crm/opportunity/filter")]
    if deals:
        seeded.api.put("crm/opportunity", json={"opportunityids": deals})
    contacts = [one for one in _contacts(seeded) if one not in known]
    if contacts:
        seeded.api.put("crm/contact", json={"contactids": contacts})


def _contacts(seeded: Served) -> list[int]:
    return [one["id"] for one in seeded.get("crm/contact/filter", contactListView=0, fields="id", count=1000)]


@pytest.fixture
def nadia(seeded: Served) -> Colleague:
    return hire(seeded, "Nadia", "Bergström")


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def create(page: Page, kind: str) -> None:
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("menuitem", name=kind, exact=True).click()


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def test_a_deal_is_made_and_won_by_pointer(page: Page, seeded: Served, tidy: Chores) -> None:
    first, won = _stage(seeded, 0), _stage(seeded, 1)
    page.goto("/")
    heading(page, "Dashboard")
    _company_with_a_person(page)
    _deal_for_it(page)
    _two_tasks_of_it(page)

    page.get_by_role("link", name="Opportunities").first.click()
    page.get_by_role("link", name="Board", exact=True).click()
    card = column(page, first).get_by_role("link", name="Quay sensors")
    expect(card).to_be_visible()
    expect(column(page, won)).to_contain_text("None today")
    drag(page, card, column(page, won))
    expect(column(page, won)).to_contain_text("1 today")
    wait_for(lambda: seeded.get("crm/opportunity/filter")[0]["stage"]["title"], won)

    page.get_by_role("link", name="Tasks", exact=True).first.click()
    for title in ("Call Lena", "Send the contract"):
        page.get_by_role("checkbox", name=f"Done: {title}").click()
        expect(page.get_by_text(f"“{title}” is done")).to_be_visible()
    wait_for(lambda: [task.get("isClosed", False) for task in tidy.tasks()], [True, True])

    _found_again(page, "quay")
    heading(page, "Quay sensors")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Delete").click()
    expect(page.get_by_text("Opportunity deleted")).to_be_visible()
    wait_for(lambda: seeded.get("crm/opportunity/filter"), [])
    page.get_by_role("button", name="Undo").last.click()
    wait_for(lambda: [deal["title"] for deal in seeded.get("crm/opportunity/filter")], ["Quay sensors"])
    _found_again(page, "quay")
    heading(page, "Quay sensors")
    expect(page.get_by_role("link", name="Fjordline Shipping").first).to_be_visible()
    expect(page.get_by_text("Show 2 done tasks")).to_be_visible()
    [deal] = seeded.get("crm/opportunity/filter")
    assert (deal["stage"]["title"], deal["bidValue"]) == (won, 12500)


def _stage(seeded: Served, kind: int) -> str:
    stages = [stage for stage in seeded.get("crm/opportunity/stage") if stage["stageType"] == kind]
    return str(stages[0]["title"])


def _company_with_a_person(page: Page) -> None:
    create(page, "Company")
    page.get_by_label("Name", exact=True).fill("Fjordline Shipping")
    page.get_by_role("button", name=CREATE).click()
    heading(page, "Fjordline Shipping")
    persons = page.get_by_role("region", name="Persons")
    persons.get_by_role("button", name="Add a person").click()
    persons.get_by_role("combobox").fill("Lena Aasen")
    page.get_by_role("option", name="Create the person").click()
    expect(persons.get_by_role("link", name="Lena Aasen")).to_be_visible()


def _deal_for_it(page: Page) -> None:
    page.get_by_role("main").get_by_role("button", name="New opportunity").first.click()
    dialog = page.get_by_role("dialog", name="New opportunity")
    dialog.get_by_role("textbox", name="Title").fill("Quay sensors")
    dialog.get_by_role("textbox", name="Amount").fill("12,500")
    dialog.get_by_role("button", name=CREATE).click()
    expect(dialog).to_have_count(0)
    page.get_by_role("link", name="Quay sensors").first.click()
    heading(page, "Quay sensors")
    expect(page.get_by_role("link", name="Fjordline Shipping").first).to_be_visible()


def _two_tasks_of_it(page: Page) -> None:
    tasks = page.get_by_role("region", name="Tasks")
    for line, title in (
        ("call Lena tomorrow 3pm", "Call Lena"),
        ("send the contract friday", "Send the contract"),
    ):
        tasks.get_by_role("textbox", name="Add a task").fill(line)
        expect(tasks.get_by_role("list", name="Understood")).to_be_visible()
        tasks.get_by_role("textbox", name="Add a task").press("Enter")
        expect(tasks.get_by_role("checkbox", name=f"Done: {title}")).to_be_visible()


def _found_again(page: Page, words: str) -> None:
    page.get_by_role("button", name="Search or jump to").click()
    page.get_by_role("combobox", name="Search and commands").fill(words)
    find = page.get_by_role("option").filter(has=page.locator("mark")).filter(has_text="Quay sensors")
    find.first.click()


def test_what_is_restricted_vanishes_for_a_colleague(
    page: Page, browser: Browser, seeded: Served, tidy: Chores, nadia: Colleague
) -> None:
    body = {"companyName": "Fjordline Shipping", "shareType": 1}
    company = seeded.create("crm/contact/company", **body)["id"]
    with browsing(browser, seeded, nadia) as list_, browsing(browser, seeded, nadia) as card:
        list_.goto("/contacts?text=Fjordline")
        expect(list_.get_by_role("link", name="Fjordline Shipping")).to_be_visible()
        card.goto(f"/contacts/{company}")
        heading(card, "Fjordline Shipping")
        page.goto(f"/contacts/{company}")
        heading(page, "Fjordline Shipping")
        _share(page, "Only chosen people")
        expect(page.get_by_role("button", name="Who can see this: Only")).to_be_visible()
        expect(list_.get_by_role("link", name="Fjordline Shipping")).to_have_count(0)
        expect(card.get_by_role("alert")).to_contain_text("Nothing here")
        assert_accessible(card)
        _share(page, "Everyone in the CRM")
        expect(page.get_by_role("button", name="Who can see this: Everyone in the CRM")).to_be_visible()
        expect(list_.get_by_role("link", name="Fjordline Shipping")).to_be_visible()
        heading(card, "Fjordline Shipping")


def _share(page: Page, choice: str) -> None:
    page.get_by_role("button", name="Who can see this").click()
    page.get_by_role("radio", name=choice, exact=True).check()
    page.get_by_role("button", name="Save").click()


def test_two_who_change_the_same_are_told_of_one_another(
    page: Page, browser: Browser, seeded: Served, tidy: Chores, nadia: Colleague
) -> None:
    company = seeded.create("crm/contact/company", companyName="Fjordline Shipping", shareType=1)["id"]
    # The stream would show the colleague's change at once: what it tells comes too late here.
    page.route("**/crm/live*", lambda _route: None)
    with browsing(browser, seeded, nadia) as theirs:
        for one in (page, theirs):
            one.goto(f"/contacts/{company}")
            one.get_by_role("button", name="Name Fjordline Shipping").click()
            expect(one.get_by_role("textbox", name="Name")).to_be_focused()
        theirs.get_by_role("textbox", name="Name").fill("Fjordline")
        theirs.keyboard.press("Enter")
        heading(theirs, "Fjordline")
        page.get_by_role("textbox", name="Name").fill("Fjord Line")
        page.keyboard.press("Enter")
        note = page.get_by_role("alert").filter(has_text="Nadia Bergström changed this")
        expect(note).to_contain_text("Fjordline")
        assert_accessible(page)
        note.get_by_role("button", name="Overwrite").click()
        heading(page, "Fjord Line")
        heading(theirs, "Fjord Line")
    assert seeded.get(f"crm/contact/{company}")["companyName"] == "Fjord Line"


def test_what_is_wrong_is_said_at_its_field(page: Page, tidy: Chores) -> None:
    page.goto("/contacts/new?kind=company")
    page.get_by_role("button", name=CREATE).click()
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Needed")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Name", exact=True).fill("Fjordline Shipping")
    page.get_by_role("button", name=CREATE).click()
    heading(page, "Fjordline Shipping")
    page.get_by_role("button", name="Name Fjordline Shipping").click()
    page.get_by_role("textbox", name="Name").fill("F" * 300)  # more than the server takes
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="About").get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("F" * 300)
    page.get_by_role("textbox", name="Name").press("Escape")
    heading(page, "Fjordline Shipping")


def test_by_keyboard_alone(page: Page, seeded: Served, tidy: Chores) -> None:
    page.goto("/")
    heading(page, "Dashboard")
    _by_palette(page, "new comp", "New: Company")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("Fjordline Shipping")
    page.keyboard.press("Control+Enter")
    heading(page, "Fjordline Shipping")
    page.keyboard.press("g")
    page.keyboard.press("d")
    heading(page, "Dashboard")
    _by_palette(page, "fjordl", "Fjordline Shipping")
    heading(page, "Fjordline Shipping")
    company = int(page.url.rsplit("/", 1)[1])

    _reach(page, page.get_by_role("button", name="Name Fjordline Shipping"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Fjordline Ferries")
    page.keyboard.press("Enter")
    heading(page, "Fjordline Ferries")
    wait_for(lambda: seeded.get(f"crm/contact/{company}")["companyName"], "Fjordline Ferries")

    _reach(page, page.get_by_role("textbox", name="Add a task"))
    page.keyboard.type("call Lena tomorrow 3pm")
    page.keyboard.press("Enter")
    done = page.get_by_role("checkbox", name="Done: Call Lena")
    expect(done).to_be_visible()
    _reach(page, done, backwards=True)
    page.keyboard.press("Space")
    expect(page.get_by_text("Show 1 done task")).to_be_visible()
    wait_for(lambda: [task.get("isClosed", False) for task in tidy.tasks()], [True])
    assert_accessible(page)


def _by_palette(page: Page, words: str, name: str) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Search and commands")).to_be_focused()
    page.keyboard.type(words)
    expect(page.get_by_role("option", selected=True)).to_contain_text(name)
    page.keyboard.press("Enter")


def _reach(page: Page, what: Locator, *, backwards: bool = False, steps: int = 80) -> None:
    """Press Tab until something has the focus: whoever has no pointer gets there as well."""
    expect(what).to_be_visible()
    for _ in range(steps):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if what.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"{what} is not reached by Tab")
