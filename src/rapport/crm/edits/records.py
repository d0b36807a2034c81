"""Fields that a client names one by one: whether they still hold what the client saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY

Named = Mapping[str, Any]
"""Values by the name of their parameter in Python's spelling."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A field that holds something else than the caller saw. `logged`: what the change log calls it."""

    name: str
    logged: str
    expected: Any
    found: Any


def outdated(expected: Named, present: Named, logged: Mapping[str, str]) -> list[Outdated]:
    """Return the fields that do not hold what is expected of them, in the order of `logged`.

    No text is an empty one, no date NO_DATE, nobody the zero GUID; in lists of people and contacts the order does
    not count.
    """
    return [
        Outdated(name, of_log, expected[name], present[name])
        for name, of_log in logged.items()
        if name in expected and _plain(expected[name]) != _plain(present[name])
    ]


def require_fields(named: Named, expected: Named, known: Mapping[str, str], *besides: str) -> None:
    """Raise BadArgument where nothing is named, and for names that this record has no field for.

    `besides` may be named too: what is no field of the record, as whether to notify.
    """
    if not named:
        raise BadArgument("No field is named.", parameter="fields")
    for parameter, names, allowed in (
        ("fields", named, (*known, *besides)),
        ("expected", expected, tuple(known)),
    ):
        unknown = [name for name in names if name not in allowed]
        if unknown:
            raise BadArgument("This record has no such field.", parameter=f"{parameter}.{unknown[0]}")


def _plain(value: Any) -> Any:
    if value in (None, "", NO_DATE, NOBODY):
        return None
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, Sequence | frozenset) and not isinstance(value, str):
        return frozenset(value)
    return value
