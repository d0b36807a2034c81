"""How the code is written: sizes, names, imports, errors (house rules; numbers in docs/contributing.md).

Each rule is a function that returns what breaks it, and is seen to find it in a bad sample.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.architecture.source import Source, body_length, dotted, functions, length, sources, test_sources

FILE_LINES, TABLE_FILE_LINES, TEST_FILE_LINES = 400, 300, 600
FUNCTION_LINES, ENDPOINT_LINES = 60, 20
FORBIDDEN_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}

BROAD_EXCEPT = {"rapport.app.attempts", "rapport.app.pipeline", "rapport.app.handlers", "rapport.jobs.worker"}
"""The runner, the threads it runs in, and the job loop."""


GENERATED = "rapport.store.migrations.versions"


def long_files(source: Source) -> Iterator[str]:
    limit = FILE_LINES
    if source.module.startswith("tests."):
        limit = TEST_FILE_LINES
    elif source.module.startswith("rapport.store.tables"):
        limit = TABLE_FILE_LINES
    if source.lines >= limit and not source.module.startswith(GENERATED):
        yield f"{source.module} has {source.lines} lines"


def long_functions(source: Source) -> Iterator[str]:
    for node in functions(source.tree):
        if length(node) >= FUNCTION_LINES and not source.module.startswith(GENERATED):
            yield f"{source.module}.{node.name} has {length(node)} lines"


def long_endpoints(source: Source) -> Iterator[str]:
    for node in functions(source.tree):
        decorators = {dotted(each.func) for each in node.decorator_list if isinstance(each, ast.Call)}
        if "operation" in decorators and body_length(node) >= ENDPOINT_LINES:
            yield f"{source.module}.{node.name} does things in {body_length(node)} lines"


def inner_imports(source: Source) -> Iterator[str]:
    for function in functions(source.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield f"{source.module}.{function.name} imports in line {node.lineno}"


def broad_excepts(source: Source) -> Iterator[str]:
    if source.module in BROAD_EXCEPT:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            broad = any(each is None or dotted(each) in {"Exception", "BaseException"} for each in caught)
            if broad and not _raises_again(node):
                yield f"{source.module} catches everything in line {node.lineno}"


def vague_names(source: Source) -> Iterator[str]:
    words = {word for part in source.module.split(".") for word in part.lower().split("_")}
    if words & FORBIDDEN_WORDS:
        yield f"{source.module} is a vague name"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and node.name.lower().endswith(
            ("manager", "helper", "util", "utils")
        ):
            yield f"{source.module}.{node.name} is a vague name"


def hidden_globals(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield f"{source.module} changes globals in line {node.lineno}"


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Whether the handler cleans up and lets the error go on."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


Rule = Callable[[Source], Iterator[str]]

RULES: dict[Rule, str] = {
    long_files: "pass\n" * FILE_LINES,
    long_functions: "def long():\n" + "    pass\n" * FUNCTION_LINES,
    long_endpoints: "@operation('GET', 'x')\ndef call():\n    '''Doc.'''\n" + "    pass\n" * ENDPOINT_LINES,
    inner_imports: "def late():\n    import json\n",
    broad_excepts: "try:\n    pass\nexcept (ValueError, Exception):\n    pass\n",
    vague_names: "class TaskManager:\n    pass\n",
    hidden_globals: "def change():\n    global state\n    state = 1\n",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert [found for source in sources() for found in rule(source)] == []


@pytest.mark.parametrize("rule", [long_files, long_functions, vague_names], ids=lambda rule: rule.__name__)
def test_the_tests_keep_the_rule(rule: Rule) -> None:
    assert [found for source in test_sources() for found in rule(source)] == []


@pytest.mark.parametrize(("rule", "sample"), RULES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_the_rule_finds_what_breaks_it(rule: Rule, sample: str) -> None:
    assert len(list(rule(Source("rapport.crm.sample", sample)))) == 1


def test_names_of_modules_are_looked_at_too() -> None:
    assert list(vague_names(Source("rapport.crm.contact_utils", ""))) == [
        "rapport.crm.contact_utils is a vague name"
    ]


def test_cleaning_up_and_letting_go_on_is_no_broad_except() -> None:
    sample = "try:\n    pass\nexcept BaseException:\n    clean()\n    raise\n"
    assert list(broad_excepts(Source("rapport.crm.sample", sample))) == []
