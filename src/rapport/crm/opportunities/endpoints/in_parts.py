"""Calls about many opportunities as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.bulk.in_parts import InParts
from rapport.crm.history import queries as history
from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.endpoints.arguments import wanted
from rapport.crm.opportunities.records import SharingDraft

_OPPORTUNITIES = InParts(
    kind=Kind.OPPORTUNITY,
    rules=service,
    wanted=wanted,
    sharing=SharingDraft,
    remains=queries.remains,
    several=queries.several,
    weights=history.weights,
)

deletion_of_several = _OPPORTUNITIES.deletion_of_several("opportunityids")
deletion_of_filtered = _OPPORTUNITIES.deletion_of_filtered
access_of_several = _OPPORTUNITIES.access_of_several("opportunityid")
access_of_filtered = _OPPORTUNITIES.access_of_filtered
tag_of_filtered = _OPPORTUNITIES.tag_of_filtered
untag_of_filtered = _OPPORTUNITIES.untag_of_filtered
