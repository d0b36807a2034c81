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
from rapport.protocol.incoming import Incoming

InThread = Callable[..., Awaitable[Any]]

_CALL = "/api/2.0/people/confirmation"
_LONGEST_FORM = 4096
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
    '<link rel="stylesheet" href="/front.css"></head><body><main><h1>{title}</h1>{body}</main></body></html>'
)
_FORM = (
    '<p>{text}</p>{problem}<form method="post"><input type="hidden" name="key" value="{key}">{field}'
    "<p><button>{label}</button></p></form>"
)
_FIELD = (
    '<p><label>New password<br><input type="password" name="password" autocomplete="new-password"{required}>'
    "</label></p>"
)
_WORDS = {
    "activation": ("Welcome", "You are about to confirm {email}.", "Confirm", "Your account is ready."),
    "password": ("New password", "Choose a password for {email}.", "Save", "Your password is changed."),
    "email": ("Your address", "You are about to confirm {email}.", "Confirm", "Your address is confirmed."),
    "removal": ("Delete profile", "Delete the profile of {email}?", "Delete", "Your profile is deleted."),
}
"""For each type of key: title, question, button, and what is said afterwards."""


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
        return self._answer(known.status, _error(known) or _form(known.told, key))

    async def act(self, request: Request) -> Response:
        """Do it, and say so; what can't be done is said beside the form."""
        if int(request.headers.get("content-length") or _LONGEST_FORM + 1) > _LONGEST_FORM:
            return PlainTextResponse("Too large", status_code=413)
        sent = parse_qs((await request.body()).decode("latin-1"), encoding="utf-8")
        key, password = (sent.get(name, [""])[0] for name in ("key", "password"))
        done = await self._call(request, "PUT", {"key": key, "password": password})
        if done.status == 200:
            title, _, _, afterwards = _WORDS[done.told["type"]]
            return self._answer(200, _page(title, f'<p>{afterwards} <a href="/">Go on</a></p>'))
        known = await self._call(request, "GET", {"key": key})
        return self._answer(done.status, _error(known) or _form(known.told, key, done.message))

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


def _error(known: _Told) -> str:
    """Return the page for a key that is no good; empty for a good one."""
    return _page("Sorry", f"<p>{html.escape(known.message)}</p>") if known.status != 200 else ""


def _form(told: Mapping[str, Any], key: str, problem: str = "") -> str:
    title, question, label, _ = _WORDS[told["type"]]
    field = ""
    if told["type"] in {"activation", "password"}:
        is_optional = told["type"] == "activation" and told["hasPassword"]
        field = _FIELD.format(required="" if is_optional else " required")
    body = _FORM.format(
        text=html.escape(question.format(email=told["email"])),
        problem=f'<p role="alert">{html.escape(problem)}</p>' if problem else "",
        key=html.escape(key),
        field=field,
        label=label,
    )
    return _page(title, body)


def _page(title: str, body: str) -> str:
    return _PAGE.format(title=html.escape(title), body=body)
