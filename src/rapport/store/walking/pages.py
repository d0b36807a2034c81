"""Reading pages of a list: which end they are read from, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Column, ColumnElement, Row, select

from rapport.store import paging
from rapport.store.dialect import data_version
from rapport.store.marking import Marking, Marks
from rapport.store.paging import Choice, PageOfRows, built_once, choose
from rapport.store.recent import Recent
from rapport.store.walking.lists import Walked
from rapport.store.walking.statements import Walk, counting, counting_hidden, guard, in_order, reading
from rapport.store.work import Work

NEAR = 5000
"""How many rows of an order are tried by a filter that can be marked, before it is."""
EVENLY = 4
"""From where the matches begin, a page is looked for in so many times the rows that hold it if they lie evenly."""
NEAR_BY_MARKS = 32_000
"""How many rows are walked by marks at first: mostly they hold the page."""
FAR = 12
"""How many rows of an order, for each match, are walked by marks: collecting and sorting them takes no longer."""
_BEGIN = "begin"


def remembered(work: Work, key: Hashable, make: Callable[[], Walked]) -> Walked:
    """Return what `make` makes, from memory if this caller had it under `key` and no reference table changed since.

    A list that is asked for again, or page by page, is then neither put together nor compiled anew. `key` names all
    that `make` depends on, but for the caller and the reference tables.
    """
    memory: Recent[Walked] = work.cached(_new_memory)
    return memory.get((key, _reader(work)), make)


def page(
    work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, start: int, count: int
) -> PageOfRows:
    """Return one page with its total, in at most seven statements whatever the sizes; mostly in two or three."""
    reading = _Reading(work, walked, columns, start, count)
    chosen = reading.choice()
    found, more = reading.page(chosen)
    if not more and (found or start == 0):
        return PageOfRows(found, start + len(found), more)
    return PageOfRows(found, reading.total(chosen), more)


def first(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]], *, count: int) -> list[Row[Any]]:
    """Return the first rows alone, mostly in two statements."""
    reading = _Reading(work, walked, columns, 0, count)
    found, _ = reading.page(reading.choice())
    return found


def everything(work: Work, walked: Walked, columns: Sequence[ColumnElement[Any]]) -> list[Row[Any]]:
    """Return all rows in their order, in one statement: for what is acted upon or few by nature."""
    statement = select(*columns).select_from(walked.source).where(*walked.conditions, guard(walked.visible))
    return list(work.tx.execute(in_order(statement, walked.order)).all())


def _new_memory(_tx: object) -> Recent[Walked]:
    return Recent()


def _new_marking(_tx: object) -> Marking:
    return Marking()


def _reader(work: Work) -> Hashable:
    """Return what of the caller decides which rows they see."""
    viewer = work.viewer
    return "admin" if viewer.is_crm_admin else (viewer.user_id, viewer.group_ids)


@dataclass(frozen=True)
class _Reading:
    """One page to be read."""

    work: Work
    walked: Walked
    columns: Sequence[ColumnElement[Any]]
    start: int
    count: int

    @cached_property
    def version(self) -> str:
        """Of the data that is read."""
        return data_version(self.work.tx)

    @cached_property
    def named(self) -> int | None:
        """The place of the filter that can be marked, the one that takes longest to try."""
        named = [place for place, each in enumerate(self.walked.filters) if each.name is not None]
        return max(named, key=lambda place: self.walked.filters[place].weight, default=None)

    def marks(self, *, collected: bool = False) -> Marks | None:
        """Return the marks of that filter if they are remembered; `collected`: made if they are not."""
        if self.named is None:
            return None
        marked = self.walked.filters[self.named]
        memory: Marking = self.work.cached(_new_marking)
        if not memory.has(marked.name) and not collected:
            return None
        known = memory.known(marked.name, self.version)
        if known is not None or not collected:
            return known
        return memory.collect(self.work.tx, marked.name, self.version, marked.ids)

    @cached_property
    def is_alone(self) -> bool:
        """Whether that filter is the only condition, so that its marks tell the total as well."""
        walked = self.walked
        is_remembered = walked.key is not None and walked.hidden is not None
        return self.named is not None and len(walked.filters) == 1 and not walked.where and is_remembered

    def choice(self) -> Choice:
        """Find out from which end to read; a filter that is alone is marked at once, which tells that too."""
        marks = self.marks(collected=True) if self.is_alone else None
        if marks is None:
            return choose(self.work, self.walked.filters, self.walked.built)
        if marks.ids is not None:
            return Choice(self.named, marks.ids)
        is_much = marks.count > paging.FEW * self.walked.filters[0].weight
        return Choice() if is_much or _is_one_walk(self.walked) else Choice(self.named)

    def page(self, chosen: Choice) -> tuple[list[Row[Any]], bool]:
        """Return the rows of the page, and whether more follow.

        What a filter picks may lie together at the far end of an order (titles that begin with a word): a walk that
        has to try it looks at no more than NEAR rows. If those don't fill the page, what the filter picks is marked
        and the walk goes on by the marks; if that gets too far as well, the filter drives the page.
        """
        if chosen.driver is not None or self.named is None:
            return self._rows(chosen)
        marks = self.marks()
        if not _is_one_walk(self.walked):
            return self._rows(chosen, marks=marks)
        if marks is None:
            found, more = self._rows(chosen, near=NEAR)
            if more:
                return found, more
            marks = self.marks(collected=True)
        found, more = ([], False) if marks is None else self._by_marks(marks)
        return (found, more) if more else self._rows(Choice(self.named))

    def _by_marks(self, marks: Marks) -> tuple[list[Row[Any]], bool]:
        """Walk by marks as far as that takes no longer than collecting the matches.

        Where the matches begin is kept: nobody has to pass again what lies before them.
        """
        version, begin = self.walked.built.get(_BEGIN, ("", None))
        if version != self.version:
            begin = None
        far = FAR * marks.count
        evenly = EVENLY * (self.start + self.count + 1) * len(marks.places) // marks.count
        steps = (NEAR_BY_MARKS,) if begin is None or not self.is_alone else (evenly, NEAR_BY_MARKS)
        for near in (*(step for step in steps if step < far), far):
            found, more = self._rows(Choice(), near=near, is_last=near == far, marks=marks, begin=begin)
            if more:
                if self.start == 0:
                    self.walked.built[_BEGIN] = (self.version, found[0].id)
                return found, more
        return [], False

    def total(self, chosen: Choice) -> int:
        """Return the exact number of matches that the caller may see."""

        def count() -> int:
            told = self._told_by_marks()
            return self._counted(chosen) if told is None else told

        if self.walked.key is None:
            return count()
        return self.work.totals.get((self.walked.key, _reader(self.work)), self.version, count)

    def _counted(self, chosen: Choice) -> int:
        walked = self.walked
        statement = built_once(walked.built, ("total", chosen.shape), lambda: counting(walked, chosen))
        return sum(self.work.tx.execute(statement, {"driving_ids": chosen.ids}).one())

    def _told_by_marks(self) -> int | None:
        """Return the number of matches if the filter is alone and picks more than a handful."""
        walked, hidden = self.walked, self.walked.hidden
        marks = self.marks(collected=True) if self.is_alone else None
        if marks is None or marks.ids is not None or hidden is None:
            return None
        statement = built_once(walked.built, "hidden", lambda: counting_hidden(walked, hidden))
        # The marks stay with it: there is one such statement for all orders of a list.
        [(hidden_matches,)] = marks.read(self.work.tx, statement, {})
        return marks.count - int(hidden_matches)

    def _rows(
        self,
        chosen: Choice,
        *,
        near: int | None = None,
        is_last: bool = True,
        marks: Marks | None = None,
        begin: int | None = None,
    ) -> tuple[list[Row[Any]], bool]:
        """Return the rows of the page, and whether more follow.

        `near`: of the first so many rows of the order alone, `is_last`: no more will be tried; `begin`: from the row
        with this id on.
        """
        walked = self.walked
        walk = Walk(near is not None, begin is not None, None if marks is None else self.named)
        statement = built_once(
            walked.built,
            ("rows", chosen.shape, tuple(self.columns), walk),
            lambda: reading(walked, chosen, self.columns, walk),
        )
        parameters: dict[str, Any] = {
            "driving_ids": chosen.ids,
            "page_start": self.start,
            "page_size": self.count + 1,
            "page_reach": self.start + self.count + 1,
            "page_near": near,
            "page_begin": begin,
        }
        if chosen.driver is None and walked.route.values is not None:
            parameters |= walked.route.values(self.work)
        tx = self.work.tx
        if marks is None:
            found = tx.execute(statement, parameters).all()
        else:
            found = marks.read(tx, statement, parameters)
            if is_last or len(found) > self.count:
                marks.leave(tx, statement, parameters)
        return list(found[: self.count]), len(found) > self.count


def _is_one_walk(walked: Walked) -> bool:
    """Whether the list is walked by one index, and it can be said by its first column how far."""
    route, column = walked.route, walked.order[0][0]
    is_always_told = isinstance(column, Column) and not column.nullable
    return is_always_told and not (route.turns or route.stretches or route.parts)
