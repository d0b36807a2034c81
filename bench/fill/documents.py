"""The texts that searches look through, and the index over them, which follows at the end in one go."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from bench.fill.sink import Sink
from rapport.core.kinds import Kind
from rapport.store.search import Part
from rapport.store.search.query import clean
from rapport.store.tables import search_documents

Text = tuple[int, Part, int, tuple[str, ...]]
"""Record, part, id of the part, and the fields."""

_COLUMNS = ("kind", "record_id", "part", "part_id", "text")


class Documents:
    """Takes documents of one kind of record; the triggers that index them one by one are off meanwhile."""

    def __init__(self, sink: Sink, kind: Kind) -> None:
        self._sink = sink
        self._kind = int(kind)
        self._triggers: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        if self._sink.dialect.name == "sqlite":
            found = self._sink.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'search_documents'"
            )
            self._triggers = [(str(name), str(statement)) for name, statement in found]
            for name, _ in self._triggers:
                self._sink.execute(f"DROP TRIGGER {name}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None or self._sink.dialect.name != "sqlite":
            return
        index = f"search_index_{self._kind}"
        self._sink.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        for _, statement in self._triggers:
            self._sink.execute(statement)

    def write(self, texts: Iterable[Text]) -> None:
        """Write documents as `store.search` does; one without text is none."""
        rows = (
            (self._kind, record, int(part), part_id, "\n" + "\n".join(fields) + "\n")
            for record, part, part_id, given in texts
            if (fields := [field for field in map(clean, given) if field])
        )
        self._sink.write(search_documents, _COLUMNS, rows)
