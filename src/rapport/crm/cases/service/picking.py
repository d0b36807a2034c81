"""Which cases a call is about that speaks of many, for calls that are done in parts."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.records import CaseFilter
from rapport.store.batches import batches
from rapport.store.work import Work


def matching(work: Work, wanted: CaseFilter, *, access_changeable: bool = False) -> list[int]:
    """Return the ids of all that a filter picks and the caller may see, ascending.

    With `access_changeable`, of those alone for which they may also set who sees them.
    """
    return rows.matching_ids(work, wanted, *([access.access_changeable] if access_changeable else []))


def visible_among(work: Work, case_ids: Sequence[int], *, access_changeable: bool = False) -> list[int]:
    """Return those of the ids whose cases the caller may see, each once, ascending; or as `matching`."""
    rights = [access.visible, *([access.access_changeable] if access_changeable else [])]
    ids = sorted(set(case_ids))
    return [each.id for some in batches(ids) for each in rows.load_several(work, some, *rights)]
