"""Calls about many contacts as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.endpoints.drafts import page_of
from rapport.crm.contacts.records import ContactListView, contact_filter
from rapport.crm.tags import service as tag_service
from rapport.crm.tags.records import with_title
from rapport.portal.call import Call
from rapport.protocol.parts import Parts
from rapport.store.work import Work


def access_of_each(
    call: Call, most: int, contactid: list[int], is_shared: bool, manager_list: list[Guid]
) -> Parts | None:
    """Share contacts, or close them; refused before the first if the caller may not edit one."""
    ids = list(dict.fromkeys(contactid))
    if len(ids) <= most:
        return None
    service.require_each_editable(call.work, ids)

    def act(work: Work, some: Sequence[int]) -> list[int]:
        return service.set_access_of_each(work, some, is_shared=is_shared, managers=manager_list)

    return Parts(ids, act, lambda call, done: page_of(call.work, list(done), call.listing, queries.cards))


def access_of_filtered(
    call: Call,
    _most: int,
    *,
    is_private: bool | None,
    is_shared: bool | None,
    manager_list: list[Guid],
    **filters: Any,
) -> Parts:
    """Share, or close, all contacts that match and that the caller may edit."""
    shared = is_private is False if is_shared is None else is_shared

    def act(work: Work, some: Sequence[int]) -> list[int]:
        ids = queries.editable_among(work, some)
        service.set_access(work, ids, is_shared=shared, managers=manager_list)
        return ids

    return Parts(
        _matching(call, **filters),
        act,
        lambda call, done: page_of(call.work, list(done), call.listing, queries.listed),
    )


def tag_of_filtered(call: Call, most: int, *, tag_name: str | None, **filters: Any) -> Parts | None:
    """Put a tag on every contact that matches and that the caller may edit."""
    ids = sorted(_matching(call, **filters))
    if len(ids) <= most:
        return None
    tag_service.required_title(tag_name)

    def act(work: Work, some: Sequence[int]) -> list[int]:
        ids = queries.editable_among(work, some)
        tag_service.add_to_matching(work, Kind.CONTACT, ids, tag_name)
        return ids

    return Parts(ids, act, lambda _call, _done: tag_name)


def untag_of_filtered(
    call: Call, most: int, *, tags: list[str], tag_name: str, **filters: Any
) -> Parts | None:
    """Take a tag off every contact that matches, carries it, and that the caller may edit."""
    ids = sorted(_matching(call, tags=with_title(tags, tag_name), **filters))
    if len(ids) <= most:
        return None

    def act(work: Work, some: Sequence[int]) -> list[int]:
        ids = queries.editable_among(work, some)
        tag_service.remove_from_matching(work, Kind.CONTACT, ids, tag_name)
        return ids

    return Parts(ids, act, lambda _call, _done: tag_name)


def _matching(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
) -> list[int]:
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    return queries.editable_ids(call.work, wanted)
