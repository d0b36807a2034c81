"""Searching everything: what is found, ranked, and told with what it is about. Three statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.search.queries.hits import hits
from rapport.crm.search.queries.shapes import shapes_of
from rapport.crm.search.records import Wanted, ranked
from rapport.crm.search.schemas import FindShape
from rapport.store import search
from rapport.store.work import Work

__all__ = ["page"]


def page(
    work: Work, text: str, kinds: Sequence[Kind], *, start: int, count: int
) -> tuple[list[FindShape], bool]:
    """Return a page of what is found, the best first, and whether more follows. Three statements at most.

    Raises BadArgument for a text that is too long.
    """
    query = search.parse(text)
    if not query:
        return [], False
    wanted = Wanted(query.words, tuple(re.compile(search.word_expression(each)) for each in query.patterns))
    found = ranked(hits(work, query, kinds), wanted)
    shown = found[start : start + count]
    return shapes_of(work, shown, wanted), len(found) > start + count
