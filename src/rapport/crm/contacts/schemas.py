"""Contacts on the wire (sheet 03, section 16).

The single form, the list form and the reduced form (with its task) are the same shapes with more or less filled in.
"""

from __future__ import annotations

from typing import ClassVar

from msgspec import UNSET, UnsetType

from rapport.crm.access.records import ShareType
from rapport.crm.cards.schemas import ContactBaseShape, CurrencyShape, InfoShape
from rapport.crm.contacts.records import Address, ContactInfo, InfoType, category_label, stored_address
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.crm.lists.schemas import CategoryShape, ListItemShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, Shape, WireDate


class AddressShape(Shape, frozen=True, kw_only=True):
    """An address inside a contact."""

    street: str
    city: str
    state: str
    zip: str
    country: str
    category: int = 0
    category_name: str
    is_primary: bool = False


class ContactShape(ContactBaseShape, frozen=True, kw_only=True):
    """What the long forms of persons and companies share."""

    addresses: list[AddressShape] | None = None
    """Single: always. Lists: if there is any."""
    create_by: EmployeeShape
    created: WireDate
    about: str
    industry: str
    contact_status: ListItemShape | None = None
    common_data: list[InfoShape]
    """Details other than addresses: single by type, lists by id."""
    custom_fields: list[CustomFieldShape] | None = None
    """All but the reduced form."""
    tags: list[str] | None = None
    """Lists alone, if there is any."""
    task_count: int = 0
    have_late_tasks: bool


class PersonShape(ContactShape, frozen=True, kw_only=True):
    """A person."""

    __type_name__: ClassVar[str] = "person"

    first_name: str
    last_name: str
    company: ContactBaseShape | None = None
    """If the caller may see it (quirk 20)."""
    title: str


class CompanyShape(ContactShape, frozen=True, kw_only=True):
    """A company."""

    __type_name__: ClassVar[str] = "company"

    company_name: str
    persons_count: int = 0
    """Everybody linked, whoever may see them; left out of the reduced form."""


AnyContactShape = PersonShape | CompanyShape


class ContactWithPhoneShape(ContactBaseShape, frozen=True, kw_only=True):
    """The short form with the first primary phone."""

    phone: InfoShape | None = None


class OpenTaskShape(Shape, frozen=True, kw_only=True):
    """A task beside its contact."""

    title: str
    description: str | None = None
    dead_line: WireDate
    alert_value: int = 0
    responsible: EmployeeShape
    category: CategoryShape | None = None
    id: int


class ContactWithTaskShape(Shape, frozen=True, kw_only=True):
    """A contact in the reduced form with the nearest of its open tasks (sheet 05, quirk 22)."""

    task: OpenTaskShape | None = None
    contact: PersonShape | CompanyShape


class InfoInput(Input, frozen=True, kw_only=True):
    """A detail in a batch. `category` is a number, or a name of the type's categories."""

    info_type: InfoType = InfoType.PHONE
    category: str | None = None
    data: str | None = None
    is_primary: bool = False


class AddressInput(Input, frozen=True, kw_only=True):
    """An address as sent. `category` is a number, or a name of the address categories."""

    street: str | None = None
    city: str | None = None
    state: str | None = None
    zip: str | None = None
    country: str | None = None
    category: str | None = None
    is_primary: bool = False


class PersonNameInput(Input, frozen=True, kw_only=True):
    """A person's first name (`key`) and last name (`value`)."""

    key: str | None = None
    value: str | None = None


def info_shape(info: ContactInfo) -> InfoShape:
    """Return a detail as the wire writes it."""
    return InfoShape(
        id=info.id,
        info_type=info.info_type,
        category=info.category,
        data=info.data,
        category_name=category_label(info.info_type, info.category),
        is_primary=info.is_primary,
    )


def address_shape(info: ContactInfo) -> AddressShape:
    """Return a detail that is an address as the long forms show it; what its text lacks is empty (quirk 10)."""
    address: Address = stored_address(info.data)
    return AddressShape(
        street=address.street,
        city=address.city,
        state=address.state,
        zip=address.zip,
        country=address.country,
        category=info.category,
        category_name=category_label(info.info_type, info.category),
        is_primary=info.is_primary,
    )


class ContactFieldsInput(Input, frozen=True, kw_only=True):
    """Fields of a person or a company, by the parameters of the whole update; those that are sent count."""

    __closed__ = True

    first_name: str | UnsetType | None = UNSET
    """Of a person, as are last name, job title and company."""
    last_name: str | UnsetType | None = UNSET
    job_title: str | UnsetType | None = UNSET
    company_id: int | UnsetType = UNSET
    company_name: str | UnsetType | None = UNSET
    """Of a company."""
    about: str | UnsetType | None = UNSET
    contact_type: int | UnsetType = UNSET
    """Id of the contact type; 0 for none. The whole update has no such parameter."""
    share_type: ShareType | UnsetType = UNSET
    manager_list: list[Guid] | UnsetType = UNSET
    """None leaves the managers as they are."""


class CrmSettingsShape(Shape, frozen=True, kw_only=True):
    """The settings of the CRM, by the parameters that set them."""

    change_contact_status_group_auto: bool | None
    """Null: users are asked each time. The same of tags."""
    add_tag_to_contact_group_auto: bool | None
    write_mail_to_history_auto: bool
    configured: bool
    web_form_key: Guid | None = None
    """For CRM admins alone, once there is one."""
    currency: CurrencyShape
    """The default currency."""


class PhotoShape(Shape, frozen=True, kw_only=True):
    """Where a contact's photo is, in its three sizes."""

    id: int
    small: str
    """40 pixels on the longer side."""
    medium: str
    """82 pixels."""
    big: str
    """200 pixels."""
