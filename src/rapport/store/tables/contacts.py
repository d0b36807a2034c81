"""Persons and companies (sheet 03). Owner: crm/contacts."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, SmallInteger, String, Text

from rapport.store.tables.base import authorship, record_table
from rapport.store.types import RECORD_ID, SORT_KEY, UtcTime

contacts = record_table(
    "contacts",
    Column("is_company", Boolean, nullable=False),
    Column("first_name", String(255), nullable=False, server_default=""),
    Column("last_name", String(255), nullable=False, server_default=""),
    Column("company_name", String(255), nullable=False, server_default=""),
    Column("name_sort", SORT_KEY, nullable=False, comment="folded display name"),
    Column(
        "first_name_sort",
        SORT_KEY,
        nullable=False,
        comment="folded first name, blank, last name; a company: empty",
    ),
    Column(
        "last_name_sort",
        SORT_KEY,
        nullable=False,
        comment="folded last name, blank, first name; a company: empty",
    ),
    Column("job_title", String(255), nullable=False, server_default=""),
    Column(
        "company_id", RECORD_ID, nullable=False, server_default="0", comment="company of a person; 0: none"
    ),
    Column("about", Text, nullable=False, server_default=""),
    Column("industry", String(255), nullable=False, server_default=""),
    Column("currency", String(3), nullable=False, server_default=""),
    Column("status_id", RECORD_ID, nullable=False, server_default="0", comment="list item; 0: none"),
    Column("type_id", RECORD_ID, nullable=False, server_default="0", comment="list item; 0: none"),
    Column("share_type", SmallInteger, nullable=False, comment="0 private, 1 read and write, 2 read"),
    Column("photo", String(64), comment="blob name stem of the photo; null: default picture"),
    Column("last_event_at", UtcTime, nullable=False, comment="newest history event; NO_DATE: none"),
    *authorship(),
    # At the end, what filters and access ask of a row: so that a walk need not fetch rows that do not pass.
    Index("ix_contacts_created_at", "created_at", "id", "share_type"),
    Index("ix_contacts_name_sort", "name_sort", "id", "created_at", "share_type"),
    Index("ix_contacts_first_name_sort", "first_name_sort", "id", "created_at", "share_type"),
    Index("ix_contacts_last_name_sort", "last_name_sort", "id", "created_at", "share_type"),
    Index("ix_contacts_status_id", "status_id", "id", "created_at", "share_type"),
    Index("ix_contacts_type_id", "type_id", "created_at", "id", "share_type"),
    Index("ix_contacts_last_event_at", "last_event_at", "created_at", "id", "share_type"),
    Index("ix_contacts_share_type", "share_type", "id"),
    Index("ix_contacts_company_id", "company_id", "id"),
    Index("ix_contacts_is_company_created_at", "is_company", "created_at", "id", "share_type"),
    Index("ix_contacts_is_company_name_sort", "is_company", "name_sort", "id", "created_at", "share_type"),
    Index("ix_contacts_status_id_created_at", "status_id", "created_at", "id", "share_type"),
)

contact_infos = record_table(
    "contact_infos",
    Column("contact_id", RECORD_ID, ForeignKey("contacts.id", ondelete="CASCADE"), nullable=False),
    Column("info_type", SmallInteger, nullable=False),
    Column("category", Integer, nullable=False),
    Column("data", Text, nullable=False, comment="an address: its JSON text"),
    Column("is_primary", Boolean, nullable=False),
    Column("modified_at", UtcTime, nullable=False),
    Index("ix_contact_infos_contact_id", "contact_id", "id"),
    Index("ix_contact_infos_info_type", "info_type", "contact_id"),
)
