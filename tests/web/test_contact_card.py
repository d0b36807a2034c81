"""The card of a contact: everything of it on one page, each piece changed in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.accessible import assert_accessible
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("picture")


@pytest.fixture
def contact(seeded: Served) -> int:
    body = {"firstName": "Mary", "lastName": "Somerville", "companyId": 0, "shareType": 1}
    return int(seeded.create("crm/contact/person", **body)["id"])


@pytest.fixture(autouse=True)
def tidy(seeded: Served, contact: int) -> Iterator[None]:
    yield
    seeded.api.delete(f"crm/contact/{contact}")


def details(seeded: Served, contact: int) -> list[tuple[str, bool]]:
    return [(one["data"], one["isPrimary"]) for one in seeded.get(f"crm/contact/{contact}/data")]


def test_fields_are_changed_in_their_place(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    page.get_by_role("button", name="Last name").click()
    page.get_by_role("textbox", name="Last name").fill("Fairfax")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mary Fairfax")
    page.get_by_role("radiogroup", name="Status").get_by_text("Warm").click()
    expect(page.get_by_role("radio", name="Warm")).to_be_checked()
    page.get_by_role("button", name="Add: Company").click()
    page.get_by_role("combobox", name="Company").fill("okada")
    page.get_by_role("option", name="Okada Instruments").click()
    expect(page.get_by_role("link", name="Okada Instruments").first).to_be_visible()
    expect(page.get_by_role("button", name="Change Company")).to_be_visible()
    told = seeded.get(f"crm/contact/{contact}")
    assert (told["lastName"], told["contactStatus"]["title"]) == ("Fairfax", "Warm")
    assert told["company"]["displayName"] == "Okada Instruments"
    assert_accessible(page)


def test_the_type_is_chosen_in_its_place(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    page.get_by_role("button", name="Type None").click()
    page.get_by_role("option", name="Supplier").click()
    expect(page.get_by_role("button", name="Type Supplier")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Type Supplier")).to_be_visible()
    assert seeded.get(f"crm/contact/{contact}/type")["title"] == "Supplier"
    assert_accessible(page)


def test_details_are_added_changed_and_removed(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    for address in ("mary@example.org", "somerville@example.org"):
        page.get_by_role("button", name="Add contact details").click()
        page.get_by_role("menuitem", name="E-mail").click()
        page.get_by_role("textbox", name="E-mail").fill(address)
        page.keyboard.press("Enter")
        expect(page.get_by_role("listitem").get_by_role("link", name=address)).to_be_visible()
    page.get_by_role("button", name="Primary: somerville@example.org").click()
    expect(page.get_by_role("button", name="Primary: somerville@example.org")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(page.get_by_role("link", name="Write an e-mail")).to_have_attribute(
        "href", "mailto:somerville@example.org"
    )
    assert sorted(details(seeded, contact)) == [("mary@example.org", False), ("somerville@example.org", True)]
    page.get_by_role("button", name="Change mary@example.org").click()
    page.get_by_role("textbox", name="E-mail").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("This is no e-mail address.")
    assert_accessible(page)
    page.get_by_role("textbox", name="E-mail").press("Escape")
    page.get_by_role("button", name="Remove mary@example.org").click()
    expect(page.get_by_role("listitem").get_by_role("link", name="mary@example.org")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("listitem").get_by_role("link", name="mary@example.org")).to_be_visible()


def test_a_colleague_who_was_quicker_is_told_of(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    page.get_by_role("button", name="Position").click()
    fields = {"fields": {"jobTitle": "Astronomer"}}
    assert seeded.api.put(f"crm/contact/{contact}/fields", json=fields).status_code == 200
    page.get_by_role("textbox", name="Position").fill("Mathematician")
    page.keyboard.press("Enter")
    note = page.get_by_role("alert").filter(has_text="changed this")
    expect(note).to_contain_text("Astronomer")
    assert_accessible(page)
    with page.expect_response(lambda answer: answer.url.endswith(f"/contact/{contact}/fields") and answer.ok):
        note.get_by_role("button", name="Overwrite").click()
    expect(note).to_have_count(0)
    expect(page.get_by_role("button", name="Position")).to_contain_text("Mathematician")
    assert seeded.get(f"crm/contact/{contact}")["title"] == "Mathematician"


def test_a_refused_change_says_why(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    page.get_by_role("button", name="Last name").click()
    page.get_by_role("textbox", name="Last name").fill("x" * 300)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("textbox", name="Last name").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Last name Somerville")).to_be_visible()
    assert seeded.get(f"crm/contact/{contact}")["lastName"] == "Somerville"


def test_persons_of_a_company(page: Page, seeded: Served, contact: int) -> None:
    company = seeded.create("crm/contact/company", companyName="Jeffrey Press", shareType=1)["id"]
    page.goto(f"/contacts/{company}")
    persons = page.get_by_role("region", name="Persons")
    persons.get_by_role("button", name="Add a person").click()
    persons.get_by_role("combobox").fill("somerville")
    page.get_by_role("option", name="Mary Somerville").click()
    expect(persons.get_by_role("link", name="Mary Somerville")).to_be_visible()
    expect(persons.get_by_role("combobox")).to_have_count(0)
    persons.get_by_role("button", name="Add a person").click()
    persons.get_by_role("combobox").fill("Francis Jeffrey")
    page.get_by_role("option", name="Create the person").click()
    expect(persons.get_by_role("link", name="Francis Jeffrey")).to_be_visible()
    persons.get_by_role("button", name="Take Mary Somerville out").click(force=True)
    expect(persons.get_by_role("link", name="Mary Somerville")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(persons.get_by_role("link", name="Mary Somerville")).to_be_visible()
    assert_accessible(page)
    people = [one["id"] for one in seeded.get(f"crm/contact/company/{company}/person")]
    seeded.api.put("crm/contact", json={"contactids": [company, *(one for one in people if one != contact)]})


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


def test_a_photo(page: Page, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    page.get_by_role("button", name="Change the photo").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("menuitem", name="Choose a photo").click()
    chooser.value.set_files({"name": "mary.png", "mimeType": "image/png", "buffer": PIXEL})
    photo = page.get_by_role("button", name="Change the photo").locator("img")
    expect(photo).to_be_visible()
    assert photo.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
    page.get_by_role("button", name="Change the photo").click()
    page.get_by_role("menuitem", name="Remove the photo").click()
    expect(photo).to_have_count(0)


def test_a_colleagues_change_appears_by_itself(page: Page, seeded: Served, contact: int) -> None:
    page.goto(f"/contacts/{contact}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mary Somerville")
    body = {"firstName": "Mary", "lastName": "Fairfax", "companyId": 0, "shareType": 1}
    assert seeded.api.put(f"crm/contact/person/{contact}", json=body).status_code == 200
    expect(page.get_by_role("heading", level=1)).to_have_text("Mary Fairfax")


def test_what_is_not_there(page: Page) -> None:
    page.goto("/contacts/999999")
    expect(page.get_by_role("alert")).to_contain_text("Nothing here")
    assert_accessible(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone(page: Page, contact: int, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"/contacts/{contact}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mary Somerville")
    expect(page.get_by_role("button", name="Add contact details")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert_accessible(page)
