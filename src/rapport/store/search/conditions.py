"""A query as SQL: as a set of record ids, driven by the index, and as a condition on a record at hand.

The index only proposes documents; each of them is then compared with the query by the same LIKE and regular
expressions on both databases, so their answers are the same.
"""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, FromClause, Select, and_, literal, literal_column, select, true

from rapport.core.kinds import Kind
from rapport.store.dialect import chosen, like_escape
from rapport.store.paging import Narrowing
from rapport.store.search.index import literally, proposed
from rapport.store.search.lookups import literal_pieces, lookup
from rapport.store.search.query import Query
from rapport.store.tables import search_documents

_WEIGHT = 2
"""How many times longer than looking at a column it takes to compare a record's documents with a query."""


def matching_ids(query: Query, kind: Kind) -> Select[tuple[int]]:
    """Return the ids of the records of that kind that have one document with everything the query asks for.

    An id comes once for each such document. Words of two letters and more are looked up in the index; a query of
    single letters or wildcards alone looks through all documents of the kind.
    """
    documents, condition = _proposed(query, kind)
    return select(documents.c.record_id).where(condition, contains(query, documents.c.text))


def narrowing(query: Query, kind: Kind, id_column: ColumnElement[int]) -> Narrowing:
    """Return the filter "found by the query" for a list of records of that kind, whose id stands in `id_column`."""
    documents, condition = _proposed(query, kind, uncompared=True)
    return Narrowing(
        matching_ids(query, kind),
        matches(query, kind, id_column),
        candidates=select(literal_column("1").label("hit")).select_from(documents).where(condition),
        weight=_WEIGHT,
        name=(kind, query),
    )


def _proposed(
    query: Query, kind: Kind, *, uncompared: bool = False
) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the documents as a FROM, and the condition that the index proposes one."""
    wanted = lookup(literal_pieces(query))
    if not wanted:
        whole = search_documents.alias("search_hits")
        return whole, whole.c.kind == int(kind)
    return proposed(kind, literally(kind, [[wanted]]), uncompared=uncompared)


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
        conditions.append(text.like(rough(pattern), escape="\\"))
        conditions.append(
            text.regexp_match(
                chosen(
                    sqlite=literal(word_expression(pattern)),
                    postgresql=literal(word_expression(pattern, backtracking=False)),
                )
            )
        )
    return and_(true(), *conditions)


def rough(pattern: str) -> str:
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
