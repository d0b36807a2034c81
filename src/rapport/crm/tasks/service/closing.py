"""Closing and opening many tasks at once. An addition."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import MOST_AT_ONCE
from rapport.crm.tasks.service.writing import CLOSED, OPENED
from rapport.portal.changes.records import PARAMETERS_LIMIT
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def close_several(work: Work, task_ids: Sequence[int]) -> list[int]:
    """Close those of the tasks that the caller may close; return their ids, those closed before included, ascending.

    Others, and ids that are none, are passed over. Raises BadArgument for no ids, and for more than MOST_AT_ONCE.
    """
    return _set_closed(work, task_ids, is_closed=True)


def reopen_several(work: Work, task_ids: Sequence[int]) -> list[int]:
    """Open those of the tasks again that the caller may open, in the same way."""
    return _set_closed(work, task_ids, is_closed=False)


def _set_closed(work: Work, task_ids: Sequence[int], *, is_closed: bool) -> list[int]:
    wanted = sorted({each for each in task_ids if each > 0})
    if not wanted or len(wanted) > MOST_AT_ONCE:
        raise BadArgument(parameter="ids")
    editable = [task for some in batches(wanted) for task in rows.load_editable(work, some)]
    changed = [task for task in editable if task.is_closed != is_closed]
    if changed:
        for some in batches([task.id for task in changed]):
            rows.set_closed(work, some, is_closed=is_closed)
        before, after = {"is_closed": not is_closed}, {"is_closed": is_closed}
        titles = ", ".join(task.title for task in changed)
        record(
            work,
            *(updated(Kind.TASK, task.id, before, after) for task in changed),
            audit=Audit(
                CLOSED if is_closed else OPENED,
                tuple(task.id for task in changed),
                (titles,),
                PARAMETERS_LIMIT,
            ),
        )
    return [task.id for task in editable]
