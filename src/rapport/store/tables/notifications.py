"""What people are told, and what they want to be told. Owners: portal/notifications, crm/feed."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, Text, text

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import GUID, RECORD_ID, UtcTime

notifications = record_table(
    "notifications",
    Column(
        "user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, comment="who is told"
    ),
    Column("kind", String(40), nullable=False, comment="portal.notifications.records.NoticeKind"),
    Column("at", UtcTime, nullable=False),
    Column("author_id", GUID, nullable=False, comment="who did what it tells"),
    Column("subject", String(400), nullable=False),
    Column("text", Text, nullable=False),
    Column("about_kind", SmallInteger, comment="core.kinds.Kind; null: about no record"),
    Column("about_id", RECORD_ID),
    Column("is_read", Boolean, nullable=False, server_default="0"),
    Index("ix_notifications_user_id", "user_id", "id"),
    Index("ix_notifications_at", "at"),
)
Index(
    "ix_notifications_unread",
    notifications.c.user_id,
    notifications.c.id,
    sqlite_where=text("is_read = 0"),
    postgresql_where=text("NOT is_read"),
)

notification_choices = Table(
    "notification_choices",
    metadata,
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("on_site", Boolean, nullable=False, comment="whether it comes into the list"),
    Column("by_mail", Boolean, nullable=False),
)

feed_readings = Table(
    "feed_readings",
    metadata,
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("read_at", UtcTime, nullable=False),
    Column("contact_id", RECORD_ID, nullable=False, comment="up to this id contacts have been seen"),
    Column("opportunity_id", RECORD_ID, nullable=False, comment="likewise"),
    Column("case_id", RECORD_ID, nullable=False, comment="likewise"),
    Column("task_id", RECORD_ID, nullable=False, comment="likewise"),
)
