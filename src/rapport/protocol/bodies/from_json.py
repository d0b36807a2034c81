"""JSON bodies (sheet 01, section 4.3): objects become `Fields`, lists repeated values.

A number keeps its digits, so that an amount never passes through a double.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from rapport.protocol.conversion import GENERIC, ConversionFailed, require_clean
from rapport.protocol.fields import Fields, Value, text_of

_LONGEST_FRACTION = 64


def read_json(body: bytes, into: Fields) -> None:
    """Add the members of a JSON object. An empty body and `null` hold none. Raises `ConversionFailed`."""
    text = text_of(body.removeprefix(b"\xef\xbb\xbf"))
    if not text.strip():
        return
    top = parse_json(text)
    if top is None:
        return
    if not isinstance(top, Fields):
        raise ConversionFailed("The request body must be a JSON object.", GENERIC)
    into.take_over(top)


def parse_json(text: str) -> Any:
    """Return JSON as `Fields`, lists, texts (numbers and booleans too) and None.

    Raises `ConversionFailed` with the reader's own message.
    """
    try:
        return _text(_JSON.decode(text))
    except json.JSONDecodeError as error:
        raise ConversionFailed(str(error), GENERIC) from error
    except RecursionError as error:
        raise ConversionFailed("The JSON is nested too deeply.", GENERIC) from error


def _object(pairs: list[tuple[str, Any]]) -> Fields:
    fields = Fields()
    for name, value in pairs:
        if value == []:
            fields.add_none(name)
        for item in _spread(value):
            fields.add(name, item)
    return fields


def _spread(value: Any) -> list[Value]:
    """Return the values that a member stands for: a list is its items, repeated; a list in a list is no other."""
    if not isinstance(value, list):
        return [_text(value)]
    items: list[Value] = []
    waiting = value[::-1]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item[::-1]
        else:
            items.append(_text(item))
    return items


def _text(value: Any) -> Any:
    if value.__class__ is str:
        return require_clean(value)
    if value.__class__ is bool:
        return "true" if value else "false"
    return value


def _fraction(digits: str) -> str:
    """Write a number with point or exponent as a client means it: `5.0` is the whole number 5 too."""
    number = Decimal(digits)
    if abs(number.adjusted()) > _LONGEST_FRACTION:
        return digits
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _no_number(name: str) -> NoReturn:
    raise ConversionFailed(f"{name} is not a JSON value.", GENERIC)


_JSON = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=str, parse_float=_fraction, parse_constant=_no_number
)
