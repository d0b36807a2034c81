"""The change log, the trash, and rights on records of any kind."""

from rapport.crm.undo.rows.log import (
    CHANGE_COLUMNS,
    batches_of,
    batches_with,
    change_conditions,
    changes_of,
    contacts_of_events,
    find_change,
    hand_over,
    logged,
    merges_among,
    trash_conditions,
    trashed,
    trashed_matching,
)
from rapport.crm.undo.rows.rights import EDITABLE, JOURNALED_KINDS, VISIBLE, allowed, existing

__all__ = [
    "CHANGE_COLUMNS",
    "EDITABLE",
    "JOURNALED_KINDS",
    "VISIBLE",
    "allowed",
    "batches_of",
    "batches_with",
    "change_conditions",
    "changes_of",
    "contacts_of_events",
    "existing",
    "find_change",
    "hand_over",
    "logged",
    "merges_among",
    "trash_conditions",
    "trashed",
    "trashed_matching",
]
