"""What somebody searches for, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.core.errors import BadArgument
from rapport.core.text import fold

MAX_LENGTH = 1000
"""Longest text to search for, in characters."""

_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Query:
    """Words and phrases to be found as parts of the text, and patterns of which each is to match a whole word.

    All are folded. A query without any is false: it asks for nothing, and stands for no filter.
    """

    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.patterns)


def clean(text: str) -> str:
    """Return the text folded, with a single blank for each run of white space; NUL, which no database keeps, too."""
    return " ".join(fold(text.replace("\0", " ")).split())


def parse(text: str) -> Query:
    """Take apart what was typed: words between blanks, `"phrases"`, words with the wildcards `*` and `?`.

    Raises BadArgument for a text longer than 1000 characters.
    """
    if len(text) > MAX_LENGTH:
        raise BadArgument(
            f"The text to search for is longer than {MAX_LENGTH} characters.", parameter="filterValue"
        )
    words: dict[str, None] = {}
    patterns: dict[str, None] = {}
    for piece in _PIECE.finditer(clean(text)):
        phrase, word = piece.groups()
        if word is None:
            words[phrase.strip()] = None
        elif "*" in word or "?" in word:
            patterns[re.sub(r"\*+", "*", word)] = None
        else:
            words[word] = None
    words.pop("", None)
    patterns.pop("*", None)
    return Query(tuple(words), tuple(patterns))
