"""Opportunities and their stages (sheet 04). Owner: crm/opportunities."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Text

from rapport.store.tables.base import authorship, record_table
from rapport.store.types import GUID, RECORD_ID, SORT_KEY, Money, UtcTime

opportunity_stages = record_table(
    "opportunity_stages",
    Column("title", String(250), nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    Column("color", String(50), nullable=False),
    Column("success_probability", SmallInteger, nullable=False),
    Column("stage_type", SmallInteger, nullable=False, comment="0 open, 1 closed and won, 2 closed and lost"),
    Column("sort_order", Integer, nullable=False),
)

opportunities = record_table(
    "opportunities",
    Column("title", String(255), nullable=False),
    Column("title_sort", SORT_KEY, nullable=False, comment="folded title"),
    Column("description", Text, nullable=False, server_default=""),
    Column("responsible_id", GUID, nullable=False),
    Column("contact_id", RECORD_ID, nullable=False, server_default="0", comment="main contact; 0: none"),
    Column("stage_id", RECORD_ID, nullable=False),
    Column("stage_since", UtcTime, comment="when it came to its stage; null: not known"),
    Column(
        "stage_order",
        Integer,
        nullable=False,
        comment="sort_order of the stage, kept here so that the default order is one index; moves with reordering",
    ),
    Column("bid_type", SmallInteger, nullable=False),
    Column("bid_value", Money(50, 9), nullable=False),
    Column("bid_currency", String(3), nullable=False),
    Column("per_period_value", Integer, nullable=False),
    Column("success_probability", SmallInteger, nullable=False),
    Column("actual_close_at", UtcTime, nullable=False, comment="NO_DATE: none"),
    Column("expected_close_at", UtcTime, nullable=False, comment="NO_DATE: none"),
    Column(
        "close_at",
        UtcTime,
        nullable=False,
        comment="what lists call the close date: expected while the stage is open, actual once it is closed",
    ),
    Column("is_private", Boolean, nullable=False),
    *authorship(),
)
_o = opportunities.c
_tried = (_o.close_at, _o.is_private)
"""What filters and access ask of a row: at the end of an index, so that a walk need not fetch rows that do not pass."""
_stage_tail = (
    _o.stage_order,
    _o.contact_id,
    _o.actual_close_at.desc(),
    _o.expected_close_at,
    _o.title_sort,
    _o.id,
    *_tried,
)
Index("ix_opportunities_stage_order", *_stage_tail)
Index("ix_opportunities_responsible_id_stage_order", _o.responsible_id, *_stage_tail)
Index("ix_opportunities_title_sort", _o.title_sort, _o.id, *_tried)
Index("ix_opportunities_bid_value", _o.bid_value, _o.id, *_tried)
Index("ix_opportunities_close_at", _o.close_at, _o.id, _o.is_private)
Index("ix_opportunities_is_private", _o.is_private, _o.id)
Index("ix_opportunities_created_at", _o.created_at, _o.id, *_tried)
Index("ix_opportunities_stage_id_title_sort", _o.stage_id, _o.title_sort, _o.id, *_tried)
Index("ix_opportunities_stage_id_bid_value", _o.stage_id, _o.bid_value, _o.id, *_tried)
Index("ix_opportunities_stage_id_close_at", _o.stage_id, _o.close_at, _o.id, _o.is_private)
Index("ix_opportunities_responsible_id_title_sort", _o.responsible_id, _o.title_sort, _o.id, *_tried)
Index("ix_opportunities_responsible_id_bid_value", _o.responsible_id, _o.bid_value, _o.id, *_tried)
Index("ix_opportunities_responsible_id_close_at", _o.responsible_id, _o.close_at, _o.id, _o.is_private)
Index("ix_opportunities_contact_id", _o.contact_id, _o.id)
