"""Opportunities for what browsers look at: made through the API, gone afterwards."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page

from tests.web.served import Served

SAVING = 10.0
"""Seconds that saving may take on a busy machine."""


class Deals:
    """Makes opportunities of a portal and remembers them."""

    def __init__(self, portal: Served) -> None:
        self.portal = portal
        self.made: list[int] = []
        self.stages: list[dict[str, Any]] = portal.get("crm/opportunity/stage")
        self.owner: str = portal.get("people/@self")["id"]

    def stage(self, kind: int, place: int = 0) -> dict[str, Any]:
        """Return a stage that is open (0), won (1) or lost (2)."""
        return [stage for stage in self.stages if stage["stageType"] == kind][place]

    def make(self, title: str, *, stage: dict[str, Any] | None = None, **more: Any) -> int:
        """Create an opportunity; at the first open stage unless told otherwise."""
        chosen = stage or self.stage(0)
        body = {
            "title": title,
            "stageid": chosen["id"],
            "successProbability": chosen["successProbability"],
            "responsibleid": self.owner,
            "bidCurrencyAbbr": "USD",
            "bidValue": 1000,
            **more,
        }
        found = int(self.portal.create("crm/opportunity", **body)["id"])
        self.made.append(found)
        return found

    def read(self, deal: int) -> Any:
        """Return an opportunity as it is now."""
        return self.portal.get(f"crm/opportunity/{deal}")

    def expect(self, deal: int, **named: Any) -> None:
        """Wait until fields of an opportunity are so: pages show a change before it is saved."""
        ends = time.monotonic() + SAVING
        while True:
            told = self.read(deal)
            found = {name: told[name]["id"] if name == "stage" else told[name] for name in named}
            if found == named:
                return
            assert time.monotonic() < ends, found
            time.sleep(0.1)

    def change(self, deal: int, **named: Any) -> None:
        """Change fields, as a colleague would."""
        answer = self.portal.api.put(f"crm/opportunity/{deal}/fields", json={"fields": named})
        assert answer.status_code == 200, answer.text


@contextmanager
def deals(portal: Served) -> Iterator[Deals]:
    """Make opportunities, and delete whatever there is of them at the end."""
    made = Deals(portal)
    yield made
    there = [deal["id"] for deal in portal.get("crm/opportunity/filter")]
    if there:
        portal.api.put("crm/opportunity", json={"opportunityids": there})


def day(ahead: int) -> str:
    """Return a day as many days from now as told."""
    return (datetime.now(UTC) + timedelta(days=ahead)).strftime("%Y-%m-%d")


def assert_fits(page: Page, width: int) -> None:
    """Fail if the page is wider than its screen."""
    assert page.evaluate("document.documentElement.scrollWidth") == width
