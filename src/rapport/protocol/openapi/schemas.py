"""Types of arguments and answers as JSON schemas (draft 2020-12, as OpenAPI 3.1 has it).

The declaration of a struct says it all: a field without a default is always sent and so `required`, one with a
default may be missing; `| None` may be null. Structs and enumerations become named components.
"""

from __future__ import annotations

import re
import types
import typing
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import Enum, Flag
from typing import Annotated, Any, Literal

import msgspec

from rapport.protocol.call import Upload
from rapport.protocol.openapi.docstrings import field_docs, struct_doc
from rapport.protocol.published import published_key
from rapport.protocol.scalars import GUID_MARK, Guid
from rapport.protocol.shapes import Input

Schema = dict[str, Any]
Spelling = Literal["wire", "published"]

_SCALARS: dict[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: {"type": "number", "format": "decimal"},
    str: {"type": "string"},
    datetime: {"type": "string", "format": "date-time"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    Upload: {"type": "string", "format": "binary"},
    dict: {"type": "object"},
    None: {"type": "null"},
    types.NoneType: {"type": "null"},
}
_ARRAYS = (list, tuple, set, frozenset, Sequence)

INT32: Schema = {"type": "integer", "format": "int32"}
_SENT_DECIMAL: Schema = {"exclusiveMinimum": -(10.0**50), "exclusiveMaximum": 10.0**50}

# Plain aliases of `str` that the reader of a struct understands by their names, and OpenAPI should too.
_ALIASES = {
    "WireDate": Annotated[str, msgspec.Meta(extra_json_schema={"format": "date-time"})],
    "Guid": Guid,
}


@dataclass(slots=True)
class Components:
    """The named schemas that the document needs, found while it is written.

    Names are given at the end, by `named`, when all are known: so that which of two equal names is told apart does
    not depend on the order of the operations. Until then a reference holds a key of ours.
    """

    _schemas: dict[tuple[type, Spelling], Schema] = field(default_factory=dict)

    def schema(self, annotation: Any, spelling: Spelling = "wire") -> Schema:
        """Return a fresh schema of a type. What the type does not tell (`object`, `Any`) is the open schema."""
        if annotation in _ARRAYS or typing.get_origin(annotation) is not None:
            return self._composed(typing.get_origin(annotation), typing.get_args(annotation), spelling)
        if isinstance(annotation, type) and issubclass(annotation, (msgspec.Struct, Enum)):
            return self._reference(annotation, spelling)
        return dict(_SCALARS.get(annotation, {}))

    def named(self, document: Schema) -> Schema:
        """Return the document with every component under its name in it and all references to them filled in.

        Raises ValueError when two schemas come out with one name.
        """
        names = _names({cls for cls, _ in self._schemas})
        named = {
            _key(cls, spelling): f"Published{names[cls]}" if spelling == "published" else names[cls]
            for cls, spelling in self._schemas
        }
        schemas = {named[_key(*of)]: schema for of, schema in self._schemas.items()}
        fixed = document["components"]["schemas"]
        if len(schemas) < len(self._schemas) or fixed.keys() & schemas.keys():
            raise ValueError(f"two schemas have one name among {sorted([*named.values(), *fixed])}")
        components = document["components"] | {"schemas": fixed | dict(sorted(schemas.items()))}
        whole: Schema = _resolved(document | {"components": components}, named)
        return whole

    def _reference(self, cls: type[msgspec.Struct] | type[Enum], spelling: Spelling) -> Schema:
        key: tuple[type, Spelling] = (cls, "wire" if issubclass(cls, Enum) else spelling)
        if key not in self._schemas:
            self._schemas[key] = {}  # known before its fields are read, since structs may hold one another
            content = _enumeration(cls) if issubclass(cls, Enum) else self._struct(cls, spelling)
            self._schemas[key].update(content)
        return {"$ref": _key(*key)}

    def _composed(self, origin: Any, arguments: tuple[Any, ...], spelling: Spelling) -> Schema:
        if origin is Annotated:
            return self._annotated(arguments, spelling)
        if origin in (typing.Union, types.UnionType):
            return self._union(arguments, spelling)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.schema(arguments[1], spelling)}
        return {"type": "array", "items": self.schema(arguments[0], spelling) if arguments else {}}

    def _struct(self, cls: type[msgspec.Struct], spelling: Spelling) -> Schema:
        hints, texts = struct_hints(cls), field_docs(cls)
        properties: dict[str, Schema] = {}
        required = []
        for info in msgspec.structs.fields(cls):
            key = info.encode_name if spelling == "wire" else published_key(cls, info.name)
            properties[key] = self.schema(hints[info.name], spelling)
            if issubclass(cls, Input):
                properties[key] = as_argument(properties[key], info.default)
            if info.default is None and cls.__struct_config__.omit_defaults:
                properties[key] = without_null(properties[key])
            if info.name in texts:
                properties[key]["description"] = texts[info.name]
            if info.required:
                required.append(key)
        schema: Schema = {"type": "object", "properties": properties}
        if required:
            schema["required"] = required
        if text := struct_doc(cls):
            schema["description"] = text
        return schema

    def _annotated(self, arguments: tuple[Any, ...], spelling: Spelling) -> Schema:
        base, *metadata = arguments
        schema = self.schema(base, spelling)
        for meta in metadata:
            if isinstance(meta, msgspec.Meta):
                schema |= _constraints(meta)
            elif meta == GUID_MARK:
                schema["format"] = "uuid"
        return schema

    def _union(self, arguments: tuple[Any, ...], spelling: Spelling) -> Schema:
        told = [one for one in arguments if one not in (types.NoneType, msgspec.UnsetType)]
        choices = [self.schema(one, spelling) for one in told]
        schema = choices[0] if len(choices) == 1 else {"anyOf": choices}
        return nullable(schema) if types.NoneType in arguments else schema


