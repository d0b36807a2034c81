"""What axe finds wrong on a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
_RUN = """async (options) => (await axe.run(document, options)).violations.map(
  (one) => `${one.id}: ${one.help}: ` + one.nodes.map((node) => node.html.slice(0, 200)).join(" | "))"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """Fail with all that axe finds, by WCAG 2.2 AA and its own best practice."""
    # Menus and dialogs hang at the end of the page, outside of its regions: that one rule of best practice is left out.
    # The page's policy forbids foreign scripts: axe comes in by the debugger's door.
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    found = page.evaluate(_RUN, {"runOnly": TAGS, "rules": {"region": {"enabled": False}}})
    assert not found, "\n".join(found)
