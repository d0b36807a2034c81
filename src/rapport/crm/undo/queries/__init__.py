"""Reading the trash, the change log, and what undoing did."""

from rapport.crm.undo.queries.changes import cursor_now, page_of_changes, since
from rapport.crm.undo.queries.outcomes import outcome_shape
from rapport.crm.undo.queries.trash import page_of_trash, several_in_trash, single_in_trash

__all__ = [
    "cursor_now",
    "outcome_shape",
    "page_of_changes",
    "page_of_trash",
    "several_in_trash",
    "since",
    "single_in_trash",
]
