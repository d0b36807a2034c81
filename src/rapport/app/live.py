"""`GET /api/2.0/crm/live`: a stream of server-sent events that tells which records the caller may see have changed.

The stream has its own way beside the API, since it lasts: it occupies no handler thread, only a place in the hub.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection
from starlette.types import Receive, Scope, Send

from rapport.app.callers import credentials_of
from rapport.app.incoming import incoming_from
from rapport.app.pipeline import Pipeline
from rapport.core.clock import utc_now
from rapport.core.errors import BadArgument, ModuleClosed, NotSignedIn, RapportError
from rapport.crm.access.audience import audiences
from rapport.crm.access.records import subjects_of_viewer
from rapport.portal.changes.queries import stretch_from, stretch_since
from rapport.portal.live.hub import Hub, Listener, Missed
from rapport.portal.live.records import HEARTBEAT, Recognise, Rules, Standing, message
from rapport.portal.sign_in import service as sign_in
from rapport.protocol import faults
from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming
from rapport.store.work import Work

PATHS = frozenset({"/api/2.0/crm/live", "/api/2.0/crm/live.json"})
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-store"),
    (b"access-control-allow-origin", b"*"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
RETRY = b"retry: 2000\n\n"
"""How long a client waits before it comes back, in milliseconds."""

LONGEST_AGO = 60
"""Seconds that a new listener may ask to be told of; what they began to read earlier, they are not told of."""
LONGEST_DIGITS = 9

Refuse = Callable[[Send, Answer], Awaitable[None]]
InThread = Callable[..., Awaitable[Any]]


class Live:
    """The stream of one process."""

    def __init__(self, pipeline: Pipeline, in_thread: InThread, refuse: Refuse) -> None:
        self._pipeline = pipeline
        self._in_thread = in_thread
        self._refuse = refuse
        self.hub = Hub(pipeline.house.database, Rules(audiences))

    def takes(self, scope: Scope) -> bool:
        """Whether a request asks for the stream."""
        return scope["method"] == "GET" and scope["path"].lower().rstrip("/") in PATHS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the stream for as long as the client listens."""
        incoming = incoming_from(scope, b"")
        while (await receive()).get("more_body", False):
            pass
        try:
            missed = _missed(incoming)
            # Once through the front door: it counts requests, and says in its words why somebody is refused.
            await self._in_thread(self._pipeline.visit, incoming, _require_crm)
        except RapportError as error:
            await self._refuse(send, faults.fault(error, incoming=incoming, suffix=""))
            return
        listener = await self.hub.join(self._recognise(incoming), missed)
        if listener is None:
            await self._refuse(send, faults.fault(NotSignedIn(), incoming=incoming, suffix=""))
            return
        try:
            await self._stream(listener, receive, send)
        finally:
            self.hub.leave(listener)

    async def _stream(self, listener: Listener, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": RETRY, "more_body": True})
        gone = asyncio.ensure_future(receive())
        try:
            while (text := await self._next(listener, gone)) is not None:
                await send({"type": "http.response.body", "body": text, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except OSError:
            return  # the client hung up
        finally:
            gone.cancel()

    async def _next(self, listener: Listener, gone: asyncio.Future[Any]) -> bytes | None:
        """Return what to send next; None: it is over."""
        waiting = asyncio.ensure_future(listener.messages.get())
        try:
            done, _ = await asyncio.wait(
                {waiting, gone}, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED
            )
            if gone in done:
                return None
            return waiting.result() if waiting in done else message(self.hub.cursor, ())
        finally:
            waiting.cancel()

    def _recognise(self, incoming: Incoming) -> Recognise:
        credentials = credentials_of(incoming)
        memory = self._pipeline.house.memory

        def recognise(tx: Connection) -> Standing | None:
            viewer = sign_in.identify(tx, credentials, memory, utc_now()).viewer
            if not (viewer.is_signed_in and viewer.can_use_crm):
                return None
            return Standing(viewer.is_crm_admin, frozenset(subjects_of_viewer(viewer)))

        return recognise


def _require_crm(work: Work) -> None:
    if not work.viewer.can_use_crm:
        raise ModuleClosed


def _missed(incoming: Incoming) -> Missed | None:
    """Return how to find what the client missed; raise `BadArgument` for what is no number of seconds.

    Where it left off, browsers say in a header when they come back, others in a parameter. Whoever comes for the
    first time may say how long ago they began to read what they show.
    """
    if place := incoming.headers.get("last-event-id") or incoming.parameter("since"):
        return partial(stretch_from, cursor=place)
    if not (ago := incoming.parameter("ago")):
        return None
    if not (ago.isascii() and ago.isdecimal() and len(ago) <= LONGEST_DIGITS):
        raise BadArgument("ago is a number of seconds", parameter="ago")
    return partial(stretch_since, moment=utc_now() - timedelta(seconds=min(int(ago), LONGEST_AGO)))
