"""Background work in tests over the wire: done when the test says so, mail included."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.notify.mailbox import Mailbox, mailbox
from tests.portals import Portal

from rapport.app import background
from rapport.app.house import House

SETTINGS = {"senderAddress": "crm@example.org", "senderDisplayName": "Sales", "enableSSL": False}


def work_off(portal: Portal) -> int:
    """Do every job that is due and return how many that were."""
    house: House = portal.house
    return background.worker(house).work_off()


@contextmanager
def mail(portal: Portal) -> Iterator[Mailbox]:
    """Run a mail server for the portal, set as an administrator sets it."""
    with mailbox() as box:
        wanted: dict[str, Any] = {**SETTINGS, "host": "127.0.0.1", "port": box.port}
        assert portal.owner.post("settings/smtp", wanted).status == 201
        yield box
