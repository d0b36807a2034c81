"""Addresses that are told of changes, and what was sent to them. Owner: portal/webhooks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, SmallInteger, String, Text

from rapport.store.tables.base import authorship, record_table
from rapport.store.types import GUID, RECORD_ID, UtcTime

webhooks = record_table(
    "webhooks",
    Column("name", String(255), nullable=False),
    Column("address", String(2048), nullable=False, comment="http or https"),
    Column("secret", String(255), nullable=False, comment="key of the signatures; in clear: it signs"),
    Column("events", Text, nullable=False, comment="JSON array of patterns such as contact.*; empty: all"),
    Column("is_active", Boolean, nullable=False),
    Column(
        "pause_reason", String(255), nullable=False, server_default="", comment="why the server paused it"
    ),
    Column("position", Text, nullable=False, comment="up to where the change log is told: a cursor of it"),
    *authorship(),
)

webhook_deliveries = record_table(
    "webhook_deliveries",
    Column("webhook_id", RECORD_ID, ForeignKey("webhooks.id", ondelete="CASCADE"), nullable=False),
    Column("message_id", GUID, nullable=False, comment="the same for every attempt and replay"),
    Column("payload", Text, nullable=False, comment="the body, as it is signed"),
    Column("change_count", Integer, nullable=False),
    Column("state", SmallInteger, nullable=False, comment="0 waiting, 1 delivered, 2 given up"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", UtcTime, nullable=False),
    Column("tried_at", UtcTime, comment="when it was last sent; null: never"),
    Column(
        "status",
        SmallInteger,
        nullable=False,
        server_default="0",
        comment="HTTP status of the answer; 0: none",
    ),
    Column(
        "answer", Text, nullable=False, server_default="", comment="its first characters, or what went wrong"
    ),
    Column("milliseconds", Integer, nullable=False, server_default="0", comment="how long the answer took"),
    Index("ix_webhook_deliveries_webhook_id", "webhook_id", "id"),
    Index("ix_webhook_deliveries_state", "state", "created_at"),
)
