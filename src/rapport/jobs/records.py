"""What a job is, and what can be promised of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from rapport.core.ids import Guid
from rapport.store.work import Work

if TYPE_CHECKING:
    from rapport.jobs.desk import Desk

Payload = Mapping[str, Any]
"""What a handler is told: what JSON can hold. Better which record it is about than what was true of it then."""

LEASE = timedelta(seconds=60)
"""How long a job is its worker's without a sign of life; then somebody else may take it."""
MAX_ATTEMPTS = 15
"""A job that failed this often is given up: a good day after its first attempt."""
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=4)
NAME_LIMIT = 100
KEY_LIMIT = 255


@dataclass(frozen=True, slots=True)
class Job:
    """A job that this worker has taken. `attempt` counts from 1; `lease` names the attempt."""

    id: int
    name: str
    payload: Payload
    attempt: int
    lease: Guid


@dataclass(frozen=True, slots=True)
class Outside:
    """A handler whose work lies outside of the database, or is too long for one transaction.

    No transaction is open while it runs; it opens what it needs at its desk. It may be run again after it was
    killed at any point, so what it does outside has to bear repeating. `lease` is how long it may be silent.
    """

    run: Callable[[Desk, Payload], None]
    lease: timedelta = LEASE


Handler = Callable[[Work, Payload], None] | Outside
"""A plain function does all its work in the writing transaction that also ends the job: exactly once."""

Handlers = Mapping[str, Handler]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that is put again and again, `every` so often, by whichever worker is first to see that it is time."""

    name: str
    every: timedelta


class NotNow(Exception):
    """Raised by a handler for what time may mend, and nothing is wrong with the program: a server that is away."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A job that is put whenever a look finds that there is something for it to do, and none of it is under way.

    `is_due` is asked about once a second in a reading transaction: it has to be cheap when there is nothing.
    """

    name: str
    is_due: Callable[[Connection], bool]


class GiveUp(Exception):
    """Raised by a handler for what no further attempt can mend: the job is left to people at once."""


class LeaseLost(Exception):
    """Somebody else has the job by now: whatever this attempt was about to write must not be written."""


class Interrupted(Exception):
    """Raised by a long handler between two steps because the process wants to end: it goes on elsewhere, at once."""


def pause_after(attempt: int) -> timedelta:
    """Return how long to wait after that many attempts: doubling, up to four hours, with a third of it chance."""
    doublings: int = 1 << min(attempt - 1, 20)
    return min(LONGEST_PAUSE, FIRST_PAUSE * doublings) * random.uniform(2 / 3, 1)  # noqa: S311  spreads load, guards nothing
