"""One request in several transactions: so many records that others would wait too long for one (decision 0011).

First everything is looked at, in a reading transaction: a refusal changes nothing. Then each part is done in a writing
transaction of its own, and between two of them others have their turn. All parts are one change to the caller: with
one number under which they are taken back, and one entry in the audit trail. A part that loses its races is made
smaller. If one fails, those before it stay.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from rapport.app.attempts import Attempts, settle
from rapport.app.company import Asked
from rapport.app.repeats import Repeat, repeat_of
from rapport.core.errors import RapportError
from rapport.protocol.answers import Answer
from rapport.protocol.call import Call
from rapport.protocol.operations import Operation
from rapport.protocol.parts import Parts
from rapport.store import transaction
from rapport.store.batches import batches
from rapport.store.dialect.turns import take_turn
from rapport.store.engine import Database
from rapport.store.series import Series
from rapport.store.work import Work

T = TypeVar("T")

AT_ONCE = 500
"""Records up to which a call is one transaction."""
MOST = 1000
"""The most of one part, in records without history. Each part writes most pages of the indexes anew, so that many
small ones take much longer than a few large ones; others wait for one at a time."""
SMALL = 8
"""Records of a part that is not made smaller any more when it loses its races, but tried more often."""
TRIES = 2
"""How often a larger part is tried before it is made smaller: it may have read more than others leave alone."""
BREATH = 0.005
"""Seconds between two parts for others who wait for the lock."""

log = logging.getLogger("rapport.requests")


@dataclass(slots=True)
class Admitted:
    """The call of a recognised caller, with bound arguments."""

    call: Call[Work]
    arguments: dict[str, Any]

    @property
    def work(self) -> Work:
        """The unit of work."""
        return self.call.work


class Doing(Protocol):
    """What the pipeline does for a call in parts as for any other."""

    def guarded(self, asked: Asked, act: Callable[[], T]) -> T | Answer:
        """Do something for a request; a failure becomes its answer."""

    def admitted(self, tx: Connection, asked: Asked) -> Admitted:
        """Recognise the caller and bind the arguments."""

    def admitted_again(self, tx: Connection, asked: Asked) -> Call[Work]:
        """Recognise the caller of a request that is under way. Raises NotSignedIn, ModuleClosed."""

    def finished(self, asked: Asked, call: Call[Work], result: object, repeat: Repeat | None) -> Answer:
        """Encode what a call answers, and keep it for repetitions."""


@dataclass(slots=True)
class Running:
    """A call that is being done in parts."""

    asked: Asked
    parts: Parts
    pieces: list[Sequence[int]]
    repeat: Repeat | None
    series: Series = field(default_factory=Series)
    told: list[Any] = field(default_factory=list)
    next: int = 0
    """Which piece's turn it is."""

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left but to answer."""
        return self.next == len(self.pieces)

    def take_less(self) -> None:
        """Halve the piece whose turn it is, and deal out those behind it no larger than that."""
        most = (len(self.pieces[self.next]) + 1) // 2
        rest = [half for piece in self.pieces[self.next :] for half in batches(piece, most)]
        self.pieces[self.next :] = rest

    @property
    def done(self) -> int:
        """How many records are done."""
        return sum(map(len, self.pieces[: self.next]))


@dataclass(frozen=True, slots=True)
class _Done:
    """A part as its transaction leaves it."""

    series: Series
    told: Sequence[Any]


class PartByPart:
    """Does calls in parts. `at_once` is how many records are done without, `most` how many are one part."""

    def __init__(self, database: Database, doing: Doing, at_once: int = AT_ONCE, most: int = MOST) -> None:
        self._database = database
        self._doing = doing
        self._at_once = at_once
        self._most = most

    def begin(self, asked: Asked) -> Running | Asked | Answer:
        """Look at a request: what is returned is to be gone on with, or done as usual, or its answer. Never raises."""

        def look() -> Running | Asked | Answer:
            return transaction.run(self._database, write=False, body=lambda tx: self._begin(tx, asked))

        return self._doing.guarded(asked, look)

    def go_on(self, running: Running) -> Answer | None:
        """Do the next part; after the last one, or when one fails, return the answer. Never raises."""
        return self._doing.guarded(running.asked, lambda: self._go_on(running))

    def finish(self, running: Running) -> Answer:
        """Do all the parts that are left, in this thread. Never raises."""
        while (answer := self.go_on(running)) is None:
            time.sleep(BREATH)
        return answer

    def _begin(self, tx: Connection, asked: Asked) -> Running | Asked | Answer:
        operation: Operation = asked.match.operation
        assert operation.parts is not None
        admitted = self._doing.admitted(tx, asked)
        repeat = repeat_of(operation, asked.incoming)
        if repeat is not None and (known := repeat.earlier_answer(admitted.call.work)):
            return known
        parts = operation.parts(admitted.call, self._at_once, **admitted.arguments)
        if parts is None or len(parts.record_ids) <= self._at_once:
            return replace(asked, prepared={})
        return Running(asked, parts, parts.dealt(self._most), repeat)

    def _go_on(self, running: Running) -> Answer | None:
        try:
            if running.is_done:
                return self._conclude(running)
            self._do(running)
        except BaseException as error:
            if running.next and isinstance(error, Exception):
                raise _interrupted(error, running) from error
            raise
        return None

    def _do(self, running: Running) -> None:
        """Do the piece whose turn it is, or make it smaller."""
        attempts = Attempts(lambda tx, works: self._part(tx, works, running), settle)
        is_small = len(running.pieces[running.next]) <= SMALL
        tries = transaction.ATTEMPTS if is_small else TRIES
        try:
            done = transaction.run(self._database, write=True, body=attempts, attempts=tries)
        except BaseException as error:
            attempts.take_back()
            if isinstance(error, transaction.Overtaken) and not is_small:
                running.take_less()
                return
            raise
        attempts.conclude()
        running.series = done.series
        running.told += done.told
        running.next += 1

    def _part(self, tx: Connection, works: list[Work], running: Running) -> _Done:
        take_turn(tx)
        work = self._doing.admitted_again(tx, running.asked).work
        work.series = running.series.copy()
        works.append(work)
        told = running.parts.act(work, running.pieces[running.next])
        return _Done(work.series, told)

    def _conclude(self, running: Running) -> Answer:
        """Read the answer, and keep it. Apart from the last part: it reads too much for a writing transaction."""
        asked, repeat = running.asked, running.repeat

        def read(tx: Connection) -> Answer:
            call = self._doing.admitted_again(tx, asked)
            return self._doing.finished(asked, call, running.parts.answer(call, running.told), None)

        answer = transaction.run(self._database, write=False, body=read)
        if repeat is None:
            return answer

        def keep(tx: Connection) -> Answer:
            work = self._doing.admitted_again(tx, asked).work
            if known := repeat.earlier_answer(work):
                return known  # the same request came twice, and the other one was quicker
            repeat.keep(work, answer)
            return answer

        return transaction.run(self._database, write=True, body=keep)


def _interrupted(error: Exception, running: Running) -> RapportError:
    """Return an error that tells what was done before it happened."""
    if isinstance(error, RapportError):
        told = error
    else:
        log.error("a part failed", exc_info=error)
        told = RapportError("Internal server error.")
    message = told.message.removesuffix(" Nothing was changed.")
    message += "" if message.endswith(".") else "."
    told.message = (
        f"{message} {running.done} of {len(running.parts.record_ids)} records were done before that."
    )
    return told
