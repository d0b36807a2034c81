"""People on the wire (sheet 02, sections 3.1, 3.2, 3.4 and 4.1)."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from rapport.core.ids import Guid
from rapport.protocol.shapes import Input, Shape, WireDate


class EmployeeShape(Shape, frozen=True, kw_only=True):
    """The short profile that stands for a person in every other object."""

    id: Guid
    display_name: str
    """HTML-encoded."""
    title: str | None = None
    avatar_small: str
    profile_url: str

    __published__: ClassVar[dict[str, str]] = {"id": "Id"}


class GroupSummaryShape(Shape, frozen=True, kw_only=True):
    """A group in a profile; `manager` is the manager's user name."""

    id: Guid
    name: str
    manager: str | None

    __published__: ClassVar[dict[str, str]] = {"id": "Id"}


class ContactLineShape(Shape, frozen=True, kw_only=True):
    """A way to reach a person."""

    type: str
    value: str


class ContactLineInput(Input, frozen=True, kw_only=True):
    """A way to reach a person, as sent."""

    type: str = ""
    value: str = ""


class ProfileShape(Shape, frozen=True, kw_only=True):
    """The full profile. The space figures are filled by nobody: files of people are not kept here."""

    id: Guid
    user_name: str | None
    is_visitor: bool
    first_name: str
    last_name: str
    email: str | None
    birthday: WireDate | None = None
    sex: str | None = None
    status: int
    activation_status: int
    terminated: WireDate | None
    department: str
    work_from: WireDate | None = None
    location: str | None = None
    notes: str | None = None
    lead: Guid | None = None
    display_name: str
    mobile_phone: str | None = None
    mobile_phone_activation_status: int = 0
    title: str | None = None
    contacts: list[ContactLineShape] | None = None
    groups: list[GroupSummaryShape] | None = None
    avatar_medium: str
    avatar: str
    is_admin: bool
    is_ldap: bool = msgspec.field(name="isLDAP")
    list_admin_modules: list[str] | None = None
    is_owner: bool
    culture_name: str | None = None
    is_sso: bool = msgspec.field(name="isSSO")
    avatar_small: str
    quota_limit: int
    used_space: int
    docs_space: int
    mail_space: int
    talk_space: int
    profile_url: str

    __published__: ClassVar[dict[str, str]] = {"id": "Id"}


class PhotoShape(Shape, frozen=True, kw_only=True):
    """Addresses of a person's photo: 1280 (as stored), 360, 200, 82, 48 and 32 pixels."""

    original: str
    retina: str
    max: str
    big: str
    medium: str
    small: str


class ConfirmationShape(Shape, frozen=True, kw_only=True):
    """What a link's key is for: `activation`, `password`, `email` or `removal`, and of whom."""

    type: str
    email: str
    first_name: str
    has_password: bool
    culture_name: str
    """What to speak to them in."""
