"""What a portal holds, and what a client can read of it."""

from __future__ import annotations

import itertools
import re
from typing import Any

from rapport.app.concepts import operations
from rapport.store.journal import JOURNALED
from rapport.store.tables import search_documents
from tests.portals import Client, Portal

UNREAD = {"crm/changes", "crm/changes/cursor", "crm/trash", "crm/trash/{id:int}", "crm/calendar"}
"""Calls that tell of changes as such: they are to differ."""
EXTENT = range(1, 7)
NAMED = {"fromcurrency": ["USD"], "tocurrency": ["EUR", "GBP"], "infotype": ["Email", "Phone"]}
SEARCHES = ("anna", "kes", "ел", "李", "x.example", "vip")


def contents(portal: Portal) -> dict[str, list[Any]]:
    """Return every row of every table that is journaled, and what searches look through."""
    found = {
        name: [tuple(row) for row in portal.rows(each.table)] for name, each in sorted(JOURNALED.items())
    }
    documents = [tuple(row)[1:] for row in portal.rows(search_documents)]
    return {**found, "search_documents": sorted(documents)}


def readings(client: Client) -> dict[str, Any]:
    """Return what every reading call of the CRM answers, with every id there may be, and some searches."""
    paths = {path for operation in operations() if operation.verb == "GET" for path in _paths(operation)}
    found = {path: _told(client, path) for path in sorted(paths)}
    for kind, words in itertools.product(("contact", "opportunity", "case", "task"), SEARCHES):
        path = f"crm/{kind}/filter?filterValue={words}"
        found[path] = _told(client, path)
    for kind, number in itertools.product(("contact", "opportunity", "case"), EXTENT):
        path = f"crm/history/filter?entityType={kind}&entityId={number}"
        found[path] = _told(client, path)
    return found


def _paths(operation: Any) -> list[str]:
    if operation.module not in {"crm", "files"} or operation.path in UNREAD:
        return []
    holes = re.findall(r"\{[^}]*\}", operation.path)
    return [_filled(operation.path, holes, values) for values in itertools.product(*map(_values, holes))]


def _values(hole: str) -> list[Any]:
    name, _, constraint = hole.strip("{}").partition(":")
    if constraint.startswith("("):
        return constraint.strip("()").split("|")
    return list(EXTENT) if constraint == "int" else NAMED[name.lower()]


def _filled(path: str, holes: list[str], values: tuple[Any, ...]) -> str:
    for hole, value in zip(holes, values, strict=True):
        path = path.replace(hole, str(value), 1)
    return path


def _told(client: Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status < 500, (path, answer.text)
    return answer.status, answer.json.get("response"), answer.json.get("total")
