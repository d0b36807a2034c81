"""Tasks on the wire (sheet 05, section 3)."""

from __future__ import annotations

from datetime import datetime

from msgspec import UNSET, UnsetType

from rapport.crm.cards.schemas import ContactWithEmailShape
from rapport.crm.lists.schemas import CategoryShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, Shape, WireDate


class EntityShape(Shape, frozen=True, kw_only=True):
    """The opportunity or case that something hangs on."""

    entity_type: str
    """`opportunity` or `case`."""
    entity_id: int
    entity_title: str


class TaskShape(Shape, frozen=True, kw_only=True):
    """A task. The single form tells how many tasks its category has."""

    create_by: EmployeeShape
    created: WireDate
    contact: ContactWithEmailShape | None = None
    """One that the caller may not see comes without currency and e-mail."""
    title: str
    description: str | None = None
    """Left out of the answer to a creation without one."""
    dead_line: WireDate
    alert_value: int = 0
    """Minutes before the deadline."""
    responsible: EmployeeShape
    is_closed: bool = False
    category: CategoryShape | None = None
    entity: EntityShape | None = None
    """Left out if the caller may not see it."""
    can_edit: bool = False
    id: int


class TaskFieldsInput(Input, frozen=True, kw_only=True):
    """Fields of a task, by the parameters of the whole update; those that are sent count."""

    __closed__ = True

    title: str | UnsetType | None = UNSET
    description: str | UnsetType | None = UNSET
    deadline: datetime | UnsetType | None = UNSET
    responsibleid: Guid | UnsetType = UNSET
    categoryid: int | UnsetType = UNSET
    contactid: int | UnsetType = UNSET
    """0: none."""
    entity_type: str | UnsetType | None = UNSET
    """opportunity or case; goes together with `entityid`."""
    entityid: int | UnsetType = UNSET
    alert_value: int | UnsetType = UNSET
    """Minutes before the deadline; 0: no reminder."""
    is_notify: bool | UnsetType = UNSET
    """No field: whether to notify the responsible."""
