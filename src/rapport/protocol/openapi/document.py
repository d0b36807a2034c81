"""The document as a whole: paths, tags, ways to sign in, and what is true of every call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from rapport.protocol.openapi.answers import ENVELOPE_SCHEMAS, ERROR_RESPONSES, refusal, responses
from rapport.protocol.openapi.batch import BATCH
from rapport.protocol.openapi.docstrings import read
from rapport.protocol.openapi.requests import (
    IDEMPOTENCY_KEY,
    LIST_PARAMETERS,
    PLACEHOLDER,
    body,
    parameters,
    template,
)
from rapport.protocol.openapi.schemas import Components, Schema, concept_of
from rapport.protocol.operations import Operation

_ABOUT = """\
A server that speaks the ONLYOFFICE Workspace REST API 2.0.

**Answers** come in an envelope: `{"count": 1, "status": 0, "statusCode": 200, "response": …}`. A member that an
object may lack is left out when it holds nothing. With `Accept: application/json; profile="published"` the answer is
the bare object, its keys spelled as in the published reference (`BidValue`, `ID`). A path that ends in `.xml` answers
in XML; one that ends in `.json`, like one without suffix, in JSON.

**Arguments** are looked for in the path, the query and the body, in that order, whatever the verb; letter case does
not count. Bodies are JSON, forms or `text/xml`. In queries and forms, lists are written `ids=1&ids=2` or
`ids[]=1&ids[]=2`, objects `address[city]=Riga`, lists of objects `items[0][key]=1`. Enumerations take the number or
the name. Moments without a zone are in the time zone of the portal.

**Lists** take `count`, `startIndex`, `sortBy`, `sortOrder` and the rest in the query, whatever the verb. Every answer
can be cut down to some of its members with `fields=id,title` in the query.

**Writes** may carry an `Idempotency-Key` header and can then be repeated blindly.
"""

_SECURITY_SCHEMES: dict[str, Schema] = {
    "apiKey": {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "description": "An API key or a session token as the whole value of the header.",
    },
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "The same key or token, written `Bearer …`.",
    },
    "basic": {"type": "http", "scheme": "basic", "description": "E-mail address and password."},
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "asc_auth_key",
        "description": "The cookie that signing in sets.",
    },
}


def document(operations: Iterable[Operation], *, title: str, version: str) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document of the operations, as plain JSON values.

    Everything comes from declarations, signatures and docstrings; names depend on the order of the operations only
    where two functions of one concept share theirs. Raises ValueError when operations answer the same verb at paths
    that OpenAPI cannot tell apart, even with a suffix.
    """
    declared = list(operations)
    components = Components()
    paths: dict[str, Schema] = {}
    for path, verbs in _paths([*_named(declared), ("run_batch", BATCH)]).items():
        paths[path] = {verb: _operation(one, name, path, components) for verb, (name, one) in verbs.items()}
    whole = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version, "description": _ABOUT},
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in sorted({one.tag for one in (*declared, BATCH)})],
        "security": [{scheme: []} for scheme in _SECURITY_SCHEMES],
        "paths": paths,
        "components": {
            "schemas": ENVELOPE_SCHEMAS,
            "parameters": LIST_PARAMETERS | {"IdempotencyKey": IDEMPOTENCY_KEY},
            "responses": ERROR_RESPONSES,
            "securitySchemes": _SECURITY_SCHEMES,
        },
    }
    return components.named(whole)


def _operation(operation: Operation, name: str, path: str, components: Components) -> Schema:
    description, texts = read(operation.description)
    described: Schema = {
        "operationId": name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "description": description,
        "parameters": _renamed(parameters(operation, texts, components), path),
        "responses": responses(operation, components, published=operation is not BATCH),
    }
    if (sent := body(operation, texts, components)) is not None:
        described["requestBody"] = sent
    if operation is BATCH:
        # Sheet 01, section 15.2: nothing to do is no failure to clients that look at the status alone.
        described["responses"]["200"] = refusal("There was no call in it.")
    if not operation.login:
        described["security"] = []
    if operation.addition:
        described["x-addition"] = True
    return described


def _paths(operations: Iterable[tuple[str, Operation]]) -> dict[str, dict[str, tuple[str, Operation]]]:
    """Group operations by path and verb.

    OpenAPI knows a path by its placeholders' places, not their names, so `contact/{id}` and `contact/{contactid}`
    become one, by the first one's names. Where two operations then meet under one verb (the server tells them apart
    by the form of the value), the later one is documented at its path with the suffix `.json`, which it has anyway.
    """
    spelled: dict[str, str] = {}
    paths: dict[str, dict[str, tuple[str, Operation]]] = {}
    for name, operation in operations:
        verb = operation.verb.lower()
        for path in (template(operation.path), template(operation.path) + ".json"):
            known = spelled.setdefault(re.sub(r"\{\w+\}", "{}", path).lower(), path)
            if verb not in paths.setdefault(known, {}):
                paths[known][verb] = name, operation
                break
        else:
            raise ValueError(f"{operation.verb} {operation.path} is declared more than twice")
    return paths


def _renamed(described: list[Schema], path: str) -> list[Schema]:
    """Give the placeholders, which come first and in order, the names that the path has for them."""
    names = [name for name, _ in PLACEHOLDER.findall(path)]
    for parameter, name in zip(described, names, strict=False):
        parameter["name"] = name
    return described


def _named(operations: list[Operation]) -> Iterator[tuple[str, Operation]]:
    """Name operations for generated clients: concept and function, numbered when a function serves several paths."""
    taken: set[str] = set()
    for operation in operations:
        plain = f"{concept_of(operation.handler.__module__)}_{operation.handler.__name__}"
        name, number = plain, 2
        while name in taken:
            name, number = f"{plain}_{number}", number + 1
        taken.add(name)
        yield name, operation
