"""Rows as the journal keeps them: one JSON object a row, made by triggers and read back by these expressions.

The spelling is that of `migrations/journal_objects.py`: whole numbers for numbers, times and booleans, texts for texts
and for exact decimals. The latter alone differ between the databases (`types.Money`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Numeric,
    Table,
    Text,
    cast,
    extract,
    func,
    literal_column,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSON

from rapport.store.dialect.expressions import chosen
from rapport.store.dialect.which import Backend, backend
from rapport.store.types import Money, UtcTime


def spells_decimals(tx: Connection) -> bool:
    """Whether images have exact decimals in the code of `types.encode_decimal` here; else they are plain."""
    return backend(tx) is Backend.SQLITE


def image_of(table: Table) -> ColumnElement[str]:
    """Return the image of a row at hand, as the triggers would write it."""
    names: list[ColumnElement[Any]] = [literal_column(f"'{column.name}'") for column in table.columns]
    raw = [part for pair in zip(names, table.columns, strict=True) for part in pair]
    read = [part for pair in zip(names, map(_postgresql_value, table.columns), strict=True) for part in pair]
    return chosen(
        sqlite=func.json_object(*raw, type_=Text()),
        postgresql=cast(func.json_build_object(*read), Text()),
    )


def _postgresql_value(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Boolean):
        return cast(column, Integer())
    if isinstance(column.type, UtcTime):
        return cast(extract("epoch", column), BigInteger())
    return cast(column, Text()) if isinstance(column.type, Money) else column


def field_of(image: ColumnElement[Any], column: Column[Any]) -> ColumnElement[Any]:
    """Return what an image holds of a column, as the column itself would give it."""
    text = cast(image, JSON())[column.name].as_string()
    value: ColumnElement[Any] = text
    if isinstance(column.type, Boolean):
        value = cast(cast(text, Integer()), Boolean())
    elif isinstance(column.type, UtcTime):
        value = func.to_timestamp(cast(text, BigInteger()))
    elif isinstance(column.type, Money):
        value = cast(text, Numeric(column.type.precision, column.type.scale))
    elif isinstance(column.type, Integer):
        value = cast(text, BigInteger())
    extracted: ColumnElement[Any] = func.json_extract(image, literal_column(f"'$.{column.name}'"))
    return chosen(sqlite=type_coerce(extracted, column.type), postgresql=type_coerce(value, column.type))
