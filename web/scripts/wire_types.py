"""Write the types of the API for the web client, from the server's own OpenAPI document.

`python web/scripts/wire_types.py` writes `web/src/shared/wire/types.ts`; a test fails when that is stale.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from rapport.app.pages import openapi_document

TARGET = Path(__file__).parents[1] / "src/shared/wire/types.ts"
PREFIX = "/api/2.0/"
_HEAD = """// Made by scripts/wire_types.py from the server's OpenAPI document. Do not edit; `make web-types` renews it.

export type Empty = { [name in never]: never };
"""
_VERBS = {"get": "Gets", "post": "Posts", "put": "Puts", "delete": "Deletes"}
_PLAIN = {"integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_NAME = re.compile(r"[A-Za-z_$][\w$]*")

Schema = dict[str, Any]


def written() -> str:
    """Return the text of the file as it has to be now."""
    document = json.loads(openapi_document())
    schemas = document["components"]["schemas"]
    shared = document["components"].get("parameters", {})
    parts = [_HEAD]
    parts += [_declared(name, schema) for name, schema in schemas.items() if not name.startswith("Published")]
    for verb, title in _VERBS.items():
        entries = [
            f"  {json.dumps(path.removeprefix(PREFIX))}: {_operation(told[verb], shared)};\n"
            for path, told in document["paths"].items()
            if verb in told and path.startswith(PREFIX)
        ]
        parts.append(f"export interface {title} {{\n{''.join(entries)}}}\n")
    return "\n".join(parts)


def _declared(name: str, schema: Schema) -> str:
    note = _note(schema, "")
    if schema.get("properties"):
        return f"{note}export interface {name} {_shape(schema, '')}\n"
    return f"{note}export type {name} = {_type(schema)};\n"


def _operation(told: Schema, shared: dict[str, Schema]) -> str:
    parameters = [
        shared[one["$ref"].rsplit("/", 1)[-1]] if "$ref" in one else one for one in told["parameters"]
    ]
    members = [
        f"path: {_parameters(parameters, 'path')}",
        f"query: {_parameters(parameters, 'query')}",
        f"body: {_body(told)}",
        f"answer: {_answer(told)}",
    ]
    return "{ " + "; ".join(members) + " }"


def _parameters(parameters: list[Schema], place: str) -> str:
    found = [one for one in parameters if one["in"] == place]
    members = [f"{_key(one['name'])}{'' if one.get('required') else '?'}: {_sent(one)}" for one in found]
    return "{ " + "; ".join(members) + " }" if members else "Empty"


def _sent(parameter: Schema) -> str:
    return _type(parameter["schema"])


def _body(told: Schema) -> str:
    content = told.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema")
    return _type(schema) if schema else "undefined"


def _answer(told: Schema) -> str:
    done = told["responses"].get("200") or told["responses"].get("201") or {}
    schema = done.get("content", {}).get("application/json", {}).get("schema", {})
    for part in schema.get("allOf", []):
        if "response" in part.get("properties", {}):
            return _type(part["properties"]["response"])
    return "unknown"


def _type(schema: Schema) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "enum" in schema:
        return " | ".join(json.dumps(one) for one in schema["enum"])
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return " | ".join(dict.fromkeys(_type(one) for one in schema[union]))
    if "allOf" in schema:
        return " & ".join(_type(one) for one in schema["allOf"])
    kinds = schema.get("type", [])
    told = [_of_kind(kind, schema) for kind in ([kinds] if isinstance(kinds, str) else kinds)]
    return " | ".join(dict.fromkeys(told)) or "unknown"


def _of_kind(kind: str, schema: Schema) -> str:
    if kind == "string":
        return "Blob" if schema.get("format") == "binary" else "string"
    if kind == "array":
        return f"Array<{_type(schema.get('items', {}))}>"
    if kind == "object":
        if schema.get("properties"):
            return _shape(schema, None)
        if schema.get("maxProperties") == 0:
            return "{ [name: string]: never }"
        more = schema.get("additionalProperties")
        return f"{{ [name: string]: {_type(more) if isinstance(more, dict) else 'unknown'} }}"
    return _PLAIN.get(kind, "unknown")


def _shape(schema: Schema, indent: str | None) -> str:
    required = set(schema.get("required", []))
    members = []
    for name, told in schema["properties"].items():
        optional = "" if name in required else "?"
        note = "" if indent is None else _note(told, "  ")
        members.append((note, f"{_key(name)}{optional}: {_type(told)}"))
    if indent is None:
        return "{ " + "; ".join(text for _, text in members) + " }"
    return "{\n" + "".join(f"{note}  {text};\n" for note, text in members) + "}"


def _note(schema: Schema, indent: str) -> str:
    text = " ".join(str(schema.get("description", "")).split()).replace("*/", "* /")
    return f"{indent}/** {text} */\n" if text else ""


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else json.dumps(name)


def main() -> int:
    """Write the file; with `--check`, only say whether it would change."""
    text = written()
    if "--check" in sys.argv:
        is_stale = TARGET.read_text(encoding="utf-8") != text
        if is_stale:
            sys.stderr.write(f"{TARGET.name} is stale: make web-types\n")
        return int(is_stale)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
