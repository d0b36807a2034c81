"""The newest records that a query finds, in a time that does not grow with their number.

For searching as one types: the first letters of a word stand in half of all documents. Instead of finding all and
then choosing, no more hits of the index are looked at than are needed for a good choice, the newest first, and those
where every word begins a word apart from those where it stands anywhere.

SQLite's index gives its hits newest first and one by one. PostgreSQL's gives them all at once and in no order, so
there the newest documents are read first: if the query is in many of them, the index need not be asked.

Such statements are long, and building one takes several times as long as running it. So they depend on the query's
shape alone and are kept; what is searched for are their parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from rapport.core.kinds import Kind
from rapport.store.dialect import chosen, like_escape
from rapport.store.search.conditions import rough, word_expression
from rapport.store.search.index import Asked, index_of, proposed
from rapport.store.search.lookups import Lookups, fts_texts, gram_lists, literal_pieces, lookup
from rapport.store.search.query import Query
from rapport.store.tables import search_documents

HITS = 100
"""How many documents each way of finding gives at most."""
ENOUGH = 50
"""With so many hits among the newest documents PostgreSQL need not ask the index."""
PROPOSALS = 1000
"""How many hits of the index are compared with the query, and with what else is asked for."""
LATELY = 10_000
"""How many of the newest documents PostgreSQL reads before it asks the index."""
LATELY_ALONE = 3_000
"""The same on both, for queries that no index can answer: single letters inside of words, wildcards alone."""
TEXT = 500
"""How many letters of a document's text are given."""

Condition = Callable[[FromClause], ColumnElement[bool]]
"""Given documents, something that they have to fulfil besides: that their records may be seen."""

_EDGES = (" ", "\n")
"""What stands before the first letter of a word."""
_ANYWHERE, _BEGINNING = "anywhere", "beginning"
"""The two ways of asking the index."""
_d = search_documents.c


@dataclass(frozen=True, slots=True)
class Shape:
    """What the statement for a query depends on: how many words and patterns, and how many gaps for pairs."""

    words: int
    patterns: int
    is_indexed: bool
    gaps: int
    gaps_of_beginnings: int

    @property
    def has_beginnings(self) -> bool:
        """Whether it makes sense to ask for words at the beginning of words."""
        return self.words > 0 and self.patterns == 0


def shape_of(query: Query) -> Shape:
    """Return the shape of a query."""
    anywhere, beginnings = _anywhere(query), _beginnings(query)
    return Shape(
        len(query.words),
        len(query.patterns),
        bool(anywhere[0][0]),
        len(fts_texts(anywhere)[1]),
        len(fts_texts(beginnings)[1]),
    )


def _anywhere(query: Query) -> Lookups:
    return [[lookup(literal_pieces(query))]]


def _beginnings(query: Query) -> Lookups:
    return [[lookup([edge + word]) for edge in _EDGES] for word in query.words]


