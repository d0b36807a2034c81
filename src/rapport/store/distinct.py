"""Which values a column holds, where an index begins with it: a look for each value, however many rows there are."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Select, func, literal_column, select

from rapport.store.work import Work


def distinct_values(work: Work, column: Column[Any]) -> list[Any]:
    """Return the values of a column that is never null, ascending. One statement."""
    return list(work.tx.scalars(_distinct(column)))


def _distinct(column: Column[Any]) -> Select[Any]:
    """Go from each value to the next greater one."""
    least = select(func.min(column).label("value")).cte("distinct_values", recursive=True)
    following = select(func.min(column)).where(column > least.c.value).scalar_subquery()
    values = least.union_all(select(following).where(least.c.value.is_not(None)))
    return select(values.c.value).where(values.c.value.is_not(None)).order_by(literal_column("1"))
