"""How tasks are told to the search."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.tasks.records import Task
from rapport.store import search
from rapport.store.search import Document, Part
from rapport.store.work import Work


def index(work: Work, tasks: Sequence[Task]) -> None:
    """Let the search find tasks by title and description."""
    documents = [Document(task.id, Part.RECORD, 0, (task.title, task.description)) for task in tasks]
    search.put_many(work.tx, Kind.TASK, documents)
