"""History events and invoices, as far as contacts, opportunities and cases show or delete them (sheets 06 and 07).

Owners: crm/history, crm/invoices (and, from their own issues on, the calls that fill them).
"""

from __future__ import annotations

from sqlalchemy import Column, Index, SmallInteger, String, Text

from rapport.store.tables.base import authorship, record_table
from rapport.store.types import RECORD_ID

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
    Column("category_id", RECORD_ID, nullable=False),
    Column("content", Text, nullable=False),
    *authorship(),
    Index("ix_history_events_contact_id", "contact_id", "id"),
    Index("ix_history_events_entity_kind", "entity_kind", "entity_id", "id"),
    Index("ix_history_events_category_id", "category_id", "id"),
)

invoices = record_table(
    "invoices",
    Column("number", String(255), nullable=False),
    Column("contact_id", RECORD_ID, nullable=False),
    Column("consignee_id", RECORD_ID, nullable=False, server_default="0", comment="0: none"),
    Index("ix_invoices_contact_id", "contact_id"),
    Index("ix_invoices_consignee_id", "consignee_id"),
)
