"""What an operation answers: the envelope in the wire's spelling, the bare object in the published one, errors."""

from __future__ import annotations

import types
import typing
from typing import Any

from rapport.protocol.call import Page, Raw, Sorted
from rapport.protocol.openapi.schemas import Components, Schema, Spelling
from rapport.protocol.operations import Operation

WIRE = "application/json"
PUBLISHED = "application/json;profile=published"

ENVELOPE_SCHEMAS: dict[str, Schema] = {
    "Envelope": {
        "type": "object",
        "description": "What stands around every answer; the answer itself is `response`.",
        "properties": {
            "count": {
                "type": "integer",
                "description": "Number of items returned, 1 for an object, length of a text; left out when 0.",
            },
            "startIndex": {
                "type": "integer",
                "description": "The requested `startIndex`; left out when 0.",
            },
            "nextIndex": {"type": "integer", "description": "There when more items follow."},
            "total": {"type": "integer", "description": "Number of all matches, where the list tells it."},
            "status": {"type": "integer", "description": "0: done, 1: an error."},
            "statusCode": {"type": "integer", "description": "The HTTP status."},
        },
        "required": ["status", "statusCode"],
    },
    "Nothing": {
        "type": "object",
        "description": "An answer without content.",
        "maxProperties": 0,
    },
    "Error": {
        "type": "object",
        "description": "Why the request was refused. Nothing was changed.",
        "properties": {
            "startIndex": {"type": "integer"},
            "status": {"type": "integer", "description": "1; 0 for a batch without calls."},
            "statusCode": {"type": "integer", "description": "The HTTP status."},
            "error": {
                "type": "object",
                "properties": {
                    "message": {"type": "string", "description": "For the person who called."},
                    "hresult": {"type": "integer", "description": "A number for the kind of error."},
                    "data": {"type": "object"},
                },
                "required": ["message"],
            },
        },
        "required": ["status", "error"],
    },
}
"""Schemas that every document has (sheet 01, sections 9 and 12.3)."""


def refusal(description: str) -> Schema:
    """Return an answer that holds an error, with what it means."""
    return {
        "description": description,
        "content": {WIRE: {"schema": {"$ref": "#/components/schemas/Error"}}},
    }


ERROR_RESPONSES: dict[str, Schema] = {
    "BadRequest": refusal("An argument is missing or not acceptable."),
    "Unauthorized": refusal("Nobody is signed in, or the credentials are not valid."),
    "Forbidden": refusal("The caller may not do this, or the state of things does not allow it."),
    "NotFound": refusal("The record does not exist, or the caller may not know that it does."),
    "Conflict": refusal(
        "Somebody else changed it first, or the idempotency key was used for another request."
    ),
    "Failure": refusal("Any other refusal; `error.message` tells."),
}


def responses(operation: Operation, components: Components, *, published: bool = True) -> Schema:
    """Return the answers of an operation by HTTP status: 201 for POST, else 200 (sheet 01, section 12.1).

    `published`: whether it can be had in the published spelling too.
    """
    refused = {"400": "BadRequest", "401": "Unauthorized", "403": "Forbidden", "404": "NotFound"}
    if operation.writes:
        refused["409"] = "Conflict"
    refused["default"] = "Failure"
    content = _content(operation.answer, components, published)
    done = {"description": _description(operation.answer), "content": content}
    told: Schema = {"201" if operation.verb == "POST" else "200": done}
    return told | {status: {"$ref": f"#/components/responses/{name}"} for status, name in refused.items()}


def _content(answer: Any, components: Components, published: bool) -> Schema:
    if answer is Raw:
        return {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    enveloped = {
        "allOf": [
            {"$ref": "#/components/schemas/Envelope"},
            {
                "type": "object",
                "properties": {"response": _response(answer, "wire", components)},
                "required": ["response"],
            },
        ]
    }
    content: Schema = {WIRE: {"schema": enveloped}}
    if published:
        content[PUBLISHED] = {"schema": _response(answer, "published", components)}
    if Raw in typing.get_args(answer):
        content["*/*"] = {"schema": {"type": "string", "format": "binary"}}
    return content


def _response(answer: Any, spelling: Spelling, components: Components) -> Schema:
    """Describe the answer itself. Nothing at all is `{}` on the wire, never null (sheet 01, section 9)."""
    nothing = {"$ref": "#/components/schemas/Nothing"}
    if answer is None or answer is types.NoneType:
        return nothing
    if typing.get_origin(answer) in (typing.Union, types.UnionType):
        some = [one for one in typing.get_args(answer) if one not in (types.NoneType, Raw)]
        choices = [_response(one, spelling, components) for one in some]
        if types.NoneType in typing.get_args(answer):
            choices.append(nothing)
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if typing.get_origin(answer) in (Page, Sorted):
        return {"type": "array", "items": components.schema(typing.get_args(answer)[0], spelling)}
    return components.schema(answer, spelling)


def _description(answer: Any) -> str:
    if answer is None or answer is types.NoneType:
        return "Done; there is nothing to tell."
    if answer is Raw:
        return "The content as it is, without an envelope."
    return "Done."
