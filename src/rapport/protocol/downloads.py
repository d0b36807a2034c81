"""Parts of a file, and the name that it is saved under (RFC 9110 section 14, RFC 6266)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

_RANGE = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE | re.ASCII)
_UNFIT = re.compile(r'[^\x20-\x7e]|["\\%]')
_SAFE = "!#$&+-.^_`|~"


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes from `start` up to, and without, `stop`."""

    start: int
    stop: int


class Unsatisfiable(Exception):
    """None of the bytes that are asked for exist."""


def wanted_span(header: str | None, size: int) -> Span | None:
    """Return what a `Range` header asks for of a file of that size; None: the whole file.

    Headers that make no sense, and those that ask for several parts, are passed over, as the standard allows.
    Raises Unsatisfiable.
    """
    asked = _RANGE.fullmatch(header or "")
    if asked is None or not (asked[1] or asked[2]):
        return None
    if not asked[1]:
        length = int(asked[2])
        if not length or not size:
            raise Unsatisfiable
        return Span(max(size - length, 0), size)
    start = int(asked[1])
    last = int(asked[2]) if asked[2] else size - 1
    if last < start and asked[2]:
        return None
    if start >= size:
        raise Unsatisfiable
    return Span(start, min(last, size - 1) + 1)


def attachment(name: str) -> str:
    """Return the `Content-Disposition` of a file to be saved: names beyond ASCII come in both forms."""
    plain = _UNFIT.sub("_", name)
    disposition = f'attachment; filename="{plain}"'
    if plain != name:
        disposition += f"; filename*=UTF-8''{quote(name, safe=_SAFE)}"
    return disposition


def matches(header: str | None, etag: str) -> bool:
    """Whether an `If-None-Match` header names the entity tag."""
    if not header:
        return False
    return header.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in header.split(",")}
