"""Several writing requests, one commit (decision 0010).

A commit waits for the disk; where writers come one after another, those in the queue wait with it. So whoever is about
to commit takes along what waits: each a part of the same transaction, with a batch of its own, rolled back by itself
if it is refused. Nobody hears anything before the commit. If that fails, nobody of them has done anything, and each is
done by itself; only if nobody can say whether it failed, all are told so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol

from sqlalchemy import Connection

from rapport.app.attempts import Attempts, Refused
from rapport.app.handlers import Companion
from rapport.core.errors import RapportError
from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming
from rapport.protocol.operations import Operation
from rapport.protocol.routing import Match
from rapport.store import parts
from rapport.store.transaction import OutcomeUnknown

MOST = 8
"""Requests that share a commit, at most."""
LONGEST = 0.010
"""Seconds after the first one's begin in which others may begin: other processes wait for the same lock."""
QUICK = 0.005
"""Seconds that an operation usually takes at most to be taken along: the others' answers wait for it."""
_WEIGHT = 1 / 8
"""Of the newest time in an operation's usual time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request whose operation is known."""

    match: Match
    incoming: Incoming
    prepared: Mapping[str, Any] | None = None
    """What was done ahead; None: nothing was, and nobody has looked at the caller yet."""


class Waiting(Protocol):
    """Those who wait, in their order."""

    def take(self, fits: Callable[[Asked], bool]) -> Companion | None:
        """Take the next one along if it fits; None if it does not, or nobody waits."""


class Doing(Protocol):
    """What is to be done for somebody who asks."""

    def may_come_along(self, asked: Asked) -> bool:
        """Whether a request may be done as a part of another one's transaction."""

    def attempts_at(self, asked: Asked) -> Attempts[Answer | Refused]:
        """Return what does a request in a transaction."""

    def refusal(self, asked: Asked, error: RapportError) -> Answer:
        """Return how an error is told to who asked."""

    def answer_as_part(
        self, tx: Connection, asked: Asked, attempts: Attempts[Answer | Refused]
    ) -> Answer | None:
        """Do a request as a part of another one's transaction. None: it has to be done by itself.

        Raises TransactionGone.
        """


class Paces:
    """How long each operation usually holds the write lock, in this process."""

    def __init__(self) -> None:
        self._seconds: dict[Operation, float] = {}

    def note(self, operation: Operation, seconds: float) -> None:
        """Learn from one more run."""
        usual = self._seconds.get(operation, seconds)
        self._seconds[operation] = usual + (seconds - usual) * _WEIGHT

    def is_quick(self, operation: Operation) -> bool:
        """Whether others may wait for it. One that was never seen has the benefit of the doubt."""
        return self._seconds.get(operation, 0.0) <= QUICK


@dataclass(slots=True)
class _Member:
    """One who came along, and what they are told if the commit succeeds; None: they are to be done by themselves."""

    companion: Companion
    attempts: Attempts[Answer | Refused]
    answer: Answer | None = None


class Company:
    """Those who share the commit of one request. Whoever runs its transaction says how that ended."""

    def __init__(
        self, first: Attempts[Answer | Refused], waiting: Waiting, doing: Doing, paces: Paces
    ) -> None:
        self._first = first
        self._waiting = waiting
        self._doing = doing
        self._paces = paces
        self._members: list[_Member] = []
        self._is_closed = False

    def join(self, tx: Connection) -> bool:
        """Do what waits, as further parts of the first one's transaction. Return whether anybody came along.

        Nobody comes along to a second attempt at that: what was wrong with the first may have been the company.
        """
        if self._is_closed:
            self.take_back()
            return False
        self._is_closed = True
        until = perf_counter() + LONGEST - self._first.seconds
        while len(self._members) < MOST - 1 and perf_counter() < until and parts.may_be_followed(tx):
            companion = self._waiting.take(self._doing.may_come_along)
            if companion is None:
                break
            self._do(tx, companion)
        return bool(self._members)

    def conclude(self) -> None:
        """Answer everybody who came along, and do what waits for the commit: it has happened."""
        for member in self._members:
            member.attempts.conclude()
            member.companion.answer = member.answer
        self._members.clear()

    def take_back(self, error: BaseException | None = None) -> None:
        """Take back what they did outside of the database: everything was rolled back.

        Nobody is answered, as each will be done by itself: except with an error that leaves open whether they are done.
        """
        for member in self._members:
            member.attempts.take_back()
            if isinstance(error, OutcomeUnknown):
                member.companion.answer = self._doing.refusal(member.companion.argument, error)
        self._members.clear()

    def _do(self, tx: Connection, companion: Companion) -> None:
        asked: Asked = companion.argument
        member = _Member(companion, self._doing.attempts_at(asked))
        self._members.append(member)
        member.answer = self._doing.answer_as_part(tx, asked, member.attempts)
        self._paces.note(asked.match.operation, member.attempts.seconds)
