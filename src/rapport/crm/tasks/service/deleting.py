"""Deleting tasks, by themselves and with what they hang on (sheet 05, sections 3.5 and 4.7)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import Task
from rapport.portal.changes.service import Audit, deleted, record
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work

_DELETED = 3041


def delete(work: Work, task_id: int) -> Task:
    """Delete a task and return it as it was. Raises BadArgument (id 0), Missing, Forbidden."""
    if task_id <= 0:
        raise BadArgument
    found = rows.find(work, task_id)
    if found is None:
        raise Missing
    if not found.is_editable:
        raise Forbidden
    _delete(work, [found.task])
    record(work, audit=Audit(_DELETED, (task_id,), (found.task.title,)))
    return found.task


def remove_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Delete the tasks of contacts that are being deleted."""
    _delete(work, rows.of_contacts(work, contact_ids))


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Delete the tasks of opportunities or cases that are being deleted."""
    _delete(work, rows.of_records(work, kind, record_ids))


def _delete(work: Work, tasks: Sequence[Task]) -> None:
    """Delete any number of tasks, each told to the change log.

    A reminder that waits finds its task gone; should it come back in time, it is reminded of all the same.
    """
    for some in batches(tasks):
        ids = [task.id for task in some]
        search.remove(work.tx, Kind.TASK, ids)
        rows.delete_tasks(work, ids)
        record(work, *(deleted(Kind.TASK, task.id, task) for task in some))
