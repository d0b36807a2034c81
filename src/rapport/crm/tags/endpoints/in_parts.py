"""Calls about the tags of many records as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapport.core.kinds import Kind
from rapport.crm.tags import service
from rapport.crm.tags.records import KINDS
from rapport.portal.call import Call
from rapport.protocol.parts import Parts
from rapport.store.work import Work

Act = Callable[[Work, Kind, Sequence[int], str], None]


def adding(call: Call, most: int, entity_type: str, entityid: list[int], tag_name: str) -> Parts | None:
    """Put a tag on several records; refused before the first if it cannot be put on one."""
    kind, ids = KINDS[entity_type], sorted(set(entityid))
    if len(ids) <= most:
        return None
    service.require_each_taggable(call.work, kind, entityid, tag_name)
    return _parts(kind, ids, tag_name, service.add_to_each)


def removing(call: Call, most: int, entity_type: str, entityid: list[int], tag_name: str) -> Parts | None:
    """Take a tag off several records; refused before the first if it cannot be taken off one."""
    kind, ids = KINDS[entity_type], sorted(set(entityid))
    if len(ids) <= most:
        return None
    service.require_each_tagged(call.work, kind, entityid, tag_name)
    return _parts(kind, ids, tag_name, service.remove_from_each)


def _parts(kind: Kind, ids: Sequence[int], tag_name: str, act: Act) -> Parts:
    def tag(work: Work, some: Sequence[int]) -> Sequence[int]:
        act(work, kind, some, tag_name)
        return some

    return Parts(ids, tag, lambda _call, _done: tag_name)
