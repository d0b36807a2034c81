"""What is set for one contact and goes on to its company and all persons of that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.chores import wait_for
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def people(seeded: Served) -> Iterator[list[int]]:
    """A company and two persons of it."""
    company = int(seeded.create("crm/contact/company", companyName="Fjordline Shipping", shareType=1)["id"])
    names = {"lastName": "Aasen", "companyId": company, "shareType": 1}
    persons = [
        int(seeded.create("crm/contact/person", firstName=first, **names)["id"]) for first in ("Lena", "Odd")
    ]
    yield [company, *persons]
    seeded.api.put("crm/contact", json={"contactids": [company, *persons]})
    seeded.api.put("crm/contact/status/settings", json={"changeContactStatusGroupAuto": None})


def _tags(seeded: Served, people: list[int]) -> list[list[str]]:
    return [seeded.get(f"crm/contact/tag/{one}") for one in people]


def _statuses(seeded: Served, people: list[int]) -> list[str]:
    return [seeded.get(f"crm/contact/{one}").get("contactStatus", {}).get("title", "") for one in people]


def test_a_tag_is_given_to_all_when_the_user_says_so(page: Page, seeded: Served, people: list[int]) -> None:
    page.goto(f"/contacts/{people[1]}")
    page.get_by_role("button", name="Add a tag").click()
    field = page.get_by_role("combobox", name="Add a tag").or_(page.get_by_role("textbox", name="Add a tag"))
    expect(field.first).to_be_focused()
    page.keyboard.type("VIP")
    page.keyboard.press("Enter")
    asked = page.get_by_role("alert").filter(has_text="Give the tag “VIP” to all of Fjordline Shipping")
    expect(asked).to_be_visible()
    assert _tags(seeded, people) == [[], ["VIP"], []]
    assert_accessible(page)
    asked.get_by_role("button", name="For all").click()
    expect(page.get_by_text("Done for all of Fjordline Shipping")).to_be_visible()
    assert _tags(seeded, people) == [["VIP"]] * 3
    page.get_by_role("button", name="Undo").click()
    wait_for(lambda: _tags(seeded, people), [[], ["VIP"], []])


def test_a_status_goes_on_as_the_portal_has_it(page: Page, seeded: Served, people: list[int]) -> None:
    page.goto("/settings/statuses")
    choice = page.get_by_role("combobox", name="When a contact’s status changes")
    expect(choice).to_have_value("ask")
    choice.select_option("Always change all of them")
    wait_for(lambda: seeded.get("crm/settings")["changeContactStatusGroupAuto"], True)
    page.goto(f"/contacts/{people[0]}")
    page.get_by_role("radiogroup", name="Status").get_by_text("Warm").click()
    expect(page.get_by_text("Done for all of Fjordline Shipping")).to_be_visible()
    assert _statuses(seeded, people) == ["Warm"] * 3

    page.goto("/settings/statuses")
    choice.select_option("Change only the one")
    wait_for(lambda: seeded.get("crm/settings")["changeContactStatusGroupAuto"], False)
    page.reload()
    expect(choice).to_have_value("never")
    page.goto(f"/contacts/{people[1]}")
    page.get_by_role("radiogroup", name="Status").get_by_text("Hot").click()
    wait_for(lambda: _statuses(seeded, people), ["Warm", "Hot", "Warm"])
    expect(page.get_by_role("alert")).to_have_count(0)
