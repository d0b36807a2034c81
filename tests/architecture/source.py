"""The code of the house as syntax trees, for rules about how it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "rapport"
TESTS = ROOT / "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file: its dotted module name and its text."""

    module: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return _parsed(self.text)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())

    @property
    def concept(self) -> str:
        """`crm.contacts` for every module of that concept; the floor (`store`, `protocol`) elsewhere."""
        parts = self.module.split(".")[1:]
        return ".".join(parts[:2]) if parts[:1] in (["crm"], ["portal"]) else ".".join(parts[:1])

    @property
    def shelf(self) -> str:
        """`rows` for `rapport.crm.contacts.rows` and all below it; empty outside of concepts."""
        parts = self.module.split(".")
        return parts[3] if len(parts) > 3 and parts[1] in {"crm", "portal"} else ""


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def sources() -> tuple[Source, ...]:
    """Return every file of the package."""
    return tuple(_read(path, PACKAGE.parent) for path in sorted(PACKAGE.rglob("*.py")))


@cache
def test_sources() -> tuple[Source, ...]:
    """Return every file of the tests."""
    return tuple(_read(path, ROOT) for path in sorted(TESTS.rglob("*.py")))


test_sources.__test__ = False  # type: ignore[attr-defined]  # pytest: this is no test


def _read(path: Path, root: Path) -> Source:
    parts = path.relative_to(root).with_suffix("").parts
    return Source(".".join(parts).removesuffix(".__init__"), path.read_text())


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def length(node: Function) -> int:
    """Return the number of lines from `def` to the last."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def body_length(node: Function) -> int:
    """Return the number of lines below the signature and the docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or node.lineno) - body[0].lineno + 1 if body else 0


def dotted(node: ast.AST) -> str:
    """Return `a.b.c` for a chain of names; empty for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = dotted(node.value)
        return f"{owner}.{node.attr}" if owner else ""
    return ""


def names_in(node: ast.AST) -> set[str]:
    """Return every name and dotted chain that is read inside a node."""
    found = {dotted(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)}
    return found - {""}
