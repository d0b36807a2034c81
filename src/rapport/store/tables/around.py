"""What records of every kind carry: access lists, participants, tags, custom fields.

Owners: crm/access, crm/links, crm/tags, crm/custom_fields. `kind` is a `core.kinds.Kind`; a contact's is CONTACT
here whether it is a person or a company.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, SmallInteger, String, Table, Text

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import GUID, RECORD_ID, SORT_KEY

access_entries = Table(
    "access_entries",
    metadata,
    Column("kind", SmallInteger, primary_key=True),
    Column("record_id", RECORD_ID, primary_key=True),
    Column("subject_id", GUID, primary_key=True, comment="a user or a group"),
    Index("ix_access_entries_subject_id", "subject_id", "kind", "record_id"),
    sqlite_with_rowid=False,
)

contact_links = Table(
    "contact_links",
    metadata,
    Column(
        "kind",
        SmallInteger,
        primary_key=True,
        comment="of the record the contact takes part in: OPPORTUNITY, CASE",
    ),
    Column("record_id", RECORD_ID, primary_key=True),
    Column("contact_id", RECORD_ID, ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_contact_links_contact_id", "contact_id", "kind", "record_id"),
    sqlite_with_rowid=False,
)

tags = record_table(
    "tags",
    Column("kind", SmallInteger, nullable=False, comment="CONTACT, OPPORTUNITY or CASE"),
    Column("title", String(255), nullable=False),
    Column("title_key", SORT_KEY, nullable=False, comment="trimmed, case folded; unique within the kind"),
    Index("uq_tags_kind_title_key", "kind", "title_key", unique=True),
)

tag_links = Table(
    "tag_links",
    metadata,
    Column("tag_id", RECORD_ID, ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True),
    Column("record_id", RECORD_ID, primary_key=True, comment="of the tag's kind"),
    Index("ix_tag_links_record_id", "record_id", "tag_id"),
    sqlite_with_rowid=False,
)

custom_fields = record_table(
    "custom_fields",
    Column(
        "kind", SmallInteger, nullable=False, comment="CONTACT (both), PERSON, COMPANY, OPPORTUNITY, CASE"
    ),
    Column("label", String(255), nullable=False),
    Column(
        "field_type",
        SmallInteger,
        nullable=False,
        comment="0 text, 1 text area, 2 select box, 3 check box, 4 heading, 5 date",
    ),
    Column("position", Integer, nullable=False),
    Column("mask", Text, nullable=False, server_default="", comment="JSON; what it says depends on the type"),
    Index("ix_custom_fields_kind", "kind", "position"),
)

custom_field_values = Table(
    "custom_field_values",
    metadata,
    Column("kind", SmallInteger, primary_key=True, comment="of the record: CONTACT, OPPORTUNITY, CASE"),
    Column("record_id", RECORD_ID, primary_key=True),
    Column("field_id", RECORD_ID, ForeignKey("custom_fields.id", ondelete="CASCADE"), primary_key=True),
    Column("value", Text, nullable=False),
    Index("ix_custom_field_values_field_id", "field_id", "record_id"),
    sqlite_with_rowid=False,
)
