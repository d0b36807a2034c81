"""What several calls make of their arguments."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.crm.cases.records import CaseFilter
from rapport.portal.call import Call


def wanted(call: Call, contactid: int, is_closed: bool | None, tags: Sequence[str]) -> CaseFilter:
    """Return the filter that the parameters of section 5.4 describe; the text to search for is in the query string."""
    return CaseFilter(
        contact_id=max(contactid, 0),
        is_closed=is_closed,
        tags=tuple(tags),
        text=call.listing.filter_value.strip(),
    )
