"""Masks: JSON in a text that says how a field is filled in (sheet 06, section 3.1).

`{"size":40}` for a text field, `{"rows":2,"cols":30}` for a text area, `["a","b"]` for a select box; other types
have none.
"""

from __future__ import annotations

import json
from typing import Any

from rapport.core.errors import BadArgument
from rapport.crm.custom_fields.records.fields import FieldType

MASK_BYTES = 65_535

_LARGEST_SIZE, _DEFAULT_SIZE = 150, 40
_LARGEST_ROWS, _DEFAULT_ROWS = 25, 2
_LARGEST_COLS, _DEFAULT_COLS = 150, 40
_LONGEST_NUMBER = 20
_NO_JSON = object()


def checked_mask(field_type: FieldType, mask: str | None) -> str:
    """Return the mask as it is stored. Raises BadArgument for one that its type cannot have.

    Numbers are put within their limits (quirk Q10), and what is no mask of a text field or area becomes the usual
    one; the options of a select box stay as they were written.
    """
    if field_type not in {FieldType.TEXT_FIELD, FieldType.TEXT_AREA, FieldType.SELECT_BOX}:
        return ""
    if not mask or len(mask.encode()) > MASK_BYTES:
        raise _refused()
    if field_type == FieldType.SELECT_BOX:
        _options(mask)
        return mask
    sizes = _read(mask)
    return _size_mask(sizes) if field_type == FieldType.TEXT_FIELD else _area_mask(sizes)


def replaced_mask(field_type: FieldType, old: str, new: str | None) -> str:
    """Return the mask that takes the place of another while there are values. Raises BadArgument.

    A select box has to keep its options, in any order, and gets further ones; an empty mask leaves them as they are
    (quirk Q10).
    """
    if field_type != FieldType.SELECT_BOX:
        return checked_mask(field_type, new)
    if not new or new == old:
        return old
    mask = checked_mask(field_type, new)
    options = _options(mask)
    if any(option not in options for option in (_options(old) if old else ())):
        raise _refused()
    return mask


def _size_mask(sizes: Any) -> str:
    size = _number(sizes, "size", _LARGEST_SIZE)
    return f'{{"size":{_DEFAULT_SIZE if size is None else size}}}'


def _area_mask(sizes: Any) -> str:
    rows = _number(sizes, "rows", _LARGEST_ROWS)
    if rows is None:
        return f'{{"rows":{_DEFAULT_ROWS},"cols":{_DEFAULT_COLS}}}'
    cols = _number(sizes, "cols", _LARGEST_COLS)
    if cols is None:
        raise _refused()
    return f'{{"rows":{rows},"cols":{cols}}}'


def _number(sizes: Any, name: str, largest: int) -> int | None:
    """Return a number of a mask, 1 at least, 1 if it is left out; None if there is no telling it."""
    if not isinstance(sizes, dict):
        return None
    given = sizes.get(name)
    if given is None:
        return 1
    if isinstance(given, str) and len(given) <= _LONGEST_NUMBER:
        try:
            given = int(given)
        except ValueError:
            return None
    if not isinstance(given, int | float):
        return None
    return round(min(max(given, 1), largest))


def _options(mask: str) -> list[Any]:
    options = _read(mask)
    if not isinstance(options, list):
        raise _refused()
    return options


def _read(mask: str) -> Any:
    try:
        return json.loads(mask, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return _NO_JSON


def _refuse_constant(name: str) -> None:
    """Refuse what JSON does not have: NaN, Infinity."""
    raise ValueError(name)


def _refused() -> BadArgument:
    return BadArgument("Mask is not valid", parameter="mask")
