"""Tasks for tests, made through the API as clients make them."""

from __future__ import annotations

from typing import Any

from tests.portals import Answer, Client

FILTER = "crm/task/filter"
TOMORROW = "2030-05-17T18:30:00"


def draft(client: Client, **more: Any) -> dict[str, Any]:
    """Return the body of a request to make a task of the client's."""
    return {"title": "Call", "deadline": TOMORROW, "responsibleId": client.id, "categoryId": 1, **more}


def task(client: Client, **more: Any) -> int:
    """Make a task and return its id."""
    return int(client.post("crm/task", draft(client, **more)).response["id"])


def hung_on(kind: str, record: int) -> dict[str, Any]:
    """Return the parameters that hang a task on a contact, an opportunity or a case."""
    return {"contactId": record} if kind == "contact" else {"entityType": kind, "entityId": record}


def ids(answer: Answer) -> list[int]:
    """Return the ids of a list answer."""
    return [item["id"] for item in answer.response]


def titles(answer: Answer) -> list[str]:
    """Return the titles of a list answer."""
    return [item["title"] for item in answer.response]
