"""Filtering and sorting of lists by the wire names of their items' members (sheet 01, section 11.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any

import msgspec

from rapport.core.text import fold
from rapport.protocol.call import Listing

_MAX_SORTS = 10


def member_of(item: object, path: str) -> Any:
    """Return what an item has at a dotted path of wire names, in any letter case.

    Raises KeyError for a member that its type does not have. A null on the way is None.
    """
    value: Any = item
    for name in path.lower().split("."):
        if value is None:
            return None
        if isinstance(value, msgspec.Struct):
            value = getattr(value, member_names(type(value))[name])
        elif isinstance(value, dict):
            value = {str(key).lower(): held for key, held in value.items()}[name]
        else:
            raise KeyError(name)
    return value


@cache
def member_names(struct: type[msgspec.Struct]) -> dict[str, str]:
    """Return the Python name of each member by its wire name in lower case."""
    pairs = zip(struct.__struct_encode_fields__, struct.__struct_fields__, strict=True)
    return {wire.lower(): name for wire, name in pairs}


def filtered(items: Sequence[Any], listing: Listing) -> Sequence[Any]:
    """Keep the items of which any member of `filter_by` stands to any of `filter_values` as `filter_op` says."""
    if not listing.filter_by or not listing.filter_values or not all(listing.filter_values):
        return items
    known = [path for path in listing.filter_by if _is_known(items, path)]
    if not known:
        return items
    satisfied = COMPARISONS[listing.filter_op]
    return [
        item
        for item in items
        if any(
            satisfied(text, value)
            for text in (_plain_text(_member_or_none(item, path)) for path in known)
            for value in listing.filter_values
        )
    ]


def sorted_by_members(items: Sequence[Any], listing: Listing) -> Sequence[Any]:
    """Sort by the members that `sort_by` lists, all in the same direction; those that no item has do not count."""
    paths = [path for path in listing.sort_by.split(",")[:_MAX_SORTS] if path and _is_known(items, path)]
    # Sorting is stable: by the last member first.
    for path in reversed(paths):
        items = sorted(items, key=partial(_rank_at, path), reverse=listing.descending)
    return items


def _is_known(items: Iterable[Any], path: str) -> bool:
    for item in items:
        try:
            member_of(item, path)
        except KeyError:
            continue
        return True
    return False


def _member_or_none(item: object, path: str) -> Any:
    try:
        return member_of(item, path)
    except KeyError:
        return None


def _rank_at(path: str, item: object) -> tuple[int, Any]:
    """Return what an item is sorted by: nothing before numbers before text (quirk Q9: null is kept)."""
    value = _member_or_none(item, path)
    if value is None:
        return 0, 0
    if isinstance(value, int | float | Decimal):
        return 1, value
    return 2, fold(value if isinstance(value, str) else str(value))


def _plain_text(value: Any) -> str:
    """Return the text that a value is filtered by (section 11.3), empty for null."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return value.name.replace("_", "")
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "contains": lambda text, value: value.casefold() in text.casefold(),
    "equals": lambda text, value: text.casefold() == value.casefold(),
    "startswith": lambda text, value: text.casefold().startswith(value.casefold()),
    "endswith": lambda text, value: text.casefold().endswith(value.casefold()),
    "present": lambda text, value: value in text,
}
