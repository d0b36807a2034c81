"""A query as SQL: as a set of record ids, driven by the index, and as a condition on a record at hand.

The index only proposes documents; each of them is then compared with the query by the same LIKE and regular
expressions on both databases, so their answers are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

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
    or_,
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
FIRST_IDEOGRAM = "\u2e80"
"""From here on a letter may be a word."""
_HIGHEST = "\U0010ffff"
_Expression: TypeAlias = "str | ColumnElement[str]"
_NO_TERM = '"\n\n\n"'
"""A term that no document has: its fields are never empty."""


def matching_ids(query: Query, kind: Kind) -> Select[tuple[int]]:
    """Return the ids of the records of that kind that have one document with everything the query asks for.

    An id comes once for each such document. Words of two letters and more are looked up in the index; a query of
    single letters or wildcards alone looks through all documents of the kind.
    """
    documents, condition = _proposed(query, kind)
    return select(documents.c.record_id).where(condition, contains(query, documents.c.text))


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
    wanted = lookup(literal_pieces(query))
    if not wanted:
        whole = search_documents.alias("search_hits")
        return whole, whole.c.kind == int(kind)
    return proposed(kind, [[wanted]])


def proposed(kind: Kind, wanted: Sequence[Sequence[Lookup]]) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the documents as a FROM, and the condition that the index proposes one.

    That is when it has, of each of `wanted`, everything that one of the alternatives asks for.
    """
    index = index_of(kind)
    documents = led_by(search_documents, index)
    grams = func.search_grams(documents.c.kind, documents.c.text)
    found: ColumnElement[bool] = chosen(
        sqlite=literal_column(index).bool_op("MATCH")(_fts_expression(kind, wanted)),
        postgresql=and_(
            *(
                or_(
                    *(
                        grams.bool_op("@>")(
                            cast([f"{int(kind)} {gram}" for gram in (*each.grams, *each.pairs)], ARRAY(Text))
                        )
                        for each in alternatives
                    )
                )
                for alternatives in wanted
            )
        ),
    )
    return documents, found


def index_of(kind: Kind) -> str:
    """Return what the index of a kind's documents is called on SQLite."""
    return f"search_index_{int(kind)}"


def matches(query: Query, kind: Kind, id_column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that the record of that kind whose id stands in `id_column` is found by the query.

    Looks at that record's own documents alone: for trying one record after another.
    """
    documents = search_documents.alias("search_tried")
    return (
        select(literal_column("1"))
        .where(
            documents.c.kind == int(kind),
            documents.c.record_id == id_column,
            contains(query, documents.c.text),
        )
        .correlate_except(documents)
        .exists()
    )


def contains(query: Query, text: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a document's text has all that the query asks for."""
    conditions: list[ColumnElement[bool]] = [
        text.like(f"%{like_escape(word)}%", escape="\\") for word in query.words
    ]
    for pattern in query.patterns:
        conditions.append(text.like(_rough(pattern), escape="\\"))
        conditions.append(
            text.regexp_match(
                chosen(
                    sqlite=literal(word_expression(pattern)),
                    postgresql=literal(word_expression(pattern, backtracking=False)),
                )
            )
        )
    return and_(true(), *conditions)


def _rough(pattern: str) -> str:
    """Return a LIKE pattern that lets through all that a word pattern matches, and dismisses most of the rest."""
    return f"%{like_escape(pattern).replace('*', '%').replace('?', '_')}%"


def word_expression(pattern: str, *, backtracking: bool = True) -> str:
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


@dataclass(frozen=True, slots=True)
class Lookup:
    """Groups of three letters that a document must have, and shorter pieces not contained in any of them."""

    grams: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.grams or self.pairs)


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
        all_of_it = {piece[start : start + 3] for start in range(len(piece) - 2)}
        grams |= dict.fromkeys(sorted(all_of_it, key=_commonness)[:_GRAMS_OF_A_WORD])
    return Lookup(tuple(grams), tuple(pair for pair in pairs if not any(pair in gram for gram in grams)))


def _commonness(gram: str) -> tuple[float, str]:
    """Return how often three letters are to be expected together; equally common ones by the alphabet."""
    return prod(_SHARES.get(letter, 1.0) for letter in gram), gram


def literal_pieces(query: Query) -> Iterator[str]:
    """Yield the pieces of text that a document found by the query has, whatever stands for the wildcards."""
    yield from query.words
    for pattern in query.patterns:
        yield from re.split(r"[*?]", pattern)


def _fts_expression(kind: Kind, wanted: Sequence[Sequence[Lookup]]) -> ColumnElement[str]:
    """Return FTS5's own expression: one of the alternatives, of each of `wanted`."""
    clauses = [_joined([_all_of(kind, each) for each in alternatives], " OR ") for alternatives in wanted]
    expression = clauses[0] if len(clauses) == 1 else _joined(clauses, " AND ")
    return literal(expression) if isinstance(expression, str) else expression


def _all_of(kind: Kind, wanted: Lookup) -> _Expression:
    """Return the expression for all that one lookup asks for.

    A pair is looked up as all the terms that begin with it: no field ends its document, so every pair begins one.
    """
    terms = table(f"search_terms_{int(kind)}", column("term", Text()))
    parts: list[_Expression] = [_quoted(gram) for gram in wanted.grams]
    for pair in wanted.pairs:
        beginning = (
            select(
                func.coalesce(
                    func.group_concat('"' + func.replace(terms.c.term, '"', '""') + '"', " OR "), _NO_TERM
                )
            )
            .where(terms.c.term >= pair, terms.c.term <= pair + _HIGHEST)
            .scalar_subquery()
        )
        parts.append(literal("(") + beginning + ")")
    return _joined(parts, " AND ")


def _joined(parts: Sequence[_Expression], word: str) -> _Expression:
    """Return the parts in brackets with the word between them: as plain text as long as all of them are."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole + word + part
    return whole if len(parts) == 1 else "(" + whole + ")"


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
