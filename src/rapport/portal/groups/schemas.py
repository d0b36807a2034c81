"""Groups on the wire (sheet 02, section 4.1); the summary is part of a profile and lives with people."""

from __future__ import annotations

from typing import ClassVar

from rapport.core.ids import Guid
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape


class GroupShape(Shape, frozen=True, kw_only=True):
    """A group; categories and parents do not exist."""

    id: Guid
    name: str
    category: Guid
    parent: Guid
    description: str | None
    manager: EmployeeShape
    members: list[EmployeeShape] | None = None

    __published__: ClassVar[dict[str, str]] = {"id": "Id"}
