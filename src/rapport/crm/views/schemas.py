"""Saved views on the wire."""

from __future__ import annotations

from typing import Any

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape


class ViewShape(Shape, frozen=True, kw_only=True):
    """A saved view."""

    id: int
    list: str
    """contact, opportunity, case or task."""
    title: str
    state: dict[str, Any]
    """The client's own, as it was sent."""
    is_shared: bool
    """Whether all CRM users see it."""
    create_by: EmployeeShape
    can_edit: bool
