"""The addresses of pictures: photos of people and contacts, and what stands for those who have none.

The address that tells of contacts' photos has a second use: it gives the bodies of mails.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from rapport.app.incoming import incoming_from
from rapport.app.pipeline import Pipeline
from rapport.core.errors import BadArgument, Missing, ModuleClosed, NotSignedIn, RapportError
from rapport.crm.contacts import photos as contact_photos
from rapport.crm.history import addresses as mail_bodies
from rapport.portal.people import service as people
from rapport.protocol.call import Raw
from rapport.store.work import Work

InThread = Callable[..., Awaitable[Any]]

_STATUSES: dict[type[RapportError], int] = {
    NotSignedIn: 401,
    ModuleClosed: 403,
    Missing: 404,
    BadArgument: 400,
}


class Pictures:
    """The pages."""

    def __init__(self, pipeline: Pipeline, in_thread: InThread) -> None:
        self._pipeline = pipeline
        self._in_thread = in_thread

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route(contact_photos.HANDLER, self.handler),
            Route(contact_photos.STORED_PHOTOS + "{name:path}", self.contact_photo),
            Route(contact_photos.DEFAULT_PHOTOS + "{name}", self.contact_default),
            Route("/storage/userPhotos/{name}", self.user_photo),
            Route("/skins/default/images/{name}", self.user_photo),
        ]

    async def handler(self, request: Request) -> Response:
        """Tell, as plain text, where a contact's photo is; or give the body of a mail that an event tells of."""

        def tell(work: Work) -> Raw:
            action = request.query_params.get("action", "").lower()
            if action == "mailmessage":
                return mail_bodies.mail_body_page(work, request.query_params)
            if action != "contactphotoulr":
                raise Missing
            told = contact_photos.photo_url_for(work, request.query_params)
            return Raw(told.encode(), "text/plain; charset=utf-8", headers={"Cache-Control": "no-cache"})

        return await self._in_crm(request, tell)

    async def contact_photo(self, request: Request) -> Response:
        """Give a contact's photo to those who see the contact."""
        name = request.url.path.rpartition("/")[2]
        return await self._in_crm(request, lambda work: contact_photos.photo_file(work, name))

    async def contact_default(self, request: Request) -> Response:
        """Give the picture of contacts without a photo."""
        return await self._answered(contact_photos.default_photo_file, request.path_params["name"])

    async def user_photo(self, request: Request) -> Response:
        """Give a person's photo, or the picture of those without one."""

        def find() -> Raw:
            found = people.photo_file(self._pipeline.house.blobs, request.url.path)
            if found is None:
                raise Missing
            return Raw(found.content, found.media_type, headers={"Cache-Control": "public, max-age=86400"})

        return await self._answered(find)

    async def _in_crm(self, request: Request, act: Callable[[Work], Raw]) -> Response:
        def within(work: Work) -> Raw:
            if not work.viewer.can_use_crm:
                raise ModuleClosed
            return act(work)

        return await self._answered(self._pipeline.visit, incoming_from(request.scope, b""), within)

    async def _answered(self, function: Callable[..., Raw], *arguments: object) -> Response:
        try:
            found = await self._in_thread(function, *arguments)
        except RapportError as error:
            return PlainTextResponse(error.message, status_code=_STATUSES.get(type(error), 503))
        headers = {"X-Content-Type-Options": "nosniff", **found.headers}
        return Response(found.content, media_type=found.media_type, headers=headers)
