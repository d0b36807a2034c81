"""Saved views, and the rules that need nothing but them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.core.ids import Guid
from rapport.core.viewer import Viewer

TITLE_LIMIT = 100
"""In characters."""
STATE_BYTES = 16_384
MOST_VIEWS = 100
"""So many may one user have."""

LISTS = ("contact", "opportunity", "case", "task")
"""What views are of."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A stored view. `state` is the JSON text of an object of the client's own."""

    id: int
    list: str
    title: str
    state: str
    is_shared: bool
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime


def can_see(viewer: Viewer, view: SavedView) -> bool:
    """Whether the caller may see a view: their own, and shared ones."""
    return view.is_shared or view.created_by == viewer.user_id


def can_edit(viewer: Viewer, view: SavedView) -> bool:
    """Whether the caller may change a view: who made it; of shared ones, CRM admins too."""
    return view.created_by == viewer.user_id or (view.is_shared and viewer.is_crm_admin)


def known_list(name: str | None) -> str:
    """Return the name of a list, in lower case. Raises BadArgument for none, and for what is none."""
    wanted = (name or "").strip().lower()
    if wanted not in LISTS:
        raise BadArgument(parameter="list")
    return wanted


def stored_title(title: str | None) -> str:
    """Return a title as it is kept. Raises BadArgument for none, and for one that is too long."""
    wanted = (title or "").strip()
    if not wanted:
        raise BadArgument(parameter="title")
    if len(wanted) > TITLE_LIMIT:
        raise BadArgument(f"title has more than {TITLE_LIMIT} characters.", parameter="title")
    return wanted
