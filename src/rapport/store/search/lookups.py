"""What an index is to be asked for: groups of letters instead of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from rapport.core.kinds import Kind
from rapport.store.search.query import Query

FIRST_IDEOGRAM = "\u2e80"
"""From here on a letter may be a word; PostgreSQL's index holds such letters by themselves."""
_GRAMS_OF_A_WORD = 3
_GRAMS_OF_A_PART = 2
_PARTS_OF_A_PIECE = 3
_PARTS = re.compile(r"\w+")
_SHARES: dict[str, float] = {
    **dict.fromkeys(" eta", 10),
    **dict.fromkeys("oinsrh", 7),
    **dict.fromkeys("0123456789ld", 4),
    **dict.fromkeys("cumfgpwyb", 2),
    **dict.fromkeys("vk", 1),
    **dict.fromkeys("xjqz", 0.15),
}
"""How many in a hundred letters of European texts are which, roughly; other letters are taken for rare."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Groups of three letters that a document must have, and shorter pieces not contained in any of them."""

    grams: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.grams or self.pairs)


Lookups = Sequence[Sequence[Lookup]]
"""What a document must have: of each, one of the alternatives."""


def lookup(pieces: Iterable[str]) -> Lookup:
    """Return what to look up for documents that have all these pieces of text.

    A few of a word's groups, the rarest by their letters: each further list that is intersected costs more than
    comparing the documents that it would keep out (a tenth of the time for a word like "negotiation"). A single
    letter is looked up where it may be a word of its own, as in Chinese.
    """
    grams: dict[str, None] = {}
    pairs: dict[str, None] = {}
    for piece in pieces:
        if len(piece) == 2 or (len(piece) == 1 and piece >= FIRST_IDEOGRAM):
            pairs[piece] = None
        grams |= dict.fromkeys(_telling(piece))
    return Lookup(tuple(grams), tuple(pair for pair in pairs if not any(pair in gram for gram in grams)))


def _telling(piece: str) -> list[str]:
    """Return the groups by which a piece of text is looked up.

    Of an address or a phrase some from each of its longest parts: the part after the "@" may be in every document.
    """
    parts = sorted((part for part in _PARTS.findall(piece) if len(part) > 2), key=len, reverse=True)
    if len(parts) < 2:
        return _rarest(piece, _GRAMS_OF_A_WORD)
    return [gram for part in parts[:_PARTS_OF_A_PIECE] for gram in _rarest(part, _GRAMS_OF_A_PART)]


def _rarest(text: str, count: int) -> list[str]:
    return sorted({text[start : start + 3] for start in range(len(text) - 2)}, key=_commonness)[:count]


def _commonness(gram: str) -> tuple[float, str]:
    """Return how often three letters are to be expected together; equally common ones by the alphabet."""
    return prod(_SHARES.get(letter, 1.0) for letter in gram), gram


def literal_pieces(query: Query) -> Iterator[str]:
    """Yield the pieces of text that a document found by the query has, whatever stands for the wildcards."""
    yield from query.words
    for pattern in query.patterns:
        yield from re.split(r"[*?]", pattern)


def fts_texts(wanted: Lookups) -> tuple[list[str], list[str]]:
    """Return FTS5's own expression with gaps, and the pairs whose terms belong into the gaps."""
    texts, pairs = [""], []
    for number, alternatives in enumerate(wanted):
        texts[-1] += " AND (" if number else "("
        for other, each in enumerate(alternatives):
            texts[-1] += " OR (" if other else "("
            texts[-1] += " AND ".join('"' + gram.replace('"', '""') + '"' for gram in each.grams)
            for place, pair in enumerate(each.pairs):
                texts[-1] += " AND (" if place or each.grams else "("
                pairs.append(pair)
                texts.append(")")
            texts[-1] += ")"
        texts[-1] += ")"
    return texts, pairs


def gram_lists(kind: Kind, wanted: Lookups) -> list[list[list[str]]]:
    """Return the pieces as PostgreSQL's index has them: a list for each alternative."""
    return [
        [[f"{int(kind)} {gram}" for gram in (*each.grams, *each.pairs)] for each in alternatives]
        for alternatives in wanted
    ]
