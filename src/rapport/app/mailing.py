"""Jobs that send mail: worded in a reading transaction, sent without any."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rapport.app.house import House
from rapport.jobs.desk import Desk
from rapport.jobs.records import GiveUp, NotNow, Outside, Payload
from rapport.notify.mail import MailServer, Message, Step, send, server_from_url
from rapport.portal.mail_settings import service as mail_settings
from rapport.portal.mail_settings.records import MailTest
from rapport.portal.notifications import composing
from rapport.store.work import Work

log = logging.getLogger("rapport.mail")

LEASE = timedelta(minutes=5)
"""Longer than a mail server can take for all its answers to one message."""
Compose = Callable[[Work, Payload], Message | None]

_PERCENTS = {Step.MESSAGE: 20, Step.CONNECT: 40, Step.AUTHENTICATE: 60, Step.SEND: 80}


def mail(house: House, compose: Compose) -> Outside:
    """Return the handler of jobs that each send one message; without a mail server they end in the log."""

    def run(desk: Desk, payload: Payload) -> None:
        message, server = desk.read(lambda work: (compose(work, payload), server_of(house, work)))
        if message is None:
            return
        if server is None:
            log.warning("No mail server is set: “%s” for %s was not sent.", message.subject, message.to)
            return
        send(server, message)

    return Outside(run, LEASE)


def mail_test(house: House) -> Outside:
    """Return the handler that tries the mail server and writes down how far it comes. It tries once."""

    def run(desk: Desk, payload: Payload) -> None:
        test = MailTest(str(payload["id"]))

        def note(changed: MailTest) -> MailTest:
            desk.write(lambda work: mail_settings.note_progress(work, changed))
            return changed

        def tell(step: Step) -> None:
            nonlocal test
            test = note(replace(test, status=step, percents=_PERCENTS[step]))

        message, server = desk.read(
            lambda work: (composing.test_message(work, payload), server_of(house, work))
        )
        try:
            if server is None or message is None:
                raise GiveUp("No mail server is set.")
            send(server, message, tell=tell)
        except (GiveUp, NotNow) as error:
            note(replace(test, error=str(error), is_completed=True))
        else:
            note(replace(test, percents=100, is_completed=True))

    return Outside(run, LEASE)


def server_of(house: House, work: Work) -> MailServer | None:
    """Return the mail server: the one set in the portal, else the one of the configuration; None: neither."""
    chosen = mail_settings.mail_settings(work).server
    configured = house.settings.smtp_url
    return chosen or (server_from_url(configured) if configured else None)
