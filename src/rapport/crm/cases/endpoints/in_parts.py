"""Calls about many cases as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapport.core.kinds import Kind
from rapport.crm.bulk.in_parts import InParts
from rapport.crm.cases import queries, service
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.cases.records import MOST_AT_ONCE, SharingDraft
from rapport.crm.history import queries as history
from rapport.portal.call import Call
from rapport.protocol.parts import Parts

_CASES = InParts(
    kind=Kind.CASE,
    rules=service,
    wanted=wanted,
    sharing=SharingDraft,
    remains=queries.remains,
    several=queries.several,
    weights=history.weights,
)

deletion_of_several = _CASES.deletion_of_several("casesids")
deletion_of_filtered = _CASES.deletion_of_filtered
access_of_several = _CASES.access_of_several("casesid")
access_of_filtered = _CASES.access_of_filtered
tag_of_filtered = _CASES.tag_of_filtered
untag_of_filtered = _CASES.untag_of_filtered


def closing(_call: Call, most: int, ids: list[int]) -> Parts | None:
    """Close those of the cases that the caller sees."""
    return _closing_of_several(most, ids, is_closed=True)


def reopening(_call: Call, most: int, ids: list[int]) -> Parts | None:
    """Open those of the cases again that the caller sees."""
    return _closing_of_several(most, ids, is_closed=False)


def closing_of_filtered(call: Call, most: int, **filters: Any) -> Parts | None:
    """Close all cases that match."""
    return _closing_of_filtered(call, most, filters, is_closed=True)


def reopening_of_filtered(call: Call, most: int, **filters: Any) -> Parts | None:
    """Open all cases again that match."""
    return _closing_of_filtered(call, most, filters, is_closed=False)


def _closing_of_several(most: int, ids: list[int], *, is_closed: bool) -> Parts | None:
    chosen = sorted({each for each in ids if each > 0})
    return _closing(chosen, is_closed=is_closed) if most < len(chosen) <= MOST_AT_ONCE else None


def _closing_of_filtered(call: Call, most: int, filters: dict[str, Any], *, is_closed: bool) -> Parts | None:
    chosen = service.matching(call.work, wanted(call, **filters))
    return _closing(chosen, is_closed=is_closed) if most < len(chosen) else None


def _closing(ids: Sequence[int], *, is_closed: bool) -> Parts:
    return Parts(
        ids,
        lambda work, some: service.set_closed(work, some, is_closed=is_closed),
        lambda _call, done: list(done),
    )
