"""Text as people compare it: letter case, accents and width do not count."""

from __future__ import annotations

import unicodedata
from itertools import filterfalse


def fold(text: str) -> str:
    """Return the form of `text` under which equal-looking words are equal: for sorting and for searching.

    Compatibility decomposition, combining marks dropped, case folded. Two databases that compare the result
    byte by byte order it alike, which their own collations do not promise.
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filterfalse(unicodedata.combining, decomposed)).casefold()
