"""What a request sent, by name: the one table that path, query and body fill and arguments are read from.

Sheet 01, sections 4 and 6. Names ignore case and underscores. A name has any number of values, in the order path,
query, body. A value is a text, None (JSON null) or, for an object, a table of its own. Form spellings of objects
(`items[0][key]`, `items[0].key`, `items[key]`, `items[][key]`) are kept aside with what their name says and
become tables only when an argument asks for them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from rapport.protocol.conversion import ConversionFailed, require_clean

MAX_NAMES = 5000
"""Different names in one request, and in one object (sheet 01, section 14)."""

_STRUCTURED = re.compile(r"([^\[\].]*)((?:\[[^\[\]]*\]|\.[^\[\].]+)+)")
_STEP = re.compile(r"\[([^\[\]]*)\]|\.([^\[\].]+)")
_TEXT_CHARSETS = re.compile(r"utf-8|ascii|cp125[0-8]|iso8859-[0-9]+|koi8-[ru]|latin-?1|iso8859_1")


class Fields:
    """Values by folded name; of a whole request, or of one object in it."""

    __slots__ = ("_structured", "bracketed", "values")

    def __init__(self) -> None:
        self.values: dict[str, list[Value]] = {}
        self.bracketed: dict[str, list[tuple[list[str], Value]]] = {}
        """Values whose name goes on after the first word: the further steps, folded, and the value."""
        self._structured = 0

    def __bool__(self) -> bool:
        return bool(self.values or self.bracketed)

    def add(self, name: str, value: Value) -> None:
        """Add a value under its name as sent. Names that make no sense are dropped, as unknown ones are."""
        key = fold_name(name)
        if key[-2:] == "[]" and "[" not in key[:-2] and "." not in key:
            key = key[:-2]  # the commonest spelling of lists, by far
        if "[" in key or "." in key:
            steps = _STRUCTURED.fullmatch(key)
            if not steps:
                return
            path = [bracket or dotted for bracket, dotted in _STEP.findall(steps[2])]
            self.add_at(steps[1], path, value)
        else:
            self.values.setdefault(key, []).append(value)
        if len(self.values) + self._structured > MAX_NAMES:
            raise ConversionFailed(f"The request has more than {MAX_NAMES} names.")

    def add_none(self, name: str) -> None:
        """Note that a list was sent without anything in it: a list that may be None tells it from an absent one."""
        self.values.setdefault(fold_name(name), [])
        if len(self.values) + self._structured > MAX_NAMES:
            raise ConversionFailed(f"The request has more than {MAX_NAMES} names.")

    def add_at(self, root: str, steps: list[str], value: Value) -> None:
        """Add a value at the path that folded steps tell; an index on its own says nothing beyond "one more"."""
        if not steps or (len(steps) == 1 and is_index(steps[0])):
            self.values.setdefault(root, []).append(value)
        else:
            self.bracketed.setdefault(root, []).append((steps, value))
            self._structured += 1

    def take_over(self, other: Fields) -> None:
        """Add everything that another table holds."""
        for key, values in other.values.items():
            self.values.setdefault(key, []).extend(values)
        for root, entries in other.bracketed.items():
            self.bracketed.setdefault(root, []).extend(entries)
            self._structured += len(entries)

    def objects(self, root: str) -> list[Fields]:
        """Return the objects under a folded name, however they were spelled: indexed ones by index, then the rest.

        Without index, a member that comes again begins the next object.
        """
        found = [value for value in self.values.get(root, ()) if isinstance(value, Fields)]
        bracketed = self.bracketed.get(root)
        return found + _grouped(bracketed) if bracketed else found


Value = str | None | Fields


def fold_name(name: str) -> str:
    """Return the form under which a name is looked up: without case and underscores."""
    return name.lower().replace("_", "")


def is_index(step: str) -> bool:
    """Whether a step is `[]` or `[7]`."""
    return not step or (len(step) <= 9 and step.isascii() and step.isdigit())


def read_pairs(raw: str, into: Fields, charset: str = "utf-8") -> None:
    """Add the `name=value` pairs of a query string or an URL-encoded form.

    `raw` holds bytes as Latin-1. Pairs without `=` have no name and are dropped. Raises `ConversionFailed`
    for text that is not of the charset.
    """
    for pair in raw.split("&"):
        name, equals, value = pair.partition("=")
        if equals:
            into.add(decoded(name, charset), decoded(value, charset))


def decoded(text: str, charset: str = "utf-8") -> str:
    """Undo URL encoding (`+` and `%41`). Raises `ConversionFailed` for bytes that are no text."""
    if "+" in text:
        text = text.replace("+", " ")
    if "%" not in text and text.isascii():
        return require_clean(text)
    try:
        raw = unquote_to_bytes(text.encode("latin-1"))
    except UnicodeEncodeError:
        raw = unquote_to_bytes(text)
    return text_of(raw, charset)


def text_of(raw: bytes, charset: str = "utf-8") -> str:
    """Decode bytes strictly. Raises `ConversionFailed`."""
    try:
        return require_clean(raw.decode(charset))
    except UnicodeDecodeError as error:
        raise ConversionFailed(f"The request holds text that is not {charset}.") from error


def known_charset(name: str) -> str:
    """Return Python's name of a text encoding; UTF-8 for none. Raises `ConversionFailed` for others than text."""
    if not name:
        return "utf-8"
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    if not _TEXT_CHARSETS.fullmatch(found):
        raise ConversionFailed(f"'{name}' is not a supported encoding name.")
    return found


def _grouped(bracketed: Sequence[tuple[list[str], Value]]) -> list[Fields]:
    indexed: dict[int, Fields] = {}
    others: list[Fields] = []
    seen: set[tuple[str, ...]] = set()
    for steps, value in bracketed:
        first = steps[0]
        if first and is_index(first):
            home, rest = indexed.setdefault(int(first), Fields()), steps[1:]
        else:
            rest = steps if first else steps[1:]
            path = tuple(rest)
            # A list inside an object repeats its name as well: `items[][tags][]=a&items[][tags][]=b` is one object.
            if not others or (path in seen and path[-1]):
                others.append(Fields())
                seen.clear()
            seen.add(path)
            home = others[-1]
        home.add_at(rest[0], rest[1:], value)
    return [indexed[index] for index in sorted(indexed)] + others
