"""Tags for many opportunities at once (sheet 06, section 4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import OpportunityFilter
from rapport.crm.opportunities.service.picking import visible_among
from rapport.crm.tags import service as tags
from rapport.store.work import Work


def tag_matching(work: Work, wanted: OpportunityFilter, name: str | None) -> None:
    """Put a tag on all opportunities that a filter picks and the caller may see.

    Raises BadArgument for the name, if there is any opportunity to put it on.
    """
    tags.add_to_matching(work, Kind.OPPORTUNITY, rows.matching_ids(work, wanted), name)


def tag_several(work: Work, opportunity_ids: Sequence[int], name: str | None) -> None:
    """Put a tag on those of the opportunities that the caller may see, likewise."""
    tags.add_to_matching(work, Kind.OPPORTUNITY, visible_among(work, opportunity_ids), name)


def untag_matching(work: Work, wanted: OpportunityFilter, name: str) -> None:
    """Take a tag off all opportunities that a filter picks, which asks for the tag, and the caller may see.

    Raises BadArgument for the name, and Missing for one that no tag has.
    """
    tags.remove_from_matching(work, Kind.OPPORTUNITY, rows.matching_ids(work, wanted), name)


def untag_several(work: Work, opportunity_ids: Sequence[int], name: str | None) -> None:
    """Take a tag off those of the opportunities that the caller may see, likewise."""
    tags.remove_from_matching(work, Kind.OPPORTUNITY, visible_among(work, opportunity_ids), name)


def require_tag_name(name: str | None) -> None:
    """Raise BadArgument for a name that no tag can have."""
    tags.required_title(name)
