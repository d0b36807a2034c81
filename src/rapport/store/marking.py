"""What a filter picks, as marks on record ids: for lists whose order keeps the matches far apart or far away.

A filter that picks much is mostly answered by walking an order until the page is full. To try a search or a tag on a
row takes longer than all else of that, and where the matches lie together at the far end of the order (titles from Z
to A, and a word that titles begin with), thousands of rows have to be passed by. So all matches are collected once, as
one mark for each record id, and each row that is passed costs a look at its mark.

Marks are remembered together with the version of the data that they were made on, as totals are (`store/totals.py`),
and made where the total has to be counted anyway.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    Row,
    ScalarResult,
    Select,
    bindparam,
    case,
    cast,
    false,
    func,
    literal_column,
)

from rapport.store import paging
from rapport.store.dialect import chosen
from rapport.store.recent import Recent

HIGHEST = 2**22
"""Above this id nothing is marked: four megabytes of marks for one filter."""
MOST_LEFT_BEHIND = 2**16
"""Marks of so many bytes may stay with a statement that was run with them."""
KEPT = 6
"""How many filters' marks are remembered."""

_MARKS = bindparam("marks", type_=LargeBinary())
_MARK = 1
_SPARE = 4096
"""How many more places are made when one is missing."""
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Marks:
    """The matches of a filter: how many, and a byte for each record id from 0 on; a handful by their ids instead."""

    count: int
    places: bytes = b""
    ids: tuple[int, ...] | None = None

    def read(self, tx: Connection, statement: Any, parameters: dict[str, Any]) -> Sequence[Row[Any]]:
        """Return the rows of a statement with `marked`. `leave` is to be called when it is not run again at once."""
        return tx.execute(statement, parameters | {"marks": self.places}).all()

    def leave(self, tx: Connection, statement: Any, parameters: dict[str, Any]) -> None:
        """Have a statement forget the marks, which takes its `LIMIT` from `page_size` and `page_reach`.

        SQLite's connections keep statements with the parameters that they were last run with: a megabyte for each order
        of a list in each connection. So one that was given many marks is run once more, for no rows and with none.
        """
        if len(self.places) > MOST_LEFT_BEHIND:
            tx.execute(statement, parameters | {"marks": b"", "page_size": 0, "page_reach": 0}).all()


def marks_of(ids: Iterable[int]) -> Marks | None:
    """Return the marks of these record ids, taken one by one; None if one is too high."""
    few: dict[int, None] = {}
    places = bytearray()
    end = 0
    for each in ids:
        if each >= len(places):
            if each > HIGHEST:
                return None
            places.extend(bytes(each + 1 - len(places) + _SPARE))
        places[each] = _MARK
        end = max(end, each + 1)
        if len(few) <= paging.HANDFUL:
            few[each] = None
    if len(few) <= paging.HANDFUL:
        return Marks(len(few), ids=tuple(few))
    return Marks(places.count(_MARK), bytes(memoryview(places)[:end]))


def marked(identity: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a record id has a mark. Run it with the marks' `parameters`."""
    # On SQLite numbers are written out: as parameters they would be fetched anew for every row.
    byte = func.substr(_MARKS, identity + literal_column("1"), literal_column("1"))
    place = cast(identity, Integer)
    return chosen(
        sqlite=byte.bool_op("=")(literal_column(f"x'{_MARK:02x}'")),
        postgresql=case(
            (place < func.octet_length(_MARKS), func.get_byte(_MARKS, place) == _MARK), else_=false()
        ),
    )


class Marking:
    """A process's marks, each with the version of the data that they belong to."""

    def __init__(self) -> None:
        self._recent: Recent[tuple[str, Marks | None]] = Recent(KEPT)

    def has(self, name: Hashable) -> bool:
        """Whether there are marks of a search, of whatever version."""
        return self._recent.known(name) is not None

    def known(self, name: Hashable, version: str) -> Marks | None:
        """Return the marks of a filter if they are remembered and belong to that version of the data."""
        remembered = self._recent.known(name)
        return remembered[1] if remembered and remembered[0] == version else None

    def collect(self, tx: Connection, name: Hashable, version: str, ids: Select[tuple[int]]) -> Marks | None:
        """Return the marks of what a filter picks, and remember them; None if they can't be had. One statement."""
        # Some at a time: all at once would take a hundred megabytes for a million, and Python keeps them.
        found: ScalarResult[Any] = tx.scalars(ids.execution_options(yield_per=_AT_ONCE))
        marks = marks_of(identity for some in found.partitions() for identity in some)
        found.close()
        self._recent.put(name, (version, marks))
        return marks
