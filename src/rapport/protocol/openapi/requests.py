"""What an operation takes: path, query and header parameters, and the body.

The server itself looks for every argument in path, query and body alike (sheet 01, section 4.1); the document names
the place that is usual: the query for GET and DELETE, the body for POST and PUT.
"""

from __future__ import annotations

import re
import types
import typing
from enum import Enum
from typing import Annotated, Any

import msgspec

from rapport.protocol.call import MAX_COUNT, Page, Sorted, Upload
from rapport.protocol.openapi.docstrings import plain_key
from rapport.protocol.openapi.schemas import INT32, Components, Schema, as_argument, without_null
from rapport.protocol.operations import Operation, Parameter
from rapport.protocol.shapes import camel

PLACEHOLDER = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
BASE = "/api/2.0/"
JSON, FORM, MULTIPART, RAW = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/octet-stream",
)
_IN_PATH = r"^[^/:<>*%&\\?\u0000-\u001f\u007f]+$"
"""What a placeholder takes (sheet 01, section 1.3); the backslash and the escapes are the pattern's own."""
_RECORD_ID: Schema = INT32 | {"minimum": 0, "maximum": 2**31 - 1, "pattern": "^[0-9]+$"}


def _listed(name: str, schema: Schema, description: str) -> Schema:
    return {"name": name, "in": "query", "description": description, "schema": schema}


LIST_PARAMETERS: dict[str, Schema] = {
    "count": _listed(
        "count",
        {"type": "integer", "minimum": 0, "maximum": MAX_COUNT, "default": MAX_COUNT},
        "How many items to answer with; larger values are cut.",
    ),
    "startIndex": _listed(
        "startIndex", {"type": "integer", "minimum": 0, "default": 0}, "How many items to skip."
    ),
    "sortBy": _listed(
        "sortBy", {"type": "string"}, "Key of the items to sort by, or one of the operation's own sort keys."
    ),
    "sortOrder": _listed(
        "sortOrder",
        {"type": "string", "enum": ["ascending", "descending"], "default": "ascending"},
        "Direction of `sortBy`.",
    ),
    "filterBy": _listed(
        "filterBy", {"type": "string"}, "Key of the items to compare with `filterValue`; several with commas."
    ),
    "filterOp": _listed(
        "filterOp",
        {
            "type": "string",
            "enum": ["equals", "contains", "startsWith", "endsWith", "present"],
            "default": "equals",
        },
        "How `filterBy` is compared.",
    ),
    "filterValue": _listed(
        "filterValue", {"type": "string"}, "What to compare with; the search text of operations that search."
    ),
    "updatedSince": _listed(
        "updatedSince", {"type": "string", "format": "date-time"}, "Only items changed after this moment."
    ),
    "type": _listed("type", {"type": "string"}, "Only items of this kind, where a list mixes kinds."),
}
"""The common parameters of lists, read from the query whatever the verb (sheet 01, section 11.1)."""

IDEMPOTENCY_KEY: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "A fresh random text. A repeat with the same key gets the first answer and changes nothing.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


def template(path: str) -> str:
    """Return the path of an operation as OpenAPI writes it: `/api/2.0/crm/contact/{id}`."""
    return BASE + PLACEHOLDER.sub(r"{\1}", path)


def answers_list(answer: Any) -> bool:
    """Tell whether an operation answers with a list, to which the common parameters then apply."""
    origin = typing.get_origin(answer)
    if origin in (typing.Union, types.UnionType):
        return any(answers_list(one) for one in typing.get_args(answer))
    return origin in (list, Page, Sorted)


def parameters(operation: Operation, texts: dict[str, str], components: Components) -> list[Schema]:
    """Return the parameters in path, query and header; `texts` are the author's, by `plain_key`."""
    described = [*_in_path(operation, texts, components)]
    if not _has_body(operation):
        described += [_in_query(argument, texts, components) for argument in _unplaced(operation)]
    taken = {plain_key(one["name"]) for one in described}
    if answers_list(operation.answer):
        for name, common in LIST_PARAMETERS.items():
            key = plain_key(name)
            if key in texts and key not in taken:
                described.append(common | {"description": texts[key]})
            elif key not in taken:
                described.append({"$ref": f"#/components/parameters/{name}"})
    if operation.writes and operation.login:
        described.append({"$ref": "#/components/parameters/IdempotencyKey"})
    return described


def body(operation: Operation, texts: dict[str, str], components: Components) -> Schema | None:
    """Return the request body, offered in every form that the server takes, or None if there is none."""
    arguments = _unplaced(operation) if _has_body(operation) else []
    if not arguments:
        return None
    json = {"schema": _object(arguments, texts, components)}
    form = _form(arguments, texts, components)
    uploads = [argument for argument in arguments if is_upload(argument.annotation)]
    content: Schema = {}
    if uploads:
        content[MULTIPART] = form
        if not _is_array(uploads[0].annotation):
            content[RAW] = {"schema": {"type": "string", "format": "binary"}}
        arguments = [argument for argument in arguments if argument not in uploads]
        json = {"schema": _object(arguments, texts, components)}
        form = _form(arguments, texts, components)
    if arguments:
        content = {JSON: json, FORM: form} | content
    required = any(_must_be_given(argument) for argument in arguments)
    return {"content": content} | ({"required": True} if required else {})


