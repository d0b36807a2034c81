"""Files of the CRM, what they were before, and the events that they hang on (sheet 06, section 2). Owner: crm/files."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from rapport.store.tables.base import authorship, metadata, record_table
from rapport.store.types import GUID, RECORD_ID, UtcTime, byte_ordered


def _content() -> list[Column[Any]]:
    """What a version is: a name, a comment, and bytes that never change."""
    return [
        Column("title", String(400), nullable=False),
        Column("size", BigInteger, nullable=False, comment="bytes"),
        Column("comment", String(255), comment="null: a first upload"),
        Column("blob", byte_ordered(255), nullable=False, comment="name of the blob; versions may share one"),
    ]


files = record_table(
    "files",
    Column("version", Integer, nullable=False, comment="from 1; older ones are in file_versions"),
    *_content(),
    *authorship(),
    Index("ix_files_title", "title", "id"),
    Index("ix_files_blob", "blob"),
)

file_versions = Table(
    "file_versions",
    metadata,
    Column("file_id", RECORD_ID, ForeignKey("files.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, primary_key=True),
    *_content(),
    Column("modified_by", GUID, nullable=False),
    Column("modified_at", UtcTime, nullable=False),
    Index("ix_file_versions_blob", "blob"),
)

event_files = Table(
    "event_files",
    metadata,
    Column("event_id", RECORD_ID, ForeignKey("history_events.id", ondelete="CASCADE"), primary_key=True),
    Column("file_id", RECORD_ID, ForeignKey("files.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_event_files_file_id", "file_id", "event_id"),
    sqlite_with_rowid=False,
)
