"""Addresses of a Workspace portal's pages lead to the web client's (sheet 08, sections 10.1 and 10.5)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.portals import Portal
from tests.wire.file_records import download, person, uploaded
from tests.wire.web_pages import Pages

from rapport.app import pages
from rapport.app.bookmarks import SECTIONS
from rapport.app.front import PAGE, WebClient
from rapport.core.kinds import Kind
from rapport.portal.notifications.records import page_of

CLIENT = "<html>the client"
KNOWN_SECTIONS = Path(__file__).parents[2] / "web/src/rooms/settings/frame/sections.ts"
PHOTOS = "/Products/CRM/HttpHandlers/filehandler.ashx"


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A web client, which portals made afterwards give out."""
    folder = tmp_path / "client"
    folder.mkdir()
    (folder / PAGE).write_text(CLIENT)
    monkeypatch.setattr(pages, "BUILT", folder)
    return folder


@pytest.fixture
def client(built: Path) -> Pages:
    return Pages(WebClient(built, b"", {}).routes())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "/contacts"),
        ("/", "/contacts"),
        ("/Default.aspx", "/contacts"),
        ("/Default.aspx?id=7", "/contacts/7"),
        ("/Default.aspx?id=7&type=people", "/contacts/7"),
        ("/Default.aspx?ID=7&Action=Manage", "/contacts/7"),
        ("/Default.aspx?action=manage", "/contacts/new?kind=company"),
        ("/Default.aspx?action=manage&type=people", "/contacts/new?kind=person"),
        ("/Default.aspx?action=import", "/contacts"),
        ("/Deals.aspx", "/opportunities"),
        ("/Deals.aspx?id=5", "/opportunities/5"),
        ("/Deals.aspx?id=5&action=manage", "/opportunities/5"),
        ("/Deals.aspx?action=manage", "/opportunities?create=yes"),
        ("/Deals.aspx?action=manage&contactID=7", "/opportunities?create=yes&contact=7"),
        ("/Tasks.aspx", "/tasks"),
        ("/Tasks.aspx?id=9", "/tasks?task=9"),
        ("/Cases.aspx", "/cases"),
        ("/Cases.aspx?id=3", "/cases/3"),
        ("/Cases.aspx?action=manage", "/cases?create=yes"),
        ("/Settings.aspx", "/settings"),
        ("/Settings.aspx?type=contact_stage", "/settings/statuses"),
        ("/Settings.aspx?type=contact_type", "/settings/types"),
        ("/Settings.aspx?type=currency", "/settings/currencies"),
        ("/Settings.aspx?type=custom_field", "/settings/fields"),
        ("/Settings.aspx?type=deal_milestone", "/settings/stages"),
        ("/Settings.aspx?type=history_category", "/settings/history-categories"),
        ("/Settings.aspx?type=tag", "/settings/tags"),
        ("/Settings.aspx?type=task_category", "/settings/task-categories"),
        ("/Settings.aspx?type=invoice_tax", "/settings"),
    ],
)
@pytest.mark.parametrize("folder", ["/Products/CRM", "/products/crm", "/PRODUCTS/Crm"])
def test_a_page_leads_to_the_client_s(client: Pages, folder: str, old: str, new: str) -> None:
    told = client.get(folder + old)
    assert (told.status, told.headers["location"], told.body) == (302, new, b"")
    page = client.get(new)
    assert (page.status, page.text) == (200, CLIENT)


def test_the_client_has_the_sections_that_addresses_lead_to() -> None:
    told = KNOWN_SECTIONS.read_text()
    listed = told[told.index("SECTIONS = {") : told.index("} as const")]
    known = set(re.findall(r"^  '?([a-z-]+)'?: \{", listed, re.MULTILINE))
    assert {"stages", "task-categories"} <= known
    assert set(SECTIONS.values()) <= known


@pytest.mark.parametrize("page", ["deals.ASPX?id=5", "DEALS.aspx?iD=5", "Deals.aspx?id=0005"])
def test_letters_of_either_case_and_zeros_in_front(client: Pages, page: str) -> None:
    assert client.get(f"/Products/CRM/{page}").headers["location"] == "/opportunities/5"


