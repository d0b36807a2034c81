"""Calls about many cases as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.cases import queries, service
from rapport.crm.cases.endpoints.arguments import wanted
from rapport.crm.cases.records import SharingDraft
from rapport.crm.history import queries as history
from rapport.portal.call import Call
from rapport.protocol.parts import Parts
from rapport.store.work import Work


def deletion_of_several(call: Call, most: int, casesids: list[int]) -> Parts | None:
    """Delete cases, those that the caller does not see aside."""
    if len(casesids) <= most:
        return None
    return _deletion(call, service.visible_among(call.work, casesids), casesids)


def deletion_of_filtered(call: Call, _most: int, **filters: Any) -> Parts:
    """Delete all cases that match."""
    return _deletion(call, service.matching(call.work, wanted(call, **filters)), ())


def access_of_several(
    call: Call, most: int, casesid: list[int], is_private: bool, access_list: list[Guid]
) -> Parts | None:
    """Make cases private or public, those aside with which the caller may not do that."""
    if len(casesid) <= most:
        return None
    ids = service.visible_among(call.work, casesid, access_changeable=True)
    return _access(ids, SharingDraft(is_private, access_list))


def access_of_filtered(
    call: Call, _most: int, *, is_private: bool, access_list: list[Guid], **filters: Any
) -> Parts:
    """Make all cases that match private or public."""
    ids = service.matching(call.work, wanted(call, **filters), access_changeable=True)
    return _access(ids, SharingDraft(is_private, access_list))


def tag_of_filtered(call: Call, most: int, *, tag_name: str | None, **filters: Any) -> Parts | None:
    """Put a tag on all cases that match."""
    ids = service.matching(call.work, wanted(call, **filters))
    if len(ids) <= most:
        return None
    service.require_tag_name(tag_name)

    def act(work: Work, some: Sequence[int]) -> Sequence[int]:
        service.tag_several(work, some, tag_name)
        return some

    return Parts(ids, act, lambda _call, _done: tag_name)


def _deletion(call: Call, ids: Sequence[int], asked_for: Sequence[int]) -> Parts:
    return Parts(
        ids,
        lambda work, some: queries.remains(work, service.delete_several(work, some, asked_for=asked_for)),
        lambda _call, told: list(told),
        history.weights(call.work, Kind.CASE, ids),
    )


def _access(ids: Sequence[int], sharing: SharingDraft) -> Parts:
    return Parts(
        ids,
        lambda work, some: queries.several(work, service.set_access_of_several(work, some, sharing)),
        lambda _call, told: list(told),
    )
