"""Rows of cases. Functions that take ids take as many as `store.batches` gives at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from rapport.core.errors import Missing
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.core.viewer import Viewer
from rapport.crm.cases.records import Case
from rapport.store.among import among
from rapport.store.tables import cases
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_c = cases.c
_NAMES = tuple(field.name for field in fields(Case))

COLUMNS = tuple(_c[name] for name in _NAMES)
"""What `record` takes, in the order of the record's fields."""

Right = Callable[[Viewer, Kind], ColumnElement[bool]]
"""One of the conditions of `crm.access`."""


def record(row: Row[Any]) -> Case:
    """Return the record of a row with COLUMNS."""
    return Case(**dict(zip(_NAMES, row, strict=True)))


def find(work: Work, case_id: int) -> Case | None:
    """Return a case, whoever may see it; None if there is none."""
    row = work.tx.execute(select(*COLUMNS).where(_c.id == case_id)).one_or_none()
    return record(row) if row else None


def load(work: Work, case_id: int) -> Case:
    """Return a case, whoever may see it. Raises Missing."""
    found = find(work, case_id)
    if found is None:
        raise Missing
    return found


def load_several(work: Work, case_ids: Sequence[int], *rights: Right) -> list[Case]:
    """Return those of the cases to which the caller has all the rights, by id."""
    statement = select(*COLUMNS).where(
        among(_c.id, "ids"), *(right(work.viewer, Kind.CASE) for right in rights)
    )
    return [record(row) for row in work.tx.execute(statement.order_by(_c.id), {"ids": case_ids})]


def load_any(work: Work, case_ids: Sequence[int]) -> list[Case]:
    """Return those of the cases that exist, by id, whoever may see them."""
    statement = select(*COLUMNS).where(among(_c.id, "ids")).order_by(_c.id)
    return [record(row) for row in work.tx.execute(statement, {"ids": case_ids})]


def insert_case(work: Work, case: Case) -> int:
    """Store a new case and return its id; the one it brings is ignored."""
    case_id: int = work.tx.execute(insert(cases).values(**_columns(case)).returning(_c.id)).scalar_one()
    return case_id


def save(work: Work, case: Case) -> None:
    """Store every field of a case."""
    work.tx.execute(update(cases).where(_c.id == case.id).values(**_columns(case)))


def set_private(work: Work, case_ids: Sequence[int], *, is_private: bool) -> None:
    """Mark cases private or public. Their access lists are not kept here."""
    statement = update(cases).where(among(_c.id, "ids")).values(is_private=is_private)
    work.tx.execute(statement, {"ids": case_ids})


def set_closed(work: Work, case_ids: Sequence[int], *, is_closed: bool) -> None:
    """Mark cases closed or open."""
    work.tx.execute(update(cases).where(among(_c.id, "ids")).values(is_closed=is_closed), {"ids": case_ids})


def delete_cases(work: Work, case_ids: Sequence[int]) -> None:
    """Delete cases."""
    work.tx.execute(delete(cases).where(among(_c.id, "ids")), {"ids": case_ids})


def _columns(case: Case) -> dict[str, Any]:
    values = {name: getattr(case, name) for name in _NAMES if name != "id"}
    return values | {"title_sort": fold(case.title)[:SORT_KEY_LENGTH]}
