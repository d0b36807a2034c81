"""Pages without a portal around them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from tests.portals import Answer


class Pages:
    """Some routes, to be asked as a browser does."""

    def __init__(self, routes: list[BaseRoute]) -> None:
        self._app = Starlette(routes=routes)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """GET a path, with its query if it has one."""
        return asyncio.run(self._get(path, headers or {}))

    async def _get(self, path: str, headers: Mapping[str, str]) -> Answer:
        path, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        told: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            told.append(message)

        await self._app(scope, receive, send)
        pairs = {name.decode(): value.decode() for name, value in told[0]["headers"]}
        return Answer(told[0]["status"], pairs, (), b"".join(message.get("body", b"") for message in told))
