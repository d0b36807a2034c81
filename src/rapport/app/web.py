"""The ASGI application: HTTP in, HTTP out.

The API goes its own short way (`_api`): body, pipeline in a thread, answer; the stream of changes goes beside it
(`live`). Everything else that has an address here is a Starlette route.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from rapport.app import background
from rapport.app.company import Asked
from rapport.app.concepts import operations
from rapport.app.handlers import HandlerThreads
from rapport.app.house import House
from rapport.app.incoming import believed, incoming_from
from rapport.app.live import Live
from rapport.app.metrics import Metrics
from rapport.app.pages import routes
from rapport.app.pipeline import Pipeline, Way
from rapport.app.series import Running
from rapport.core.errors import BadArgument, TooLarge
from rapport.protocol import compression, cors, faults
from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming

API = "/api/"
DOCS = "/api/docs"
SIDE_THREADS = 4
"""Threads of a process for what takes long outside of the database."""
BREATH_FOR_OTHERS = 0.1
"""Seconds between two parts of a call where there are more processes: who waits for SQLite's lock looks that often."""
BREATH_FOR_THE_OVERTAKEN = 0.02
"""The same on PostgreSQL: who waited for a part and has read before it begins anew, and is to come before the next."""


class WebApplication:
    """One process's HTTP face."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.pipeline = Pipeline(house, operations())
        self.metrics = Metrics()
        self.proxies = house.settings.proxies
        self.pool = HandlerThreads(house.settings.handler_threads, "rapport")
        # Of its own: those who wait for the one writer of the database keep no reader waiting.
        self.writing_pool = HandlerThreads(1, "rapport-writing")
        self.side_pool = HandlerThreads(SIDE_THREADS, "rapport-side")
        self.worker = background.worker(house) if house.settings.background else None
        self.live = Live(self.pipeline, self.in_thread, send_answer)
        self.pages = Starlette(routes=routes(self.pipeline, self.metrics, self.in_thread))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            scope = believed(scope, self.proxies)
            path = scope["path"]
            if self.live.takes(scope):
                await self.live(scope, receive, send)
            elif path[:5].lower() == API and not path.lower().startswith(DOCS):
                await self._api(scope, receive, send)
            else:
                await self.pages(scope, receive, send)

    async def in_thread(self, function: Callable[..., Any], *arguments: Any, aside: bool = False) -> Any:
        """Run what waits for the database in a handler thread; `aside`, where it keeps nobody else waiting."""
        return await (self.side_pool if aside else self.pool).run(function, *arguments)

    async def _api(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = perf_counter()
        if scope["method"] == "OPTIONS":
            answer = cors.preflight()
        else:
            incoming = incoming_from(scope, b"")
            try:
                body = await _body(receive, self.house.settings.max_body, incoming.headers)
            except (TooLarge, BadArgument) as error:
                answer = faults.fault(error, incoming=incoming, suffix="")
            else:
                answer = await self._answer(incoming_from(scope, body))
            answer = compression.compressed(answer, incoming.headers.get("accept-encoding", ""))
        self.metrics.observe(scope["method"], scope["path"], answer.status, perf_counter() - started)
        await send_answer(send, answer)

    async def _answer(self, incoming: Incoming) -> Answer:
        way, match = self.pipeline.way(incoming)
        answer: Answer
        if match is None:
            answer = await self.in_thread(self.pipeline.answer, incoming, aside=way is Way.ASIDE)
            return answer
        asked: Asked | Running | Answer = Asked(match, incoming)
        if way is Way.AHEAD:
            asked = await self.in_thread(self.pipeline.prepare, asked, aside=True)
        elif way is Way.IN_PARTS:
            asked = await self.in_thread(self.pipeline.part_by_part.begin, asked, aside=True)
        if isinstance(asked, Answer):
            return asked
        if isinstance(asked, Running):
            return await self._part_by_part(asked)
        if self.house.database.has_one_writer:
            answer = await self.writing_pool.run_together(self.pipeline.answer_together, asked)
        else:
            answer = await self.in_thread(self.pipeline.answer_alone, asked)
        return answer

    async def _part_by_part(self, running: Running) -> Answer:
        """Do each part in its turn, behind those who came meanwhile."""
        has_one_writer = self.house.database.has_one_writer
        pool = self.writing_pool if has_one_writer else self.pool
        answer: Answer | None = None
        while answer is None:
            apt = self.side_pool if running.is_done else pool
            answer = await apt.run(self.pipeline.part_by_part.go_on, running)
            if not has_one_writer:
                await asyncio.sleep(BREATH_FOR_THE_OVERTAKEN)
            elif self.house.settings.workers > 1:
                await asyncio.sleep(BREATH_FOR_OTHERS)
        return answer

    async def shut_down(self) -> None:
        """Finish what is under way and give everything back."""
        await self.live.hub.close()
        if self.worker is not None:
            await asyncio.get_running_loop().run_in_executor(None, self.worker.stop)
        for pool in (self.pool, self.writing_pool, self.side_pool):
            await asyncio.get_running_loop().run_in_executor(None, pool.stop)
        self.house.close()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                if self.worker is not None:
                    self.worker.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.shut_down()
                await send({"type": "lifespan.shutdown.complete"})
                return


async def send_answer(send: Send, answer: Answer) -> None:
    """Write an answer out."""
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    headers.append((b"content-length", str(len(answer.body)).encode()))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _body(receive: Receive, limit: int, headers: Mapping[str, str]) -> bytes:
    declared = headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > limit:
        raise TooLarge
    chunks: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadArgument("The request broke off.")
        chunk = message.get("body", b"")
        size += len(chunk)
        if size > limit:
            raise TooLarge
        chunks.append(chunk)
        if not message.get("more_body", False):
            return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def create_app(house: House) -> WebApplication:
    """Return the ASGI application of an opened house."""
    return WebApplication(house)
