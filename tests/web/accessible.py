"""What axe finds wrong on a page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """Fail with all that axe finds, by WCAG 2.2 AA and its own best practice."""
    # The page's policy forbids foreign scripts: axe comes in by the debugger's door.
    page.evaluate(AXE.read_text(encoding="utf-8") + "\n;0")
    found = page.evaluate(
        "async (tags) => (await axe.run(document, { runOnly: tags })).violations.map("
        "(one) => `${one.id}: ${one.help}: ` + one.nodes.map((node) => node.html.slice(0, 200)).join(' | '))",
        TAGS,
    )
    assert not found, "\n".join(found)
