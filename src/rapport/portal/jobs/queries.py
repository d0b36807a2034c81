"""Reading jobs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, false, func, select, true

from rapport.core.errors import BadArgument, Missing
from rapport.portal.jobs.records import JobState
from rapport.portal.jobs.schemas import JobShape
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store.tables import jobs
from rapport.store.work import Work

_COLUMNS: tuple[ColumnElement[Any], ...] = (
    jobs.c.id,
    jobs.c.name,
    jobs.c.run_at,
    jobs.c.lease,
    jobs.c.attempts,
    jobs.c.is_dead,
    jobs.c.error,
    jobs.c.created_at,
)


def page_of_jobs(work: Work, listing: Listing, state: str) -> Page[JobShape]:
    """Return jobs in a state, or (empty) in any, newest first. Two statements. Raises BadArgument."""
    wanted = _in_state(work, state)
    found = work.tx.execute(
        select(*_COLUMNS)
        .where(*wanted)
        .order_by(jobs.c.id.desc())
        .offset(listing.start_index)
        .limit(listing.count + 1)
    ).all()
    total = work.tx.execute(select(func.count()).select_from(jobs).where(*wanted)).scalar_one()
    items = [_shape(work, row) for row in found[: listing.count]]
    return Page(items, int(total), more=len(found) > listing.count)


def single_job(work: Work, job_id: int) -> JobShape:
    """Return one job. Raises Missing."""
    row = work.tx.execute(select(*_COLUMNS).where(jobs.c.id == job_id)).first()
    if row is None:
        raise Missing
    return _shape(work, row)


def _in_state(work: Work, state: str) -> list[ColumnElement[bool]]:
    if not state:
        return []
    try:
        wanted = JobState(state.lower())
    except ValueError:
        raise BadArgument(parameter="state") from None
    if wanted is JobState.DEAD:
        return [jobs.c.is_dead == true()]
    is_running = jobs.c.lease.is_not(None) & (jobs.c.run_at > work.now)
    return [jobs.c.is_dead == false(), is_running if wanted is JobState.RUNNING else ~is_running]


def _shape(work: Work, row: Row[Any]) -> JobShape:
    if row.is_dead:
        state = JobState.DEAD
    else:
        state = JobState.RUNNING if row.lease is not None and row.run_at > work.now else JobState.WAITING
    return JobShape(
        id=row.id,
        name=row.name,
        state=state,
        attempts=row.attempts,
        error=row.error,
        run_at=wire_date(row.run_at, work.site.zone),
        created=wire_date(row.created_at, work.site.zone),
    )
