"""The newest records that a query finds, in a time that does not grow with their number.

For searching as one types: the first letters of a word stand in half of all documents. Instead of finding all and
then choosing, no more hits of the index are looked at than are needed for a good choice, the newest first, and those
where every word begins a word apart from those where it stands anywhere.

SQLite's index gives its hits newest first and one by one. PostgreSQL's gives them all at once and in no order, so
there the newest documents are read first: if the query is in many of them, the index need not be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    and_,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from rapport.core.kinds import Kind
from rapport.store.dialect import chosen, like_escape
from rapport.store.search.conditions import (
    Lookup,
    contains,
    index_of,
    literal_pieces,
    lookup,
    proposed,
)
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

_d = search_documents.c


def newest(query: Query, kind: Kind, condition: Condition) -> Subquery:
    """Return `record_id`, `part`, `part_id` and the beginning of the `text` of the newest documents found.

    At most three hundred, in no order; some may come twice. What the query finds in older documents alone may be
    missing when it is in more than a thousand newer ones that do not fulfil the condition.
    """
    name = f"lately_{int(kind)}"
    anywhere = lookup(literal_pieces(query))
    lately = _lately(query, kind, condition, alone=not anywhere).cte(name)
    arms: list[Select[Any]] = [select(lately)]
    begins = _begins(query, lately.c.text)
    if begins is not None:
        enough = select(func.count()).where(begins).scalar_subquery()
        arms.append(_indexed(query, kind, condition, _beginnings(query), enough, begins=True))
    if anywhere:
        enough = select(func.count()).select_from(lately).scalar_subquery()
        arms.append(_indexed(query, kind, condition, [[anywhere]], enough, begins=False))
    return union_all(*(select(arm.subquery()) for arm in arms)).subquery(f"newest_{int(kind)}")


def _columns(documents: FromClause) -> list[ColumnElement[Any]]:
    d = documents.c
    return [d.record_id, d.part, d.part_id, func.substr(d.text, 1, TEXT).label("text")]


def _lately(query: Query, kind: Kind, condition: Condition, *, alone: bool) -> Select[Any]:
    """Find among the newest documents. On SQLite there are none, unless this way is the only one."""
    size = LATELY_ALONE if alone else LATELY
    limit: ColumnElement[int] = chosen(
        sqlite=literal_column(str(size if alone else 0)), postgresql=literal_column(str(size))
    )
    window = (
        select(_d.id, _d.kind, _d.record_id, _d.part, _d.part_id, _d.text)
        .where(_d.kind == int(kind))
        .order_by(_d.record_id.desc())
        .limit(limit)
        .subquery()
    )
    found = select(*_columns(window)).where(contains(query, window.c.text), condition(window))
    return found.limit(HITS)


def _indexed(
    query: Query,
    kind: Kind,
    condition: Condition,
    wanted: Sequence[Sequence[Lookup]],
    enough: ColumnElement[int],
    *,
    begins: bool,
) -> Select[Any]:
    """Find by the index, unless there are enough hits."""
    documents, hit = proposed(kind, wanted)
    in_order: ColumnElement[int] = chosen(
        sqlite=literal_column(f"{index_of(kind)}.rowid"), postgresql=literal_column("0 + 0")
    )
    d = documents.c
    proposals = (
        select(d.id, d.kind, d.record_id, d.part, d.part_id, d.text)
        .select_from(documents)
        .where(hit)
        .order_by(in_order.desc())
        .limit(PROPOSALS)
        .subquery()
    )
    found = select(*_columns(proposals)).where(
        enough < ENOUGH, contains(query, proposals.c.text), condition(proposals)
    )
    beginning = _begins(query, proposals.c.text) if begins else None
    if beginning is not None:
        found = found.where(beginning)
    return found.limit(HITS)


def _begins(query: Query, text: ColumnElement[str]) -> ColumnElement[bool] | None:
    """Return the condition that every word of the query begins a word, None for a query that is more than words."""
    if query.patterns or not query.words:
        return None
    return and_(
        *(
            or_(*(text.like(f"%{edge}{like_escape(word)}%", escape="\\") for edge in _EDGES))
            for word in query.words
        )
    )


_EDGES = (" ", "\n")
"""What stands before the first letter of a word."""


def _beginnings(query: Query) -> list[list[Lookup]]:
    return [[lookup([edge + word]) for edge in _EDGES] for word in query.words]
