"""From text to values (sheet 01, sections 5 and 7): numbers, booleans, GUIDs, enumerations, dates.

Every function takes the text of one value, not empty, and the portal's time zone, and raises `ConversionFailed`
with the reference's words. Numbers and dates are read the same way whatever the user's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from decimal import Context, Decimal
from enum import IntEnum, IntFlag
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument

E = TypeVar("E", bound=IntEnum | IntFlag)

FORMAT = -2146233033
OVERFLOW = -2146233066
ARGUMENT = -2147024809
GENERIC = -2146233088

INT_MIN, INT_MAX = -(2**31), 2**31 - 1
DECIMAL_DIGITS = 50
DECIMAL_SCALE = 28

_BAD_FORMAT = "Input string was not in a correct format."
_TOO_LARGE_INT = "Value was either too large or too small for an Int32."
_TOO_LARGE_DECIMAL = "Value was either too large or too small for a Decimal."
_TOO_LARGE_DOUBLE = "Value was either too large or too small for a Double."
_BAD_DATE = "invalid date time format"

_DECIMAL_INT = re.compile(r"[+-]?[0-9]+")
_HEX_INT = re.compile(r"(?:0x|&h|#)([0-9a-f]+)", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:e([+-]?[0-9]{1,6}))?", re.IGNORECASE | re.ASCII)
_GUID = re.compile(r"([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})")
_DATE = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:T([0-9]{2})([:-])([0-9]{2})\5([0-9]{2})(?:\.([0-9]{1,7}))?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)

_LONGEST_NUMBER = 400
_LONGEST_QUOTE = 200
_UNIT = Decimal(1).scaleb(-DECIMAL_SCALE)


class ConversionFailed(BadArgument):
    """A value that the protocol cannot read. The message does not name the parameter: the reference's does not."""

    def __init__(self, message: str, hresult: int = ARGUMENT) -> None:
        super().__init__(message)
        self.hresult = hresult


def require_clean(text: str) -> str:
    """Return the text; refuse NUL characters and lone surrogates, which neither database nor JSON can hold."""
    if "\0" in text:
        raise ConversionFailed("Text must not contain NUL characters.")
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise ConversionFailed("Text must be valid Unicode.") from error
    return text


def to_text(text: str, _zone: ZoneInfo) -> str:
    """Return the text as it came."""
    return text


def to_int(text: str, _zone: ZoneInfo) -> int:
    """Read a whole number of 32 bits; `0x1F`, `&h1F` and `#1F` are hexadecimal."""
    text = text.strip()
    if _DECIMAL_INT.fullmatch(text):
        # Leading zeros aside, more than eleven characters never fit; and int() of a very long text is slow.
        number = int(text) if len(text) < 64 else INT_MAX + 1
    else:
        hexadecimal = _HEX_INT.fullmatch(text)
        if not hexadecimal:
            raise ConversionFailed(_BAD_FORMAT, FORMAT)
        number = int(hexadecimal[1], 16)
        if INT_MAX < number < 2**32:
            number -= 2**32
    if not INT_MIN <= number <= INT_MAX:
        raise ConversionFailed(_TOO_LARGE_INT, OVERFLOW)
    return number


_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


def to_bool(text: str, _zone: ZoneInfo) -> bool:
    """Read `true` or `false` in any case; quirk Q8: `1` and `0` too."""
    try:
        return _BOOLEANS[text.strip().lower()]
    except KeyError:
        raise ConversionFailed("String was not recognized as a valid Boolean.", FORMAT) from None


def to_decimal(text: str, _zone: ZoneInfo) -> Decimal:
    """Read an exact number of up to 50 digits before and 28 after the point; finer ones are rounded.

    The scale is kept as sent (`12.50`), without exponent.
    """
    number = _NUMBER.fullmatch(text.strip())
    if not number:
        raise ConversionFailed(_BAD_FORMAT, FORMAT)
    if len(text) > _LONGEST_NUMBER:
        raise ConversionFailed(_TOO_LARGE_DECIMAL, OVERFLOW)
    value = Decimal(number[0])
    if not value:
        return Decimal(0)
    if value.adjusted() >= DECIMAL_DIGITS:
        raise ConversionFailed(_TOO_LARGE_DECIMAL, OVERFLOW)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return Decimal(f"{value:f}")
    if isinstance(exponent, int) and exponent < -DECIMAL_SCALE:
        return value.quantize(_UNIT, context=Context(prec=DECIMAL_DIGITS + DECIMAL_SCALE))
    return value


