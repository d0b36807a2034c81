"""Cases (sheet 04, section 5). Owner: crm/cases."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, String

from rapport.store.tables.base import authorship, record_table
from rapport.store.types import SORT_KEY

cases = record_table(
    "cases",
    Column("title", String(255), nullable=False),
    Column("title_sort", SORT_KEY, nullable=False, comment="folded title"),
    Column("is_closed", Boolean, nullable=False),
    Column("is_private", Boolean, nullable=False),
    *authorship(),
    Index("ix_cases_is_closed_title_sort", "is_closed", "title_sort", "id"),
    Index("ix_cases_is_closed_created_by", "is_closed", "created_by", "id"),
    Index("ix_cases_is_closed_created_at", "is_closed", "created_at", "id"),
    Index("ix_cases_created_at", "created_at", "id"),
)
