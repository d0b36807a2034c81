"""Taking what is gone out of the search index, some at a time, so that nobody waits long for it."""

from __future__ import annotations

from rapport.jobs.desk import Desk
from rapport.jobs.records import Interrupted, Outside, Payload, Watched
from rapport.store.search import leftovers

JOB = "search.forget"
AT_ONCE = 1000
"""Documents taken out in one transaction: some hundredths of a second."""

WATCHED = Watched(JOB, leftovers.are_due)


def handler() -> Outside:
    """Return the handler of the job that takes them out."""

    def run(desk: Desk, _payload: Payload) -> None:
        while desk.write(lambda work: leftovers.clear(work.tx, work.now - leftovers.LEFT_FOR, limit=AT_ONCE)):
            if desk.is_stopping:
                raise Interrupted

    return Outside(run)
