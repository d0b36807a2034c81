"""The web client in a real browser: first paint, moving between screens, typing, scrolling 100,000 rows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.fill import Filled
from bench.fill.portal import OWNER_EMAIL, OWNER_PASSWORD
from bench.server import serving
from bench.table import Figure

ARGUMENTS = (
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAINT_LIMIT, MOVE_LIMIT, KEY_LIMIT, FRAMES_LIMIT = 1000, 150, 100, 50
COLD_STARTS = 5
SCROLL_SECONDS = 4
MOVES = (
    ("contacts", "a[href^='/contacts']", "tbody tr[aria-rowindex]:not([aria-busy])"),
    ("opportunities", "a[href^='/opportunities']", "tbody tr[aria-rowindex]:not([aria-busy])"),
    ("tasks", "a[href^='/tasks']", "main h1"),
    ("dashboard", "a[href='/']", "main h1"),
)
"""Screens by the link in the navigation that leads there, and what is there when it is shown."""

_SEEN = """
new MutationObserver((_, watch) => {
  if (document.querySelector("tbody tr[aria-rowindex]:not([aria-busy])")) {
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.firstRows = performance.now(); }));
  }
}).observe(document, { childList: true, subtree: true });
"""
"""Notes when the first rows have been painted, in milliseconds from the start of loading."""

_MOVE = """
async ([link, sign, path]) => {
  const from = performance.now();
  document.querySelector(`nav ${link}`).click();
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (location.pathname === path && document.querySelector(sign)) break;
    if (performance.now() - from > 10000) throw new Error(`${path} did not come`);
  }
  await new Promise(requestAnimationFrame);
  return performance.now() - from;
}
"""

_TYPING = """
() => {
  window.slowest = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.name === "keydown" || entry.name === "input") window.slowest = Math.max(window.slowest, entry.duration);
    }
  }).observe({ type: "event", durationThreshold: 16 });
}
"""


def measure(portal: Filled) -> list[Figure]:
    """Return milliseconds of first paint, of moving and of typing, and frames a second of scrolling."""
    with serving(portal.folder, database=portal.database) as server, _browser() as browser:
        context = _signed_in(browser, server.url)
        figures = [_first_paint(browser, context, server.url), *_moves(context, server.url)]
        return [*figures, _typing(context, server.url), _scrolling(browser, context, server.url)]


@contextmanager
def _browser() -> Iterator[Browser]:
    executable = os.environ.get("RAPPORT_TEST_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


def _context(browser: Browser, state: Any = None) -> BrowserContext:
    return browser.new_context(viewport={"width": 1280, "height": 800}, storage_state=state)


def _signed_in(browser: Browser, url: str) -> BrowserContext:
    context = _context(browser)
    answer = context.request.post(
        f"{url}/api/2.0/authentication", data={"userName": OWNER_EMAIL, "password": OWNER_PASSWORD}
    )
    if not answer.ok:
        raise AssertionError(answer.text())
    # Whoever comes for the first time is led through the set-up.
    skipped = {"values": {"welcome": "done"}}
    context.request.put(f"{url}/api/2.0/portal/preferences", data=skipped)
    return context


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.add_init_script(_SEEN)
    page.goto(address)
    page.wait_for_selector("tbody tr[aria-rowindex]:not([aria-busy])")
    page.wait_for_timeout(200)  # until they are painted
    return page


def _first_paint(browser: Browser, context: BrowserContext, url: str) -> Figure:
    """Measure with nothing in the browser's cache: the first rows of the contacts."""
    state = context.storage_state()
    times = []
    for _ in range(COLD_STARTS):
        fresh = _context(browser, state)
        times.append(float(_opened(fresh, f"{url}/contacts").evaluate("window.firstRows")))
        fresh.close()
    note = f"contacts, empty cache, median of {COLD_STARTS}, {min(times):.0f} to {max(times):.0f}"
    return Figure("first rows painted after opening the page", median(times), "ms", PAINT_LIMIT, note=note)


def _moves(context: BrowserContext, url: str) -> list[Figure]:
    page = _opened(context, f"{url}/contacts")
    times: dict[str, list[float]] = {name: [] for name, *_ in MOVES}
    for _ in range(4):
        for name, link, sign in reversed(MOVES):
            path = "/" if name == "dashboard" else f"/{name}"
            times[name].append(float(page.evaluate(_MOVE, [link, sign, path])))
            page.wait_for_load_state("networkidle")
    page.close()
    return [
        Figure(
            f"moving to {name}, content shown",
            median(found[1:]),
            "ms",
            MOVE_LIMIT,
            note=f"the first time {found[0]:.0f}, its code not loaded yet",
        )
        for name, found in times.items()
    ]


def _typing(context: BrowserContext, url: str) -> Figure:
    page = _opened(context, f"{url}/contacts")
    page.evaluate(_TYPING)
    page.get_by_role("searchbox").first.click()
    page.keyboard.type("nordwind logistics", delay=60)
    page.wait_for_timeout(1000)
    slowest = float(page.evaluate("window.slowest"))
    page.close()
    note = "from the key to the frame that shows it, the slowest of 18, while the list follows"
    return Figure("typing into the search of a list", slowest, "ms", KEY_LIMIT, note=note)


def _scrolling(browser: Browser, context: BrowserContext, url: str) -> Figure:
    """Count the frames that the browser's own trace tells of while a wheel turns over the list."""
    page = _opened(context, f"{url}/contacts")
    rows = int(page.get_by_role("table").get_attribute("aria-rowcount") or 0)
    page.mouse.move(640, 400)
    page.wait_for_load_state("networkidle")
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline.frame"])
    # One script turns the wheel at each frame: commands of a test driver come too irregularly.
    seconds = float(
        page.evaluate(
            """async (seconds) => {
              const list = document.querySelector("table").parentElement;
              const from = performance.now();
              while (performance.now() - from < seconds * 1000) {
                list.scrollTop += 40;
                await new Promise(requestAnimationFrame);
              }
              return (performance.now() - from) / 1000;
            }""",
            SCROLL_SECONDS,
        )
    )
    trace = browser.stop_tracing()
    page.close()
    frames = trace.count(b'"name":"DrawFrame"') / seconds
    note = f"{rows - 1:,} rows, 40 pixels a frame for {SCROLL_SECONDS} s, DrawFrame of the trace"
    return Figure("scrolling a list", frames, "frames/s", FRAMES_LIMIT, at_least=True, note=note)
