"""Events on the wire (sheet 06, section 1.1)."""

from __future__ import annotations

from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.files.schemas import FileShape
from rapport.crm.lists.schemas import CategoryShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape, WireDate


class EventEntityShape(Shape, frozen=True, kw_only=True):
    """The opportunity or case that an event hangs on."""

    entity_type: str
    """`opportunity` or `case`."""
    entity_id: int
    entity_title: str


class EventShape(Shape, frozen=True, kw_only=True):
    """Something that happened."""

    create_by: EmployeeShape
    created: WireDate
    content: str
    """Text or harmless HTML; of a mail, a JSON document."""
    category: CategoryShape | None = None
    contact: ContactBaseShape | None = None
    """Left out if there is none that the caller may see."""
    entity: EventEntityShape | None
    """Null if there is none that the caller may see."""
    can_edit: bool = False
    files: list[FileShape]
    id: int
