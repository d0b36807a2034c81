"""The same rules as `conditions`, for one loaded record."""

from __future__ import annotations

from rapport.core.errors import Forbidden
from rapport.core.viewer import Viewer
from rapport.crm.access.records import AccessFacts, ShareType, subjects_of_viewer


def require_crm_admin(viewer: Viewer) -> None:
    """Raise Forbidden unless the caller is a CRM admin."""
    if not viewer.is_crm_admin:
        raise Forbidden


def is_listed(viewer: Viewer, facts: AccessFacts) -> bool:
    """Whether the caller, or a group of theirs, stands in the access list."""
    return not facts.subjects.isdisjoint(subjects_of_viewer(viewer))


def can_see_contact(viewer: Viewer, facts: AccessFacts) -> bool:
    """Shared with everyone, or managed by the caller. The creator has no right of their own."""
    return viewer.is_crm_admin or facts.share_type != ShareType.NONE or is_listed(viewer, facts)


def can_edit_contact(viewer: Viewer, facts: AccessFacts) -> bool:
    """Shared for writing, or managed by the caller."""
    return viewer.is_crm_admin or facts.share_type == ShareType.READ_WRITE or is_listed(viewer, facts)


def can_see_private(viewer: Viewer, facts: AccessFacts) -> bool:
    """Whether the caller sees an opportunity or a case: public, or listed in it."""
    return viewer.is_crm_admin or not facts.is_private or is_listed(viewer, facts)


def can_edit_opportunity(viewer: Viewer, facts: AccessFacts) -> bool:
    """Everyone who sees an opportunity may edit it."""
    return can_see_private(viewer, facts)


def can_edit_case(viewer: Viewer, facts: AccessFacts) -> bool:
    """Everyone who sees a case may edit it; its creator may even when not listed."""
    return can_see_private(viewer, facts) or facts.created_by == viewer.user_id


def can_change_access(viewer: Viewer, facts: AccessFacts) -> bool:
    """Whether the caller may set who sees an opportunity or a case: its creator, or a CRM admin."""
    return viewer.is_crm_admin or facts.created_by == viewer.user_id
