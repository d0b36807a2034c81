"""Addresses outside of the API: health, metrics, OpenAPI, the documentation page, pictures, files, the web client."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

import rapport
from rapport.app.attachments import Attachments
from rapport.app.calendars import Calendars
from rapport.app.concepts import operations
from rapport.app.confirming import Confirmation
from rapport.app.front import BUILT, WebClient
from rapport.app.metrics import MEDIA_TYPE, Metrics
from rapport.app.pictures import Pictures
from rapport.app.pipeline import Pipeline
from rapport.core.errors import Unavailable
from rapport.protocol import docs_page, openapi
from rapport.store import transaction

InThread = Callable[..., Awaitable[Any]]

STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
PAGE_HEADERS = {
    "Content-Security-Policy": STRICT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
}


@cache
def openapi_document() -> bytes:
    """Return the server's own OpenAPI 3.1 document."""
    document = openapi.document(operations(), title="Rapport", version=rapport.__version__)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def routes(pipeline: Pipeline, metrics: Metrics, in_thread: InThread) -> list[BaseRoute]:
    """Return the routes."""

    async def healthz(_request: Request) -> Response:
        def ask() -> None:
            transaction.run(
                pipeline.house.database, write=False, body=lambda tx: tx.execute(text("SELECT 1"))
            )

        try:
            await in_thread(ask)
        except Unavailable as error:
            return PlainTextResponse(error.message, status_code=503)
        return PlainTextResponse("ok")

    async def figures(_request: Request) -> Response:
        return Response(metrics.text(), media_type=MEDIA_TYPE)

    async def document(_request: Request) -> Response:
        return Response(
            await in_thread(openapi_document),
            media_type="application/json",
            headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache"},
        )

    return [
        Route("/healthz", healthz),
        Route("/metrics", figures),
        Route("/openapi.json", document),
        Route(
            "/front.css",
            _file("text/css; charset=utf-8", files("rapport.app").joinpath("front.css").read_bytes()),
        ),
        *_docs(),
        *Pictures(pipeline, in_thread).routes(),
        *Attachments(pipeline, in_thread).routes(),
        *Calendars(pipeline, in_thread).routes(),
        *Confirmation(pipeline, in_thread, PAGE_HEADERS).routes(),
        *WebClient(BUILT, files("rapport.app").joinpath("front.html").read_bytes(), PAGE_HEADERS).routes(),
    ]


def _docs() -> list[BaseRoute]:
    return [
        Route(path, _file(media_type, content)) for path, (media_type, content) in docs_page.files().items()
    ]


def _file(media_type: str, content: bytes) -> Callable[[Request], Awaitable[Response]]:
    async def serve(_request: Request) -> Response:
        return Response(content, media_type=media_type, headers=PAGE_HEADERS)

    return serve
