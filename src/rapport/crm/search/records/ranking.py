"""Which find comes first: whole words, then beginnings of words, then the rest; titles first; the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from rapport.core.kinds import Kind
from rapport.core.text import fold


class Quality(IntEnum):
    """How well a text fits: as well as the word that fits worst."""

    NOT = 0
    INSIDE = 1
    BEGINS = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody typed, folded: pieces of text, and expressions for whole words (between blanks or line feeds)."""

    words: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """A record, and the document in which it was found. `part` and `part_id` are those of `store.search`."""

    kind: Kind
    id: int
    part: int
    part_id: int
    title: str
    created_at: datetime
    is_company: bool = False
    contact_id: int = 0
    entity_kind: Kind = Kind.ANY
    entity_id: int = 0
    category_id: int = 0
    quality: Quality = Quality.NOT
    is_in_title: bool = False


def quality(text: str, wanted: Wanted) -> Quality:
    """Return how well a folded text fits."""
    padded = f"\n{text}\n"
    found = [_quality_of(padded, word) for word in wanted.words]
    found += [Quality.WHOLE if each.search(padded) else Quality.NOT for each in wanted.patterns]
    return min(found, default=Quality.NOT)


def _quality_of(text: str, word: str) -> Quality:
    best = Quality.NOT
    place = text.find(word)
    while place >= 0 and best < Quality.WHOLE:
        end = place + len(word)
        begins = not (word[0].isalnum() and text[place - 1].isalnum())
        ends = not (word[-1].isalnum() and text[end].isalnum())
        best = max(best, Quality(Quality.INSIDE + begins + (begins and ends)))
        place = text.find(word, place + 1)
    return best


def ranked(finds: Iterable[tuple[Find, str]], wanted: Wanted) -> list[Find]:
    """Return one find a record, the best first. Each comes with the folded text in which it was found.

    The text may be only the beginning of the whole, which fits in any case.
    """
    best: dict[tuple[Kind, int], Find] = {}
    for find, text in finds:
        rated = _rated(find, text, wanted)
        known = best.get((find.kind, find.id))
        if known is None or _order(rated) < _order(known):
            best[find.kind, find.id] = rated
    return sorted(best.values(), key=_order)


def _rated(find: Find, text: str, wanted: Wanted) -> Find:
    of_title = quality(" ".join(fold(find.title).split()), wanted)
    of_text = max(Quality.INSIDE, quality(text, wanted))
    return replace(find, quality=max(of_title, of_text), is_in_title=of_title >= of_text)


def _order(find: Find) -> tuple[int, bool, float, int, int, int, int]:
    newest = -find.created_at.timestamp()
    return -find.quality, not find.is_in_title, newest, find.kind, -find.id, find.part, find.part_id
