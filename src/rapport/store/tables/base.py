"""The one MetaData, its naming convention, and the columns that many tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Identity, MetaData, Table

from rapport.store.types import GUID, RECORD_ID, UtcTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def record_table(name: str, *parts: Any, **options: Any) -> Table:
    """A table of records with an automatic `id` that is never given twice, not even after a delete.

    (A deleted record may come back from the trash under its old id.)
    """
    identity = Column("id", RECORD_ID, Identity(), primary_key=True)
    return Table(name, metadata, identity, *parts, sqlite_autoincrement=True, **options)


def authorship() -> list[Column[Any]]:
    """Who made the record and who changed it last, and when."""
    return [
        Column("created_by", GUID, nullable=False),
        Column("created_at", UtcTime, nullable=False),
        Column("modified_by", GUID, nullable=False),
        Column("modified_at", UtcTime, nullable=False),
    ]
