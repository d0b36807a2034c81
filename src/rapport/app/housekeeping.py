"""Clearing away what has had its time, a few thousand rows in a transaction, so that nobody waits long for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from rapport.app.house import House
from rapport.jobs import queue
from rapport.jobs.desk import Desk
from rapport.jobs.records import Interrupted, Outside, Payload
from rapport.portal.changes import service as changes
from rapport.portal.notifications import service as notifications
from rapport.portal.retries import service as retries
from rapport.portal.sessions import service as sessions
from rapport.portal.settings.current import portal_settings
from rapport.portal.sign_in import service as sign_in
from rapport.portal.webhooks import service as webhooks
from rapport.store.dialect.upkeep import refresh_statistics
from rapport.store.work import Work

JOB = "housekeeping"
AT_ONCE = 2000
NOTICES_KEPT = timedelta(days=90)
DELIVERIES_KEPT = timedelta(days=30)
DEAD_JOBS_KEPT = timedelta(days=90)

Step = Callable[[Work], int]
"""Takes away up to AT_ONCE rows of one kind and tells how many."""


def handler(house: House) -> Outside:
    """Return the handler of the job that clears up."""

    def run(desk: Desk, _payload: Payload) -> None:
        desk.write(sign_in.forget_old)
        for step in _steps(desk, timedelta(days=house.settings.undo_days)):
            while desk.write(step) >= AT_ONCE:
                if desk.is_stopping:
                    raise Interrupted
        with house.database.alone() as connection:
            refresh_statistics(connection)

    return Outside(run)


def _steps(desk: Desk, undo: timedelta) -> Iterator[Step]:
    kept = desk.read(lambda work: portal_settings(work).retention)
    logins, audit = timedelta(days=kept.login_days), timedelta(days=kept.audit_days)
    yield lambda work: retries.forget_old(work, limit=AT_ONCE)
    yield lambda work: sessions.forget_expired(work, limit=AT_ONCE)
    yield lambda work: sessions.forget_history(work, work.now - logins, limit=AT_ONCE)
    yield lambda work: changes.forget_audit(work, work.now - audit, limit=AT_ONCE)
    yield lambda work: changes.forget_changes(work, work.now - undo, limit=AT_ONCE)
    yield lambda work: webhooks.forget_old(work, work.now - DELIVERIES_KEPT, limit=AT_ONCE)
    yield lambda work: notifications.forget_old(work, work.now - NOTICES_KEPT, limit=AT_ONCE)
    yield lambda work: queue.drop_dead(work.tx, work.now - DEAD_JOBS_KEPT, limit=AT_ONCE)
