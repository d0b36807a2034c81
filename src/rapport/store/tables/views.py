"""How people look at lists, and what else the client remembers of them. Owners: crm/views, portal/preferences."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, Text, text

from rapport.store.tables.base import authorship, metadata, record_table
from rapport.store.types import GUID, SORT_KEY, UtcTime

saved_views = record_table(
    "saved_views",
    Column("list", String(20), nullable=False, comment="contact, opportunity, case, task"),
    Column("title", String(100), nullable=False),
    Column("title_sort", SORT_KEY, nullable=False, comment="folded title"),
    Column("state", Text, nullable=False, comment="JSON object of the client's own"),
    Column("is_shared", Boolean, nullable=False),
    *authorship(),
    Index("ix_saved_views_created_by", "created_by", "list", "title_sort", "id"),
)
Index(
    "ix_saved_views_shared",
    saved_views.c.list,
    saved_views.c.title_sort,
    saved_views.c.id,
    sqlite_where=text("is_shared = 1"),
    postgresql_where=text("is_shared"),
)

preferences = Table(
    "preferences",
    metadata,
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("content", Text, nullable=False, comment="JSON object of the client's own"),
    Column("modified_at", UtcTime, nullable=False),
)
