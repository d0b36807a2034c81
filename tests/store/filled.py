"""A small portal written straight into the tables: a row or more of each, with everything that is hard to keep."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, LargeBinary, String, Table, insert

from rapport.core.kinds import Kind
from rapport.store.backup.archive import kept_tables
from rapport.store.dialect.upkeep import has_sequence, loading, set_last_ids
from rapport.store.engine import Database
from rapport.store.search import Part, put
from rapport.store.tables import contacts, metadata
from rapport.store.types import Money, UtcTime

ODD = 'Ёлка "李明" \\ \u2028 \U0001f600 \n\t é'


def value(table: Table, name: str, kind: Any, row: int) -> Any:
    made: Any = row
    if isinstance(kind, UtcTime):
        made = datetime(1 if row == 1 else 2024, 1, row, tzinfo=UTC)
    elif isinstance(kind, Money):
        widest = Decimal(f"-{'9' * (kind.precision - kind.scale)}.{'1' * kind.scale}")
        made = widest if row == 1 else Decimal(row)
    elif isinstance(kind, LargeBinary):
        made = bytes(range(256)) * row
    elif isinstance(kind, Boolean):
        made = row == 2
    elif isinstance(kind, Integer):
        made = 1 if name == "id" and table.name.endswith("_state") else row
    elif isinstance(kind, String):
        made = f"{row}{ODD}"[: kind.length]
    return made


def row_of(table: Table, row: int) -> dict[str, Any]:
    made = {column.name: value(table, column.name, column.type, row) for column in table.columns}
    for column in table.columns:
        for key in column.foreign_keys:
            made[column.name] = value(table, key.column.name, key.column.type, row)
        if column.nullable and row == 2:
            made[column.name] = None
    return made


def fill(tx: Connection) -> None:
    """Put two rows into every table (one, where there may be but one)."""
    with loading(tx):
        for table in kept_tables():
            rows = 1 if table.name == "portal_state" else 2
            tx.execute(insert(table), [row_of(table, row) for row in range(1, rows + 1)])
    set_last_ids(tx, {table.name: 2 for table in metadata.sorted_tables if has_sequence(table)})


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    with database.reading() as tx:
        return {
            table.name: [tuple(row) for row in tx.execute(table.select().order_by(*table.primary_key))]
            for table in kept_tables()
        }


NOW = datetime(2024, 5, 6, tzinfo=UTC)
AUTHORS = {"created_by": "a", "created_at": NOW, "modified_by": "a", "modified_at": NOW}


def add_contact(tx: Connection, record_id: int, **fields: Any) -> None:
    """Write a sound contact."""
    row = {
        "id": record_id, "is_company": False, "name_sort": "x", "first_name_sort": "x", "last_name_sort": "x",
        "share_type": 0, "last_event_at": NOW, **AUTHORS, **fields,
    }  # fmt: skip
    tx.execute(insert(contacts), row)
    put(tx, Kind.CONTACT, record_id, Part.RECORD, 0, [f"contact {record_id}"])
