"""`column IN (ids)` in statements that are built once, however many ids they are run with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, BindParameter, ColumnElement, String, Text, any_, bindparam, func, select

from rapport.store.dialect import chosen
from rapport.store.types import IdList


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids (or GUIDs) given under `name` when it is run.

    One parameter and one text whatever their number: SQLAlchemy neither builds nor expands anything, and the
    driver's prepared statement fits every time.
    """
    return _among(column, bindparam(name, type_=_list_for(column)))


def one_of_these(column: ColumnElement[Any], ids: Sequence[Any]) -> ColumnElement[bool]:
    """Return the same condition about ids that are known beforehand, however many: one parameter for all of them."""
    return _among(column, bindparam("these", list(ids), _list_for(column), unique=True))


def _list_for(column: ColumnElement[Any]) -> IdList:
    return IdList(Text() if isinstance(column.type, String) else BigInteger())


def _among(column: ColumnElement[Any], given: BindParameter[Any]) -> ColumnElement[bool]:
    listed = func.json_each(given).table_valued("value")
    return chosen(sqlite=column.in_(select(listed.c.value)), postgresql=column == any_(given))
