"""What authors wrote about an operation, a struct or a field, read for those who call the API."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from functools import cache

_HEAD = "Parameters:"
_ENTRY = re.compile(r"(\w+):\s+(.*)")
# Where a rule comes from is for those who change the code.
_SOURCE = re.compile(r"\s*\((?:sheets?|quirks?) [^()]*\)", re.IGNORECASE)


def plain_key(name: str) -> str:
    """Return what two spellings of one name have in common: `is_private` and `isPrivate` are the same."""
    return name.replace("_", "").lower()


def read(doc: str) -> tuple[str, dict[str, str]]:
    """Split a handler's docstring into the description and the texts of its parameters.

    Parameters are the indented lines `name: text` below the line `Parameters:`, up to the first line that is not
    indented; a line without a name, or indented deeper, goes on with the text above. The names come back as
    `plain_key` makes them. Sources in parentheses (`(sheet 04, section 2.6)`) are left out.
    """
    prose: list[str] = []
    texts: dict[str, str] = {}
    current, depth, inside = "", 0, False
    for line in _SOURCE.sub("", doc).splitlines():
        if line.strip() == _HEAD:
            inside = True
        elif inside and (not line.strip() or line[0] == " "):
            indent = len(line) - len(line.lstrip())
            entry = _ENTRY.fullmatch(line.strip())
            if entry and (not current or indent <= depth):
                current, depth = plain_key(entry[1]), indent
                texts[current] = entry[2].strip()
            elif current and line.strip():
                texts[current] += f" {line.strip()}"
        else:
            inside = False
            prose.append(line)
    return _paragraphs(prose), texts


def struct_doc(cls: type) -> str:
    """Return the docstring that a class has itself, not one it inherits; empty if none."""
    return _SOURCE.sub("", inspect.cleandoc(cls.__dict__.get("__doc__") or ""))


def field_docs(cls: type) -> dict[str, str]:
    """Return the texts that stand below the fields of a class and of those it derives from, by field name."""
    texts: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        texts |= _module_docs(owner.__module__).get(owner.__qualname__, {})
    return texts


def _paragraphs(lines: list[str]) -> str:
    """Drop runs of blank lines, as a section taken out leaves them behind."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


@cache
def _module_docs(module: str) -> dict[str, dict[str, str]]:
    """Return class name to field name to text, for every top-level class of a module whose source is at hand."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[module]))
    except (OSError, TypeError):
        return {}
    return {node.name: _class_docs(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _class_docs(node: ast.ClassDef) -> dict[str, str]:
    texts = {}
    for field, below in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
            and isinstance(below.value.value, str)
        ):
            texts[field.target.id] = _SOURCE.sub("", inspect.cleandoc(below.value.value))
    return texts
