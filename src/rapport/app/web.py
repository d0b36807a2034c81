"""The ASGI application: HTTP in, HTTP out.

The API goes its own short way (`_api`): body, pipeline in a thread, answer. Everything else that has an address here
is a Starlette route.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from time import perf_counter
from typing import Any

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from rapport.app.concepts import operations
from rapport.app.house import House
from rapport.app.metrics import Metrics
from rapport.app.pages import routes
from rapport.app.pipeline import Pipeline
from rapport.config import IpNetwork
from rapport.core.errors import BadArgument, TooLarge
from rapport.protocol import compression, cors, faults
from rapport.protocol.answers import Answer
from rapport.protocol.incoming import Incoming

API = "/api/"
DOCS = "/api/docs"


class WebApplication:
    """One process's HTTP face."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.pipeline = Pipeline(house, operations())
        self.metrics = Metrics()
        self.proxies = house.settings.proxies
        self.pool = ThreadPoolExecutor(house.settings.handler_threads, thread_name_prefix="rapport")
        self.pages = Starlette(routes=routes(self.pipeline, self.metrics, self.in_thread))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            scope = _believed(scope, self.proxies)
            path = scope["path"]
            if path[:5].lower() == API and not path.lower().startswith(DOCS):
                await self._api(scope, receive, send)
            else:
                await self.pages(scope, receive, send)

    async def in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run what waits for the database in a handler thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.pool, functools.partial(function, *arguments))

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
                answer = await self.in_thread(self.pipeline.answer, incoming_from(scope, body))
            answer = compression.compressed(answer, incoming.headers.get("accept-encoding", ""))
        self.metrics.observe(scope["method"], scope["path"], answer.status, perf_counter() - started)
        await send_answer(send, answer)

    async def shut_down(self) -> None:
        """Finish what is under way and give everything back."""
        await asyncio.get_running_loop().run_in_executor(None, self.pool.shutdown)
        self.house.close()

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                await self.shut_down()
                await send({"type": "lifespan.shutdown.complete"})
                return


def incoming_from(scope: Scope, body: bytes) -> Incoming:
    """Return the request as the protocol takes it. Header names are lower case; repeated ones are joined."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        joiner = "; " if name == "cookie" else ", "
        headers[name] = f"{headers[name]}{joiner}{value}" if name in headers else value
    client = scope.get("client") or ("", 0)
    return Incoming(
        verb=scope["method"],
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        headers=headers,
        body=body,
        scheme=scope.get("scheme", "http"),
        host=headers.get("host", "localhost"),
        remote=str(client[0]),
    )


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


def _believed(scope: Scope, proxies: tuple[IpNetwork, ...]) -> Scope:
    """Return the scope as the client sees the server, if it came through a trusted proxy that says so."""
    client = scope.get("client")
    if not proxies or not client or not _within(client[0], proxies):
        return scope
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    scheme = headers.get("x-forwarded-proto", str(scope.get("scheme", "http"))).split(",")[0].strip()
    host = headers.get("x-forwarded-host", headers.get("host", "")).split(",")[0].strip()
    origin = headers.get("x-rewriter-url", "")
    if "://" in origin:
        scheme, _, rest = origin.partition("://")
        host = rest.partition("/")[0]
    hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    remote = next((hop for hop in reversed(hops) if not _within(hop, proxies)), client[0])
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != b"host"]
    return {
        **scope,
        "scheme": scheme if scheme in {"http", "https"} else "http",
        "client": (remote, 0),
        "headers": [*kept, (b"host", host.encode("latin-1", "ignore"))],
    }


def _within(address: str, networks: tuple[IpNetwork, ...]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)


def create_app(house: House) -> WebApplication:
    """Return the ASGI application of an opened house."""
    return WebApplication(house)
