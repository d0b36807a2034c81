"""One request, one transaction: opened, committed, and repeated when it lost a race (house rule 3.5)."""

from __future__ import annotations

import errno
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from rapport.core.errors import Unavailable
from rapport.store import parts
from rapport.store.dialect import Failure, failure_of
from rapport.store.dialect.turns import await_turn
from rapport.store.engine import Database

T = TypeVar("T")

ATTEMPTS = 10
PATIENCE = 15.0
"""No new attempt begins later than this many seconds after the first: SQLite itself waits 10 for its lock."""
FIRST_PAUSE = 0.004
LONGEST_PAUSE = 0.4

_MESSAGES = {
    Failure.RACE: "The server is busy: too many changes at once. Nothing was changed.",
    Failure.FULL: "The server has no space left. Nothing was changed.",
    Failure.LOST: "The database cannot be reached. Nothing was changed.",
    Failure.SLOW: "The request took too long. Nothing was changed.",
}
_RETRY_AFTER = {Failure.RACE: 1, Failure.FULL: 60, Failure.LOST: 5, Failure.SLOW: 10}
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT}


class LostRace(Exception):
    """Raised by a body that found itself overtaken and wants to be run again from the start."""


@contextmanager
def lost_if_duplicate() -> Iterator[None]:
    """Take a unique violation inside the block for a lost race: the whole transaction runs again.

    For code that has just looked and found the key free.
    """
    try:
        yield
    except IntegrityError as error:
        if failure_of(error) is Failure.DUPLICATE:
            raise LostRace from error
        raise


class Overtaken(Unavailable):
    """The race was lost every time: others changed what the transaction had read."""


class OutcomeUnknown(Unavailable):
    """The database was lost while it committed: nobody can say whether it did."""

    default = "The connection to the database was lost while saving: the change may have been made or not."


class TransactionGone(LostRace):
    """A whole transaction has come to nothing, of which only a part was to be ended."""


@contextmanager
def part(tx: Connection) -> Iterator[None]:
    """Make a block, inside a writing transaction on SQLite, a part that counts as a transaction of its own.

    It gets a batch of its own, and whatever it raises takes back what it did and nothing else, and passes through.
    Raises TransactionGone if nothing is left of the whole transaction, or nothing may be.
    """
    parts.open_part(tx)
    try:
        yield
    except BaseException as error:
        if not parts.undo_part(tx):
            raise TransactionGone from error
        raise
    if not parts.keep_part(tx):
        raise TransactionGone


def run(
    database: Database,
    *,
    write: bool,
    body: Callable[[Connection], T],
    join: Callable[[Connection], bool] | None = None,
    attempts: int = ATTEMPTS,
    in_line: bool = False,
) -> T:
    """Open a transaction, run `body` in it, commit, and return what it returned.

    Between body and commit, `join` may add parts of others (see `part`) and says whether it did. A commit that fails
    then may have failed for them: the body is repeated, and it is up to `join` to add nobody any more.

    `in_line`: after a lost race, wait for those who have taken a turn (`dialect/turns.py`).

    A lost race (serialisation failure, deadlock, busy SQLite, `LostRace`) and a connection that broke before the
    commit repeat the body from the start, up to so many attempts: it must have no effect outside of the transaction.
    Raises Unavailable when that does not help (Overtaken after a lost race), when the disk is full and when the
    database is away; nothing is half-written then. Raises OutcomeUnknown when the database is lost in the middle of
    the commit. Whatever else the body raises rolls back and passes through.
    """
    started = time.monotonic()
    for attempt in range(1, attempts + 1):
        finished = has_company = False
        try:
            with database.writing() if write else database.reading() as tx:
                if in_line and attempt > 1:
                    await_turn(tx)
                result = body(tx)
                has_company = join is not None and join(tx)
                finished = True
        except (DBAPIError, sqlite3.Error, OSError, NoFreeConnection, LostRace) as error:
            failure = _failure(error)
            if failure is Failure.LOST and finished and write:
                raise OutcomeUnknown(retry_after=_RETRY_AFTER[failure]) from error
            if has_company:
                failure = Failure.RACE
            if failure not in _MESSAGES:
                raise
            late = attempt == attempts or time.monotonic() - started > PATIENCE
            if late or failure not in {Failure.RACE, Failure.LOST}:
                kind = Overtaken if failure is Failure.RACE else Unavailable
                raise kind(_MESSAGES[failure], retry_after=_RETRY_AFTER[failure]) from error
        else:
            return result
        time.sleep(_pause(attempt))
    raise AssertionError("the last attempt returns or raises")


def _failure(error: Exception) -> Failure:
    if isinstance(error, LostRace | NoFreeConnection):
        return Failure.RACE
    if isinstance(error, OSError):
        return Failure.FULL if error.errno in _NO_SPACE else Failure.OTHER
    return failure_of(error)


def _pause(attempt: int) -> float:
    """Return how long to stand back, in seconds: growing, and different for those who met."""
    longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2**attempt)
    return random.uniform(longest / 4, longest)  # noqa: S311  spreads load, guards nothing
