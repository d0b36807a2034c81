"""Compression of answers, by ordinary negotiation (sheet 01, section 13.3 and quirk Q22)."""

from __future__ import annotations

import gzip

from rapport.protocol.answers import Answer

SMALLEST = 1024
"""Bodies up to so many bytes are sent as they are: they fit one packet anyway."""

_LEVEL = 5
_COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")


def gzip_wanted(accept_encoding: str) -> bool:
    """Whether an `Accept-Encoding` header allows gzip: named, or covered by `*`, and not of quality 0."""
    return coding_wanted(accept_encoding, ("gzip",)) is not None


def coding_wanted(accept_encoding: str, offered: tuple[str, ...]) -> str | None:
    """Return the first of the offered codings that an `Accept-Encoding` header allows; None: send it as it is."""
    qualities: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        coding, *parameters = [part.strip() for part in item.split(";")]
        qualities[coding] = _quality(parameters)
    anything = qualities.get("*", 0.0)
    return next((coding for coding in offered if qualities.get(coding, anything) > 0), None)


def compressed(answer: Answer, accept_encoding: str) -> Answer:
    """Return the answer, its body gzipped where the `Accept-Encoding` header allows it and it is of use."""
    if len(answer.body) <= SMALLEST or not answer.media_type.lower().startswith(_COMPRESSIBLE):
        return answer
    headers = [*answer.headers, ("Vary", "Accept-Encoding")]
    if answer.header("content-encoding") or not gzip_wanted(accept_encoding):
        return Answer(answer.status, headers, answer.body)
    packed = gzip.compress(answer.body, _LEVEL, mtime=0)
    return Answer(answer.status, [*headers, ("Content-Encoding", "gzip")], packed)


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
