"""Somebody else of the portal, with a browser of their own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.web.served import Served

PATIENCE = 15_000
"""Milliseconds that a busy machine may take for what appears at once."""
PASSWORD = "Colleague-Passw0rd"


@dataclass(frozen=True)
class Colleague:
    """A user without any rights of an administrator."""

    id: str
    name: str
    email: str


def hire(portal: Served, first: str, last: str = "Jensen") -> Colleague:
    """Add somebody to the portal. They stay: their names should not be looked for by others."""
    email = f"{first.lower()}.{secrets.token_hex(4)}@example.com"
    made = portal.create("people", email=email, firstname=first, lastname=last, password=PASSWORD)
    return Colleague(made["id"], f"{first} {last}", email)


@contextmanager
def browsing(browser: Browser, portal: Served, colleague: Colleague) -> Iterator[Page]:
    """Open a page that the colleague is signed in on."""
    context = browser.new_context(base_url=portal.address, locale="en-US", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    try:
        told = {"userName": colleague.email, "password": PASSWORD}
        assert context.request.post("/api/2.0/authentication", data=told).status == 201
        yield context.new_page()
    finally:
        context.close()
