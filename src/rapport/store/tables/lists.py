"""Small reference lists: statuses, types, categories; currency rates. Owners: crm/lists, crm/currencies."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, SmallInteger, String

from rapport.store.tables.base import record_table
from rapport.store.types import Money

list_items = record_table(
    "list_items",
    Column(
        "list",
        SmallInteger,
        nullable=False,
        comment="1 contact status, 2 task category, 3 history category, 4 contact type",
    ),
    Column("title", String(255), nullable=False),
    Column("description", String(255), nullable=False, server_default=""),
    Column("color", String(255), nullable=False, server_default=""),
    Column("icon", String(255), nullable=False, server_default="", comment="file name alone"),
    Column("sort_order", Integer, nullable=False),
    Index("ix_list_items_list", "list", "sort_order", "id"),
)

currency_rates = record_table(
    "currency_rates",
    Column("from_currency", String(3), nullable=False),
    Column("to_currency", String(3), nullable=False),
    Column("rate", Money(16, 8), nullable=False, comment="one unit of from_currency in to_currency"),
    Index("ix_currency_rates_from_currency", "from_currency", "to_currency"),
)
