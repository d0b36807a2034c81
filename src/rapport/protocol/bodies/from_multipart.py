"""Multipart bodies (sheet 01, section 6.4): text parts are form fields, parts with a file name are files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from rapport.protocol.call import Upload
from rapport.protocol.conversion import GENERIC, ConversionFailed
from rapport.protocol.fields import Fields, known_charset, text_of

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MAX_PARTS = 5000


def read_multipart(body: bytes, boundary: str, into: Fields) -> list[Upload]:
    """Add the text parts and return the file parts, in their order. Raises `ConversionFailed`."""
    return _Reader(into).read(body, boundary)


def base_name(name: str) -> str:
    """Return a file name without the folders that some clients send along."""
    return name.replace("\\", "/").rpartition("/")[2]


class _Reader:
    def __init__(self, into: Fields) -> None:
        self._into = into
        self._files: list[Upload] = []
        self._parts = 0
        self._headers: dict[str, str] = {}
        self._name = b""
        self._value = b""
        self._content: list[bytes] = []
        self._complete = False

    def read(self, body: bytes, boundary: str) -> list[Upload]:
        callbacks: MultipartCallbacks = {
            "on_part_begin": self._begin,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_end": self._finish,
        }
        if not boundary:
            raise ConversionFailed("The multipart body has no boundary.", GENERIC)
        try:
            parser = MultipartParser(boundary.encode("latin-1"), callbacks)
            parser.write(body)
            parser.finalize()
        except FormParserError as error:
            raise ConversionFailed(f"The multipart body cannot be read: {error}", GENERIC) from error
        if not self._complete:
            raise ConversionFailed("The multipart body ends too early.", GENERIC)
        return self._files

    def _finish(self) -> None:
        self._complete = True

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise ConversionFailed(f"The request has more than {MAX_PARTS} parts.")
        self._headers = {}
        self._content = []

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value.decode("latin-1")
        self._name = self._value = b""

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._content.append(data[start:end])

    def _end(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition", ""))
        name = text_of(options.get(b"name", b""))
        media_type = self._headers.get("content-type", "")
        content = b"".join(self._content)
        if b"filename" not in options:
            _, type_options = parse_options_header(media_type)
            charset = known_charset(type_options.get(b"charset", b"").decode("latin-1"))
            self._into.add(name, text_of(content, charset))
            return
        filename = base_name(text_of(options[b"filename"]))
        # A browser sends an empty part for a file input that was left empty.
        if filename or content:
            self._files.append(Upload(filename, content, media_type, name))
