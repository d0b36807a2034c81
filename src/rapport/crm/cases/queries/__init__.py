"""Reading cases for the outside."""

from rapport.crm.cases.queries.cards import remains, several, single
from rapport.crm.cases.queries.lists import by_prefix, page
from rapport.crm.cases.queries.participants import participants

__all__ = ["by_prefix", "page", "participants", "remains", "several", "single"]
