"""Reading the change log in order, for everybody who follows it: those who sync, live listeners, webhooks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select

from rapport.store.dialect.cursors import Position, changed_between, position_now, position_of
from rapport.store.tables import changes

BEGINNING = "0"
"""The cursor before everything that is kept."""

_SEPARATOR = "~"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the change log: what was committed between two positions, behind the change with id `after_id`."""

    start: Position | None
    end: Position
    after_id: int = 0

    def condition(self, tx: Connection) -> ColumnElement[bool]:
        """Return the condition that a change belongs to it. Read it in order of the ids."""
        between = changed_between(tx, self.start, self.end)
        return and_(between, changes.c.id > self.after_id) if self.after_id else between

    def after(self, change_id: int, *, is_last: bool) -> str:
        """Return the cursor behind a change of it; `is_last`: none follows in this stretch."""
        if is_last:
            return str(self.end)
        start = BEGINNING if self.start is None else str(self.start)
        return _SEPARATOR.join((start, str(self.end), str(change_id)))


def cursor_now(tx: Connection) -> str:
    """Return the cursor behind everything that this transaction sees."""
    return str(position_now(tx))


def stretch_since(tx: Connection, moment: datetime) -> Stretch:
    """Return what was changed since a moment of the last minutes; one further back is found slowly."""
    earlier = select(changes.c.id).where(changes.c.at < moment).order_by(changes.c.id.desc()).limit(1)
    return Stretch(None, position_now(tx), tx.execute(earlier).scalar() or 0)


def stretch_from(tx: Connection, cursor: str) -> Stretch | None:
    """Return what follows a cursor; None for one that this database never gave."""
    first, *rest = cursor.split(_SEPARATOR)
    start = None if first == BEGINNING else position_of(tx, first)
    if start is None and first != BEGINNING:
        return None
    if not rest:
        return Stretch(start, position_now(tx))
    if len(rest) != 2 or not (rest[1].isascii() and rest[1].isdecimal() and len(rest[1]) < 19):
        return None
    end = position_of(tx, rest[0])
    return None if end is None else Stretch(start, end, int(rest[1]))
