"""The texts that searches look through, and the index over them, which follows in one go."""

from __future__ import annotations

from collections.abc import Iterable

from bench.fill.sink import Sink
from rapport.core.kinds import Kind
from rapport.store.search import Part
from rapport.store.search.query import clean
from rapport.store.tables import search_documents

Text = tuple[int, Part, int, tuple[str, ...]]
"""Record, part, id of the part, and the fields."""

_COLUMNS = ("kind", "record_id", "part", "part_id", "text")


def write_documents(sink: Sink, kind: Kind, texts: Iterable[Text]) -> None:
    """Write documents as `store.search` does; one without text is none."""
    rows = (
        (int(kind), record, int(part), part_id, "\n" + "\n".join(fields) + "\n\n")
        for record, part, part_id, given in texts
        if (fields := [field for field in map(clean, given) if field])
    )
    sink.write(search_documents, _COLUMNS, rows)


def index_documents(sink: Sink, kind: Kind) -> None:
    """Index all documents of a kind, where that is no ordinary index of the table."""
    if sink.dialect.name == "sqlite":
        name = f"search_index_{int(kind)}"
        sink.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
