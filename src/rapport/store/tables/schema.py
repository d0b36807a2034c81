"""Which programs may work on this database. Owner: store/migrations."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, String, Table

from rapport.store.tables.base import metadata

schema_state = Table(
    "schema_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("oldest_code", String(8), nullable=False, comment="revision that a program has to know at least"),
    CheckConstraint("id = 1", name="single_row"),
)
