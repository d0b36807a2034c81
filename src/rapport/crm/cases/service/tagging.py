"""Tags for many cases at once (sheet 06, section 4.2)."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.cases import rows
from rapport.crm.cases.records import CaseFilter
from rapport.crm.tags import service as tags
from rapport.store.work import Work


def tag_matching(work: Work, wanted: CaseFilter, name: str | None) -> None:
    """Put a tag on all cases that a filter picks and the caller may see.

    Raises BadArgument for the name, if there is any case to put it on.
    """
    tags.add_to_matching(work, Kind.CASE, rows.matching_ids(work, wanted), name)
