"""Removing blobs that nothing refers to: what crashes leave behind. Once a day, and from the command line."""

from __future__ import annotations

import logging
from datetime import timedelta

from rapport.app.house import House
from rapport.core.clock import utc_now
from rapport.jobs.desk import Desk
from rapport.jobs.records import Interrupted, Outside, Payload
from rapport.store import transaction
from rapport.store.orphans import old_blobs, orphans_among

JOB = "files.sweep"
GRACE = timedelta(days=1)
"""No request lasts that long: what nothing refers to by then, nothing ever will."""

log = logging.getLogger("rapport.files")


def handler(house: House) -> Outside:
    """Return the handler of the job that sweeps."""

    def run(desk: Desk, _payload: Payload) -> None:
        before = utc_now() - GRACE
        house.blobs.forget_unfinished(before)
        for names in old_blobs(house.blobs, before):
            if desk.is_stopping:
                raise Interrupted
            _remove(house, names)
            desk.renew()

    return Outside(run, lease=timedelta(minutes=10))


def sweep(house: House, age: timedelta = GRACE) -> int:
    """Remove what nothing refers to and was written that long ago; return how many blobs. Raises Unavailable."""
    before = utc_now() - age
    house.blobs.forget_unfinished(before)
    return sum(_remove(house, names) for names in old_blobs(house.blobs, before))


def _remove(house: House, names: list[str]) -> int:
    lost = transaction.run(house.database, write=False, body=lambda tx: orphans_among(tx, names))
    house.blobs.delete(lost)
    if lost:
        log.warning("removed %d files that nothing referred to: %s, ...", len(lost), lost[0])
    return len(lost)
