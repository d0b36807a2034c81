"""Where in a text the words are that somebody searches for, although letter case and accents do not count."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapport.core.text import fold
from rapport.crm.search.records.ranking import Wanted

Places = list[tuple[int, int]]
"""Begin and end (exclusive) of pieces of a text, in order, apart from one another."""

LOOKED_THROUGH = 20_000
"""How much of a text is looked through, in characters."""
LENGTH = 160
"""How long an excerpt is, in characters."""
_BEFORE = 40
"""How much stands before the first word found."""
_MOST_MARKS = 50


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text on one line, and where in it the words are."""

    text: str
    places: Places


_fold_one = lru_cache(maxsize=4096)(fold)


def places(text: str, wanted: Wanted) -> Places:
    """Return where in the text words and patterns are; marks over a letter are part of it."""
    folded, origins = _folded(text[:LOOKED_THROUGH])
    found: Places = []
    for word in wanted.words:
        place = folded.find(word)
        while place >= 0 and len(found) < _MOST_MARKS:
            found.append((origins[place], _end(origins, place + len(word))))
            place = folded.find(word, place + len(word))
    padded = f"\n{folded}\n"
    for pattern in wanted.patterns:
        match = pattern.search(padded)
        while match and len(found) < _MOST_MARKS:
            found.append((origins[match.start()], _end(origins, match.end() - 2)))
            match = pattern.search(padded, match.end() - 1)
    return _united(found)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, blanks in place of other white space, and the origin of each letter and of its end."""
    if text.isascii():
        return "".join(" " if mark.isspace() else mark for mark in text.casefold()), range(len(text) + 1)
    pieces: list[str] = []
    origins: list[int] = []
    for origin, mark in enumerate(text):
        piece = " " if mark.isspace() else _fold_one(mark)
        pieces.append(piece)
        origins += [origin] * len(piece)
    origins.append(len(text))
    return "".join(pieces), origins


def _end(origins: Sequence[int], end: int) -> int:
    """Return where a piece ends in the text, when its last letter is the one before `end` in the folded one."""
    return origins[end] if origins[end] > origins[end - 1] else origins[end - 1] + 1


def _united(found: Places) -> Places:
    united: Places = []
    for begin, end in sorted(found):
        if united and begin <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((begin, end))
    return united


def excerpt(text: str, wanted: Wanted, length: int = LENGTH) -> Excerpt:
    """Return the piece of a text, on one line, that begins shortly before the first word found; `…` for what is cut.

    Without any word in it, its beginning.
    """
    flat = " ".join(text[:LOOKED_THROUGH].split())
    found = places(flat, wanted)
    begin = _beginning(flat, found[0][0] if found else 0, length)
    end = min(len(flat), begin + length)
    head, tail = "…" if begin else "", "…" if end < len(flat) else ""
    shift = len(head) - begin
    inside = [(max(first, begin) + shift, min(last, end) + shift) for first, last in found if first < end]
    return Excerpt(head + flat[begin:end].rstrip() + tail, inside)


def _beginning(text: str, first: int, length: int) -> int:
    """Return where the excerpt begins: with a word, if there is one near."""
    if first <= _BEFORE or len(text) <= length:
        return 0
    begin = min(first - _BEFORE, len(text) - length)
    blank = text.find(" ", begin, first)
    return blank + 1 if blank >= 0 else begin


def marked(text: str, found: Places) -> str:
    """Return the text as HTML, with these pieces of it in `<mark>`."""
    pieces, done = [], 0
    for begin, end in found:
        pieces += [html.escape(text[done:begin]), "<mark>", html.escape(text[begin:end]), "</mark>"]
        done = end
    return "".join((*pieces, html.escape(text[done:])))