def nullable(schema: Schema) -> Schema:
    """Return a schema that takes null as well."""
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return schema | {"type": [schema["type"], "null"]}
    choices = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
    return {"anyOf": [*choices, {"type": "null"}]}


def as_argument(schema: Schema, default: object = None) -> Schema:
    """Say of an inline schema what holds for values that are sent: the size of numbers (sheet 01, section 5).

    And what a value that is not sent counts as, where that is more than nothing.
    """
    if isinstance(default, Enum):
        default = default.value
    if isinstance(default, (bool, int, float, str)) and default != "":
        schema = schema | {"default": default}
    if "items" in schema:
        return schema | {"items": as_argument(schema["items"])}
    if schema.get("format") == "decimal":
        return schema | _SENT_DECIMAL
    whole = schema.get("type") in ("integer", ["integer", "null"])
    return INT32 | schema if whole else schema


def without_null(schema: Schema) -> Schema:
    """Return a schema without the null that `nullable` added: a query cannot say null."""
    if isinstance(schema.get("type"), list):
        return schema | {"type": schema["type"][0]}
    if {"type": "null"} not in schema.get("anyOf", ()):
        return schema
    choices = [one for one in schema["anyOf"] if one != {"type": "null"}]
    others = {key: value for key, value in schema.items() if key != "anyOf"}
    return others | (choices[0] if len(choices) == 1 else {"anyOf": choices})


def struct_hints(cls: type) -> dict[str, Any]:
    """Return the resolved annotations of a struct, with a format wherever they say `WireDate` or `Guid`."""
    return typing.get_type_hints(cls, localns=_ALIASES, include_extras=True)


def _constraints(meta: msgspec.Meta) -> Schema:
    told = {
        "minimum": meta.ge,
        "exclusiveMinimum": meta.gt,
        "maximum": meta.le,
        "exclusiveMaximum": meta.lt,
        "pattern": meta.pattern,
        "minLength": meta.min_length,
        "maxLength": meta.max_length,
        "description": meta.description,
    }
    return {key: value for key, value in told.items() if value is not None} | (meta.extra_json_schema or {})


def _enumeration(cls: type[Enum]) -> Schema:
    """Describe an enumeration: numbers on the wire, with the names of the members for people and generators."""
    values = [member.value for member in cls]
    listed = "\n".join(f"- `{member.value}`: {member.name.lower().replace('_', ' ')}" for member in cls)
    described: Schema = {
        "type": "integer" if all(isinstance(value, int) for value in values) else "string",
        "enum": values,
        "x-enum-varnames": [member.name for member in cls],
        "description": f"{struct_doc(cls)}\n\n{listed}".strip(),
    }
    if issubclass(cls, Flag):
        del described["enum"]  # any sum of them is one too
    return described


def _key(cls: type, spelling: Spelling) -> str:
    return f"{cls.__module__}.{cls.__qualname__} {spelling}"


def _resolved(node: Any, named: dict[str, str]) -> Any:
    if isinstance(node, dict):
        return {
            key: f"#/components/schemas/{named[value]}"
            if key == "$ref" and value in named
            else _resolved(value, named)
            for key, value in node.items()
        }
    return [_resolved(item, named) for item in node] if isinstance(node, list) else node


def _names(classes: set[type]) -> dict[type, str]:
    """Name classes by their own names, without `Shape`; equal names get the concept in front."""
    sharing: dict[str, list[type]] = defaultdict(list)
    for cls in classes:
        sharing[cls.__name__.removesuffix("Shape")].append(cls)
    return {
        cls: name if len(group) == 1 else _concept(cls) + name
        for name, group in sharing.items()
        for cls in group
    }


def _concept(cls: type) -> str:
    """Return the room that a class lives in, as a word to put in front: `task_templates` is `TaskTemplates`."""
    return "".join(word.capitalize() for word in re.split(r"[._]", concept_of(cls.__module__)))


def concept_of(module: str) -> str:
    """Return the package that holds a module, below `crm` or `portal`: `contacts` for all of its endpoints."""
    parts = module.split(".")
    for floor in ("crm", "portal"):
        if floor in parts[:-1]:
            return parts[parts.index(floor) + 1]
    return parts[-2] if len(parts) > 1 else parts[0]
