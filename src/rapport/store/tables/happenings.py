"""History events (sheet 06), and invoices as far as contacts show or delete them (sheet 07).

Owners: crm/history, crm/invoices. Triggers keep `contacts.last_event_at` (`migrations/history_objects.py`).
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, SmallInteger, String, Table, Text

from rapport.store.tables.base import authorship, metadata, record_table
from rapport.store.types import RECORD_ID, SORT_KEY

history_events = record_table(
    "history_events",
    Column("contact_id", RECORD_ID, nullable=False, server_default="0", comment="0: none"),
    Column(
        "entity_kind",
        SmallInteger,
        nullable=False,
        server_default="-1",
        comment="OPPORTUNITY, CASE; ANY: none",
    ),
    Column("entity_id", RECORD_ID, nullable=False, server_default="0"),
    Column("category_id", RECORD_ID, nullable=False, comment="list item; the system's own are negative"),
    Column("content", Text, nullable=False, comment="text or safe HTML; of a mail, JSON"),
    Column("content_sort", SORT_KEY, nullable=False, server_default="", comment="folded content"),
    *authorship(),
    Index("ix_history_events_contact_id", "contact_id", "created_at", "id"),
    Index("ix_history_events_contact_id_modified_at", "contact_id", "modified_at"),
    Index("ix_history_events_entity_kind", "entity_kind", "entity_id", "created_at", "id"),
    Index("ix_history_events_category_id", "category_id", "id"),
    Index("ix_history_events_category_id_created_at", "category_id", "created_at", "id"),
    Index("ix_history_events_created_by", "created_by", "id"),
    Index("ix_history_events_created_by_created_at", "created_by", "created_at", "id"),
    Index("ix_history_events_created_at", "created_at", "id"),
    Index("ix_history_events_content_sort", "content_sort", "id"),
)

event_mails = Table(
    "event_mails",
    metadata,
    Column("event_id", RECORD_ID, ForeignKey("history_events.id", ondelete="CASCADE"), primary_key=True),
    Column("message_id", RECORD_ID, nullable=False, comment="of the mail that the event tells of"),
    Column("body", Text, nullable=False, comment="safe HTML; empty: not known"),
    Index("ix_event_mails_message_id", "message_id", "event_id"),
)

invoices = record_table(
    "invoices",
    Column("number", String(255), nullable=False),
    Column("contact_id", RECORD_ID, nullable=False),
    Column("consignee_id", RECORD_ID, nullable=False, server_default="0", comment="0: none"),
    Index("ix_invoices_contact_id", "contact_id"),
    Index("ix_invoices_consignee_id", "consignee_id"),
)
