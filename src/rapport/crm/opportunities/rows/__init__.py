"""Opportunities and stages in the database."""

from rapport.crm.opportunities.rows.matching import load_matching, matching_ids, order_by, walked
from rapport.crm.opportunities.rows.opportunities import (
    clear_contacts,
    delete_opportunities,
    find,
    insert_opportunity,
    is_contact,
    load,
    load_visible,
    move_contact,
    of_contacts,
    save,
    set_private,
    set_stage_orders,
)
from rapport.crm.opportunities.rows.stages import (
    Stages,
    delete_stage,
    insert_stage,
    is_stage_used,
    load_stages,
    save_stages,
)

__all__ = [
    "Stages",
    "clear_contacts",
    "delete_opportunities",
    "delete_stage",
    "find",
    "insert_opportunity",
    "insert_stage",
    "is_contact",
    "is_stage_used",
    "load",
    "load_matching",
    "load_stages",
    "load_visible",
    "matching_ids",
    "move_contact",
    "of_contacts",
    "order_by",
    "save",
    "save_stages",
    "set_private",
    "set_stage_orders",
    "walked",
]
