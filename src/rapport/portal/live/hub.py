"""The poller of a process and its listeners.

Everything about the database happens in one thread of the hub's own, one thing after another: looking for news,
letting somebody in, looking again who they are. The event loop only hands out what that thread has written.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from rapport.core.errors import Unavailable
from rapport.portal.changes.queries import Stretch, cursor_now, stretch_from
from rapport.portal.live.queries import news, reference_version
from rapport.portal.live.records import News, Recognise, Rules, Standing, message, resync
from rapport.store import transaction
from rapport.store.engine import Database

T = TypeVar("T")

LOOKING = 0.3
"""Seconds between two looks for news while somebody listens."""
LOOKING_AFTER_FAILURE = 5.0
LOOKING_AGAIN = 30.0
"""Seconds after which it is looked again whether a listener may still listen."""
WAITING_AT_MOST = 64
"""Messages that may wait for a slow client; with more, it is told to read anew."""

log = logging.getLogger("rapport.live")


@dataclass(slots=True, eq=False)
class Listener:
    """Somebody who listens. What waits for them is in `messages`; None: they are to go."""

    recognise: Recognise
    standing: Standing
    seen_at: float
    messages: asyncio.Queue[bytes | None] = field(default_factory=asyncio.Queue)

    def put(self, text: bytes | None, cursor: str) -> None:
        """Let a message wait; if too many do, one that says so in their place."""
        if self.messages.qsize() >= WAITING_AT_MOST:
            while not self.messages.empty():
                self.messages.get_nowait()
            text = None if text is None else resync(cursor)
        self.messages.put_nowait(text)


Post = list[tuple[Listener, bytes | None]]
Missed = Callable[[Connection], Stretch | None]
"""Finds what somebody missed; None: that can't be said."""


class Hub:
    """All listeners of a process. Use from one event loop."""

    def __init__(self, database: Database, rules: Rules) -> None:
        self._database = database
        self._rules = rules
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="rapport-live")
        self._listeners: set[Listener] = set()
        self._polling: asyncio.Task[None] | None = None
        self._cursor = ""
        self._version = -1
        self._closed = False

    @property
    def size(self) -> int:
        """How many listen."""
        return len(self._listeners)

    @property
    def cursor(self) -> str:
        """Up to where everything has been told."""
        return self._cursor

    async def join(self, recognise: Recognise, missed: Missed | None = None) -> Listener | None:
        """Let somebody listen, telling them first what they missed (by default nothing of the past).

        None: they may not. Who missed too much, or says so by a cursor that is not known, is told to read anew.
        """

        def admit() -> Listener | None:
            made = self._read(lambda tx: self._admit(tx, recognise, missed))
            if made is not None:
                self._listeners.add(made)
            return made

        if self._closed:
            return None
        listener = await self._in_thread(admit)
        if listener is not None and self._polling is None:
            self._polling = asyncio.get_running_loop().create_task(self._poll())
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget a listener. The last one to go stops the poller."""
        self._listeners.discard(listener)

    async def close(self) -> None:
        """Send everybody away."""
        self._closed = True
        for listener in self._listeners:
            listener.messages.put_nowait(None)
        self._listeners.clear()
        if self._polling is not None:
            await self._polling
        self._thread.shutdown(wait=False)

    async def _poll(self) -> None:
        while self._listeners and not self._closed:
            pause = LOOKING
            try:
                post = await self._in_thread(self._look)
            except (Unavailable, DBAPIError) as error:
                log.warning("listeners have to wait: %s", error)
                pause = LOOKING_AFTER_FAILURE
            else:
                self._hand_out(post)
            await asyncio.sleep(0 if self._closed else pause)
        self._polling = None

    def _hand_out(self, post: Post) -> None:
        for listener, text in post:
            listener.put(text, self._cursor)
            if text is None:
                self._listeners.discard(listener)

    async def _in_thread(self, act: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, act)

    def _read(self, body: Callable[[Connection], T]) -> T:
        return transaction.run(self._database, write=False, body=body)

    def _admit(self, tx: Connection, recognise: Recognise, missed: Missed | None) -> Listener | None:
        standing = recognise(tx)
        if standing is None:
            return None
        if not self._listeners:
            self._cursor, self._version = cursor_now(tx), reference_version(tx)
        listener = Listener(recognise, standing, time.monotonic())
        listener.messages.put_nowait(
            message(self._cursor, ()) if missed is None else self._told_late(tx, standing, missed(tx))
        )
        return listener

    def _told_late(self, tx: Connection, standing: Standing, stretch: Stretch | None) -> bytes:
        """Return what was committed between a place and where the hub stands.

        What lies behind that as well comes with the next look: better told twice than not at all.
        """
        found = None if stretch is None else news(tx, stretch)
        if found is None:
            return resync(self._cursor)
        return message(self._cursor, self._heard(tx, found)(standing))

    def _look(self) -> Post:
        """Return what each listener is to be told, and whom to send away; move on to where that leads."""
        listeners = list(self._listeners)
        post, self._cursor, self._version = self._read(lambda tx: self._seen(tx, listeners))
        return post

    def _seen(self, tx: Connection, listeners: list[Listener]) -> tuple[Post, str, int]:
        version = reference_version(tx)
        post = self._look_again(tx, listeners, moved=version != self._version)
        stretch = stretch_from(tx, self._cursor)
        if stretch is None:  # the database is another one by now
            cursor = cursor_now(tx)
            return [*post, *((listener, resync(cursor)) for listener in listeners)], cursor, version
        cursor = str(stretch.end)
        found = [] if cursor == self._cursor else news(tx, stretch)
        if found is None:
            post += [(listener, resync(cursor)) for listener in listeners]
        elif found:
            heard = self._heard(tx, found)
            told = ((listener, heard(listener.standing)) for listener in listeners)
            post += [(listener, message(cursor, some)) for listener, some in told if some]
        return post, cursor, version

    def _heard(self, tx: Connection, found: list[News]) -> Callable[[Standing], list[bytes]]:
        """Return what tells, of somebody, which news are theirs to hear; of what they see no more, that it is so."""
        audiences = self._rules.audiences(tx, {each.record for each in found})
        placed = [(each, audiences[each.record]) for each in found]

        def heard(standing: Standing) -> list[bytes]:
            told = []
            for each, audience in placed:
                if standing.hears(audience):
                    told.append(each.text)
                elif standing.hears(each.seen_by):
                    told.append(each.farewell)
            return told

        return heard

    def _look_again(self, tx: Connection, listeners: list[Listener], *, moved: bool) -> Post:
        """See whether listeners may still listen, and to what: now and then, and when roles or groups have `moved`."""
        now = time.monotonic()
        gone: Post = []
        for listener in listeners:
            if not moved and now - listener.seen_at < LOOKING_AGAIN:
                continue
            standing = listener.recognise(tx)
            listener.seen_at = now
            if standing is None:
                gone.append((listener, None))
            else:
                listener.standing = standing
        return gone
