"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ARRAY, BigInteger, DateTime, Integer, Numeric, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


class UtcTime(TypeDecorator[datetime]):
    """A moment, whole seconds, UTC: an integer of seconds since 1970 on SQLite, `timestamptz` on PostgreSQL.

    Takes and gives aware datetimes; years 1 to 9999.
    """

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the database at hand."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Cut to whole seconds and, on SQLite, count them."""
        if value is None:
            return None
        if dialect.name == "postgresql":
            return value.replace(microsecond=0)
        return (value - EPOCH) // _SECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:  # noqa: ARG002
        """Return what makes an aware datetime in UTC of a value; straight, as every page reads a hundred of them."""
        return None if dialect.name == "postgresql" else _from_seconds  # the driver gives datetimes, in UTC


def _from_seconds(value: int | None) -> datetime | None:
    return None if value is None else EPOCH + timedelta(0, value)


_FROM_NINES = str.maketrans("0123456789", "9876543210")


def encode_decimal(value: Decimal) -> str:
    """Write a decimal so that texts compare as the numbers do: sign, length of the whole part, digits.

    `p0215.5` is 15.5, `p0` is 0. Negative numbers are written in nines' complement and closed by `~`, which
    sorts after every digit.
    """
    digits = f"{value.copy_abs():f}"  # abs() would round to 28 digits
    whole, _, fraction = digits.partition(".")
    whole, fraction = whole.lstrip("0"), fraction.rstrip("0")
    body = f"{len(whole):02d}{whole}" + (f".{fraction}" if fraction else "")
    if value < 0 and (whole or fraction):
        return "n" + body.translate(_FROM_NINES) + "~"
    return "p" + body


def decode_decimal(text: str) -> Decimal:
    """Read what `encode_decimal` wrote."""
    if text[0] == "n":
        return Decimal("-0" + text[1:-1].translate(_FROM_NINES)[2:])
    return Decimal("0" + text[3:])


class Money(TypeDecorator[Decimal]):
    """An exact decimal of up to `precision` digits, `scale` of them after the point.

    `numeric` on PostgreSQL. SQLite would make a float of it, so there it is text in an order-preserving code
    (`encode_decimal`). Reading always gives `scale` digits after the point.
    """

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int = 50, scale: int = 9) -> None:
        super().__init__(precision, scale)
        self.precision = precision
        self.scale = scale
        self._unit = Decimal(1).scaleb(-scale)
        self._context = Context(prec=precision, rounding=ROUND_HALF_UP)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the database at hand."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric(self.precision, self.scale))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Round to the scale, as PostgreSQL does; encode for SQLite. Raises ArithmeticError beyond the precision."""
        if value is None:
            return None
        rounded = value.quantize(self._unit, context=self._context)
        return rounded if dialect.name == "postgresql" else encode_decimal(rounded)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Return the decimal with `scale` fraction digits."""
        if value is None or dialect.name == "postgresql":
            return value  # type: ignore[no-any-return]  # the driver gives decimals of the column's scale
        return decode_decimal(value).quantize(self._unit, context=self._context)


class IdList(TypeDecorator[Sequence[Any]]):
    """A list of ids, or of GUIDs, as one parameter: an array on PostgreSQL, JSON on SQLite (`dialect.among`)."""

    impl = Text
    cache_ok = True

    def __init__(self, item: TypeEngine[Any]) -> None:
        super().__init__()
        self.item = item

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the parameter's type at the database at hand."""
        return dialect.type_descriptor(ARRAY(self.item) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Write the list for SQLite; PostgreSQL takes it as it is."""
        ids = list(value or ())
        return ids if dialect.name == "postgresql" else msgspec.json.encode(ids).decode()


def byte_ordered(length: int) -> TypeEngine[str]:
    """Text compared byte by byte on both databases: sort keys, GUIDs, codes."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def byte_ordered_text() -> TypeEngine[str]:
    """Text of any length, compared byte by byte on both databases."""
    return Text().with_variant(Text(collation="C"), "postgresql")


GUID = byte_ordered(36)
SORT_KEY_LENGTH = 255
SORT_KEY = byte_ordered(SORT_KEY_LENGTH)
"""`core.text.fold` of a title, cut at 255: see `sort_key`."""

RECORD_ID = BigInteger().with_variant(Integer(), "sqlite")
"""Ids of records. SQLite gives automatic ids only to a column declared INTEGER."""
