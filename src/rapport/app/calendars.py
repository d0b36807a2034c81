"""The address at which calendar programs read somebody's deadlines: no sign-in, the address itself is the secret."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from rapport.app.background import work_of_job
from rapport.app.incoming import incoming_from
from rapport.app.pipeline import Pipeline
from rapport.core.errors import Missing, RapportError
from rapport.crm.calendar import feed
from rapport.crm.calendar.records import path_of
from rapport.protocol.call import Raw
from rapport.store import transaction

InThread = Callable[..., Awaitable[Any]]


class Calendars:
    """The address."""

    def __init__(self, pipeline: Pipeline, in_thread: InThread) -> None:
        self._pipeline = pipeline
        self._in_thread = in_thread

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [Route(path_of("{token}"), self.read)]

    async def read(self, request: Request) -> Response:
        """Give the calendar."""
        incoming = incoming_from(request.scope, b"")
        token = request.path_params["token"]

        def body(tx: Connection) -> Raw:
            work = work_of_job(self._pipeline.house, tx)
            work.site = replace(work.site, base_url=f"{incoming.scheme}://{incoming.host}")
            return feed.feed(work, token)

        try:
            found = await self._in_thread(
                lambda: transaction.run(self._pipeline.house.database, write=False, body=body)
            )
        except RapportError as error:
            return PlainTextResponse(error.message, status_code=404 if isinstance(error, Missing) else 503)
        headers = {"X-Content-Type-Options": "nosniff", **found.headers}
        return Response(found.content, media_type=found.media_type, headers=headers)
