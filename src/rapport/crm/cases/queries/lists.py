"""Lists of cases (sheet 04, sections 5.4 and 5.5)."""

from __future__ import annotations

from sqlalchemy import and_

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.queries.cards import COLUMNS, shapes
from rapport.crm.cases.records import CaseFilter, order_of
from rapport.crm.cases.schemas import CaseShape
from rapport.protocol.call import Listing, Page, Sorted
from rapport.store import search, walking
from rapport.store.search import Query
from rapport.store.tables import cases
from rapport.store.walking import Filter, Route, Walked
from rapport.store.work import Work

_c = cases.c

SUGGESTIONS = 30
"""How many cases a search by prefix offers."""

LONGEST_PREFIX = 1000
"""In characters."""


def page(work: Work, wanted: CaseFilter, listing: Listing) -> Page[CaseShape]:
    """Return a page of the cases that a filter picks and the caller may see, list form, with the total."""
    order, descending = order_of(listing.sort_by, descending=listing.descending)
    walked = walking.remembered(
        work,
        ("cases", wanted, order, descending),
        lambda: rows.walked(work, wanted, order, descending=descending, key=("cases", wanted)),
    )
    found = walking.page(work, walked, COLUMNS, start=listing.start_index, count=listing.count)
    return Page(shapes(work, found.rows), found.total, found.more)


def by_prefix(work: Work, prefix: str | None, contact_id: int) -> Sorted[CaseShape]:
    """Return cases by a part of their title, single form.

    With a contact, all that it is a member of and whose title holds `prefix` to the letter, open ones first, with
    the total; raises BadArgument for no prefix if the contact has any. Without, those whose title holds all words
    of `prefix`, by title, at most SUGGESTIONS (access first, then the cut: quirk 18).
    """
    if contact_id > 0:
        return _of_contact_by_prefix(work, prefix, contact_id)
    words = _words_of(prefix or "")
    titled = [_titled(words)] if words else []
    walked = Walked(
        source=cases,
        visible=access.visible_branches(work.viewer, Kind.CASE),
        order=((_c.title_sort, False), (_c.id, False)),
        filters=titled,
        where=[each.condition for each in titled],
        route=Route(parts=[_c.is_closed.is_(False), _c.is_closed.is_(True)]),
    )
    found = walking.first(work, walked, COLUMNS, count=SUGGESTIONS)
    return Sorted(shapes(work, found, is_single=True))


def _of_contact_by_prefix(work: Work, prefix: str | None, contact_id: int) -> Sorted[CaseShape]:
    walked = rows.walked(work, CaseFilter(contact_id=contact_id), None, descending=False)
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
    titled = and_(*(_c.title_sort.contains(word, autoescape=True) for word in words))
    return Filter(search.matching_ids(Query(words), Kind.CASE), titled, titled)
