"""Calls for background work. Additions, for portal admins."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.jobs import queries, service
from rapport.portal.jobs.schemas import JobShape
from rapport.portal.people import service as people
from rapport.protocol.call import Page
from rapport.protocol.operations import operation

_TAG = "security/Background work"


@operation("GET", "security/jobs", tag=_TAG, summary="Get background jobs", addition=True)
def page_of_jobs(call: Call, state: str = "") -> Page[JobShape]:
    """Return the jobs that are waiting, being worked on or given up, newest first; done ones are gone.

    Parameters:
        state: `waiting`, `running` or `dead`; not sent: all.
    """
    people.require_settings_right(call.work)
    return queries.page_of_jobs(call.work, call.listing, state)


@operation("PUT", "security/jobs/{id:int}/retry", tag=_TAG, summary="Retry a background job", addition=True)
def retry_job(call: Call, id: int) -> JobShape:
    """Let a job that was given up begin anew, or a waiting one run at once, and return it.

    Parameters:
        id: Id of the job.
    """
    people.require_settings_right(call.work)
    service.retry(call.work, id, queries.single_job(call.work, id).name)
    return queries.single_job(call.work, id)


@operation("DELETE", "security/jobs/{id:int}", tag=_TAG, summary="Drop a background job", addition=True)
def drop_job(call: Call, id: int) -> JobShape:
    """Take a job away for good, and return what it was.

    Parameters:
        id: Id of the job.
    """
    people.require_settings_right(call.work)
    job = queries.single_job(call.work, id)
    service.drop(call.work, id, job.name)
    return job
