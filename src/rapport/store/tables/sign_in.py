"""Sessions, keys and the brute-force guard. Owners: portal/sign_in, portal/api_keys."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String

from rapport.store.tables.base import record_table
from rapport.store.types import GUID, RECORD_ID, UtcTime

login_events = record_table(
    "login_events",
    Column("user_id", GUID, nullable=False),
    Column("login", String(200), nullable=False),
    Column("action", Integer, nullable=False, comment="number of sheet 02, section 6.2"),
    Column("at", UtcTime, nullable=False),
    Column("ip", String(50), nullable=False),
    Column("browser", String(200), nullable=False),
    Column("platform", String(200), nullable=False),
    Column("page", String(300), nullable=False),
    Column("is_active", Boolean, nullable=False, comment="true while the session it opened is good"),
    Index("ix_login_events_user_id", "user_id", "id"),
    Index("ix_login_events_at", "at"),
)

tokens = record_table(
    "tokens",
    Column("hash", String(64), nullable=False, unique=True, comment="SHA-256 of the token, hex"),
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("login_event_id", RECORD_ID, nullable=False, server_default="0"),
    Column("is_api_key", Boolean, nullable=False),
    Column("name", String(255), nullable=False, server_default=""),
    Column(
        "hint",
        String(8),
        nullable=False,
        server_default="",
        comment="last characters of a key, to tell keys apart",
    ),
    Column("created_at", UtcTime, nullable=False),
    Column("expires_at", UtcTime),
    Column("is_revoked", Boolean, nullable=False, server_default="0"),
    Index("ix_tokens_user_id", "user_id"),
    Index("ix_tokens_login_event_id", "login_event_id"),
)

sign_in_attempts = record_table(
    "sign_in_attempts",
    Column("key", String(320), nullable=False, comment="login text and client address"),
    Column("at", UtcTime, nullable=False),
    Column("blocks_until", UtcTime, comment="set on the attempt that started a block"),
    Index("ix_sign_in_attempts_key", "key", "at"),
    Index("ix_sign_in_attempts_at", "at"),
)
