"""XML bodies (sheet 01, section 4.2): the children of the root are the parameters, mapped as in JSON."""

from __future__ import annotations

from xml.parsers import expat

from rapport.protocol.conversion import GENERIC, ConversionFailed, require_clean
from rapport.protocol.fields import Fields, known_charset

MAX_DEPTH = 64
"""Levels of nesting."""


def read_xml(body: bytes, charset: str, into: Fields) -> None:
    """Add what the children of the root element hold, whatever the root is called.

    `charset` is the Content-Type's; empty: as the document says. A document type, and so an entity, is refused.
    Raises `ConversionFailed`.
    """
    _Reader(into).read(body, charset)


class _Reader:
    def __init__(self, into: Fields) -> None:
        self._open: list[tuple[str, list[str], Fields]] = []
        self._into = into

    def read(self, body: bytes, charset: str) -> None:
        try:
            parser = expat.ParserCreate(encoding=known_charset(charset) if charset else None)
            parser.buffer_text = True
            parser.StartElementHandler = self._start
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._data
            # Entities are declared in a document type: without one there is nothing to blow up.
            parser.StartDoctypeDeclHandler = self._refuse_doctype
            parser.Parse(body, True)
        # An encoding that the document names is looked up too: LookupError, ValueError.
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise ConversionFailed(str(error), GENERIC) from error

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise ConversionFailed("The XML is nested too deeply.", GENERIC)
        self._open.append((name, [], Fields() if self._open else self._into))

    def _data(self, text: str) -> None:
        self._open[-1][1].append(text)

    def _end(self, _name: str) -> None:
        name, texts, children = self._open.pop()
        if self._open:
            text = require_clean("".join(texts))
            self._open[-1][2].add(name, children or text or None)

    def _refuse_doctype(self, *_: object) -> None:
        raise ConversionFailed("A document type is not allowed.", GENERIC)
