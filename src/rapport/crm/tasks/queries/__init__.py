"""Reading tasks for the outside."""

from rapport.crm.tasks.queries.cards import card, remains, several, single
from rapport.crm.tasks.queries.lists import page

__all__ = ["card", "page", "remains", "several", "single"]
