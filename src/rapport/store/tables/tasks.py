"""Tasks, task templates and the addresses of calendars (sheet 05).

Owners: crm/tasks, crm/task_templates, crm/calendar. The columns that say what a task hangs on follow from other
tables; triggers keep them (`migrations/task_objects.py`).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
)

from rapport.store.tables.base import authorship, metadata, record_table
from rapport.store.types import GUID, RECORD_ID, SORT_KEY, UtcTime

tasks = record_table(
    "tasks",
    Column("title", String(255), nullable=False),
    Column("title_sort", SORT_KEY, nullable=False, server_default="", comment="folded title"),
    Column("description", Text, nullable=False, server_default=""),
    Column("deadline", UtcTime, nullable=False),
    Column("responsible_id", GUID, nullable=False),
    Column(
        "contact_id",
        RECORD_ID,
        nullable=False,
        server_default="0",
        comment="0: none; need not be that of a contact that is there",
    ),
    Column(
        "entity_kind",
        SmallInteger,
        nullable=False,
        server_default="-1",
        comment="OPPORTUNITY, CASE; ANY: none",
    ),
    Column("entity_id", RECORD_ID, nullable=False, server_default="0", comment="likewise"),
    Column("category_id", RECORD_ID, nullable=False),
    Column("is_closed", Boolean, nullable=False),
    Column("closed_at", UtcTime, comment="when it was closed; null: open, or not known"),
    Column("closed_by", GUID, comment="likewise"),
    Column("alert_value", Integer, nullable=False, server_default="0", comment="minutes before the deadline"),
    Column("contact_sort", SORT_KEY, comment="name_sort of the contact; null: no contact. Kept by triggers"),
    Column(
        "is_restricted",
        Boolean,
        nullable=False,
        server_default="0",
        comment="whether anything that it hangs on is private, or is no more. Kept by triggers",
    ),
    *authorship(),
)
_t = tasks.c
Index("ix_tasks_is_closed_deadline", _t.is_closed, _t.deadline, _t.title_sort, _t.id)
Index("ix_tasks_is_closed_title_sort", _t.is_closed, _t.title_sort, _t.deadline, _t.id)
Index("ix_tasks_is_closed_title_sort_desc", _t.is_closed, _t.title_sort.desc(), _t.deadline, _t.id)
Index("ix_tasks_is_closed_contact_sort", _t.is_closed, _t.contact_sort, _t.deadline, _t.title_sort, _t.id)
Index("ix_tasks_is_closed_id", _t.is_closed, _t.id)
Index("ix_tasks_created_at", _t.created_at, _t.id)
Index("ix_tasks_closed_at", _t.closed_at, _t.id)
Index("ix_tasks_responsible_id", _t.responsible_id, _t.is_closed, _t.deadline, _t.title_sort, _t.id)
Index("ix_tasks_category_id", _t.category_id, _t.is_closed, _t.deadline, _t.title_sort, _t.id)
Index("ix_tasks_contact_id", _t.contact_id, _t.is_closed, _t.deadline, _t.id)
Index("ix_tasks_entity_kind", _t.entity_kind, _t.entity_id, _t.is_closed, _t.deadline, _t.id)
Index("ix_tasks_is_restricted", _t.is_restricted, _t.is_closed)

task_template_containers = record_table(
    "task_template_containers",
    Column("title", String(256), nullable=False),
    Column("kind", SmallInteger, nullable=False, comment="CONTACT, PERSON, COMPANY, OPPORTUNITY, CASE"),
    *authorship(),
    Index("ix_task_template_containers_kind", "kind", "id"),
)

task_templates = record_table(
    "task_templates",
    Column(
        "container_id",
        RECORD_ID,
        nullable=False,
        comment="need not be there: templates outlive their container",
    ),
    Column("title", String(255), nullable=False),
    Column("description", String(255), nullable=False, server_default="", comment="at most 255 bytes"),
    Column("responsible_id", GUID, nullable=False),
    Column("category_id", RECORD_ID, nullable=False),
    Column("is_notify", Boolean, nullable=False),
    Column(
        "offset_ticks", BigInteger, nullable=False, comment="from when to the deadline; 10,000,000 a second"
    ),
    Column(
        "is_deadline_fixed",
        Boolean,
        nullable=False,
        comment="whether that counts from the start of the container; else from the task before",
    ),
    *authorship(),
    Index("ix_task_templates_container_id", "container_id", "id"),
    Index("ix_task_templates_category_id", "category_id", "id"),
)

calendar_addresses = Table(
    "calendar_addresses",
    metadata,
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "hash", String(64), nullable=False, unique=True, comment="SHA-256 of the address's secret part, hex"
    ),
    Column("created_at", UtcTime, nullable=False),
)
"""Who knows one of these addresses reads that user's deadlines without signing in."""
