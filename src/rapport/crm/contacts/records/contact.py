"""A contact: a person or a company (sheet 03, section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm.access.records import ShareType
from rapport.crm.cards.names import contact_name
from rapport.crm.contacts.records.photos import Photo

NAME_LIMIT = 255
"""Characters of first name, last name, company name and job title, and of each sort key."""

ABOUT_BYTES = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A stored contact. What its kind has no use for is empty: a company's first name, a person's company name."""

    id: int = 0
    is_company: bool
    first_name: str = ""
    last_name: str = ""
    company_name: str = ""
    job_title: str = ""
    company_id: int = 0
    """The company of a person; 0: none."""
    about: str = ""
    industry: str = ""
    currency: str = ""
    status_id: int = 0
    type_id: int = 0
    share_type: ShareType = ShareType.NONE
    photo: str | None = None
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    @property
    def title(self) -> str:
        """The display name."""
        return contact_name(
            is_company=self.is_company,
            first_name=self.first_name,
            last_name=self.last_name,
            company_name=self.company_name,
        )

    @property
    def kind(self) -> Kind:
        """PERSON or COMPANY, for custom fields."""
        return Kind.COMPANY if self.is_company else Kind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """What a client sends to make a contact or to replace one. A text that was not sent is None."""

    is_company: bool
    first_name: str | None = None
    last_name: str | None = None
    company_name: str | None = None
    job_title: str | None = None
    about: str | None = None
    company_id: int = 0
    type_id: int | None = None
    """None: it stays, or a new contact has none."""
    share_type: ShareType = ShareType.NONE
    managers: tuple[Guid, ...] = ()
    custom_fields: tuple[tuple[int, str | None], ...] = ()
    """Field id and value."""
    photo: Photo | None = None


def sort_keys(contact: Contact) -> dict[str, str]:
    """Return the columns that lists are sorted by: display name, first name first, last name first."""
    name = contact.title
    first = "" if contact.is_company else f"{contact.first_name} {contact.last_name}"
    last = "" if contact.is_company else f"{contact.last_name} {contact.first_name}"
    return {
        "name_sort": fold(name)[:NAME_LIMIT],
        "first_name_sort": fold(first)[:NAME_LIMIT],
        "last_name_sort": fold(last)[:NAME_LIMIT],
    }


def search_texts(contact: Contact) -> list[str]:
    """Return the fields that a text search looks through (section 5.7)."""
    return [
        contact.job_title,
        contact.first_name,
        contact.last_name,
        contact.company_name,
        contact.about,
        contact.industry,
    ]
