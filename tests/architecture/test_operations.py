"""Every operation is documented, tested, has a declared answer, and asks who is calling."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from rapport.app.concepts import operations
from rapport.protocol.openapi import docstrings
from rapport.protocol.operations import Operation
from tests.architecture.source import Source, test_sources
from tests.portals import Portal

VERBS = {"GET", "POST", "PUT", "DELETE"}
HOLE = "\0"
"""Stands for what a test puts into a path."""

Mention = tuple[str, str]
"""Verb and path."""


def undocumented(declared: Iterable[Operation]) -> Iterator[str]:
    """Yield what an operation does not say about itself."""
    for operation in declared:
        name = f"{operation.verb} {operation.path}"
        prose, texts = docstrings.read(operation.description)
        if len(prose) < 20 or not operation.summary:
            yield f"{name} is not described"
        for parameter in operation.parameters:
            if docstrings.plain_key(parameter.name) not in texts:
                yield f"{name} says nothing of {parameter.name}"
        known = {docstrings.plain_key(parameter.name) for parameter in operation.parameters}
        yield from (
            f"{name} speaks of {text}, which it does not take" for text in sorted(texts.keys() - known)
        )


def untyped(declared: Iterable[Operation]) -> Iterator[str]:
    """Yield operations that do not say what they answer."""
    for operation in declared:
        if operation.answer is None or operation.answer in {Any, dict, list, object}:
            yield f"{operation.verb} {operation.path} declares no answer"


def untested(declared: Iterable[Operation], mentions: set[Mention]) -> Iterator[str]:
    """Yield operations that no test calls."""
    for operation in declared:
        pattern = _pattern(operation.path)
        if not any(verb == operation.verb and pattern.fullmatch(path) for verb, path in mentions):
            yield f"{operation.verb} {operation.path} has no test"


def mentions_in(source: Source) -> set[Mention]:
    """Return the calls that a test file spells out: `client.put(f"crm/case/{id}")`, `("PUT", "crm/case/1")`."""
    found: set[Mention] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            verb = node.func.attr.upper() if isinstance(node.func, ast.Attribute) else ""
            texts = [_text(argument) for argument in node.args]
            verbs = {verb, *texts} & VERBS
        elif isinstance(node, ast.Tuple | ast.List):
            texts = [_text(element) for element in node.elts]
            verbs = set(texts) & VERBS
        else:
            continue
        found |= {(verb, _path(text)) for verb in verbs for text in texts if "/" in text}
    return found


def _text(node: ast.AST) -> str:
    """Return a literal text, with holes where something is put in; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"\{\w*\}", HOLE, node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else HOLE for part in node.values)
    return ""


def _path(text: str) -> str:
    bare = text.partition("?")[0].removeprefix("/api/2.0/").strip("/")
    return re.sub(r"\.(json|xml)$", "", bare)


def _pattern(path: str) -> re.Pattern[str]:
    """Return what a mention of the path looks like: a hole may stand for any one segment."""
    segments = [
        "[^/]+" if segment.startswith("{") else f"(?:{re.escape(segment)}|{HOLE})" for segment in _split(path)
    ]
    return re.compile("/".join(segments), re.IGNORECASE)


def _split(path: str) -> list[str]:
    """Split at slashes outside of placeholders."""
    return re.findall(r"(?:\{[^}]*\}|[^/{])+", path)


DECLARED = operations()


def test_there_are_operations() -> None:
    assert len(DECLARED) > 100


def test_every_operation_is_documented() -> None:
    assert list(undocumented(DECLARED)) == []


def test_every_operation_declares_its_answer() -> None:
    assert list(untyped(DECLARED)) == []


def test_every_operation_has_a_test() -> None:
    mentions = {
        mention
        for source in test_sources()
        if source.module.startswith(("tests.wire", "tests.portal"))
        for mention in mentions_in(source)
    }
    assert list(untested(DECLARED, mentions)) == []


def test_no_two_operations_answer_at_one_place() -> None:
    places = [(operation.verb, re.sub(r"\{\w+", "{", operation.path.lower())) for operation in DECLARED]
    assert sorted({place for place in places if places.count(place) > 1}) == []


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation.operation_id for operation in DECLARED]
    # One function may answer at several paths.
    handlers = {operation.operation_id: operation.handler for operation in DECLARED}
    assert (
        sorted(
            {
                operation.operation_id
                for operation in DECLARED
                if handlers[operation.operation_id] is not operation.handler
            }
        )
        == []
    ), names


def test_strangers_are_asked_to_sign_in(portal: Portal) -> None:
    passed = []
    for operation in DECLARED:
        path = "/".join(_example(segment) for segment in _split(operation.path))
        answer = portal.stranger.request(operation.verb, path)
        asked = answer.status == 401 and answer.error == "Unauthorized"
        if asked != operation.login:
            passed.append(f"{operation.verb} {operation.path}: {answer.status}")
        assert answer.status < 500, answer.text
    assert passed == []


def _example(segment: str) -> str:
    if not segment.startswith("{"):
        return segment
    constraint = segment.strip("{}").partition(":")[2]
    if constraint.startswith("("):
        return constraint.strip("()").split("|")[0]
    return "1"


BAD = Operation(
    verb="PUT",
    path="crm/sample/{id:int}/{kind:(person|company)}",
    handler=lambda call: None,
    tag="crm/Samples",
    summary="Change",
    description="Changes a sample, somehow.\n\nParameters:\n    other: Not there",
    parameters=(),
    answer=None,
    writes=True,
    login=True,
    addition=False,
    prepare=None,
)


def test_the_rules_find_a_bad_operation() -> None:
    assert list(undocumented([BAD])) == [f"PUT {BAD.path} speaks of other, which it does not take"]
    assert list(untyped([BAD])) == [f"PUT {BAD.path} declares no answer"]
    assert list(untested([BAD], {("PUT", "crm/sample/1"), ("GET", "crm/sample/1/person")})) == [
        f"PUT {BAD.path} has no test"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "client.put('crm/sample/1/person')",
        "client.put(f'crm/sample/{made}/company', {})",
        "client.request('PUT', '/api/2.0/crm/Sample/1/person.json?x=1')",
        "cases = [('PUT', 'crm/{kind}/1/person', None)]",
    ],
)
def test_a_mention_is_seen(line: str) -> None:
    assert list(untested([BAD], mentions_in(Source("tests.wire.test_sample", line)))) == []
