"""How tasks are told to the search."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import Task
from rapport.crm.tasks.service.reminding import schedule_new
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work


def index(work: Work, tasks: Sequence[Task]) -> None:
    """Let the search find tasks by title and description."""
    search.put_many(work.tx, Kind.TASK, map(_document, tasks))


def follow(work: Work, task_ids: Sequence[int]) -> list[Document]:
    """Let the reminders of tasks that were put back wait for their moments; return what the search finds them by.

    A reminder that waits for a moment that no longer is one finds that out by itself.
    """
    found = [task for some in batches(task_ids) for task in rows.load_any(work, some)]
    for task in found:
        schedule_new(work, task)
    return [_document(task) for task in found]


def _document(task: Task) -> Document:
    return Document(task.id, Part.RECORD, 0, (task.title, task.description))
