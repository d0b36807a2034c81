"""Reading opportunities and stages for the outside."""

from rapport.crm.opportunities.queries.board import board
from rapport.crm.opportunities.queries.cards import remains, several, single
from rapport.crm.opportunities.queries.figures import figures
from rapport.crm.opportunities.queries.lists import by_prefix, of_contact, page
from rapport.crm.opportunities.queries.participants import participants
from rapport.crm.opportunities.queries.stages import several_stages, single_stage, stages

__all__ = [
    "board",
    "by_prefix",
    "figures",
    "of_contact",
    "page",
    "participants",
    "remains",
    "several",
    "several_stages",
    "single",
    "single_stage",
    "stages",
]
