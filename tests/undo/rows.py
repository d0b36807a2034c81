"""Rows, batches and undoing them, below everything that has rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, delete, select

from rapport.store import journal, tables
from rapport.store.dialect.numbering import current_batch
from rapport.store.engine import Database
from rapport.store.journal import Clash

AUTHORS: dict[str, Any] = {
    "created_by": "a",
    "created_at": datetime(1, 1, 1, tzinfo=UTC),
    "modified_by": "a",
    "modified_at": datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC),
}
ODD = 'Ёлка "李明" \\ \u2028 \U0001f600 \n\t é /'


def contact(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": number, "is_company": False, "first_name": ODD, "name_sort": "x", "first_name_sort": "x",
        "last_name_sort": "x", "share_type": 0, "last_event_at": AUTHORS["created_at"], **AUTHORS, **fields,
    }  # fmt: skip


def opportunity(number: int, **fields: Any) -> dict[str, Any]:
    none = AUTHORS["created_at"]
    return {
        "id": number, "title": "Roof", "title_sort": "roof", "responsible_id": "a", "stage_id": 1, "stage_order": 0,
        "bid_type": 0, "bid_value": Decimal("-123456789012345678901234567890.123456789"), "bid_currency": "EUR",
        "per_period_value": 0, "success_probability": 0, "actual_close_at": none, "expected_close_at": none,
        "close_at": none, "is_private": True, **AUTHORS, **fields,
    }  # fmt: skip


def info(number: int, contact_id: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": number, "contact_id": contact_id, "info_type": 1, "category": 2, "data": ODD, "is_primary": True,
        "modified_at": AUTHORS["modified_at"], **fields,
    }  # fmt: skip


@contextmanager
def batch(database: Database) -> Iterator[tuple[Connection, list[int]]]:
    """Give a writing transaction and, once it changed something, the number of its batch."""
    numbers: list[int] = []
    with database.writing() as tx:
        yield tx, numbers
        tx.execute(delete(tables.contacts).where(tables.contacts.c.id == 0))  # it changed nothing yet, maybe
        numbers.append(tx.scalar(select(current_batch())))


def change(database: Database, *statements: Any) -> int:
    with batch(database) as (tx, numbers):
        for statement in statements:
            tx.execute(statement)
    return numbers[0]


class Refused(Exception):
    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__()
        self.clashes = clashes


def undo(database: Database, *numbers: int) -> int:
    with batch(database) as (tx, made):
        wanted = journal.plan(tx, journal.of_batches(tx, numbers))
        clashes = wanted.clashes or journal.apply(tx, wanted)
        if clashes:
            raise Refused(clashes)
    return made[0]


def refusal(database: Database, *numbers: int) -> list[tuple[str, str, str, str]]:
    before = contents(database)
    with pytest.raises(Refused) as refused:
        undo(database, *numbers)
    assert contents(database) == before
    return [(clash.table, clash.key, clash.obstacle.value, clash.column) for clash in refused.value.clashes]


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.reading() as tx:
        return {
            name: [tuple(row) for row in tx.execute(each.table.select().order_by(*each.table.primary_key))]
            for name, each in journal.JOURNALED.items()
        }
