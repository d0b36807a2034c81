"""Which opportunities a call is about that speaks of many, for calls that are done in parts."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import OpportunityFilter
from rapport.store.batches import batches
from rapport.store.work import Work


def matching(work: Work, wanted: OpportunityFilter, *, access_changeable: bool = False) -> list[int]:
    """Return the ids of all that a filter picks and the caller may see, ascending.

    With `access_changeable`, of those alone for which they may also set who sees them.
    """
    return rows.matching_ids(work, wanted, access_changeable=access_changeable)


def visible_among(
    work: Work, opportunity_ids: Sequence[int], *, access_changeable: bool = False
) -> list[int]:
    """Return those of the ids whose opportunities the caller may see, each once, ascending; or as `matching`."""
    ids = sorted(set(opportunity_ids))
    return [
        each.id
        for some in batches(ids)
        for each in rows.load_visible(work, some, access_changeable=access_changeable)
    ]
