"""The kinds of record that are searched, as requests and answers spell them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "contact": Kind.CONTACT,
        "opportunity": Kind.OPPORTUNITY,
        "case": Kind.CASE,
        "task": Kind.TASK,
        "event": Kind.RELATIONSHIP_EVENT,
        "file": Kind.FILE,
    }
)

MOST_FOUND = 100
"""How many finds one answer holds at most."""


def kinds_named(words: Iterable[str]) -> tuple[Kind, ...]:
    """Return the kinds of these names, all of them without any. Raises BadArgument for an unknown name."""
    named = {word.strip().lower() for word in words} - {""}
    unknown = sorted(named - KINDS.keys())
    if unknown:
        raise BadArgument(
            f"There is no kind '{unknown[0][:40]}'; known are {', '.join(KINDS)}.", parameter="kinds"
        )
    return tuple(kind for word, kind in KINDS.items() if word in named or not named)
