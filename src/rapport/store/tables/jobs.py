"""Work to be done after the request that asked for it. Owner: jobs."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, SmallInteger, String, Table, Text, text

from rapport.store.tables.base import metadata, record_table
from rapport.store.types import GUID, UtcTime

jobs = record_table(
    "jobs",
    Column("name", String(100), nullable=False, comment="which handler does it"),
    Column("payload", Text, nullable=False, comment="JSON object that the handler is given"),
    Column(
        "waiting_key",
        String(255),
        unique=True,
        comment="at most one job with it waits; null: none, or begun already",
    ),
    Column(
        "run_at", UtcTime, nullable=False, comment="not before; while somebody works on it, when that ends"
    ),
    Column("lease", GUID, comment="names the attempt under way; null: nobody works on it"),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("is_dead", Boolean, nullable=False, server_default="0", comment="given up: left to people"),
    Column("error", Text, nullable=False, server_default="", comment="what the last attempt failed by"),
    Column("created_at", UtcTime, nullable=False),
)
Index(
    "ix_jobs_name_run_at",
    jobs.c.name,
    jobs.c.run_at,
    jobs.c.id,
    sqlite_where=text("is_dead = 0"),
    postgresql_where=text("NOT is_dead"),
)
Index("ix_jobs_dead", jobs.c.id, sqlite_where=text("is_dead = 1"), postgresql_where=text("is_dead"))

job_schedules = Table(
    "job_schedules",
    metadata,
    Column("name", String(100), primary_key=True, comment="of the job that is put each time"),
    Column("next_at", UtcTime, nullable=False),
)
