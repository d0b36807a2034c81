"""What it takes to bring rows back to where they were before some entries of the journal, and what stands in the way.

Rows are looked at one by one, each through its own entries: what of it those changed has to be now as they left it.
Columns that nobody else touched go back; a later change of another column of the same row stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from rapport.store.journal.catalogue import JOURNALED
from rapport.store.journal.entries import images, keys_now, later_updates, rows_now
from rapport.store.journal.pointers import plan_pointers, severed
from rapport.store.journal.records import POINTER, Clash, Entry, Image, Obstacle, Plan

_NOTHING: Image = {}


@dataclass(frozen=True, slots=True)
class _Step:
    """What an entry did to a row. An inserted row's image after is not known."""

    entry: int
    op: str
    before: Image | None
    after: Image | None


def plan(tx: Connection, entries: Sequence[Entry]) -> Plan:
    """Return what takes these entries back. A fixed number of statements a table and five thousand rows."""
    made = Plan()
    by_table: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        if entry.op == POINTER:
            continue
        by_table.setdefault(entry.table, {}).setdefault(entry.key, []).append(entry)
    made.absent = {
        (table, key) for table, rows in by_table.items() for key, some in rows.items() if some[0].op == "I"
    }
    for table, rows in by_table.items():
        _plan_table(tx, table, rows, made)
    plan_pointers(tx, [entry for entry in entries if entry.op == POINTER], made)
    return made


def _plan_table(tx: Connection, table: str, rows: Mapping[str, list[Entry]], made: Plan) -> None:
    plans = made.of(table)
    vanished = {key: steps[0] for key, steps in rows.items() if [each.op for each in steps] == ["D"]}
    plans.inserts.update({key: entry.id for key, entry in vanished.items()})
    for key in keys_now(tx, table, vanished):
        made.clashes.append(Clash(table, key, Obstacle.EXISTS))
    others = {key: steps for key, steps in rows.items() if key not in vanished}
    if not others:
        return
    known = images(tx, [each.id for steps in others.values() for each in steps if each.op != "I"])
    now = rows_now(tx, table, others)
    appeared = {
        key: _appearance(steps) for key, steps in others.items() if any(each.op == "I" for each in steps)
    }
    ours = {each.id for steps in others.values() for each in steps}
    later = later_updates(tx, table, appeared, but=ours) if appeared else {}
    for key, entries in others.items():
        steps = [_Step(each.id, each.op, *known.get(each.id, (None, None))) for each in entries]
        row = _Row(table, key, steps, now.get(key), later.get(key, ()))
        row.plan(made)


def _appearance(steps: Sequence[Entry]) -> int:
    """Return the entry after which changes by others count: the first insert of a new row, the last of an old one."""
    inserts = [each.id for each in steps if each.op == "I"]
    return inserts[0] if steps[0].op == "I" else inserts[-1]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with what was done to it, what it is now, and what others did to it since it was inserted."""

    table: str
    key: str
    steps: Sequence[_Step]
    now: Image | None
    later: Sequence[tuple[Image, Image]]

    def plan(self, made: Plan) -> None:
        """Add what becomes of the row, and what stands in the way of that."""
        first, last = self.steps[0], self.steps[-1]
        was_there, stays_there = first.op != "I", last.op != "D"
        if not was_there:
            self._plan_removal(made, stays_there=stays_there)
        elif not stays_there:
            if self.now is not None:
                made.clashes.append(self._clash(Obstacle.EXISTS))
            made.of(self.table).inserts[self.key] = first.entry
        elif self.now is None:
            made.clashes.append(self._clash(Obstacle.DELETED))
            made.severed += severed((self.table, self.key), first.before or _NOTHING, last.after or _NOTHING)
        else:
            self._plan_update(made, self.now)

    def _plan_removal(self, made: Plan, *, stays_there: bool) -> None:
        if not stays_there or self.now is None:
            return  # gone already, whoever did it
        made.clashes += self._changes_by_others(self.now)
        made.of(self.table).deletes[self.key] = self.steps[0].entry

    def _plan_update(self, made: Plan, now: Image) -> None:
        before = self.steps[0].before or _NOTHING
        left = self._left(now)
        made.clashes += self._broken_chain()
        soft = JOURNALED[self.table].soft
        columns = set()
        for name in before:
            if name not in left or before[name] == left[name]:
                continue
            if now.get(name) == left[name]:
                columns.add(name)
            elif name not in soft and now.get(name) != before[name]:
                made.clashes.append(self._clash(Obstacle.CHANGED, name, left[name], now.get(name)))
        if columns:
            made.of(self.table).updates[self.key] = (self.steps[0].entry, frozenset(columns))

    def _left(self, now: Image) -> Image:
        """Return the row as its last entry left it, as far as the entries changed it at all."""
        last = self.steps[-1]
        whole = last.after if last.after is not None else (self.later[0][0] if self.later else now)
        if any(step.op != "U" for step in self.steps):
            return whole
        touched = {name for step in self.steps for name in _differing(step)}
        # What several entries changed and changed back in the end is none of ours any more.
        return {name: value for name, value in whole.items() if name in touched}

    def _broken_chain(self) -> Iterator[Clash]:
        """Give the fields that somebody else changed in between two of the entries."""
        soft = JOURNALED[self.table].soft
        for one, following in zip(self.steps, self.steps[1:], strict=False):
            if one.op != "U" or following.before is None or one.after is None:
                continue
            for name in _differing(one):
                left, found = one.after[name], following.before.get(name)
                if found != left and name not in soft:
                    yield self._clash(Obstacle.CHANGED, name, left, found)

    def _changes_by_others(self, now: Image) -> Iterator[Clash]:
        """Give the fields that others changed since the row was inserted."""
        soft = JOURNALED[self.table].soft
        told: set[str] = set()
        for before, after in self.later:
            for name in before:
                if name in soft or name in told or before[name] == after.get(name):
                    continue
                told.add(name)
                if now.get(name) != before[name]:
                    yield self._clash(Obstacle.CHANGED, name, before[name], now.get(name))

    def _clash(
        self, obstacle: Obstacle, column: str = "", expected: object = None, found: object = None
    ) -> Clash:
        return Clash(self.table, self.key, obstacle, column, expected, found)


def _differing(step: _Step) -> Collection[str]:
    before, after = step.before or _NOTHING, step.after or _NOTHING
    return [name for name in before if before[name] != after.get(name)]
