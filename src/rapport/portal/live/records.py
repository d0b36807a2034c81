"""What listeners are, and what they are told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

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
class Seers:
    """Everybody who saw a record before somebody changed who does, besides CRM admins."""

    everybody: bool = False
    subjects: frozenset[Guid] = frozenset()


@dataclass(frozen=True, slots=True)
class News:
    """One change, written out for the wire.

    `farewell` is what those are told instead who saw the record before the change and do not see it any more.
    """

    record: RecordKey
    text: bytes
    seen_by: Seers = Seers()
    farewell: bytes = b""


def seen_before(before: Mapping[str, Any]) -> Seers:
    """Return who saw a record, as far as its fields before a change tell; nobody where the change was of others."""
    is_open = before.get("is_private") is False or bool(before.get("share_type"))
    listed = [*(before.get("access_list") or ()), *(before.get("managers") or ())]
    return Seers(is_open, frozenset(map(Guid, listed)))


def message(cursor: str, news: Collection[bytes]) -> bytes:
    """Return the event that tells changes; without any, what only moves the client's place."""
    if not news:
        return f"id: {cursor}\n\n".encode()
    return b"id: %b\nevent: changes\ndata: [%b]\n\n" % (cursor.encode(), b",".join(news))


def resync(cursor: str) -> bytes:
    """Return the event that tells the client to read anew what it shows: too much has changed to tell."""
    return f"id: {cursor}\nevent: resync\ndata: {{}}\n\n".encode()
