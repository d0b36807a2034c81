"""One request in its transaction: done as often as it takes, and followed by what waits for the outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, TypeVar

from sqlalchemy import Connection

from rapport.core.errors import RapportError
from rapport.store.work import Work

T = TypeVar("T")

Acts = Iterable[Callable[[], None]]

log = logging.getLogger("rapport.requests")


@dataclass(frozen=True, slots=True)
class Refused:
    """An error that the caller gets although the transaction is kept."""

    error: RapportError


class Attempts(Generic[T]):
    """A body for `transaction.run`; whoever runs it says afterwards how the transaction ended."""

    def __init__(self, act: Callable[[Connection, list[Work]], T], settle: Callable[[Acts], None]) -> None:
        """`act` adds the work that it makes to the list, before anything outside of the database happens.

        `settle` does what waited for the end of the transaction, come what may.
        """
        self._act = act
        self._settle = settle
        self._works: list[Work] = []
        self.seconds = 0.0
        """How long the last attempt took."""

    def __call__(self, tx: Connection) -> T:
        """Make an attempt. What an earlier one did outside of the database is taken back first."""
        self.take_back()
        started = perf_counter()
        try:
            return self._act(tx, self._works)
        finally:
            self.seconds = perf_counter() - started

    def conclude(self) -> None:
        """Do what waits for the commit: it has happened."""
        for work in self._works:
            self._settle(work.after_commit)

    def take_back(self) -> None:
        """Take back what was done outside of the database: everything was rolled back."""
        while self._works:
            self._settle(self._works.pop().after_rollback)


def settle(acts: Acts) -> None:
    """Do what no longer can change an answer; a failure is for the log."""
    for act in acts:
        try:
            act()
        except Exception:
            log.exception("clean-up after a request failed")
