"""Request bodies (sheet 01, sections 4.2, 4.3 and 6.4): forms, JSON, XML and multipart, read into `Fields`.

JSON and XML mean what a form would have to spell with brackets.
"""

from __future__ import annotations

from urllib.parse import unquote

from python_multipart.multipart import parse_options_header

from rapport.protocol.bodies.from_json import parse_json, read_json
from rapport.protocol.bodies.from_multipart import base_name, read_multipart
from rapport.protocol.bodies.from_xml import read_xml
from rapport.protocol.call import Upload
from rapport.protocol.conversion import ConversionFailed, require_clean
from rapport.protocol.fields import Fields, decoded, known_charset, read_pairs
from rapport.protocol.incoming import Incoming

__all__ = ["bare_upload", "parse_json", "raw_upload", "read_body"]

_PARAMETERS = {"application/json", "text/xml", "application/x-www-form-urlencoded", "multipart/form-data"}
"""Media types of bodies that hold parameters."""


def read_body(incoming: Incoming, into: Fields) -> list[Upload]:
    """Add what the body sends to the table and return its file parts.

    A form on GET, and media types that carry no parameters, are passed over. Raises `ConversionFailed` for a
    body that is not what its Content-Type says.
    """
    kind = incoming.media_type
    if not kind or not incoming.body:
        return []
    if kind == "application/json":
        read_json(incoming.body, into)
    elif kind == "text/xml":
        read_xml(incoming.body, _option(incoming, b"charset"), into)
    elif kind == "application/x-www-form-urlencoded" and incoming.verb != "GET":
        read_pairs(incoming.body.decode("latin-1"), into, known_charset(_option(incoming, b"charset")))
    elif kind == "multipart/form-data" and incoming.verb != "GET":
        return read_multipart(incoming.body, _option(incoming, b"boundary"), into)
    return []


def raw_upload(incoming: Incoming) -> Upload | None:
    """Return the body itself as a file, if a Content-Disposition header names it; None otherwise."""
    disposition = incoming.headers.get("content-disposition")
    if not disposition or incoming.media_type == "multipart/form-data":
        return None
    if not disposition.isascii():
        disposition = _as_latin_1(disposition)
    _, options = parse_options_header(disposition)
    name = _extended_name(disposition) or decoded(options.get(b"filename", b"").decode("latin-1"))
    return Upload(base_name(name), incoming.body, incoming.headers.get("content-type", ""))


def bare_upload(incoming: Incoming) -> Upload | None:
    """Return the body itself as a file without a name; None if there is none, or if it holds parameters."""
    if not incoming.body or incoming.media_type in _PARAMETERS:
        return None
    return Upload("", incoming.body, incoming.headers.get("content-type", ""))


def _option(incoming: Incoming, name: bytes) -> str:
    """Return a parameter of the Content-Type header, empty if it has none of that name."""
    header = incoming.headers.get("content-type", "")
    if not header.isascii():
        raise ConversionFailed("The Content-Type header is not valid.")
    _, options = parse_options_header(header)
    return options.get(name, b"").decode("latin-1")


def _as_latin_1(header: str) -> str:
    """Return a header as it travels: its bytes as Latin-1, UTF-8 bytes for letters beyond."""
    try:
        header.encode("latin-1")
    except UnicodeEncodeError:
        return header.encode("utf-8", "replace").decode("latin-1")
    return header


def _extended_name(disposition: str) -> str:
    """Return the file name of `filename*=UTF-8''...`, empty if the header has none."""
    _, found, rest = disposition.partition("filename*=")
    if not found:
        return ""
    charset, _, name = rest.partition("''")
    if charset.strip().lower() != "utf-8":
        return ""
    return require_clean(unquote(name.partition(";")[0].strip().strip('"'), errors="replace"))
