"""The highest ids ever given. A backup carries them, so that no id is given twice after a restore either."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, Table, bindparam, text

from rapport.store.dialect import Backend, backend


def has_sequence(table: Table) -> bool:
    """Return whether the database gives the table's ids."""
    return table.autoincrement_column is not None


def last_id(tx: Connection, table: str) -> int:
    """Return the highest id given so far; 0: none."""
    if backend(tx) is Backend.SQLITE:
        statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    else:
        statement = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, 'id')::regclass)")
    return int(tx.execute(statement, {"name": table}).scalar() or 0)


def set_last_ids(tx: Connection, last_ids: Mapping[str, int]) -> None:
    """Let the next ids of the tables be those after the given ones."""
    rows = [{"name": name, "last": last} for name, last in last_ids.items() if last]
    if not rows:
        return
    if backend(tx) is Backend.SQLITE:
        tx.execute(
            text("DELETE FROM sqlite_sequence WHERE name = :name"), [{"name": row["name"]} for row in rows]
        )
        tx.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), rows)
        return
    statement = text("SELECT setval(pg_get_serial_sequence(:name, 'id')::regclass, :last)")
    for row in rows:
        tx.execute(statement.bindparams(bindparam("name"), bindparam("last")), row)
