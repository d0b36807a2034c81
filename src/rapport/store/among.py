"""`column IN (ids)` in statements that are built once, however many ids they are run with."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, String, Text, any_, bindparam, func, select

from rapport.store.dialect import chosen
from rapport.store.types import IdList


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids (or GUIDs) given under `name` when it is run.

    One parameter and one text whatever their number: SQLAlchemy neither builds nor expands anything, and the
    driver's prepared statement fits every time.
    """
    given = bindparam(name, type_=IdList(Text() if isinstance(column.type, String) else BigInteger()))
    listed = func.json_each(given).table_valued("value")
    return chosen(sqlite=column.in_(select(listed.c.value)), postgresql=column == any_(given))
