"""From a path to its operation (sheet 01, section 1).

A trie over path segments, built once. Where several declared paths fit, the reference's order decides: no
placeholder first, then the earlier first placeholder, then the earlier end of the last one. A placeholder may thus
win over a literal word: `{entityType}/tag/{id}` comes before `contact/{contactid}/...`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rapport.protocol.binding import binder_of
from rapport.protocol.conversion import ConversionFailed, require_clean
from rapport.protocol.operations import Operation

BASE = "/api/2.0/"
SUFFIXES = ("json", "xml", "tml")

_FORBIDDEN = re.compile(r"[:<>*%&\\?\x00-\x1f\x7f]")
_PLACEHOLDER = re.compile(r"\{(\w+)(?::(.+))?\}")
_ALTERNATIVES = re.compile(r"\(([\w|-]+)\)")
_DIGITS = re.compile(r"[0-9]+")

Constraint = Callable[[str], str | None]
"""Takes a segment; returns the value to bind, None if it does not fit."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a path means: the operation, its placeholders' values, and the suffix without its dot (or empty)."""

    operation: Operation
    values: dict[str, str]
    suffix: str


@dataclass(frozen=True, slots=True)
class _Leaf:
    rank: tuple[int, int, int]
    operation: Operation
    names: tuple[str, ...]


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    placeholders: dict[str, tuple[Constraint, _Node]] = field(default_factory=dict)
    """By the constraint as declared."""
    leaves: dict[str, _Leaf] = field(default_factory=dict)
    """By verb."""


class Router:
    """All declared operations by path and verb."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        """Build the trie, and every operation's binder, so that a wrong declaration stops the start.

        Raises ValueError for a path that is declared twice, or wrongly; TypeError for a signature that cannot
        be bound.
        """
        self._root = _Node()
        for operation in operations:
            self._add(operation)
            binder_of(operation)

    def match(self, verb: str, path: str) -> Match | None:
        """Return what the path, from the site root and percent-decoded, means; None if nothing answers there.

        Letter case of words does not count, a trailing slash neither. Raises `ConversionFailed` for characters
        that no path may have.
        """
        if path[: len(BASE)].lower() != BASE:
            return None
        require_allowed(path)
        segments, suffix = split_suffix(path[len(BASE) :])
        found = min(
            _walk(self._root, segments, 0, (), verb), key=lambda candidate: candidate[0].rank, default=None
        )
        if found is None:
            return None
        leaf, values = found
        return Match(leaf.operation, dict(zip(leaf.names, values, strict=True)), suffix)

    def _add(self, operation: Operation) -> None:
        node = self._root
        names: list[str] = []
        for segment in operation.path.strip("/").split("/"):
            placeholder = _PLACEHOLDER.fullmatch(segment)
            if placeholder:
                names.append(placeholder[1])
                declared = "[0-9]+" if placeholder[2] == "int" else (placeholder[2] or "").lower()
                _, node = node.placeholders.setdefault(declared, (_constraint(placeholder[2]), _Node()))
            elif "{" in segment or not segment:
                raise ValueError(f"a path segment is a word or one placeholder: {operation.path}")
            else:
                node = node.literals.setdefault(segment.lower(), _Node())
        if operation.verb in node.leaves:
            raise ValueError(f"{operation.verb} {operation.path} is declared twice")
        if len(set(names)) != len(names):
            raise ValueError(f"a placeholder is named twice: {operation.path}")
        node.leaves[operation.verb] = _Leaf(_rank(operation.path), operation, tuple(names))


def require_allowed(path: str) -> None:
    """Refuse characters that the reference's host refuses in a path (sheet 01, section 1.3)."""
    forbidden = _FORBIDDEN.search(path)
    if forbidden:
        raise ConversionFailed(f"A path must not contain {forbidden[0]!r}.")
    if ".." in path:
        raise ConversionFailed("A path must not contain '..'.")
    require_clean(path)


def split_suffix(path: str) -> tuple[list[str], str]:
    """Return the segments of a path and its suffix: `json`, `xml`, `tml` in lower case, or empty."""
    segments = path.removesuffix("/").split("/")
    stem, _, suffix = segments[-1].rpartition(".")
    if stem and suffix in SUFFIXES:
        segments[-1] = stem
        return segments, suffix
    return segments, ""


def _walk(
    node: _Node, segments: list[str], at: int, values: tuple[str, ...], verb: str
) -> Iterator[tuple[_Leaf, tuple[str, ...]]]:
    if at == len(segments):
        leaf = node.leaves.get(verb)
        if leaf:
            yield leaf, values
        return
    segment = segments[at]
    literal = node.literals.get(segment.lower())
    if literal:
        yield from _walk(literal, segments, at + 1, values, verb)
    for constraint, following in node.placeholders.values():
        value = constraint(segment)
        if value:
            yield from _walk(following, segments, at + 1, (*values, value), verb)


def _rank(path: str) -> tuple[int, int, int]:
    """Return where the first placeholder begins and the last one ends, in the path inside its module.

    Where the reference leaves a tie, the path with fewer placeholders that take anything comes first.
    """
    _, _, inside = path.strip("/").partition("/")
    plain = re.sub(r"\{(\w+):[^/]*\}", r"{\1}", inside)
    takes_anything = len(re.findall(r"\{\w+\}", inside))
    return (plain.index("{"), plain.rindex("}"), takes_anything) if "{" in plain else (-1, -1, 0)


def _constraint(declared: str | None) -> Constraint:
    if declared is None:
        return lambda segment: segment or None
    if declared in {"int", "[0-9]+"}:
        return lambda segment: segment if _DIGITS.fullmatch(segment) else None
    alternatives = _ALTERNATIVES.fullmatch(declared)
    if alternatives:
        # The value is handed on as it is declared, so that no endpoint has to think of letter case.
        words = {word.lower(): word for word in alternatives[1].split("|")}
        return lambda segment: words.get(segment.lower())
    pattern = re.compile(declared, re.IGNORECASE | re.ASCII)
    return lambda segment: segment if pattern.fullmatch(segment) else None
