"""What is done in the background, and by what: the one list of jobs and of what recurs.

A room that puts jobs under a name of its own adds its handler here. A plain function works inside of the transaction
that ends the job; `Outside` is for what takes long or leaves the house.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Connection

from rapport.app import housekeeping, indexing, mailing, sweeping
from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.core.viewer import HOUSE, Site
from rapport.crm.tasks import service as tasks
from rapport.crm.tasks.service import REMINDER_JOB
from rapport.jobs.records import Handlers, Recurring, Watched
from rapport.jobs.worker import Worker
from rapport.portal.mail_settings import service as mail_settings
from rapport.portal.mail_settings.service import TEST_JOB
from rapport.portal.notifications import composing
from rapport.portal.notifications.records import NOTICE_JOB
from rapport.portal.people.letters import LETTER_JOB
from rapport.portal.settings.current import portal_settings
from rapport.portal.sign_in import service as sign_in
from rapport.portal.sign_in.records import Credentials
from rapport.portal.webhooks import delivering, dispatching
from rapport.portal.webhooks.records import DELIVERY_JOB, DISPATCH_JOB
from rapport.store.work import Work

RECURRING = (
    Recurring(housekeeping.JOB, timedelta(days=1)),
    Recurring(sweeping.JOB, timedelta(days=1)),
)
WATCHED = (Watched(DISPATCH_JOB, dispatching.has_news), indexing.WATCHED)


def handlers(house: House) -> Handlers:
    """Return what does each kind of job."""
    return {
        LETTER_JOB: mailing.mail(house, composing.letter),
        NOTICE_JOB: mailing.mail(house, composing.notice),
        TEST_JOB: mailing.mail_test(house),
        REMINDER_JOB: tasks.remind,
        housekeeping.JOB: housekeeping.handler(house),
        sweeping.JOB: sweeping.handler(house),
        indexing.JOB: indexing.handler(),
        DISPATCH_JOB: dispatching.dispatch,
        DELIVERY_JOB: delivering.handler(allow_private=house.settings.private_webhooks),
    }


def worker(house: House) -> Worker:
    """Return a worker for a portal; `start` it for the length of a process."""
    return Worker(house.database, lambda tx: work_of_job(house, tx), handlers(house), RECURRING, WATCHED)


def work_of_job(house: House, tx: Connection) -> Work:
    """Return the unit of work of a job: the house itself acts, and links lead to where people reach the portal.

    That address is never taken from a request that anybody may send: it goes into letters that let people in.
    """
    now = utc_now()
    work = Work(
        tx=tx,
        viewer=HOUSE,
        now=now,
        reference=sign_in.identify(tx, Credentials(), house.memory, now).reference,
        totals=house.totals,
        blobs=house.blobs,
    )
    settings = portal_settings(work)
    told = house.settings.public_url or mail_settings.mail_settings(work).site_address
    work.site = Site(
        told.rstrip("/") or house.settings.own_address, zone=settings.zone, culture=settings.culture
    )
    return work