@pytest.mark.parametrize(
    "sent",
    [
        "//evil.example",
        "https://evil.example",
        "5/../x",
        "-5",
        "5%0d%0aX:1",
        "%D9%A5",
        "0",
        "2147483648",
        "1" * 5000,
    ],
)
@pytest.mark.parametrize(
    ("page", "new"), [("Default", "/contacts"), ("Tasks", "/tasks"), ("Deals", "/opportunities")]
)
def test_nothing_but_an_id_goes_on(client: Pages, page: str, new: str, sent: str) -> None:
    for name in ("id", "contactID"):
        told = client.get(f"/Products/CRM/{page}.aspx?{name}={sent}&type={sent}&action={sent}&url={sent}")
        assert (told.status, told.headers["location"]) == (302, new)
    assert client.get(f"/Products/CRM/Settings.aspx?type={sent}").headers["location"] == "/settings"


@pytest.mark.parametrize(
    "path",
    [
        "/Products/CRM/Invoices.aspx?id=1",
        "/Products/CRM/Reports.aspx",
        "/Products/CRM/Calls.aspx",
        "/Products/CRM/Sender.aspx",
        "/Products/CRM/Help.aspx",
        "/Products/CRM/Nothing.aspx",
        "/Products/CRM/Default.aspx/",
        "/Products/CRM/HttpHandlers/Default.aspx",
        "/Products/CRM/HttpHandlers/nothing.ashx",
        "/Products/CRMDefault.aspx",
        "/Products/CRMX",
        "/Products/People/Default.aspx",
        "/Default.aspx",
        "//Products/CRM/Default.aspx",
    ],
)
def test_pages_that_the_client_has_none_of_stay_unknown(client: Pages, path: str) -> None:
    told = client.get(path)
    assert (told.status, told.headers.get("location")) == (404, None)


@pytest.mark.parametrize(
    ("about", "new"),
    [
        (None, "/contacts"),
        ((Kind.PERSON, 7), "/contacts/7"),
        ((Kind.COMPANY, 7), "/contacts/7"),
        ((Kind.CONTACT, 7), "/contacts/7"),
        ((Kind.OPPORTUNITY, 5), "/opportunities/5"),
        ((Kind.CASE, 3), "/cases/3"),
        ((Kind.TASK, 9), "/tasks?task=9"),
    ],
)
def test_links_of_our_mails_lead_to_pages(client: Pages, about: tuple[Kind, int] | None, new: str) -> None:
    assert client.get(page_of(about)).headers["location"] == new


# Fixtures that a mark asks for come first: the client is there before the portal.
@pytest.mark.usefixtures("built")
def test_whoever_comes_to_a_portal_is_sent_on(portal: Portal) -> None:
    for somebody in (portal.owner, portal.stranger):
        told = somebody.get("/Products/CRM/Default.aspx?id=7")
        assert (told.status, told.headers["location"]) == (302, "/contacts/7")
        assert told.headers["cache-control"] == "no-store"
        assert somebody.get("/contacts/7").text == CLIENT
    assert portal.stranger.request("POST", "/Products/CRM/Default.aspx?id=7").status == 405
    assert portal.stranger.get("/Products/CRM/Nothing.aspx").status == 404


@pytest.mark.usefixtures("built")
def test_handlers_keep_their_meaning(portal: Portal) -> None:
    ann = person(portal.owner)
    told = portal.owner.get(PHOTOS, action="contactphotoulr", cid=ann, isc="False", ps=1)
    assert (told.status, told.headers["content-type"].partition(";")[0]) == (200, "text/plain")
    assert download(portal.owner, uploaded(portal.owner, content=b"hello")).body == b"hello"
    bare = portal.owner.request("POST", "/Products/CRM/UploadProgress.ashx")
    assert (bare.status, bare.text) == (400, "Not found submit parameter.")
