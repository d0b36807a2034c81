"""What goes over the wire: one declaration of a struct is the contract, in both spellings.

A field without a default is always sent; a field with a default is left out when it has that value. So write the
sheet's table down once: "always" is a bare annotation, "omitted when null / 0 / false" has that default.

    class StageShape(Shape, kw_only=True):
        relative_items_count: int = 0      # omitted when 0
        title: str                         # always
        description: str | None = None     # omitted when null
        id: int

Field names are written in snake case; the wire's camel case follows by rule (sheet 01, section 10.1), the published
spelling (architecture, section 4) likewise, with exceptions in `__published__`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

import msgspec

from rapport.core.clock import NO_DATE

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

WireDate = str
"""A moment as the wire writes it (`wire_date`). A type of its own, since OpenAPI says `date-time`."""


def camel(name: str) -> str:
    """Return the wire's key for a field: `bid_value` is `bidValue`, `id` is `id`."""
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


class Shape(msgspec.Struct, frozen=True, kw_only=True, rename=camel, omit_defaults=True, gc=False):
    """Base of everything that an operation answers with."""

    __published__: ClassVar[dict[str, str]] = {}
    """Field name to published key, where that is not the camel-case key with a capital first letter."""

    __type_name__: ClassVar[str] = ""
    """`person` or `company`: what the list parameter `type` picks by (sheet 01, section 11.4 and quirk Q10)."""


class Input(msgspec.Struct, frozen=True, kw_only=True, rename=camel):
    """Base of objects that come inside a request: custom field values, addresses, rates.

    A member of type `X | UnsetType` with the default UNSET tells whether it was sent at all.
    """

    __closed__: ClassVar[bool] = False
    """Whether members that it does not have are refused rather than passed over."""


class KeyValue(Input, frozen=True, kw_only=True):
    """An entry of `customFieldList` and the like: field id and text."""

    key: int = 0
    value: str | None = None


def wire_date(moment: datetime, zone: ZoneInfo) -> WireDate:
    """Write a moment in the API's round-trip form, in the portal's zone (sheet 01, section 10.6).

    Seven fraction digits; the offset of that zone at that moment, `Z` when it is zero; `NO_DATE` is the same
    in every zone.
    """
    if moment == NO_DATE:
        return "0001-01-01T00:00:00.0000000Z"
    try:
        local = moment.astimezone(zone)
    except OverflowError:  # the last hours of the year 9999 have no wall clock east of Greenwich
        local = moment.astimezone(UTC)
    text = local.isoformat(timespec="microseconds")
    seconds, offset = text[:26], text[26:]
    # Offsets of the time before railways have seconds, which the form has no room for.
    return f"{seconds}0Z" if offset == "+00:00" else f"{seconds}0{offset[:6]}"


def plain_date(moment: datetime) -> str:
    """Write a moment without zone and fraction, as the raw portal records do (`2019-07-26T00:00:00`)."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
