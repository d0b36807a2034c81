"""A browser, a portal that it looks at, and pages that must not complain."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from rapport.app.front import BUILT, PAGE
from tests.conftest import BACKENDS
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.web.colleagues import PATIENCE
from tests.web.people import fill
from tests.web.served import Portals, Served, served

ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = "RAPPORT_TEST_CHROMIUM"
WIDE = {"width": 1280, "height": 800}


def _executable() -> str:
    found = os.environ.get(CHROMIUM) or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail(f"These tests need Chromium: install it, or name it in {CHROMIUM}")
    return found


# Not for the session: while it runs, Playwright keeps an event loop going, and tests elsewhere run loops of their own.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if not (BUILT / PAGE).is_file():
        pytest.fail("The web client has not been built: make web-client")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_executable(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package", params=BACKENDS)
def portals(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portals]:
    """The portals of one database, one after another."""
    kept = Portals(lambda: served(request.param, tmp_path_factory.mktemp("portal")), fill)
    yield kept
    kept.leave()


@pytest.fixture
def seeded(request: pytest.FixtureRequest, portals: Portals) -> Iterator[Served]:
    """A portal with 300 contacts, for tests that clean up behind them."""
    yield portals.get()
    # Whoever failed has not cleaned up: the others are not to stumble over it, nor they themselves when tried again.
    if FAILED in request.node.stash:
        portals.leave()


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember of a test that it failed."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show why a test had to be tried again: each such case is worth a look."""
    for report in terminalreporter.stats.get("rerun", ()):
        terminalreporter.section(f"tried again: {report.nodeid}")
        terminalreporter.write_line(report.longreprtext)


def _watched(context: BrowserContext, complaints: list[str]) -> Page:
    page = context.new_page()

    def hear(message: ConsoleMessage) -> None:
        # The browser makes a complaint of every refusal; what the page makes of it, the tests look at.
        is_refusal = "/api/2.0/" in message.location["url"] and (
            "status of 4" in message.text or "status of 503" in message.text
        )
        if message.type in {"error", "warning"} and not is_refusal:
            complaints.append(f"{message.text} ({message.location['url']})")

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def visitor(browser: Browser, seeded: Served) -> Iterator[Page]:
    """A page of somebody who is not signed in. Errors on its console fail the test, policy violations among them."""
    yield from _page(browser, seeded)


@pytest.fixture
def page(browser: Browser, seeded: Served) -> Iterator[Page]:
    """A page of the signed-in owner."""
    yield from _page(browser, seeded, is_owner=True)


def _page(browser: Browser, portal: Served, *, is_owner: bool = False) -> Iterator[Page]:
    complaints: list[str] = []
    context = browser.new_context(
        base_url=portal.address, viewport=WIDE, locale="en-US", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    if is_owner:
        told = {"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
        assert context.request.post("/api/2.0/authentication", data=told).status == 201
    yield _watched(context, complaints)
    context.close()
    assert not complaints


@pytest.fixture
def picture(request: pytest.FixtureRequest, page: Page) -> Iterator[None]:
    """Keep a picture of the page as the test leaves it, for the reader."""
    yield
    folder = Path(__file__).parent / "screenshots"
    folder.mkdir(exist_ok=True)
    page.screenshot(path=folder / f"{request.node.name.replace('/', '-')}.png")
