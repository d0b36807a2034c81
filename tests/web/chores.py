"""Tasks and cases for what browsers look at: made through the API, gone afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.web.served import Served

SAVING = 10.0
"""Seconds that saving may take on a busy machine."""


def day(ahead: int) -> str:
    """Return the day that is so many days ahead."""
    return f"{datetime.now(UTC) + timedelta(days=ahead):%Y-%m-%d}"


class Chores:
    """Makes tasks and cases of a portal."""

    def __init__(self, portal: Served) -> None:
        self.portal = portal
        self.owner: str = portal.get("people/@self")["id"]
        self.category: int = portal.get("crm/task/category")[0]["id"]

    def task(self, title: str, *, ahead: int = 0, at: str = "00:00", **more: Any) -> int:
        """Create a task of the owner's that is due so many days ahead."""
        body = {
            "title": title,
            "deadline": f"{day(ahead)}T{at}:00",
            "responsibleId": self.owner,
            "categoryId": self.category,
            "contactId": 0,
            "entityType": "",
            "entityId": 0,
            "isNotify": False,
            "alertValue": 0,
            **more,
        }
        return int(self.portal.create("crm/task", **body)["id"])

    def case(self, title: str, **more: Any) -> int:
        """Create a case that everyone sees."""
        body = {"title": title, "isPrivate": False, "isNotify": False, **more}
        return int(self.portal.create("crm/case", **body)["id"])

    def contact(self, name: str) -> int:
        """Return the contact of a name."""
        return int(self.portal.get("crm/contact/filter", filterValue=name, contactListView=1)[0]["id"])

    def tasks(self) -> list[dict[str, Any]]:
        """Return the portal's tasks."""
        found: list[dict[str, Any]] = self.portal.get("crm/task/filter", categoryid=0, entityid=0)
        return found

    def cases(self) -> list[dict[str, Any]]:
        """Return the portal's cases."""
        found: list[dict[str, Any]] = self.portal.get("crm/case/filter", contactid=0)
        return found

    def put(self, path: str, **body: Any) -> None:
        """PUT to a path below `/api/2.0/`."""
        answer = self.portal.api.put(path, json=body)
        assert answer.status_code == 200, answer.text


def wait_for(read: Callable[[], object], wanted: object) -> None:
    """Wait until something is read so: pages show a change before it is saved."""
    ends = time.monotonic() + SAVING
    while (found := read()) != wanted:
        assert time.monotonic() < ends, found
        time.sleep(0.1)


@contextmanager
def chores(portal: Served) -> Iterator[Chores]:
    """Let tasks and cases be made; delete all there are in the end, those of the page as well."""
    made = Chores(portal)
    yield made
    for one in made.tasks():
        portal.api.delete(f"crm/task/{one['id']}")
    for one in made.cases():
        portal.api.delete(f"crm/case/{one['id']}")
