"""People, groups and who administers what. Owners: portal/people, portal/groups, portal/settings."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, Text, text

from rapport.store.tables.base import metadata
from rapport.store.types import GUID, UtcTime

users = Table(
    "users",
    metadata,
    Column("id", GUID, primary_key=True),
    Column("user_name", String(255), nullable=False),
    Column(
        "user_name_key", String(255), nullable=False, comment="lower case, unique among users not removed"
    ),
    Column("email", String(255), nullable=False),
    Column("email_key", String(255), nullable=False, comment="lower case, unique among users not removed"),
    Column("first_name", String(64), nullable=False),
    Column("last_name", String(64), nullable=False),
    Column("title", String(64), nullable=False, server_default=""),
    Column("sex", Boolean, comment="true: male, false: female"),
    Column("birthday", String(10), comment="a calendar date, yyyy-mm-dd"),
    Column("work_from", String(10), comment="a calendar date, yyyy-mm-dd"),
    Column("location", String(255), nullable=False, server_default=""),
    Column("notes", String(512), nullable=False, server_default=""),
    Column("lead_id", GUID),
    Column("mobile_phone", String(255), nullable=False, server_default=""),
    Column("mobile_phone_activated", Boolean, nullable=False, server_default="0"),
    Column("culture", String(20), nullable=False, server_default=""),
    Column("contacts", Text, nullable=False, server_default="[]", comment='JSON: [{"type","value"}, ...]'),
    Column("status", SmallInteger, nullable=False, comment="1 active, 2 terminated, 4 on leave"),
    Column("activation_status", SmallInteger, nullable=False),
    Column("is_guest", Boolean, nullable=False, server_default="0"),
    Column("is_owner", Boolean, nullable=False, server_default="0"),
    Column("is_removed", Boolean, nullable=False, server_default="0"),
    Column("terminated_at", UtcTime),
    Column(
        "password_hash", String(255), comment="argon2id of the client hash; null: cannot sign in by password"
    ),
    Column("photo", String(64), comment="blob name stem of the photo; null: default picture"),
    Column("created_at", UtcTime, nullable=False),
    Column("modified_at", UtcTime, nullable=False),
)
Index(
    "uq_users_user_name_key",
    users.c.user_name_key,
    unique=True,
    sqlite_where=text("is_removed = 0"),
    postgresql_where=text("NOT is_removed"),
)
Index(
    "uq_users_email_key",
    users.c.email_key,
    unique=True,
    sqlite_where=text("is_removed = 0"),
    postgresql_where=text("NOT is_removed"),
)

groups = Table(
    "groups",
    metadata,
    Column("id", GUID, primary_key=True),
    Column("name", String(128), nullable=False),
    Column("manager_id", GUID),
    Column("created_at", UtcTime, nullable=False),
)

group_members = Table(
    "group_members",
    metadata,
    Column("group_id", GUID, ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_group_members_user_id", "user_id", "group_id"),
)

administrators = Table(
    "administrators",
    metadata,
    Column("product_id", GUID, primary_key=True, comment="the zero GUID: the whole portal"),
    Column("user_id", GUID, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
)

product_access = Table(
    "product_access",
    metadata,
    Column("product_id", GUID, primary_key=True),
    Column("subject_id", GUID, primary_key=True, comment="a user, a group, or Everyone"),
    Column("is_allowed", Boolean, nullable=False),
)
