"""Looking for something by every call that reads, as somebody who is curious would."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from typing import Any

from tests.day.colleagues import Colleague

QUERIES: dict[str, list[dict[str, Any]]] = {
    "/api/2.0/crm/search": [{"filterValue": word} for word in ("harbour", "silent", "greta", "offer")],
    "/api/2.0/crm/changes": [{}, {"since": "0"}],
    "/api/2.0/crm/history/filter": [
        {"entityType": kind, "entityId": number}
        for kind in ("contact", "opportunity", "case")
        for number in (1, 2, 3)
    ],
}
"""With what to ask calls that tell more when asked for something."""


def told(who: Colleague, secrets: Collection[str], ids: Collection[int]) -> list[str]:
    """Return which addresses tell somebody one of the secrets, and which fail.

    Every GET of the portal's own description is called, with each of the ids for whatever its path needs.
    """
    found = []
    for path in _readings(who):
        for address in _filled(path, ids):
            for query in QUERIES.get(path, [{}]):
                answer = who.ask("GET", address, params=query)
                text = answer.text
                if answer.status_code >= 500 or any(secret in text for secret in secrets):
                    found.append(f"{address} {query} {answer.status_code}: {text[:300]}")
    return found


def _readings(who: Colleague) -> list[str]:
    described = who.ask("GET", "/openapi.json").json()["paths"]
    return [
        path
        for path, verbs in described.items()
        if "get" in verbs and re.match(r"/api/2\.0/(crm|feed|files)\b", path)
    ]


def _filled(path: str, ids: Collection[int]) -> Iterator[str]:
    """Yield the path with kinds of record and ids in the places of its parameters."""
    names = re.findall(r"\{(\w+)\}", path)
    kinds = ("contact", "person", "company", "opportunity", "case")
    choices = [kinds if "type" in name.lower() else [str(number) for number in ids] for name in names]
    for values in itertools.product(*choices):
        filled = path
        for name, value in zip(names, values, strict=True):
            filled = filled.replace(f"{{{name}}}", value)
        yield filled
