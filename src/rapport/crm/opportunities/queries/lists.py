"""Lists of opportunities (sheet 04, sections 2.9 to 2.11)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.links import queries as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.queries.cards import COLUMNS, shapes
from rapport.crm.opportunities.records import OpportunityFilter, OpportunityOrder, order_of
from rapport.crm.opportunities.schemas import OpportunityShape
from rapport.protocol.call import Listing, Page, Sorted
from rapport.store import search, walking
from rapport.store.search import Query
from rapport.store.tables import opportunities
from rapport.store.walking import Filter, Walked
from rapport.store.work import Work

_o = opportunities.c

SUGGESTIONS = 30
"""How many opportunities a search by prefix offers."""

LONGEST_PREFIX = 1000
"""In characters."""


def page(work: Work, wanted: OpportunityFilter, listing: Listing) -> Page[OpportunityShape]:
    """Return a page of the opportunities that a filter picks and the caller may see, list form, with the total.

    Sorted as `sortBy` says; by stage when it says nothing that is known.
    """
    order, descending = order_of(listing.sort_by, descending=listing.descending)
    walked = walking.remembered(
        work,
        ("opportunities", wanted, order, descending),
        lambda: rows.walked(work, wanted, order, descending=descending, key=("opportunities", wanted)),
    )
    return _page(work, walked, listing)


def of_contact(work: Work, contact_id: int, listing: Listing) -> Page[OpportunityShape]:
    """Return the opportunities that a contact takes part in, as member or main contact, by title; list form.

    The contact is not looked at: an unknown one has none. The total is told when it is more than a page.
    """
    if contact_id <= 0:
        return Page([])
    order, descending = order_of(
        listing.sort_by, descending=listing.descending, default=OpportunityOrder.TITLE
    )
    wanted = OpportunityFilter(contact_id=contact_id, as_participant=True)
    found = _page(work, rows.walked(work, wanted, order, descending=descending), listing)
    if found.total is not None and found.total <= listing.count:
        found.total = None
    return found


def by_prefix(
    work: Work, prefix: str | None, contact_id: int, *, among_its_own: bool
) -> Sorted[OpportunityShape]:
    """Return opportunities by a part of their title, by title, single form.

    `among_its_own`: all of the contact's whose title holds `prefix` to the letter, with the total; raises
    BadArgument for no prefix if the contact has any. Otherwise those whose title holds all of its words, without
    the contact's own, at most SUGGESTIONS (access first, then the cut: quirk 18).
    """
    if contact_id > 0 and among_its_own:
        return _of_contact_by_prefix(work, prefix, contact_id)
    words = _words_of(prefix or "")
    titled = [_titled(words)] if words else []
    others = [~_takes_part(contact_id)] if contact_id > 0 else []
    walked = Walked(
        source=opportunities,
        visible=access.visible_branches(work.viewer, Kind.OPPORTUNITY),
        order=rows.order_by(OpportunityOrder.TITLE, descending=False),
        filters=titled,
        where=[*others, *(each.condition for each in titled)],
    )
    found = walking.first(work, walked, COLUMNS, count=SUGGESTIONS)
    return Sorted(shapes(work, found, is_single=True))


def _of_contact_by_prefix(work: Work, prefix: str | None, contact_id: int) -> Sorted[OpportunityShape]:
    wanted = OpportunityFilter(contact_id=contact_id, as_participant=True)
    walked = rows.walked(work, wanted, OpportunityOrder.TITLE, descending=False)
    found = walking.everything(work, walked, COLUMNS)
    if found and prefix is None:
        raise BadArgument
    shown = shapes(work, [row for row in found if (prefix or "") in row.title], is_single=True)
    return Sorted(shown, len(shown))


def _words_of(prefix: str) -> tuple[str, ...]:
    if len(prefix) > LONGEST_PREFIX:
        raise BadArgument(f"prefix has more than {LONGEST_PREFIX} characters.", parameter="prefix")
    return tuple(dict.fromkeys(fold(prefix).split()))


def _titled(words: tuple[str, ...]) -> Filter:
    """Pick by words in the title. The search may lead to them, though it looks through more than the title."""
    titled = and_(*(_o.title_sort.contains(word, autoescape=True) for word in words))
    return Filter(search.matching_ids(Query(words), Kind.OPPORTUNITY), titled, titled)


def _takes_part(contact_id: int) -> ColumnElement[bool]:
    return (_o.contact_id == contact_id) | links.has_member(Kind.OPPORTUNITY, opportunities, contact_id)


def _page(work: Work, walked: Walked, listing: Listing) -> Page[OpportunityShape]:
    found = walking.page(work, walked, COLUMNS, start=listing.start_index, count=listing.count)
    return Page(shapes(work, found.rows), found.total, found.more)
