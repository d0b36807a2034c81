"""Toy operations and requests: the protocol is tested without any concept of the CRM."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec

from rapport.protocol.answers import Answer
from rapport.protocol.binding import bind
from rapport.protocol.call import Call, Listing
from rapport.protocol.incoming import Incoming
from rapport.protocol.operations import Operation, Parameter, operation

MOSCOW = ZoneInfo("Europe/Moscow")

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
XML = "text/xml"


def declared(handler: Callable[..., Any], verb: str = "PUT", path: str = "toy/thing") -> Operation:
    """Declare a function an operation; return that declaration alone."""
    operation(verb, path, tag="toy", summary="Play")(handler)
    return handler.operations[-1]  # type: ignore[attr-defined,no-any-return]


def request(
    *,
    verb: str = "PUT",
    path: str = "/api/2.0/toy/thing",
    query: str = "",
    form: object = None,
    json_body: object = msgspec.UNSET,
    body: bytes = b"",
    content_type: str = "",
    headers: Mapping[str, str] | None = None,
) -> Incoming:
    """Make a request; of `form`, `json_body` and `body` at most one."""
    sent = dict(headers or {})
    if form is not None:
        body = form.encode() if isinstance(form, str) else urlencode(form).encode()  # type: ignore[arg-type]
        content_type = content_type or FORM
    elif json_body is not msgspec.UNSET:
        body, content_type = json.dumps(json_body).encode(), content_type or JSON
    if content_type:
        sent["content-type"] = content_type
    return Incoming(verb, path, query, sent, body, "http", "crm.example.org", "192.0.2.7")


def bound(
    handler: Callable[..., Any],
    incoming: Incoming,
    values: Mapping[str, str] | None = None,
    zone: ZoneInfo = MOSCOW,
) -> dict[str, Any]:
    """Return the arguments that a request makes for a handler."""
    return bind(declared(handler), values or {}, incoming, zone)


def one(annotation: Any, incoming: Incoming, *, name: str = "value", **default: Any) -> Any:
    """Bind a single argument of an annotation, with the given `default=` if any."""
    parameter = Parameter(name, annotation, **default)
    return bind(_operation(parameter), {}, incoming, MOSCOW)[name]


def _operation(parameter: Parameter) -> Operation:
    def handler(call: Call[None]) -> None: ...

    return replace(declared(handler), parameters=(parameter,))


def told(answer: Answer) -> Any:
    """Return an answer's JSON."""
    return json.loads(answer.body)


def call(**listing: Any) -> Call[None]:
    """Return a call with the list parameters given."""
    return Call(None, Listing(**listing))
