"""Contact details: types, categories and addresses (sheet 03, section 12)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

from rapport.core.errors import BadArgument

DATA_BYTES = 65_535
_INT_MAX = 2**31 - 1


class InfoType(IntEnum):
    """What a detail is."""

    PHONE = 0
    EMAIL = 1
    WEBSITE = 2
    SKYPE = 3
    TWITTER = 4
    LINKEDIN = 5
    FACEBOOK = 6
    ADDRESS = 7
    LIVEJOURNAL = 8
    MYSPACE = 9
    GMAIL = 10
    BLOGGER = 11
    YAHOO = 12
    MSN = 13
    ICQ = 14
    JABBER = 15
    AIM = 16
    VK = 17

    @classmethod
    def labels(cls) -> Mapping[str, InfoType]:
        """Return the English labels that requests may use besides the names."""
        return {"Web site": cls.WEBSITE, "X (Twitter)": cls.TWITTER}


INFO_TYPE_NAMES: tuple[str, ...] = (
    "Phone",
    "Email",
    "Website",
    "Skype",
    "Twitter",
    "LinkedIn",
    "Facebook",
    "Address",
    "LiveJournal",
    "MySpace",
    "GMail",
    "Blogger",
    "Yahoo",
    "MSN",
    "ICQ",
    "Jabber",
    "AIM",
    "VK",
)
"""The wire's names in the order of the numbers."""


@dataclass(frozen=True, slots=True)
class _Categories:
    """A set of categories: names by number, and what answers call the members."""

    name: str
    names: tuple[str, ...]
    labels: tuple[str, ...]


_PHONE = _Categories(
    "PhoneCategory",
    ("Home", "Work", "Mobile", "Fax", "Direct", "Other"),
    ("Home", "Work", "Mobile", "Fax", "Direct", "Other"),
)
_ADDRESS = _Categories(
    "AddressCategory",
    ("Home", "Postal", "Office", "Billing", "Other", "Work"),
    ("Home", "Delivery", "Office", "Billing", "Other", "Work"),
)
_BASE = _Categories("ContactInfoBaseCategory", ("Home", "Work", "Other"), ("Home", "Work", "Other"))
_SETS = {InfoType.PHONE: _PHONE, InfoType.ADDRESS: _ADDRESS}


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address, without what its record says of it (category, primary or not)."""

    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactInfo:
    """A stored detail. `data` of an address is its JSON text (`address_text`)."""

    id: int = 0
    contact_id: int
    info_type: int
    category: int
    data: str
    is_primary: bool


def category_names(info_type: int) -> tuple[str, ...]:
    """Return the names of a type's categories in number order."""
    return _categories(info_type).names


def category_label(info_type: int, category: int) -> str:
    """Return what answers call a category; a number outside the set is written with the set's name."""
    known = _categories(info_type)
    return known.labels[category] if 0 <= category < len(known.labels) else f"{known.name}_{category}"


def category_number(info_type: int, category: str | None) -> int | None:
    """Return the number that a name (in any case), label or number stands for; None if it is no member.

    Quirk 18: the reference takes names here and numbers there; both are taken everywhere.
    """
    known = _categories(info_type)
    word = (category or "").strip().casefold()
    for words in (known.names, known.labels):
        for number, name in enumerate(words):
            if name.casefold() == word:
                return number
    if word.isascii() and word.isdigit() and int(word[:9]) < len(known.names):
        return int(word[:9])
    return None


def batch_category(info_type: int, category: str | None) -> int:
    """Return the category of a detail that comes in a batch: any number (not validated there), or a name.

    Nothing sent is 0. Raises BadArgument for a name that is none and for a number of more than 32 bits.
    """
    if not (category or "").strip():
        return 0
    known = category_number(info_type, category)
    if known is not None:
        return known
    word = str(category).strip()
    digits = word.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) < 11 and abs(int(word)) <= _INT_MAX:
        return int(word)
    raise BadArgument(parameter="category")


def parse_address(text: str) -> Address:
    """Read an address from its JSON text; member names in any case, missing ones and nulls are empty.

    Raises BadArgument unless it is a JSON object whose address members are texts or numbers.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise BadArgument("The address must be a JSON object.", parameter="data") from None
    if not isinstance(found, dict):
        raise BadArgument("The address must be a JSON object.", parameter="data")
    members = {str(name).casefold(): value for name, value in found.items()}
    return Address(**{field.name: _member(members.get(field.name)) for field in fields(Address)})


def address_text(address: Address, category: int, *, is_primary: bool) -> str:
    """Return the text that is stored and answered for an address (section 12, quirk 10: no member is missing)."""
    members: dict[str, Any] = {field.name: getattr(address, field.name) for field in fields(Address)}
    if category:
        members["category"] = category
    members["categoryName"] = category_label(InfoType.ADDRESS, category)
    if is_primary:
        members["isPrimary"] = True
    return json.dumps(members, indent=2, ensure_ascii=False)


def stored_address(text: str) -> Address:
    """Read an address as it stands in the database; what cannot be read (foreign data) is the street."""
    try:
        return parse_address(text)
    except BadArgument:
        return Address(street=text)


def with_place(info: ContactInfo) -> ContactInfo:
    """Return the detail with its data in the form that is stored: an address tells its category and primacy.

    Raises BadArgument for an address that is none, and for data too long to store.
    """
    if info.info_type == InfoType.ADDRESS:
        text = address_text(parse_address(info.data), info.category, is_primary=info.is_primary)
        info = replace(info, data=text)
    if len(info.data.encode()) > DATA_BYTES:
        raise BadArgument(f"data has more than {DATA_BYTES} bytes.", parameter="data")
    return info


def info_search_text(info: ContactInfo) -> str:
    """Return what a search finds a detail by: its data; of an address the values of its members."""
    if info.info_type != InfoType.ADDRESS:
        return info.data
    address = stored_address(info.data)
    return " ".join(getattr(address, field.name) for field in fields(Address))


def same_data(one: ContactInfo, other: ContactInfo) -> bool:
    """Whether two details say the same, letter case aside."""
    if one.info_type == other.info_type == InfoType.ADDRESS:
        return _folded(one.data) == _folded(other.data)
    return one.data.casefold() == other.data.casefold()


def _folded(text: str) -> tuple[str, ...]:
    address = stored_address(text)
    return tuple(getattr(address, field.name).casefold() for field in fields(Address))


def _categories(info_type: int) -> _Categories:
    return _SETS.get(InfoType(info_type), _BASE) if info_type in set(InfoType) else _BASE


def _member(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadArgument("The members of an address must be texts.", parameter="data")
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadArgument("Text must be valid Unicode.", parameter="data") from None
    if "\0" in text:
        raise BadArgument("Text must not contain NUL characters.", parameter="data")
    return text
