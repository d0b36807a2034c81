"""The index, asked: which documents may have what is looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
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
)
from sqlalchemy.dialects.postgresql import ARRAY

from rapport.core.kinds import Kind
from rapport.store.dialect import chosen, led_by
from rapport.store.search.lookups import Lookups, fts_texts, gram_lists
from rapport.store.tables import search_documents

_HIGHEST = "\U0010ffff"
_NO_TERM = '"\n\n\n"'
"""A term that no document has: its fields are never empty."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`lookups.fts_texts` and `lookups.gram_lists` as values of a statement."""

    texts: Sequence[ColumnElement[str]]
    pairs: Sequence[ColumnElement[str]]
    grams: Sequence[Sequence[ColumnElement[Any]]]


def literally(kind: Kind, wanted: Lookups) -> Asked:
    """Return the values themselves."""
    texts, pairs = fts_texts(wanted)
    lists = gram_lists(kind, wanted)
    return Asked(
        [literal(text) for text in texts],
        [literal(pair) for pair in pairs],
        [[literal(each, ARRAY(Text)) for each in alternatives] for alternatives in lists],
    )


def index_of(kind: Kind) -> str:
    """Return what the index of a kind's documents is called on SQLite."""
    return f"search_index_{int(kind)}"


def proposed(kind: Kind, asked: Asked, *, uncompared: bool = False) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the documents as a FROM, and the condition that the index proposes one.

    `uncompared`: only to be counted, since the documents themselves are not read.
    """
    index = index_of(kind)
    documents = led_by(search_documents, index, alone=uncompared)
    grams = func.search_grams(documents.c.kind, documents.c.text)
    found: ColumnElement[bool] = chosen(
        sqlite=literal_column(index).bool_op("MATCH")(_fts_expression(kind, asked)),
        postgresql=and_(
            *(
                or_(*(grams.bool_op("@>")(cast(each, ARRAY(Text))) for each in alternatives))
                for alternatives in asked.grams
            )
        ),
    )
    return documents, found


def _fts_expression(kind: Kind, asked: Asked) -> ColumnElement[str]:
    """Return FTS5's own expression.

    A pair is looked up as all the terms that begin with it: no field ends its document, so every pair begins one.
    """
    terms = table(f"search_terms_{int(kind)}", column("term", Text()))
    term = '"' + func.replace(terms.c.term, '"', '""') + '"'
    expression, *rest = asked.texts
    for pair, text in zip(asked.pairs, rest, strict=True):
        beginning = (
            select(func.coalesce(func.group_concat(term, " OR "), _NO_TERM))
            .where(terms.c.term >= pair, terms.c.term <= pair + _HIGHEST)
            .scalar_subquery()
        )
        expression = expression + beginning + text
    return expression
