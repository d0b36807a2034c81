"""The portal's own state: settings, change log, audit, retried writes. Owners: settings, changes, retries."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import GUID, RECORD_ID, UtcTime

portal_state = Table(
    "portal_state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column(
        "reference_version",
        RECORD_ID,
        nullable=False,
        comment="moves whenever a small reference table changes: processes then drop what they cached",
    ),
    Column("founded_at", UtcTime, nullable=False),
    Column("owner_id", GUID, nullable=False),
    Column("secret", String(64), nullable=False, comment="hex; signs links"),
    CheckConstraint("id = 1", name="single_row"),
)

portal_settings = Table(
    "portal_settings",
    metadata,
    Column("name", String(100), primary_key=True),
    Column("value", Text, nullable=False, comment="JSON"),
)

changes = record_table(
    "changes",
    Column(
        "batch",
        RECORD_ID,
        nullable=False,
        comment="one per transaction: what was changed together is taken back together",
    ),
    Column(
        "series",
        RECORD_ID,
        nullable=False,
        server_default="0",
        comment="batch of the first of several transactions that are taken back together; 0: it was one",
    ),
    Column(
        "transaction_id",
        RECORD_ID,
        nullable=False,
        server_default="0",
        comment="the database's own number of it, where commits don't come in order of our ids; else 0",
    ),
    Column("at", UtcTime, nullable=False),
    Column("actor_id", GUID, nullable=False),
    Column("key_id", RECORD_ID, nullable=False, server_default="0", comment="API key that was used; 0: none"),
    Column("kind", SmallInteger, nullable=False),
    Column("record_id", GUID, nullable=False, comment="a number as text, or a GUID"),
    Column("number", RECORD_ID, nullable=False, server_default="0", comment="record_id, if it is a number"),
    Column("verb", String(20), nullable=False, comment="created, updated, deleted, restored"),
    Column("before", Text, comment="JSON object of the fields that changed; null: created"),
    Column("after", Text, comment="JSON object of the fields that changed; null: deleted"),
    Column(
        "undone_in",
        RECORD_ID,
        nullable=False,
        server_default="0",
        comment="batch that took it back; 0: stands",
    ),
    Index("ix_changes_kind_record_id", "kind", "record_id", "id"),
    Index("ix_changes_at", "at"),
    Index("ix_changes_batch", "batch", "id"),
    Index("ix_changes_actor_id", "actor_id", "id"),
)
for _name, _columns, _condition in (
    ("transaction_id", (changes.c.transaction_id, changes.c.id), "transaction_id > 0"),
    ("key_id", (changes.c.key_id, changes.c.id), "key_id > 0"),
    ("series", (changes.c.series, changes.c.id), "series > 0"),
    ("undone_in", (changes.c.undone_in,), "undone_in > 0"),
):
    Index(f"ix_changes_{_name}", *_columns, sqlite_where=text(_condition), postgresql_where=text(_condition))

audit_events = record_table(
    "audit_events",
    Column("at", UtcTime, nullable=False),
    Column("user_id", GUID, nullable=False),
    Column("action", Integer, nullable=False, comment="number of sheet 02, section 6.4"),
    Column("target", Text, nullable=False, comment="JSON array of ids as text"),
    Column("parameters", Text, nullable=False, comment="JSON array of texts for the pattern's placeholders"),
    Column("ip", String(50), nullable=False),
    Column("browser", String(200), nullable=False),
    Column("platform", String(200), nullable=False),
    Column("page", String(300), nullable=False),
    Index("ix_audit_events_at", "at"),
    Index("ix_audit_events_action", "action", "id"),
    Index("ix_audit_events_user_id", "user_id", "id"),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("caller_id", GUID, primary_key=True),
    Column("key_hash", String(64), primary_key=True, comment="SHA-256 of the header, hex"),
    Column(
        "fingerprint", String(64), nullable=False, comment="SHA-256 of verb, path, parameters and body, hex"
    ),
    Column("at", UtcTime, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("ix_idempotency_keys_at", "at"),
)