def to_float(text: str, _zone: ZoneInfo) -> float:
    """Read a number of double precision. Infinity and NaN are no numbers."""
    number = _NUMBER.fullmatch(text.strip())
    if not number:
        raise ConversionFailed(_BAD_FORMAT, FORMAT)
    value = float(number[0])
    if value in {float("inf"), float("-inf")}:
        raise ConversionFailed(_TOO_LARGE_DOUBLE, OVERFLOW)
    return value


def to_guid(text: str, _zone: ZoneInfo) -> str:
    """Read a GUID with or without hyphens, braces or parentheses, in any case; return lower case with hyphens."""
    plain = text.strip().lower()
    if plain[:1] + plain[-1:] in {"{}", "()"}:
        plain = plain[1:-1]
    parts = _GUID.fullmatch(plain)
    if not parts or len(plain) not in {32, 36}:
        raise ConversionFailed("Unrecognized Guid format.", FORMAT)
    return "-".join(parts.groups())


def to_enum(kind: type[E]) -> Callable[[str, ZoneInfo], E]:
    """Return the reader of an enumeration: a name in any case, several joined by commas, or the number.

    Underscores in names do not count. A classmethod `labels` of the enumeration may add names: a mapping of text
    to member. Numbers that are no member are refused, unless the enumeration is an `IntFlag` (quirk Q17).
    """
    names = _enum_names(kind)

    def read(text: str, _zone: ZoneInfo) -> E:
        member = names.get(_fold_name(text))
        if member is not None:
            return member
        try:
            return kind(_enum_number(text, names))
        except (ValueError, KeyError):
            raise ConversionFailed(f"Requested value '{_shown(text.strip())}' was not found.") from None

    return read


def to_date(text: str, zone: ZoneInfo) -> datetime:
    """Read an API date (sheet 01, section 7) as an aware UTC datetime; quirk Q7: 0 to 7 fraction digits.

    Without zone it is the portal's wall clock. The year 1 means "no date" whatever its zone: `NO_DATE`.
    """
    if len(text) < 7:
        raise ConversionFailed(_BAD_DATE)
    parts = _DATE.fullmatch(text)
    if not parts:
        raise ConversionFailed(f"{_BAD_DATE}: {_shown(text)}")
    year, month, day, hour, _, minute, second, fraction, offset = parts.groups()
    if year == "0001":
        return NO_DATE
    try:
        moment = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0").ljust(7, "0")) // 10,
            tzinfo=_offset(offset) if offset else zone,
        )
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ConversionFailed(f"{_BAD_DATE}: {_shown(text)}") from None


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        raise ValueError(text)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)


def _shown(text: str) -> str:
    """Return a text as a message quotes it: not a whole file."""
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"


def _fold_name(text: str) -> str:
    return text.strip().casefold().replace("_", "").replace(" ", "")


def _enum_names(kind: type[E]) -> dict[str, E]:
    names = {_fold_name(member_name): kind(member) for member_name, member in kind.__members__.items()}
    labels: Callable[[], Mapping[str, Any]] | None = getattr(kind, "labels", None)
    if labels:
        names.update({_fold_name(label): kind(member) for label, member in labels().items()})
    return names


def _enum_number(text: str, names: Mapping[str, IntEnum | IntFlag]) -> int:
    """Return the number that the text is or that its names make together. Raises KeyError, ValueError."""
    text = text.strip()
    if _DECIMAL_INT.fullmatch(text) and len(text) < 64:
        return int(text)
    number = 0
    for name in text.split(","):
        number |= names[_fold_name(name)]
    return number
