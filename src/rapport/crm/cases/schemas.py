"""Cases on the wire (sheet 04, section 10.4)."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, Shape, WireDate


class CaseShape(Shape, frozen=True, kw_only=True):
    """A case. Single form and list form differ in the headings among the custom fields alone."""

    members: list[ContactBaseShape]
    """Those that the caller may see, by id."""
    create_by: EmployeeShape
    created: WireDate
    title: str
    is_closed: bool
    is_private: bool
    access_list: list[EmployeeShape] | None = None
    """Only of a private case."""
    can_edit: bool
    custom_fields: list[CustomFieldShape]
    id: int


class CaseFieldsInput(Input, frozen=True, kw_only=True):
    """Fields of a case, by the parameters of the whole update; those that are sent count."""

    __closed__ = True

    title: str | UnsetType | None = UNSET
    members: list[int] | UnsetType = UNSET
    """Participants."""
    is_private: bool | UnsetType = UNSET
    """Without an access list it has no effect."""
    access_list: list[Guid] | UnsetType = UNSET
    is_notify: bool | UnsetType = UNSET
    """No field: whether to notify users who are new in the access list."""
