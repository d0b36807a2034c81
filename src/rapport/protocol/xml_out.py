"""XML as it goes out: a mechanical translation of the JSON (sheet 01, section 10.7)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import msgspec

_DECODER = msgspec.json.Decoder(float_hook=Decimal)

_BAD_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Letters that every edition of XML 1.0 takes: Latin and Cyrillic are what names are written in here.
_LETTERS = "A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0401-\u040c\u040e-\u044f\u0451-\u045c"
_BAD_START = re.compile(f"[^{_LETTERS}]")
_BAD_INSIDE = re.compile(f"[^{_LETTERS}0-9.-]")
_LOOKS_ENCODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def from_json(document: bytes) -> bytes:
    """Translate an envelope written as JSON into its `<result>` document, UTF-8, without declaration."""
    parts: list[str] = []
    _element("result", _DECODER.decode(document), parts)
    return "".join(parts).encode()


def _element(name: str, value: Any, parts: list[str]) -> None:
    """Add an element; a list is the element repeated, and so nothing when empty."""
    if isinstance(value, list):
        for item in value:
            if isinstance(item, list):
                inside: list[str] = []
                _element(name, item, inside)
                parts.append(f"<{name}>{''.join(inside)}</{name}>" if inside else f"<{name} />")
            else:
                _element(name, item, parts)
    elif isinstance(value, dict):
        inside = []
        for key, held in value.items():
            _element(_name(key), held, inside)
        parts.append(f"<{name}>{''.join(inside)}</{name}>" if inside else f"<{name} />")
    elif value is None:
        parts.append(f"<{name} />")
    else:
        parts.append(f"<{name}>{_text(value)}</{name}>")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    text = _BAD_TEXT.sub("\ufffd", str(value))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#xD;")


def _name(key: str) -> str:
    """Return a key as an element's name: what XML does not allow there is `_xHHHH_`."""
    if key.isascii() and key.isalpha():
        return key
    name = _LOOKS_ENCODED.sub("_x005F_", key)
    if not name:
        return "_"
    return _BAD_START.sub(_encoded, name[0]) + _BAD_INSIDE.sub(_encoded, name[1:])


def _encoded(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"_x{number:04X}_" if number < 0x10000 else f"_x{number:08X}_"
