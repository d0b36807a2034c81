"""Dragging by mouse, as people do it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def drag(page: Page, what: Locator, where: Locator) -> None:
    """Take something up and drop it onto something else, near its top."""
    start, end = what.bounding_box(), where.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 24, start["y"] + 16, steps=3)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 120, steps=8)
    # The board notices at the next frame what the pointer is over, and on a busy machine that comes late.
    page.wait_for_timeout(150)
    page.mouse.move(end["x"] + end["width"] / 2 + 2, end["y"] + 122)
    page.wait_for_timeout(50)
    page.mouse.up()
