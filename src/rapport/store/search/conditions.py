"""A query as SQL: as a set of record ids, driven by the index, and as a condition on a record at hand.

The index only proposes documents; each of them is then compared with the query by the same LIKE and regular
expressions on both databases, so their answers are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import prod
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Text,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY

from rapport.core.kinds import Kind
from rapport.store.dialect import chosen, led_by, like_escape
from rapport.store.paging import Narrowing
from rapport.store.search.query import Query
from rapport.store.tables import search_documents

_GRAMS_OF_A_WORD = 3
_WEIGHT = 3
"""How many times longer than looking at a column it takes to compare a record's documents with a query."""
_SHARES: dict[str, float] = {
    **dict.fromkeys(" eta", 10),
    **dict.fromkeys("oinsrh", 7),
    **dict.fromkeys("0123456789ld", 4),
    **dict.fromkeys("cumfgpwyb", 2),
    **dict.fromkeys("vk", 1),
    **dict.fromkeys("xjqz", 0.15),
}
"""How many in a hundred letters of European texts are which, roughly; other letters are taken for rare."""
_HIGHEST = "\U0010ffff"
_NO_TERM = '"\n\n\n"'
"""A term that no document has: its fields are never empty."""


def matching_ids(query: Query, kind: Kind) -> Select[tuple[int]]:
    """Return the ids of the records of that kind that have one document with everything the query asks for.

    An id comes once for each such document. Words of two letters and more are looked up in the index; a query of
    single letters or wildcards alone looks through all documents of the kind.
    """
    documents, condition = _proposed(query, kind)
    return select(documents.c.record_id).where(condition, _contains(query, documents))


def narrowing(query: Query, kind: Kind, id_column: ColumnElement[int]) -> Narrowing:
    """Return the filter "found by the query" for a list of records of that kind, whose id stands in `id_column`."""
    documents, condition = _proposed(query, kind)
    return Narrowing(
        matching_ids(query, kind),
        matches(query, kind, id_column),
        candidates=select(documents.c.id).where(condition),
        weight=_WEIGHT,
    )


def _proposed(query: Query, kind: Kind) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the documents as a FROM, and the condition that the index proposes one."""
    grams, pairs = _looked_up(query)
    if not grams and not pairs:
        whole = search_documents.alias("search_hits")
        return whole, whole.c.kind == int(kind)
    index = f"search_index_{int(kind)}"
    documents = led_by(search_documents, index)
    proposed: ColumnElement[bool] = chosen(
        sqlite=literal_column(index).bool_op("MATCH")(_fts_expression(kind, grams, pairs)),
        postgresql=func.search_grams(documents.c.kind, documents.c.text).bool_op("@>")(
            cast([f"{int(kind)} {gram}" for gram in (*grams, *pairs)], ARRAY(Text))
        ),
    )
    return documents, proposed


def matches(query: Query, kind: Kind, id_column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that the record of that kind whose id stands in `id_column` is found by the query.

    Looks at that record's own documents alone: for trying one record after another.
    """
    documents = search_documents.alias("search_tried")
    return (
        select(literal_column("1"))
        .where(documents.c.kind == int(kind), documents.c.record_id == id_column, _contains(query, documents))
        .correlate_except(documents)
        .exists()
    )


def _contains(query: Query, documents: FromClause) -> ColumnElement[bool]:
    text = documents.c.text
    conditions: list[ColumnElement[bool]] = [
        text.like(f"%{like_escape(word)}%", escape="\\") for word in query.words
    ]
    for pattern in query.patterns:
        conditions.append(text.like(_rough(pattern), escape="\\"))
        conditions.append(
            text.regexp_match(
                chosen(
                    sqlite=literal(_regular_expression(pattern, backtracking=True)),
                    postgresql=literal(_regular_expression(pattern, backtracking=False)),
                )
            )
        )
    return and_(true(), *conditions)


def _rough(pattern: str) -> str:
    """Return a LIKE pattern that lets through all that a word pattern matches, and dismisses most of the rest."""
    return f"%{like_escape(pattern).replace('*', '%').replace('?', '_')}%"


def _regular_expression(pattern: str, *, backtracking: bool) -> str:
    """Return the expression for a whole word (between blanks) that matches the wildcards.

    `backtracking`: for an engine that tries one way after another. Each piece is then taken at its first occurrence
    for good, which finds the same words without ever trying a number of ways that grows with the wildcards.
    """
    first, *later = (
        "".join("[^ \n]" if mark == "?" else re.sub(r"([\\.^$*+?()\[\]{}|])", r"\\\1", mark) for mark in part)
        for part in pattern.split("*")
    )
    if not later:
        return f"[ \n]{first}[ \n]"
    *middle, last = later
    gap = "(?>[^ \n]*?{})" if backtracking else "[^ \n]*{}"
    return f"[ \n]{first}" + "".join(gap.format(part) for part in middle) + f"[^ \n]*{last}[ \n]"


def _looked_up(query: Query) -> tuple[Sequence[str], Sequence[str]]:
    """Return groups of three letters that a document must have, and the pairs not contained in any of them.

    A few of a word's groups, the rarest by their letters: each further list that is intersected costs more than
    comparing the documents that it would keep out (a tenth of the time for a word like "negotiation").
    """
    grams: dict[str, None] = {}
    pairs: dict[str, None] = {}
    for piece in _literal_pieces(query):
        if len(piece) == 2:
            pairs[piece] = None
        all_of_it = {piece[start : start + 3] for start in range(len(piece) - 2)}
        grams |= dict.fromkeys(sorted(all_of_it, key=_commonness)[:_GRAMS_OF_A_WORD])
    return tuple(grams), tuple(pair for pair in pairs if not any(pair in gram for gram in grams))


def _commonness(gram: str) -> tuple[float, str]:
    """Return how often three letters are to be expected together; equally common ones by the alphabet."""
    return prod(_SHARES.get(letter, 1.0) for letter in gram), gram


def _literal_pieces(query: Query) -> Iterator[str]:
    yield from query.words
    for pattern in query.patterns:
        yield from re.split(r"[*?]", pattern)


def _fts_expression(kind: Kind, grams: Sequence[str], pairs: Sequence[str]) -> ColumnElement[str]:
    """Return FTS5's own expression.

    A pair is looked up as all the terms that begin with it: no field ends its document, so every pair begins one.
    """
    expression: ColumnElement[str] | None = None
    if grams:
        expression = literal(" AND ".join(_quoted(gram) for gram in grams))
    terms = table(f"search_terms_{int(kind)}", column("term", Text()))
    for pair in pairs:
        alternatives = (
            select(
                func.coalesce(
                    func.group_concat('"' + func.replace(terms.c.term, '"', '""') + '"', " OR "), _NO_TERM
                )
            )
            .where(terms.c.term >= pair, terms.c.term <= pair + _HIGHEST)
            .scalar_subquery()
        )
        group: ColumnElement[Any] = "(" + alternatives + ")"
        expression = group if expression is None else expression + " AND " + group
    assert expression is not None
    return expression


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
