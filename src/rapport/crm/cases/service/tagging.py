"""Tags for many cases at once (sheet 06, section 4.2)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.cases import rows
from rapport.crm.cases.records import CaseFilter
from rapport.crm.cases.service.picking import visible_among
from rapport.crm.tags import service as tags
from rapport.store.work import Work


def tag_matching(work: Work, wanted: CaseFilter, name: str | None) -> None:
    """Put a tag on all cases that a filter picks and the caller may see.

    Raises BadArgument for the name, if there is any case to put it on.
    """
    tags.add_to_matching(work, Kind.CASE, rows.matching_ids(work, wanted), name)


def tag_several(work: Work, case_ids: Sequence[int], name: str | None) -> None:
    """Put a tag on those of the cases that the caller may see, likewise."""
    tags.add_to_matching(work, Kind.CASE, visible_among(work, case_ids), name)


def untag_matching(work: Work, wanted: CaseFilter, name: str) -> None:
    """Take a tag off all cases that a filter picks, which asks for the tag, and the caller may see.

    Raises BadArgument for the name, and Missing for one that no tag has.
    """
    tags.remove_from_matching(work, Kind.CASE, rows.matching_ids(work, wanted), name)


def untag_several(work: Work, case_ids: Sequence[int], name: str | None) -> None:
    """Take a tag off those of the cases that the caller may see, likewise."""
    tags.remove_from_matching(work, Kind.CASE, visible_among(work, case_ids), name)


def require_tag_name(name: str | None) -> None:
    """Raise BadArgument for a name that no tag can have."""
    tags.required_title(name)
