"""Short forms on the wire."""

from __future__ import annotations

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape


class CurrencyShape(Shape, frozen=True, kw_only=True):
    """A currency of the catalogue (sheet 04, section 10.5)."""

    title: str
    symbol: str
    abbreviation: str
    culture_name: str
    is_convertable: bool
    is_basic: bool


class ContactBaseShape(Shape, frozen=True, kw_only=True):
    """A contact as other records embed it: form B of sheet 03, section 16.1."""

    small_foto_url: str
    medium_foto_url: str
    display_name: str
    is_company: bool
    access_list: list[EmployeeShape] | None = None
    """The managers; only of a private contact, then possibly empty."""
    is_private: bool
    is_shared: bool
    share_type: int
    currency: CurrencyShape | None
    can_edit: bool
    can_delete: bool
    id: int


class InfoShape(Shape, frozen=True, kw_only=True):
    """A contact detail. `data` of an address is its JSON text; `category_name` is null in answers to batches."""

    id: int
    info_type: int
    category: int
    data: str
    category_name: str | None
    is_primary: bool


class ContactWithEmailShape(ContactBaseShape, frozen=True, kw_only=True):
    """The short form with the first primary e-mail."""

    email: InfoShape | None = None
