"""Reminders: jobs that wait for a task's moment (sheet 05, section 6.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.crm.tasks import rows
from rapport.crm.tasks.records import AHEAD, Task
from rapport.crm.tasks.service.notices import tell_reminder
from rapport.jobs import queue
from rapport.store.work import Work

REMINDER_JOB = "tasks.remind"
_TASK = "task"


def schedule(work: Work, task: Task) -> None:
    """Let the task's responsible be reminded when its moment comes, in the place of a reminder that waits."""
    key = f"task-reminder:{task.id}"
    if task.is_worth_reminding(work.now):
        queue.put(work.tx, REMINDER_JOB, {_TASK: task.id}, run_at=task.remind_at, key=key)
    else:
        queue.cancel(work.tx, key)


def schedule_new(work: Work, task: Task) -> None:
    """Do the same for a task that has just been made, or been put back; what is not worth a reminder is passed over."""
    if task.is_worth_reminding(work.now):
        schedule(work, task)


def remind(work: Work, payload: Mapping[str, Any]) -> None:
    """Do the job: remind the responsible of a task, if it is still open and its moment has come.

    Where the moment was moved to a later one, wait for that.
    """
    found = rows.find(work, int(payload[_TASK]))
    if found is None or found.task.is_closed or not found.task.is_worth_reminding(work.now):
        return
    moment = found.task.remind_at
    if moment is not None and moment > work.now + AHEAD:
        schedule(work, found.task)
        return
    tell_reminder(work, found.task)
