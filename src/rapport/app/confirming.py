"""The page that a letter's link leads to: one form, no script, on top of the API's own calls."""

from __future__ import annotations

import html
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from rapport.app.incoming import incoming_from
from rapport.app.pipeline import Pipeline
from rapport.portal.notifications.composing import CONFIRMATION_PAGE
from rapport.portal.wording import Language, language_of
from rapport.protocol.incoming import Incoming

InThread = Callable[..., Awaitable[Any]]

_CALL = "/api/2.0/people/confirmation"
_LONGEST_FORM = 4096
_PAGE = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    '<link rel="stylesheet" href="/front.css"></head><body><main><h1>{title}</h1>{body}</main></body></html>'
)
_FORM = (
    '<p>{text}</p>{problem}<form method="post"><input type="hidden" name="key" value="{key}">{field}'
    "<p><button>{label}</button></p></form>"
)
_FIELD = (
    '<p><label>{label}<br><input type="password" name="password" autocomplete="new-password"{required}>'
    "</label></p>"
)


class Confirmation:
    """The page. Looking at it changes nothing: programs that follow the links of a mail use no key up."""

    def __init__(self, pipeline: Pipeline, in_thread: InThread, headers: Mapping[str, str]) -> None:
        self._pipeline = pipeline
        self._in_thread = in_thread
        self._headers = {**headers, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}

    def routes(self) -> list[BaseRoute]:
        """Return the routes."""
        return [
            Route(CONFIRMATION_PAGE, self.ask, methods=["GET"]),
            Route(CONFIRMATION_PAGE, self.act, methods=["POST"]),
        ]

    async def ask(self, request: Request) -> Response:
        """Say what the link is for, with a button that does it."""
        key = request.query_params.get("key", "")
        known = await self._call(request, "GET", {"key": key})
        return self._answer(known.status, _error(known, request) or _form(known.told, key))

    async def act(self, request: Request) -> Response:
        """Do it, and say so; what can't be done is said beside the form."""
        if int(request.headers.get("content-length") or _LONGEST_FORM + 1) > _LONGEST_FORM:
            return PlainTextResponse("Too large", status_code=413)
        sent = parse_qs((await request.body()).decode("latin-1"), encoding="utf-8")
        key, password = (sent.get(name, [""])[0] for name in ("key", "password"))
        done = await self._call(request, "PUT", {"key": key, "password": password})
        if done.status == 200:
            return self._answer(200, _done(done.told))
        known = await self._call(request, "GET", {"key": key})
        return self._answer(done.status, _error(known, request) or _form(known.told, key, done.message))

    async def _call(self, request: Request, verb: str, arguments: Mapping[str, str]) -> _Told:
        """Make an API call on behalf of whoever looks at the page."""
        query = "&".join(f"{name}={quote(value)}" for name, value in arguments.items())
        incoming: Incoming = replace(
            incoming_from(request.scope, b""),
            verb=verb,
            path=_CALL,
            query=query if verb == "GET" else "",
            headers={
                "accept": 'application/json; profile="workspace"',
                "user-agent": request.headers.get("user-agent", ""),
                "content-type": "application/x-www-form-urlencoded",
            },
            body=b"" if verb == "GET" else query.encode(),
        )
        answer = await self._in_thread(self._pipeline.answer, incoming, aside=verb == "PUT")
        return _Told(answer.status, json.loads(answer.body))

    def _answer(self, status: int, page: str) -> Response:
        return Response(page, status, self._headers, media_type="text/html; charset=utf-8")


class _Told:
    """What a call answered."""

    def __init__(self, status: int, envelope: Mapping[str, Any]) -> None:
        self.status = status
        self.told: Mapping[str, Any] = envelope.get("response") or {}
        self.message = str((envelope.get("error") or {}).get("message", ""))


def _error(known: _Told, request: Request) -> str:
    """Return the page for a key that is no good, in the browser's language; empty for a good one."""
    if known.status == 200:
        return ""
    language = language_of(request.headers.get("accept-language", "").partition(",")[0].partition(";")[0])
    return _page(language, language.say("page.sorry"), f"<p>{html.escape(known.message)}</p>")


def _done(told: Mapping[str, Any]) -> str:
    language, kind = language_of(told["cultureName"]), told["type"]
    said, go_on = (html.escape(language.say(key)) for key in (f"page.{kind}.done", "page.continue"))
    return _page(language, language.say(f"page.{kind}.title"), f'<p>{said} <a href="/">{go_on}</a></p>')


def _form(told: Mapping[str, Any], key: str, problem: str = "") -> str:
    language, kind = language_of(told["cultureName"]), told["type"]
    field = ""
    if kind in {"activation", "password"}:
        is_optional = kind == "activation" and told["hasPassword"]
        label = html.escape(language.say("page.password"))
        field = _FIELD.format(label=label, required="" if is_optional else " required")
    body = _FORM.format(
        text=html.escape(language.say(f"page.{kind}.ask", email=told["email"])),
        problem=f'<p role="alert">{html.escape(problem)}</p>' if problem else "",
        key=html.escape(key),
        field=field,
        label=html.escape(language.say(f"page.{kind}.do")),
    )
    return _page(language, language.say(f"page.{kind}.title"), body)


def _page(language: Language, title: str, body: str) -> str:
    return _PAGE.format(language=language.code, title=html.escape(title), body=body)
