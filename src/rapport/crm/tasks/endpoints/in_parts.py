"""Calls about many tasks as parts of a few hundred each (decision 0011): given to their declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapport.crm.tasks import service
from rapport.crm.tasks.records import MOST_AT_ONCE
from rapport.portal.call import Call
from rapport.protocol.parts import Parts
from rapport.store.work import Work


def closing(_call: Call, most: int, ids: list[int]) -> Parts | None:
    """Close those of the tasks that the caller may close."""
    return _parts(most, ids, service.close_several)


def reopening(_call: Call, most: int, ids: list[int]) -> Parts | None:
    """Open those of the tasks again that the caller may open."""
    return _parts(most, ids, service.reopen_several)


def _parts(most: int, ids: list[int], act: Callable[[Work, Sequence[int]], list[int]]) -> Parts | None:
    wanted = sorted({each for each in ids if each > 0})
    if not most < len(wanted) <= MOST_AT_ONCE:
        return None
    return Parts(wanted, act, lambda _call, done: list(done))
