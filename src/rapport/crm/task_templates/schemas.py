"""Task templates on the wire (sheet 05, section 9)."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from rapport.crm.lists.schemas import CategoryShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape


class TemplateShape(Shape, frozen=True, kw_only=True):
    """A task template. The number of tasks of its category is told."""

    __published__: ClassVar[dict[str, str]] = {"container_id": "ContainerID"}

    container_id: int = msgspec.field(name="containerID", default=0)
    title: str
    description: str | None = None
    """Left out of the answer to a creation without one."""
    responsible: EmployeeShape
    category: CategoryShape | None = None
    """Left out once the category is gone (quirk 12)."""
    is_notify: bool
    offset_ticks: int
    """Hundreds of nanoseconds from the start of the container, or from the task before, to the deadline."""
    dead_line_is_fixed: bool
    """Whether they count from the start."""
    id: int


class ContainerShape(Shape, frozen=True, kw_only=True):
    """A set of task templates."""

    title: str
    entity_type: str
    """`Contact`, `Person`, `Company`, `Opportunity` or `Case`."""
    items: list[TemplateShape] | None = None
    """Left out if there are none."""
    id: int
