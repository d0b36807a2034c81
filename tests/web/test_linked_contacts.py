"""The contacts of a record: added and taken out at once, before the server has said so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")

REFUSAL = {"status": 1, "statusCode": 403, "error": {"message": "Access Denied"}}


@pytest.fixture
def company(seeded: Served) -> Iterator[int]:
    """A company with two persons who are nobody's yet, gone afterwards."""
    made = seeded.create("crm/contact/company", companyName="Jeffrey Press", shareType=1)["id"]
    people = [
        seeded.create("crm/contact/person", firstName=first, lastName="Somerville", companyId=0, shareType=1)[
            "id"
        ]
        for first in ("Mary", "Martha")
    ]
    yield made
    people += [one["id"] for one in seeded.get(f"crm/contact/company/{made}/person")]
    seeded.api.put("crm/contact", json={"contactids": [made, *people]})


def add(page: Page, persons: Locator, name: str, *, option: str | None = None) -> None:
    persons.get_by_role("button", name="Add a person").click()
    field = persons.get_by_role("combobox", name="Add a person")
    expect(field).to_be_focused()
    page.keyboard.type(name)
    page.get_by_role("option", name=option or name, exact=option is None).click()
    expect(field).to_have_count(0)


def test_several_are_added_while_the_first_is_being_saved(page: Page, seeded: Served, company: int) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "GET" or held:
            route.continue_()
        else:
            held.append(route)

    page.route(f"**/crm/contact/company/{company}/person", hold)
    page.goto(f"/contacts/{company}")
    persons = page.get_by_role("region", name="Persons")
    add(page, persons, "Mary Somerville")
    expect(persons.get_by_role("listitem").filter(has_text="Mary Somerville")).to_have_attribute(
        "aria-busy", "true"
    )
    persons.get_by_role("button", name="Add a person").click()
    field = persons.get_by_role("combobox", name="Add a person")
    expect(field).to_be_focused()
    page.keyboard.type("Martha")
    held[0].continue_()
    expect(persons.get_by_role("link", name="Mary Somerville")).to_be_visible()
    expect(field).to_have_value("Martha")  # what is being typed stays when the one before is saved
    page.get_by_role("option", name="Martha Somerville").click()
    expect(persons.get_by_role("link", name="Martha Somerville")).to_be_visible()
    add(page, persons, "Francis Jeffrey", option="Create the person")
    expect(persons.get_by_role("link", name="Francis Jeffrey")).to_be_visible()
    assert_accessible(page)
    found = {one["displayName"] for one in seeded.get(f"crm/contact/company/{company}/person")}
    assert found == {"Mary Somerville", "Martha Somerville", "Francis Jeffrey"}


def test_who_is_refused_goes_again(page: Page, company: int) -> None:
    def refuse(route: Route) -> None:
        if route.request.method == "GET":
            route.continue_()
        else:
            route.fulfill(status=403, json=REFUSAL)

    page.route(f"**/crm/contact/company/{company}/person", refuse)
    page.goto(f"/contacts/{company}")
    persons = page.get_by_role("region", name="Persons")
    add(page, persons, "Mary Somerville")
    expect(page.get_by_role("alert")).to_contain_text("You may not do that")
    expect(persons.get_by_text("Mary Somerville")).to_have_count(0)


def test_escape_leaves_the_picker_and_the_focus_where_it_came_from(page: Page, company: int) -> None:
    page.goto(f"/contacts/{company}")
    persons = page.get_by_role("region", name="Persons")
    opener = persons.get_by_role("button", name="Add a person")
    opener.focus()
    page.keyboard.press("Enter")
    expect(persons.get_by_role("combobox", name="Add a person")).to_be_focused()
    page.keyboard.press("Escape")
    expect(persons.get_by_role("combobox", name="Add a person")).to_have_count(0)
    expect(opener).to_be_focused()
