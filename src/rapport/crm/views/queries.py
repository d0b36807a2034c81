"""Reading saved views for the outside."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import or_, select

from rapport.crm.views.records import SavedView, can_edit, known_list
from rapport.crm.views.rows import COLUMNS
from rapport.crm.views.schemas import ViewShape
from rapport.portal.people.directory import directory
from rapport.protocol.call import Listing, Page
from rapport.store.tables import saved_views
from rapport.store.work import Work

_v = saved_views.c


def page(work: Work, list_name: str | None, listing: Listing) -> Page[ViewShape]:
    """Return a page of the caller's views and the shared ones, by title; of one list, or of all. One statement.

    Raises BadArgument for an unknown list.
    """
    statement = select(*COLUMNS).where(or_(_v.created_by == work.viewer.user_id, _v.is_shared.is_(True)))
    if list_name:
        statement = statement.where(_v.list == known_list(list_name))
    statement = statement.order_by(_v.title_sort, _v.id).limit(listing.count + 1).offset(listing.start_index)
    found = [SavedView(*row) for row in work.tx.execute(statement)]
    return Page([shape(work, view) for view in found[: listing.count]], None, len(found) > listing.count)


def shape(work: Work, view: SavedView) -> ViewShape:
    """Return a view as the wire has it."""
    return ViewShape(
        id=view.id,
        list=view.list,
        title=view.title,
        state=msgspec.json.decode(view.state, type=dict[str, Any]),
        is_shared=view.is_shared,
        create_by=directory(work).short(view.created_by, work.site),
        can_edit=can_edit(work.viewer, view),
    )
