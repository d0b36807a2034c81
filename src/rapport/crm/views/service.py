"""Saving views, changing and deleting them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rapport.core.errors import BadArgument, Forbidden, InvalidOperation, Missing
from rapport.core.kinds import Kind
from rapport.crm.views import rows
from rapport.crm.views.records import (
    MOST_VIEWS,
    STATE_BYTES,
    SavedView,
    can_edit,
    can_see,
    known_list,
    stored_title,
)
from rapport.portal.changes.service import record, updated
from rapport.store.work import Work

State = Mapping[str, Any]


def create(
    work: Work, list_name: str | None, title: str | None, state: State, *, is_shared: bool
) -> SavedView:
    """Save a view of the caller's and return it.

    Raises BadArgument for an unknown list, a title that is missing or too long and a state that is too long, and
    InvalidOperation when the caller has MOST_VIEWS already.
    """
    viewer = work.viewer.user_id
    view = SavedView(
        id=0,
        list=known_list(list_name),
        title=stored_title(title),
        state=_stored_state(state),
        is_shared=is_shared,
        created_by=viewer,
        created_at=work.now,
        modified_by=viewer,
        modified_at=work.now,
    )
    if rows.count_of(work, viewer) >= MOST_VIEWS:
        raise InvalidOperation(f"Nobody can have more than {MOST_VIEWS} views.")
    view = replace(view, id=rows.insert_view(work, view))
    _tell(work, None, view)
    return view


def update(
    work: Work, view_id: int, title: str | None, state: State | None, *, is_shared: bool | None
) -> SavedView:
    """Change what is given of a view (None: stays), and return it.

    Raises Missing for one that is hidden or not there, Forbidden for one that is another's, and as `create`.
    """
    before = _require_editable(work, view_id)
    after = replace(
        before,
        title=before.title if title is None else stored_title(title),
        state=before.state if state is None else _stored_state(state),
        is_shared=before.is_shared if is_shared is None else is_shared,
        modified_by=work.viewer.user_id,
        modified_at=work.now,
    )
    rows.save(work, after)
    _tell(work, before, after)
    return after


def delete(work: Work, view_id: int) -> SavedView:
    """Delete a view and return it. Raises Missing, Forbidden."""
    view = _require_editable(work, view_id)
    rows.delete_view(work, view_id)
    _tell(work, view, None)
    return view


def _require_editable(work: Work, view_id: int) -> SavedView:
    view = rows.find(work, view_id)
    if view is None or not can_see(work.viewer, view):
        raise Missing
    if not can_edit(work.viewer, view):
        raise Forbidden
    return view


def _stored_state(state: State) -> str:
    text = rows.state_text(state)
    if len(text.encode()) > STATE_BYTES:
        raise BadArgument(f"state has more than {STATE_BYTES} bytes.", parameter="state")
    return text


def _tell(work: Work, before: SavedView | None, after: SavedView | None) -> None:
    """Tell the change log, as something of the person whose view it is."""
    view = after or before
    assert view is not None
    old, new = ({"saved_view": _told(each)} for each in (before, after))
    record(work, updated(Kind.USER, view.created_by, old, new))


def _told(view: SavedView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    return {"id": view.id, "list": view.list, "title": view.title, "is_shared": view.is_shared}
