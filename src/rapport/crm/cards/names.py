"""How a contact is called and pictured."""

from __future__ import annotations

_HANDLER = "/Products/CRM/HttpHandlers/filehandler.ashx?action=contactphotoulr"


def contact_name(*, is_company: bool, first_name: str, last_name: str, company_name: str) -> str:
    """Return the display name: first then last name whatever the culture, no trailing blank (sheet 03, section 2)."""
    return company_name if is_company else f"{first_name} {last_name}".rstrip()


def email_category(number: int) -> str:
    """Return what an e-mail address is called: a number outside the set with the set's name (sheet 03, section 12)."""
    labels = ("Home", "Work", "Other")
    return labels[number] if 0 <= number < len(labels) else f"ContactInfoBaseCategory_{number}"


def photo_address(base_url: str, contact_id: int, *, is_company: bool, size: int) -> str:
    """Return the address that tells where a contact's photo is: size 1 small, 2 medium, 3 big (section 13)."""
    return f"{photo_stem(base_url, contact_id, is_company=is_company)}{size}"


def photo_stem(base_url: str, contact_id: int, *, is_company: bool) -> str:
    """Return `photo_address` without the size that ends it."""
    return f"{base_url}{_HANDLER}&cid={contact_id}&isc={is_company}&ps="
