"""Setting the mail server, and trying it. All of it needs a portal admin (sheet 08, section 5.3)."""

from __future__ import annotations

from dataclasses import asdict, replace

from rapport.core.ids import new_guid
from rapport.core.kinds import Kind
from rapport.jobs import queue
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.mail_settings.records import (
    MAIL_SERVER,
    MAIL_TEST,
    MailSettings,
    MailTest,
    require_usable,
)
from rapport.portal.people import service as people
from rapport.portal.settings import service as settings
from rapport.store.work import Work

TEST_JOB = "mail test"
_FIRST_STEP = MailTest("", "Setup tenant", 5)
_AUDIT = 6902


def mail_settings(work: Work) -> MailSettings:
    """Return what is set; without anything, a record without a host."""
    return settings.stored_setting(work, MAIL_SERVER, MailSettings) or MailSettings()


def change(work: Work, wanted: MailSettings) -> None:
    """Let mail go by another server. Raises Forbidden, BadArgument naming what can't be used.

    The address that the caller has come by is remembered for links in mails.
    """
    people.require_settings_right(work)
    usable = require_usable(wanted)
    _save(work, replace(usable, site_address=work.site.base_url))


def reset(work: Work) -> None:
    """Forget the mail server: mail then goes as the server's own configuration says. Raises Forbidden."""
    people.require_settings_right(work)
    _save(work, MailSettings())


def start_test(work: Work) -> MailTest:
    """Have a message sent to the caller, and return how far it is: at its beginning. Raises Forbidden."""
    people.require_settings_right(work)
    test = replace(_FIRST_STEP, id=new_guid())
    settings.keep_setting(work, MAIL_TEST, test)
    payload = {"id": test.id, "user_id": work.viewer.user_id}
    queue.put(work.tx, TEST_JOB, payload, key=TEST_JOB)
    return test


def test_status(work: Work) -> MailTest | None:
    """Return how far the latest test is; None: there was none. Raises Forbidden."""
    people.require_settings_right(work)
    return settings.stored_setting(work, MAIL_TEST, MailTest)


def note_progress(work: Work, test: MailTest) -> None:
    """Write down how far a test is, unless a later one was begun meanwhile."""
    latest = settings.stored_setting(work, MAIL_TEST, MailTest)
    if latest is not None and latest.id == test.id:
        settings.keep_setting(work, MAIL_TEST, test)


def _save(work: Work, after: MailSettings) -> None:
    before = mail_settings(work)
    if after != before:
        settings.keep_setting(work, MAIL_SERVER, after)
    # The password stays out of the change log, which many more people may read.
    old, new = (asdict(replace(each, password="")) for each in (before, after))
    record(work, updated(Kind.PORTAL_SETTINGS, MAIL_SERVER, old, new), audit=Audit(_AUDIT))
