"""SQLite's search index is told later of what is gone; pointers stand in the journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rapport.store.migrations import search_objects

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments
        op.alter_column(
            "journal",
            "op",
            existing_type=sa.String(length=1),
            existing_nullable=False,
            existing_comment="I inserted, U updated, D deleted",
            comment="I inserted, U updated, D deleted, P pointed",
        )
    search_objects.forget_later(op.get_bind())
