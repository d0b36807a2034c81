"""Lists: the common parameters of the query string, and what the protocol does to a list by itself.

Sheet 01, section 11. An endpoint that returns a plain list gets filtering, sorting and paging for nothing, by the
names that its items have on the wire; `call.Sorted` is only paged, `call.Page` is taken as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rapport.core.viewer import UTC_ZONE
from rapport.protocol.arranging import COMPARISONS, filtered, sorted_by_members
from rapport.protocol.call import MAX_COUNT, Listing, Page, Sorted
from rapport.protocol.conversion import ConversionFailed, to_date
from rapport.protocol.fields import decoded

MAX_START = 2**31 - 1
MAX_PIECES = 100
"""Names or values of one list parameter; further ones do not count."""

_NAMES = frozenset(
    {
        "count",
        "startindex",
        "sortby",
        "sortorder",
        "filterby",
        "filterop",
        "filtervalue",
        "updatedsince",
        "fields",
        "type",
    }
)
_NOTHING = Listing()


def read_listing(query: str) -> Listing:
    """Read the list parameters from the query string as sent (section 11.1).

    Never raises: values that make no sense count as not given, since these parameters stand on every call. (Text
    that is no text is refused by the binding.)
    """
    sent: dict[str, list[str]] = {}
    for pair in query.split("&") if query else ():
        name, equals, value = pair.partition("=")
        if equals:
            _take(name, value, sent)
    return _listing(sent) if sent else _NOTHING


def _take(name: str, value: str, sent: dict[str, list[str]]) -> None:
    try:
        key = decoded(name).lower().removesuffix("[]")
        if key in _NAMES:
            sent.setdefault(key, []).append(decoded(value))
    except ConversionFailed:
        return


def _listing(sent: dict[str, list[str]]) -> Listing:
    def pieces(name: str) -> tuple[str, ...]:
        values = sent.get(name, [])
        return tuple(values[0].split(",") if len(values) == 1 else values)[:MAX_PIECES]

    def first(name: str) -> str:
        return next(iter(pieces(name)), "")

    return Listing(
        count=_count(first("count")),
        start_index=_start(first("startindex")),
        sort_by=",".join(sent.get("sortby", ())),
        descending=first("sortorder") == "descending",
        filter_by=tuple(name for name in pieces("filterby") if name),
        filter_op=_operation(first("filterop")),
        filter_values=pieces("filtervalue"),
        # Quirk Q5: a search text keeps its commas.
        filter_value=next(iter(sent.get("filtervalue", ())), ""),
        updated_since=_moment(next(iter(sent.get("updatedsince", ())), "")),
        fields=tuple(name for name in pieces("fields") if name),
        type=first("type"),
    )


def _count(text: str) -> int:
    number = _number(text)
    # Quirk Q18: nobody asks for no rows; 0 is the default.
    return min(number, MAX_COUNT) if number and number > 0 else MAX_COUNT


def _start(text: str) -> int:
    return min(max(_number(text) or 0, 0), MAX_START)


def _number(text: str) -> int | None:
    text = text.strip()
    digits = text.removeprefix("-").removeprefix("+")
    return int(text[:30]) if digits.isascii() and digits.isdigit() else None


def _operation(text: str) -> str:
    lowered = text.lower()
    return lowered if lowered in COMPARISONS else "equals"


def _moment(text: str) -> datetime | None:
    try:
        return to_date(text, UTC_ZONE) if text else None
    except ConversionFailed:
        return None


def finish_list(result: Sequence[Any] | Sorted[Any] | Page[Any], listing: Listing) -> Page[Any]:
    """Return the page of a list result that goes out (section 11.3).

    A plain list is filtered and sorted by the members that `listing` names, then cut; a `Sorted` is cut. `total`
    is told if the endpoint told it, or if the list was cut here. The item type filter runs on all of them.
    """
    if isinstance(result, Page):
        return Page(_of_type(result.items, listing), result.total, result.more)
    if isinstance(result, Sorted):
        items, total, length = result.items, result.total, len(result.items)
    else:
        items, total, length = sorted_by_members(filtered(result, listing), listing), None, len(result)
    items = _of_type(items, listing)
    if total is None and length > listing.count:
        total = len(items)
    rest = items[listing.start_index :]
    return Page(rest[: listing.count], total, len(rest) > listing.count)


def _of_type(items: Sequence[Any], listing: Listing) -> Sequence[Any]:
    """Quirk Q10: `?type=person` and `?type=company` pick from lists that tell their items' types; else nothing."""
    if listing.type not in {"person", "company"}:
        return items
    if not any(_type_name(item) for item in items):
        return items
    return [item for item in items if _type_name(item) == listing.type]


def _type_name(item: object) -> str:
    return str(getattr(type(item), "__type_name__", ""))
