"""Typing as somebody does who looks where the words will go."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

_TAKES_TEXT = "() => document.activeElement?.matches('input, textarea, [contenteditable=true]') ?? false"


def write(page: Page, text: str) -> None:
    """Type into the field that has the focus, once one has it."""
    page.wait_for_function(_TAKES_TEXT)
    page.keyboard.type(text)


def write_into(field: Locator, text: str) -> None:
    """Click on a field, and type once it has the focus."""
    field.click()
    expect(field).to_be_focused()
    field.page.keyboard.type(text)
