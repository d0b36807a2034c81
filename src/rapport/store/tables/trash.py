"""What was deleted and can come back, and files kept for that long. Owner: portal/changes.

The rows themselves are in the journal, under the same batch; here is what a list of them shows, and who sees it.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, String, Table

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import GUID, RECORD_ID, SORT_KEY, UtcTime, byte_ordered

trash = record_table(
    "trash",
    Column("kind", SmallInteger, nullable=False),
    Column("record_id", RECORD_ID, nullable=False),
    Column("batch", RECORD_ID, nullable=False),
    Column("title", String(255), nullable=False),
    Column("title_sort", SORT_KEY, nullable=False, comment="folded title"),
    Column("at", UtcTime, nullable=False),
    Column("deleted_by", GUID, nullable=False),
    Column("key_id", RECORD_ID, nullable=False, server_default="0", comment="API key that was used; 0: none"),
    Column("is_open", Boolean, nullable=False, comment="false: none but its readers could see it"),
    Column("created_by", GUID, nullable=False, server_default=""),
    Column("responsible_id", GUID, nullable=False, server_default="", comment="of a task"),
    Column(
        "contact_id", RECORD_ID, nullable=False, server_default="0", comment="what it hung on; 0: no contact"
    ),
    Column("entity_kind", SmallInteger, nullable=False, server_default="-1", comment="likewise; ANY: none"),
    Column("entity_id", RECORD_ID, nullable=False, server_default="0"),
    Index("uq_trash_kind_record_id", "kind", "record_id", unique=True),
    Index("ix_trash_batch", "batch", "kind", "record_id"),
    Index("ix_trash_at", "at", "id"),
    Index("ix_trash_deleted_by", "deleted_by", "id"),
)

trash_readers = Table(
    "trash_readers",
    metadata,
    Column("trash_id", RECORD_ID, ForeignKey("trash.id", ondelete="CASCADE"), primary_key=True),
    Column("subject_id", GUID, primary_key=True, comment="a user or a group in its access list"),
    sqlite_with_rowid=False,
)

discarded_blobs = Table(
    "discarded_blobs",
    metadata,
    Column("name", byte_ordered(255), primary_key=True),
    Column("at", UtcTime, nullable=False, comment="when the last row that named it went or changed"),
    Index("ix_discarded_blobs_at", "at"),
)
