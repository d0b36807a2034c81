"""Which contacts a list is to hold, and in which order (sheet 03, section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from rapport.core.errors import BadArgument
from rapport.core.ids import Guid
from rapport.crm.contacts.records.infos import InfoType

MOST_TAGS = 100
"""Tags that a list may be filtered by at once."""


class ContactListView(IntEnum):
    """Which kind of contact a list holds."""

    ALL = 0
    COMPANY = 1
    PERSON = 2
    WITH_OPPORTUNITY = 3

    @classmethod
    def labels(cls) -> Mapping[str, ContactListView]:
        """Return the English labels that requests may use besides the names."""
        return {
            "All companies and persons": cls.ALL,
            "Companies": cls.COMPANY,
            "Persons": cls.PERSON,
            "With opportunities": cls.WITH_OPPORTUNITY,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFilter:
    """The filters of section 5.2. None: not filtered by that. Hashable: it names a remembered total."""

    tags: tuple[str, ...] = ()
    status_id: int | None = None
    """0: contacts without a status."""
    type_id: int | None = None
    view: ContactListView = ContactListView.ALL
    responsible_id: Guid | None = None
    """`NOBODY`: contacts without any manager."""
    is_shared: bool | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    """The last day, by any moment of it that a day is counted from: 24 hours from here on still match."""
    text: str = ""


def contact_filter(
    *,
    tags: Sequence[str],
    status_id: int | None,
    type_id: int | None,
    view: ContactListView,
    created_from: datetime | None,
    created_to: datetime | None,
    text: str,
    responsible_id: Guid | None = None,
    is_shared: bool | None = None,
) -> ContactFilter:
    """Return the filter that a call's parameters mean: a negative status or type is none.

    Raises BadArgument for more tags than a statement can ask for.
    """
    if len(tags) > MOST_TAGS:
        raise BadArgument(f"tags has more than {MOST_TAGS} titles.", parameter="tags")
    return ContactFilter(
        tags=tuple(tags),
        status_id=status_id if status_id is None or status_id >= 0 else None,
        type_id=type_id if type_id is None or type_id >= 0 else None,
        view=view,
        responsible_id=responsible_id,
        is_shared=is_shared,
        created_from=created_from,
        created_to=created_to,
        text=text.strip(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InfoFilter:
    """What one detail of a contact has to be (section 5.8). None: not filtered by that."""

    info_type: InfoType
    data: str = ""
    """Substring, letter case aside; empty: any."""
    category: int | None = None
    is_primary: bool | None = None


class ContactOrder(IntEnum):
    """What lists are sorted by, with the numbers that `sortBy` takes too."""

    DISPLAY_NAME = 0
    CONTACT_TYPE = 1
    """By the contact's *status* (quirk 16)."""
    CREATED = 2
    FIRST_NAME = 3
    LAST_NAME = 4
    HISTORY = 5
    ID = 6


_ORDERS = {order.name.replace("_", "").casefold(): order for order in ContactOrder} | {
    str(order.value): order for order in ContactOrder
}


def contact_order(
    sort_by: str, *, descending: bool, default: tuple[ContactOrder, bool]
) -> tuple[ContactOrder, bool]:
    """Return the order that `sortBy` names, and whether it descends; without one, the default of the call.

    An unknown key is taken for `created` descending (quirk 5).
    """
    word = sort_by.strip().casefold()
    if not word:
        return default
    if word in _ORDERS:
        return _ORDERS[word], descending
    return ContactOrder.CREATED, True


class SearchType(IntEnum):
    """Which contacts `byprefix` looks through."""

    ALL = -1
    COMPANIES = 0
    PERSONS = 1
    PERSONS_WITHOUT_COMPANY = 2
    COMPANIES_AND_PERSONS_WITHOUT_COMPANY = 3


class PrefixTarget(IntEnum):
    """Kinds of entity that `byprefix` is told; members of opportunities and cases are all it finds."""

    CONTACT = 0
    OPPORTUNITY = 1
    RELATIONSHIP_EVENT = 2
    TASK = 3
    COMPANY = 4
    PERSON = 5
    FILE = 6
    CASE = 7
    INVOICE = 8
