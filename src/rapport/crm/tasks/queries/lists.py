"""Lists of tasks (sheet 05, section 4.2)."""

from __future__ import annotations

from rapport.crm.tasks import rows
from rapport.crm.tasks.queries.cards import COLUMNS, shapes
from rapport.crm.tasks.records import TaskFilter, order_of
from rapport.crm.tasks.schemas import TaskShape
from rapport.protocol.call import Listing, Page
from rapport.store import walking
from rapport.store.work import Work


def page(work: Work, wanted: TaskFilter, listing: Listing) -> Page[TaskShape]:
    """Return a page of the tasks that a filter picks and the caller may see, list form, with the total.

    Open ones first, then as `sortBy` says; by deadline when it says nothing that is known. At most ten statements.
    """
    order, descending = order_of(listing.sort_by, descending=listing.descending)
    keys = rows.first_keys(work, wanted, order, descending=descending)
    walked = walking.remembered(
        work,
        ("tasks", wanted, order, descending, keys),
        lambda: rows.walked(work, wanted, order, keys, descending=descending, key=("tasks", wanted)),
    )
    found = walking.page(work, walked, COLUMNS, start=listing.start_index, count=listing.count)
    return Page(shapes(work, found.rows), found.total, found.more)