def is_upload(annotation: Any) -> bool:
    """Tell whether an argument takes a file or files."""
    return annotation is Upload or any(is_upload(part) for part in typing.get_args(annotation))


def wire_name(argument: Parameter) -> str:
    """Return the name of an argument as clients write it: `is_private` is `isPrivate`, `from_` is `from`."""
    return camel(argument.name.rstrip("_"))


def _has_body(operation: Operation) -> bool:
    return operation.verb in ("POST", "PUT")


def _placeholders(operation: Operation) -> list[tuple[str, str]]:
    return [(name, constraint or "") for name, constraint in PLACEHOLDER.findall(operation.path)]


def _unplaced(operation: Operation) -> list[Parameter]:
    """Return the arguments that no placeholder of the path takes."""
    placed = {plain_key(name) for name, _ in _placeholders(operation)}
    return [argument for argument in operation.parameters if plain_key(argument.name) not in placed]


def _in_path(operation: Operation, texts: dict[str, str], components: Components) -> list[Schema]:
    arguments = {plain_key(argument.name): argument for argument in operation.parameters}
    described = []
    for name, constraint in _placeholders(operation):
        argument = arguments.get(plain_key(name))
        schema = _path_schema(constraint, argument, components)
        described.append(
            {"name": name, "in": "path", "required": True, "schema": schema} | _text(name, texts)
        )
    return described


def _path_schema(constraint: str, argument: Parameter | None, components: Components) -> Schema:
    if constraint == "int":
        return dict(_RECORD_ID)
    if constraint.startswith("("):
        return {"type": "string", "enum": constraint.strip("()").split("|")}
    annotation = argument.annotation if argument else str
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"type": "string", "enum": [camel(member.name.lower()) for member in annotation]}
    schema = components.schema(annotation)
    return schema | {"pattern": _IN_PATH} if schema == {"type": "string"} else schema


def _in_query(argument: Parameter, texts: dict[str, str], components: Components) -> Schema:
    described: Schema = {"name": wire_name(argument), "in": "query"} | _text(argument.name, texts)
    if _must_be_given(argument):
        described["required"] = True
    if _is_object(argument.annotation):
        described |= {"style": "deepObject", "explode": True}
    return described | {"schema": without_null(_argument_schema(argument, components))}


def _object(arguments: list[Parameter], texts: dict[str, str], components: Components) -> Schema:
    properties = {
        wire_name(argument): _argument_schema(argument, components) | _text(argument.name, texts)
        for argument in arguments
    }
    required = [wire_name(argument) for argument in arguments if _must_be_given(argument)]
    return {"type": "object", "properties": properties} | ({"required": required} if required else {})


def _argument_schema(argument: Parameter, components: Components) -> Schema:
    return as_argument(components.schema(argument.annotation), argument.default)


def _text(name: str, texts: dict[str, str]) -> Schema:
    text = texts.get(plain_key(name))
    return {"description": text} if text else {}


def _must_be_given(argument: Parameter) -> bool:
    return not argument.has_default and not _is_array(argument.annotation) and not _is_optional(argument)


def _is_optional(argument: Parameter) -> bool:
    return types.NoneType in typing.get_args(argument.annotation)


def _is_array(annotation: Any) -> bool:
    return typing.get_origin(_plain(annotation)) is list


def _is_object(annotation: Any) -> bool:
    """Tell whether an argument is a struct or a list of them, which forms write with brackets."""
    plain = _plain(annotation)
    parts = (plain, *typing.get_args(plain))
    return any(isinstance(part, type) and issubclass(part, msgspec.Struct) for part in parts)


def _plain(annotation: Any) -> Any:
    """Return an argument's type without `| None` and without marks."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return _plain(next(one for one in typing.get_args(annotation) if one is not types.NoneType))
    return typing.get_args(annotation)[0] if typing.get_origin(annotation) is Annotated else annotation


def _form(arguments: list[Parameter], texts: dict[str, str], components: Components) -> Schema:
    """Describe a form: it cannot say null, and writes the members of an object `address[city]`."""
    schema = _object(arguments, texts, components)
    schema["properties"] = {name: without_null(told) for name, told in schema["properties"].items()}
    objects = [wire_name(argument) for argument in arguments if _is_object(argument.annotation)]
    encoding = {name: {"style": "deepObject", "explode": True} for name in objects}
    return {"schema": schema} | ({"encoding": encoding} if encoding else {})
