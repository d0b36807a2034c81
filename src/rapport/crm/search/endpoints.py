"""The call for the one search over everything."""

from __future__ import annotations

from rapport.crm.search import queries
from rapport.crm.search.records import MOST_FOUND, kinds_named
from rapport.crm.search.schemas import FindShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import CommaList


@operation("GET", "crm/search", tag="crm/Search", summary="Search everything", addition=True)
def search(call: Call, *, kinds: CommaList[str]) -> Page[FindShape]:
    """Return what the words of `filterValue` find among all that the caller may see, the best first, at most 100.

    All words have to be in one text: the record's own, one contact detail, one custom field, one event. Parts of
    words count, letter case and accents do not; `"a phrase"`, `*` and `?` work as in lists. Whole words come before
    beginnings of words and these before the rest; titles before other texts; then the newest. Made for searching as
    one types: of many finds it gives the newest, and no total. Without words there is nothing.

    Parameters:
        kinds: Which kinds: contact, opportunity, case, task, event, file; without any, all
    """
    listing = call.listing
    found, more = queries.page(
        call.work,
        listing.filter_value,
        kinds_named(kinds),
        start=listing.start_index,
        count=min(listing.count, MOST_FOUND),
    )
    return Page(found, more=more)
