"""Several calls in one (sheet 01, section 15): `POST|GET /api/2.0/batch`.

The calls run one after another, each in a transaction of its own, as the caller of the batch. What runs one is
given in: this room knows how a batch is written and answered, not what its calls do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote_to_bytes

from rapport.core.viewer import UTC_ZONE
from rapport.protocol import envelope
from rapport.protocol.answers import Answer, published_wanted, written
from rapport.protocol.answers import answer as as_answer
from rapport.protocol.bodies import parse_json, read_body
from rapport.protocol.call import Call
from rapport.protocol.conversion import ConversionFailed
from rapport.protocol.fields import Fields, read_pairs, text_of
from rapport.protocol.incoming import Incoming
from rapport.protocol.json_out import wire_key
from rapport.protocol.lists import read_listing
from rapport.protocol.readers import builder_of
from rapport.protocol.routing import BASE, split_suffix
from rapport.protocol.shapes import Input, Shape

MAX_CALLS = 1000
"""Calls in one batch."""

Run = Callable[[Incoming], Answer]

_INVALID_OPERATION = -2146233079
_DEFAULT_BODY = "application/x-www-form-urlencoded; charset=utf-8"
_CHARSET = re.compile(r"charset\s*=\s*[^;]*", re.IGNORECASE)
_SITE = re.compile(r"[a-z]+://[^/?#]*", re.IGNORECASE)
_OUTER_ONLY = frozenset(
    {"content-type", "content-length", "content-encoding", "content-disposition", "accept-encoding",
     "transfer-encoding", "idempotency-key"}
)  # fmt: skip


class BatchCall(Input, frozen=True, kw_only=True):
    """One call of a batch, as it is sent. Names ignore case; unknown members are passed over."""

    relative_url: str = ""
    method: str = "GET"
    body: str | None = None
    body_content_type: str = ""
    name: str | None = None
    order: int = 0


class BatchEntry(Shape, frozen=True, kw_only=True):
    """One call's answer: `data` is its whole body as text."""

    name: str | None = None
    status: int
    headers: dict[str, str]
    data: str


def is_batch(path: str) -> bool:
    """Whether a path, from the site root, is the batch call's."""
    if path[: len(BASE)].lower() != BASE:
        return False
    segments, _ = split_suffix(path[len(BASE) :])
    return len(segments) == 1 and segments[0].lower() == "batch"


def answer(incoming: Incoming, run: Run) -> Answer:
    """Run the calls of a batch and return the answer that holds theirs.

    201 for POST and 200 for GET, whatever the calls answered. The list parameters of the query apply to the
    entries. Raises `ConversionFailed`, before anything runs, for a batch that cannot be read, holds more than
    `MAX_CALLS` calls or another batch, or a call without URL.
    """
    _, suffix = split_suffix(incoming.path)
    calls = read_calls(incoming)
    if not calls:
        nothing = envelope.of_error("no batch specified", _INVALID_OPERATION, None)
        return written(200, nothing, incoming, suffix)
    inner = [_inner(call, incoming, at) for at, call in enumerate(calls)]
    entries = [_entry(call, run(one)) for call, one in zip(calls, inner, strict=True)]
    call: Call[None] = Call(None, read_listing(incoming.query))
    published = published_wanted(incoming, default=False)
    return as_answer(entries, call=call, incoming=incoming, suffix=suffix, published=published)


def read_calls(incoming: Incoming) -> list[BatchCall]:
    """Return the calls of a batch in the order in which they are to run. Raises `ConversionFailed`."""
    found = _sent(incoming)
    if len(found) > MAX_CALLS:
        raise ConversionFailed(f"A batch has at most {MAX_CALLS} calls.")
    builder = builder_of(BatchCall)
    calls = []
    for one in found:
        call = builder.find(one, UTC_ZONE) if isinstance(one, Fields) else None
        if not isinstance(call, BatchCall) or not call.relative_url:
            raise ConversionFailed("Every call of a batch needs a relativeUrl.")
        calls.append(call)
    return sorted(calls, key=lambda call: call.order)


def _sent(incoming: Incoming) -> list[Any]:
    """Return the calls however they were sent (section 15.1), the JSON array as the whole body included."""
    fields = Fields()
    read_pairs(incoming.query, fields)
    if incoming.media_type == "application/json":
        top = parse_json(text_of(incoming.body)) if incoming.body.strip() else None
        if isinstance(top, list):
            return top
        if isinstance(top, Fields):
            fields.take_over(top)
    else:
        read_body(incoming, fields)
    text = next((value for value in fields.values.get("batch", ()) if isinstance(value, str)), "")
    if text:
        told = parse_json(text)
        return told if isinstance(told, list) else [told] if told else []
    numbered = fields.objects("batch") or fields.objects("")
    if numbered:
        return list(numbered)
    return [fields] if "relativeurl" in fields.values else []


def _inner(call: BatchCall, outer: Incoming, at: int) -> Incoming:
    """Return a call of a batch as a request of its own; headers, cookies included, are the outer request's."""
    address = _SITE.sub("", call.relative_url.strip()).partition("#")[0]
    path, _, query = address.partition("?")
    path = "/" + text_of(unquote_to_bytes(path)).removeprefix("/")
    if is_batch(path):
        raise ConversionFailed("A batch cannot hold another batch.")
    headers = {name: value for name, value in outer.headers.items() if name not in _OUTER_ONLY}
    key = outer.headers.get("idempotency-key")
    if key:
        # A batch that is sent again repeats each of its calls, not the first one's answer.
        headers["idempotency-key"] = f"{key}:{at}"
    if call.body is not None:
        headers["content-type"] = _CHARSET.sub("charset=utf-8", call.body_content_type or _DEFAULT_BODY)
    return replace(
        outer,
        verb=call.method.strip().upper() or "GET",
        path=path,
        query=query.encode().decode("latin-1"),
        headers=headers,
        body=(call.body or "").encode(),
    )


def _entry(call: BatchCall, made: Answer) -> BatchEntry:
    # The session cookie stays out of reach of scripts, which can read this.
    headers = {wire_key(name): value for name, value in made.headers if name.lower() != "set-cookie"}
    return BatchEntry(
        name=call.name, status=made.status, headers=headers, data=made.body.decode("utf-8", "replace")
    )
