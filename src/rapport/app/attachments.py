"""The addresses at which files come and go (sheet 06, sections 2.4 and 2.5)."""

from __future__ import annotations

import html
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from rapport.app.incoming import incoming_from
from rapport.app.pipeline import Pipeline
from rapport.core.errors import (
    BadArgument,
    Forbidden,
    Missing,
    ModuleClosed,
    NotSignedIn,
    RapportError,
    TooLarge,
    Unavailable,
)
from rapport.crm.files import addresses
from rapport.crm.files.addresses import Download, Staged
from rapport.protocol.bodies import read_body
from rapport.protocol.call import Upload
from rapport.protocol.downloads import Span, Unsatisfiable, attachment, matches, wanted_span
from rapport.protocol.fields import Fields
from rapport.store.work import Work

InThread = Callable[..., Awaitable[Any]]

_CHUNK = 1 << 20
"""Bytes that are read of a file at once."""
_ENVELOPE = 1 << 20
"""Bytes that a multipart body may have beside its file."""
_HANDLER = "fileuploaderhandler"
_DENIED = "Access denied."
_STATUSES: dict[type[RapportError], int] = {NotSignedIn: 401, Forbidden: 403, Missing: 404, Unavailable: 503}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # Whatever a file is, no page of it runs with the rights of those who look at it here.
    "Content-Security-Policy": "sandbox; default-src 'none'",
}


class Attachments:
    """The pages."""

    def __init__(self, pipeline: Pipeline, in_thread: InThread) -> None:
        self._pipeline = pipeline
        self._in_thread = in_thread

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route(addresses.DOWNLOAD, self.download),
            Route(f"/{addresses.UPLOAD}", self.upload, methods=["POST"]),
            Route(f"/{{folder:path}}/{addresses.UPLOAD}", self.upload, methods=["POST"]),
        ]

    async def download(self, request: Request) -> Response:
        """Give a file, or a part of it, to those who may read it."""

        def find(work: Work) -> Download:
            _require_crm(work)
            return addresses.requested_download(work, request.query_params)

        try:
            found: Download = await self._in_thread(
                self._pipeline.visit, incoming_from(request.scope, b""), find
            )
            return await self._given(request, found)
        except RapportError as error:
            status = next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), 400)
            return PlainTextResponse(html.escape(error.message), status_code=status, headers=_HEADERS)

    async def _given(self, request: Request, found: Download) -> Response:
        headers = {
            **_HEADERS,
            "ETag": found.etag,
            "Cache-Control": "private, no-cache",
            "Accept-Ranges": "bytes",
        }
        if matches(request.headers.get("if-none-match"), found.etag):
            return Response(status_code=304, headers=headers)
        try:
            span = _span(request, found)
        except Unsatisfiable:
            return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{found.size}"})
        whole = Span(0, found.size)
        if span is not None:
            headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{found.size}"
        start, stop = (span or whole).start, (span or whole).stop
        headers |= {"Content-Length": str(stop - start), "Content-Disposition": attachment(found.title)}
        # The first bytes come before the first header: what is not there, is a 404.
        first = await self._read(found.blob, start, stop)
        status = 200 if span is None else 206
        if request.method == "HEAD":
            return Response(status_code=status, media_type=found.media_type, headers=headers)
        body = self._body(found.blob, first, start, stop)
        return StreamingResponse(body, status_code=status, media_type=found.media_type, headers=headers)

    async def _body(self, blob: str, first: bytes, start: int, stop: int) -> AsyncIterator[bytes]:
        chunk = first
        while chunk:
            yield chunk
            start += len(chunk)
            chunk = await self._read(blob, start, stop)

    async def _read(self, blob: str, start: int, stop: int) -> bytes:
        if start >= stop:
            return b""
        blobs = self._pipeline.house.blobs
        chunk: bytes = await self._in_thread(
            blobs.read_range, blob, start, min(_CHUNK, stop - start), aside=True
        )
        return chunk

    async def upload(self, request: Request) -> Response:
        """Keep a file that a browser sends, and tell its id. Always 200, but for a request that names no handler."""
        if _HANDLER not in request.query_params.get("submit", "").lower():
            return PlainTextResponse("Not found submit parameter.", status_code=400)
        told: dict[str, Any] = {
            "Success": False,
            "FileName": None,
            "FileURL": None,
            "Data": None,
            "Message": None,
        }
        try:
            told |= await self._kept(request)
        except (NotSignedIn, ModuleClosed):
            told["Message"] = _DENIED
        except RapportError as error:
            told["Message"] = html.escape(error.message)
        return _AsText(told, headers=_HEADERS)

    async def _kept(self, request: Request) -> dict[str, Any]:
        visit = self._pipeline.visit
        await self._in_thread(visit, incoming_from(request.scope, b""), _require_crm)
        sent = _sent(request, await _body_of(request))
        if sent is None:
            return {}
        incoming = incoming_from(request.scope, b"")

        def stage(work: Work) -> Staged:
            _require_crm(work)
            return addresses.stage(work, sent.name, sent.content)

        staged: Staged = await self._in_thread(visit, incoming, stage, aside=True)
        try:
            file_id = await self._in_thread(
                lambda: visit(incoming, lambda work: addresses.create(work, staged), write=True), aside=True
            )
        except BaseException:
            await self._in_thread(addresses.discard, self._pipeline.house.blobs, [staged], aside=True)
            raise
        address = addresses.download_address(file_id)
        return {"Success": True, "FileName": staged.title, "FileURL": address, "Data": file_id}


class _AsText(JSONResponse):
    """JSON that does not say so: browsers of old offered it for saving."""

    media_type = "text/plain"


def _require_crm(work: Work) -> None:
    if not work.viewer.can_use_crm:
        raise ModuleClosed


def _span(request: Request, found: Download) -> Span | None:
    condition = request.headers.get("if-range")
    if condition is not None and condition.strip() != found.etag:
        return None
    return wanted_span(request.headers.get("range"), found.size)


def _sent(request: Request, body: bytes) -> Upload | None:
    """Return the file of a multipart body, or the body itself where the address says so; None: there is none."""
    query = {name.lower(): value for name, value in request.query_params.items()}
    if query.get("type", "").lower() == "html5":
        return Upload(query.get("filename", ""), body, query.get("filecontenttype", ""))
    parts = read_body(incoming_from(request.scope, body), Fields())
    return parts[0] if parts else None


async def _body_of(request: Request) -> bytes:
    """Return the body. Raises TooLarge for more than a file and what is around it."""
    limit = addresses.MAX_BYTES + _ENVELOPE
    too_large = TooLarge(f"The maximum file size is exceeded ({addresses.size_text(addresses.MAX_BYTES)}).")
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        raise too_large
    chunks: list[bytes] = []
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                raise too_large
            chunks.append(chunk)
    except ClientDisconnect:
        raise BadArgument("The request broke off.") from None
    return b"".join(chunks)
