"""The text that searches look through, folded (`core.text.fold`). Written by `store/search` alone.

A record has several documents: its own fields, each of its contact details, each custom field value. The words of
a search have to meet in one document. `text` starts with a line feed and ends with two; one stands between its fields.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, SmallInteger

from rapport.store.tables.base import record_table
from rapport.store.types import RECORD_ID, byte_ordered_text

search_documents = record_table(
    "search_documents",
    Column("kind", SmallInteger, nullable=False, comment="of the record found: CONTACT, OPPORTUNITY, CASE"),
    Column("record_id", RECORD_ID, nullable=False),
    Column("part", SmallInteger, nullable=False, comment="store.search.Part"),
    Column(
        "part_id", RECORD_ID, nullable=False, comment="of the detail, field or event; 0 for the record itself"
    ),
    Column("text", byte_ordered_text(), nullable=False),
    Index("uq_search_documents_record_id", "kind", "record_id", "part", "part_id", unique=True),
)
