"""What listeners are, and what they are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from rapport.core.ids import Guid
from rapport.core.kinds import Kind

RecordKey = tuple[Kind, int]

MOST_AT_ONCE = 500
"""With more changes than this in one message, listeners are told to read anew what they show."""

HEARTBEAT = 15.0
"""Seconds after which a silent connection is written to."""


class Audience(Protocol):
    """Everybody who sees a record, besides CRM admins."""

    @property
    def everybody(self) -> bool:
        """Whether all CRM users do."""

    @property
    def subjects(self) -> frozenset[Guid]:
        """Otherwise the users and groups who do."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who listens: whether they see everything, else the ids under which they may stand in an access list."""

    sees_all: bool
    subjects: frozenset[Guid]

    def hears(self, audience: Audience) -> bool:
        """Whether they belong to an audience."""
        return self.sees_all or audience.everybody or not self.subjects.isdisjoint(audience.subjects)


Recognise = Callable[[Connection], Standing | None]
"""Looks who a listener is by now; None: nobody who may listen any more."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the hub can't know: who sees which record."""

    audiences: Callable[[Connection, Collection[RecordKey]], Mapping[RecordKey, Audience]]


@dataclass(frozen=True, slots=True)
class News:
    """One change, written out for the wire."""

    record: RecordKey
    text: bytes


def message(cursor: str, news: Collection[bytes]) -> bytes:
    """Return the event that tells changes; without any, what only moves the client's place."""
    if not news:
        return f"id: {cursor}\n\n".encode()
    return b"id: %b\nevent: changes\ndata: [%b]\n\n" % (cursor.encode(), b",".join(news))


def resync(cursor: str) -> bytes:
    """Return the event that tells the client to read anew what it shows: too much has changed to tell."""
    return f"id: {cursor}\nevent: resync\ndata: {{}}\n\n".encode()
