"""Writing the documents that searches look through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from sqlalchemy import Connection, delete, select, tuple_

from rapport.core.kinds import Kind
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import unindexed, upsert
from rapport.store.dialect.prepared import Prepared
from rapport.store.search.query import clean
from rapport.store.tables import search_documents

_d = search_documents.c
_KEY = ("kind", "record_id", "part", "part_id")
_PUT = Prepared(upsert(search_documents, ["text"], key=_KEY, only_changes=True))


INDEXED_KINDS = (
    Kind.CONTACT,
    Kind.OPPORTUNITY,
    Kind.RELATIONSHIP_EVENT,
    Kind.TASK,
    Kind.FILE,
    Kind.CASE,
    Kind.INVOICE,
)
"""The kinds whose documents can be searched: those that revisions made an index for."""


class Part(IntEnum):
    """What a document holds of its record."""

    RECORD = 0
    """The record's own fields."""
    INFO = 1
    """One contact detail."""
    FIELD = 2
    """One custom field's value."""
    EVENT = 3
    """One history event."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the record's concept knows it. `part_id` is 0 for the record itself."""

    record_id: int
    part: Part
    part_id: int
    texts: Iterable[str]


def put(  # noqa: PLR0917  the place of a document is four numbers
    tx: Connection, kind: Kind, record_id: int, part: Part, part_id: int, texts: Iterable[str]
) -> None:
    """Make these fields the document of that part of a record; without any text there is no document."""
    put_many(tx, kind, [Document(record_id, part, part_id, texts)])


def put_many(tx: Connection, kind: Kind, documents: Iterable[Document]) -> None:
    """Put documents of many records, a statement for several thousand of them."""
    for some in batches(list(documents)):
        rows = []
        empty = []
        for document in some:
            fields = [field for field in map(clean, document.texts) if field]
            key = (int(kind), document.record_id, int(document.part), document.part_id)
            if fields:
                # Line feeds set fields apart, so that no phrase reaches from one into the next; the second at the
                # end lets each letter begin a group of three, by which single letters are looked up.
                rows.append(dict(zip(_KEY, key, strict=True), text="\n" + "\n".join(fields) + "\n\n"))
            else:
                empty.append(key)
        if empty:
            tx.execute(delete(search_documents).where(tuple_(*(_d[name] for name in _KEY)).in_(empty)))
        _PUT.run(tx, rows)


def replace(tx: Connection, kind: Kind, record_ids: Sequence[int], documents: Iterable[Document]) -> None:
    """Make these the documents of those records, and take all others of theirs away."""
    wanted = list(documents)
    kept = {(each.record_id, int(each.part), each.part_id) for each in wanted}
    statement = select(_d.id, _d.record_id, _d.part, _d.part_id).where(_d.kind == int(kind))
    for some in batches(record_ids):
        found = tx.execute(statement.where(among(_d.record_id, "ids")), {"ids": list(some)})
        outdated = [document for document, *place in found if tuple(place) not in kept]
        for each in batches(outdated):
            tx.execute(delete(search_documents).where(among(_d.id, "ids")), {"ids": list(each)})
    put_many(tx, kind, wanted)


def remove(
    tx: Connection,
    kind: Kind,
    record_ids: Sequence[int],
    part: Part | None = None,
    part_ids: Sequence[int] | None = None,
) -> None:
    """Take away the documents of records; of one part, of certain details of that part if they are named."""
    statement = delete(search_documents).where(_d.kind == int(kind))
    if part is not None:
        statement = statement.where(_d.part == int(part))
    if part_ids is not None:
        # Of several records not by the index, where each detail would be looked for in each record.
        detail = _d.part_id if len(record_ids) == 1 else unindexed(_d.part_id)
        statement = statement.where(detail.in_(part_ids))
    for some in batches(record_ids):
        tx.execute(statement.where(among(_d.record_id, "ids")), {"ids": list(some)})
