"""The envelope of every answer (sheet 01, section 9), written in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from rapport.protocol.call import Listing, Page
from rapport.protocol.json_out import dumps, with_wire_keys


class _Envelope(msgspec.Struct, kw_only=True, omit_defaults=True, rename="camel"):
    count: int = 0
    start_index: int = 0
    next_index: int = 0
    total: int | None = None
    status: int
    status_code: int | None = None
    response: Any


class _ErrorBody(msgspec.Struct, kw_only=True):
    message: str
    hresult: int
    data: dict[str, Any]


class _ErrorEnvelope(msgspec.Struct, kw_only=True, omit_defaults=True, rename="camel"):
    start_index: int = 0
    status: int
    status_code: int | None = None
    error: _ErrorBody


def of_page(page: Page[Any], listing: Listing, status: int) -> bytes:
    """Write the envelope of a list that is already cut to its page."""
    return dumps(
        _Envelope(
            count=len(page.items),
            start_index=listing.start_index,
            # Quirk Q2: one more than where the next page starts.
            next_index=listing.start_index + listing.count + 1 if page.more else 0,
            total=page.total,
            status=0,
            status_code=status,
            response=with_wire_keys(page.items) if _holds_dictionaries(page) else page.items,
        )
    )


def of_result(result: object, listing: Listing, status: int) -> bytes:
    """Write the envelope of anything but a list: an object, a scalar, a dictionary, None."""
    return dumps(
        _Envelope(
            count=_count(result),
            start_index=listing.start_index,
            status=0,
            status_code=status,
            response={} if result is None else with_wire_keys(result) if isinstance(result, dict) else result,
        )
    )


def of_error(
    message: str,
    hresult: int,
    status: int | None,
    start_index: int = 0,
    data: Mapping[str, object] | None = None,
) -> bytes:
    """Write the envelope of an error; without `status` it is the empty batch's (sheet 01, section 15.2)."""
    return dumps(
        _ErrorEnvelope(
            start_index=start_index,
            status=0 if status is None else 1,
            status_code=status,
            error=_ErrorBody(message=message, hresult=hresult, data=dict(data or {})),
        )
    )


def _count(result: object) -> int:
    """Return what `count` says of a result: quirk Q4, the length of a string in UTF-16 units."""
    if result is None:
        return 0
    if isinstance(result, str):
        return len(result) if result.isascii() else len(result.encode("utf-16-le")) // 2
    if isinstance(result, dict):
        return len(result)
    if isinstance(result, msgspec.Struct):
        member = _counting_member(type(result))
        counted = getattr(result, member) if member else None
        if isinstance(counted, int) and not isinstance(counted, bool):
            return counted
    return 1


def _holds_dictionaries(page: Page[Any]) -> bool:
    return bool(page.items) and isinstance(page.items[0], dict)


@cache
def _counting_member(struct: type[msgspec.Struct]) -> str:
    """Return the member that says how many things an object holds, empty if it has none."""
    names: Sequence[str] = struct.__struct_fields__
    return next((name for name in ("count", "length") if name in names), "")