def values_of(query: Query, kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the parameters of a statement made of `newest` for these kinds and a query of that shape."""
    values: dict[str, Any] = {}
    for number, word in enumerate(query.words):
        values[f"word_{number}"] = f"%{like_escape(word)}%"
        for edge, mark in enumerate(_EDGES):
            values[f"edge_{number}_{edge}"] = f"%{mark}{like_escape(word)}%"
    for number, pattern in enumerate(query.patterns):
        values[f"rough_{number}"] = rough(pattern)
        values[f"expression_{number}"] = word_expression(pattern)
        values[f"posix_{number}"] = word_expression(pattern, backtracking=False)
    for way, wanted in ((_ANYWHERE, _anywhere(query)), (_BEGINNING, _beginnings(query))):
        texts, pairs = fts_texts(wanted)
        values |= {f"{way}_text_{number}": text for number, text in enumerate(texts)}
        values |= {f"{way}_pair_{number}": pair for number, pair in enumerate(pairs)}
        for kind in kinds:
            for number, alternatives in enumerate(gram_lists(kind, wanted)):
                for other, grams in enumerate(alternatives):
                    values[f"{way}_{int(kind)}_{number}_{other}"] = grams
    return values


def newest(shape: Shape, kind: Kind, condition: Condition) -> Subquery:
    """Return `record_id`, `part`, `part_id` and the beginning of the `text` of the newest documents found.

    At most three hundred, in no order; some may come twice. What the query finds in older documents alone may be
    missing when it is in more than a thousand newer ones that do not fulfil the condition. Run it with `values_of`.
    """
    lately = _lately(shape, kind, condition).cte(f"lately_{int(kind)}")
    arms: list[Select[Any]] = [select(lately)]
    if shape.has_beginnings:
        begins = _begins(shape, lately.c.text)
        few = select(func.count()).where(begins).scalar_subquery() < ENOUGH
        asked = _asked(_BEGINNING, kind, shape.gaps_of_beginnings, [len(_EDGES)] * shape.words)
        if shape.words > 1 and shape.is_indexed:
            # PostgreSQL answers one alternative by its index and tries all others row by row, which takes far longer
            # than comparing the text.
            asked = replace(asked, grams=_asked(_ANYWHERE, kind, 0, [1]).grams)
        found = _indexed(shape, kind, condition, asked, few)
        arms.append(found.where(_begins(shape, found.selected_columns.text)))
    if shape.is_indexed:
        few = select(func.count()).select_from(lately).scalar_subquery() < ENOUGH
        arms.append(_indexed(shape, kind, condition, _asked(_ANYWHERE, kind, shape.gaps, [1]), few))
    return union_all(*(select(arm.limit(HITS).subquery()) for arm in arms)).subquery(f"newest_{int(kind)}")


def _asked(way: str, kind: Kind, gaps: int, alternatives: Sequence[int]) -> Asked:
    return Asked(
        [bindparam(f"{way}_text_{number}", type_=Text()) for number in range(gaps + 1)],
        [bindparam(f"{way}_pair_{number}", type_=Text()) for number in range(gaps)],
        [
            [bindparam(f"{way}_{int(kind)}_{number}_{other}", type_=ARRAY(Text)) for other in range(count)]
            for number, count in enumerate(alternatives)
        ],
    )


def _columns(documents: FromClause) -> list[ColumnElement[Any]]:
    d = documents.c
    return [d.record_id, d.part, d.part_id, func.substr(d.text, 1, TEXT).label("text")]


def _lately(shape: Shape, kind: Kind, condition: Condition) -> Select[Any]:
    """Find among the newest documents. On SQLite there are none, unless this way is the only one."""
    size = LATELY if shape.is_indexed else LATELY_ALONE
    limit: ColumnElement[int] = chosen(
        sqlite=literal_column("0" if shape.is_indexed else str(size)), postgresql=literal_column(str(size))
    )
    window = (
        select(_d.record_id, _d.part, _d.part_id, _d.text)
        .where(_d.kind == int(kind))
        .order_by(_d.record_id.desc())
        .limit(limit)
        .subquery()
    )
    found = select(*_columns(window)).where(_contains(shape, window.c.text), condition(window))
    return found.limit(HITS)


def _indexed(
    shape: Shape, kind: Kind, condition: Condition, asked: Asked, few: ColumnElement[bool]
) -> Select[Any]:
    """Find by the index, if few are known yet."""
    documents, hit = proposed(kind, asked)
    in_order: ColumnElement[int] = chosen(
        sqlite=literal_column(f"{index_of(kind)}.rowid"), postgresql=literal_column("0 + 0")
    )
    d = documents.c
    proposals = (
        select(d.record_id, d.part, d.part_id, d.text)
        .select_from(documents)
        .where(hit)
        .order_by(in_order.desc())
        .limit(PROPOSALS)
        .subquery()
    )
    return select(*_columns(proposals)).where(few, _contains(shape, proposals.c.text), condition(proposals))


def _contains(shape: Shape, text: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a text has everything: `conditions.contains` by parameters."""
    likes = [f"word_{number}" for number in range(shape.words)]
    likes += [f"rough_{number}" for number in range(shape.patterns)]
    matches = [
        text.regexp_match(
            chosen(
                sqlite=bindparam(f"expression_{number}", type_=Text()),
                postgresql=bindparam(f"posix_{number}", type_=Text()),
            )
        )
        for number in range(shape.patterns)
    ]
    return and_(*(_like(text, name) for name in likes), *matches)


def _begins(shape: Shape, text: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that every word of the query begins a word."""
    return and_(
        *(
            or_(*(_like(text, f"edge_{number}_{edge}") for edge in range(len(_EDGES))))
            for number in range(shape.words)
        )
    )


def _like(text: ColumnElement[str], name: str) -> ColumnElement[bool]:
    return text.like(bindparam(name, type_=Text()), escape="\\")
