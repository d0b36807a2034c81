"""What a portal admin does with jobs that were given up, or with those that wait."""

from __future__ import annotations

from rapport.core.errors import InvalidOperation
from rapport.jobs import queue
from rapport.portal.changes.service import Audit, record
from rapport.portal.people import service as people
from rapport.store.work import Work

_RETRIED, _DROPPED = 6903, 6904
_UNDER_WAY = "The job is being worked on."


def retry(work: Work, job_id: int, name: str) -> None:
    """Let a job that was given up begin anew, or a waiting one run at once.

    Raises Forbidden for others than portal admins, InvalidOperation while it is being worked on.
    """
    people.require_settings_right(work)
    if not queue.retry(work.tx, job_id):
        raise InvalidOperation(_UNDER_WAY)
    record(work, audit=Audit(_RETRIED, (job_id,), (name,)))


def drop(work: Work, job_id: int, name: str) -> None:
    """Take a job away for good. Raises as `retry`."""
    people.require_settings_right(work)
    if not queue.drop(work.tx, job_id):
        raise InvalidOperation(_UNDER_WAY)
    record(work, audit=Audit(_DROPPED, (job_id,), (name,)))
