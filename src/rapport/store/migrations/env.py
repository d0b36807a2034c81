"""What Alembic runs to reach the database; the connection comes from `upgrading` or `generate`."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection

connection: Connection = context.config.attributes["connection"]
options: dict[str, Any] = context.config.attributes.get("options", {})
context.configure(
    connection=connection,
    transactional_ddl=True,
    render_as_batch=True,
    target_metadata=options.pop("target_metadata", None),
    **options,
)
with context.begin_transaction():
    context.run_migrations()
