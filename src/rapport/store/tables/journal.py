"""What was changed, row by row, so that it can be taken back. Owner: store/journal.

Triggers write the rows, but for those of pointers, which come back after what holds them (`store/journal/pointers.py`).

A *batch* is what one transaction changed together. Its number comes from `store.dialect.current_batch`.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, String, Table, Text

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import RECORD_ID, byte_ordered

journal = record_table(
    "journal",
    Column("batch", RECORD_ID, nullable=False),
    Column("table_name", byte_ordered(40), nullable=False),
    Column("op", String(1), nullable=False, comment="I inserted, U updated, D deleted, P pointed"),
    Column("row_key", byte_ordered(120), nullable=False, comment="primary key; its parts joined by slashes"),
    Column("before", Text, comment="JSON object of the row's columns; null: inserted"),
    Column("after", Text, comment="JSON object of the row's columns; null: inserted or deleted"),
    Index("ix_journal_batch", "batch", "id"),
    Index("ix_journal_row_key", "table_name", "row_key", "id"),
)

journal_state = Table(
    "journal_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column(
        "batch",
        RECORD_ID,
        nullable=False,
        comment="of the transaction under way, where the database has no numbers for them",
    ),
    CheckConstraint("id = 1", name="single_row"),
)
