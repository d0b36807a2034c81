"""Real processes killed in the middle of their work: every job's effect is there once, every mail arrives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rapport.app.house import House, open_house, work_of_the_house
from rapport.config import Settings
from rapport.jobs.records import Payload
from rapport.portal.notifications import service as notifications
from rapport.portal.notifications.records import NoticeKind, Wording
from rapport.portal.people import service as people
from rapport.store.work import Work
from tests.founded import OWNER_EMAIL
from tests.jobs.desks import leave_mark, make_due, marks, put, waiting, within, worker
from tests.notify.mailbox import Mailbox, mailbox

JOBS = 40
MAILS = 12
PATIENCE = 90.0

pytestmark = pytest.mark.slow


def slow_mark(work: Work, payload: Payload) -> None:
    """Leave a mark, slowly: there is time to be killed before and after it is written."""
    time.sleep(0.02)
    leave_mark(work, str(payload["name"]))
    time.sleep(0.02)


def test_killing_workers_loses_and_doubles_nothing(house: House) -> None:
    for number in range(JOBS):
        put(house, f"mark {number % 2}", {"name": f"{number:03}"})
    ends = time.monotonic() + PATIENCE
    with _processes(house, __name__) as start:
        crew = [start(), start()]
        turn = 0
        while waiting(house) and time.monotonic() < ends:
            time.sleep(0.7)
            turn += 1
            if turn <= 6:
                victim = crew.pop(0)
                _kill(victim)
                crew.append(start())
            make_due_if_dead(house)
    assert waiting(house) == []
    # A mark written twice would have failed and stood in the queue; one not written would be missing.
    assert marks(house) == [f"{number:03}" for number in range(JOBS)]


def test_killing_rapport_worker_loses_no_mail(house: House) -> None:
    with mailbox() as box:
        box.delay = 0.5
        owner = within(house, lambda tx: people.find_by_email(work_of_the_house(house, tx), OWNER_EMAIL))
        assert owner

        def tell(tx: Any) -> None:
            work = work_of_the_house(house, tx)
            for number in range(MAILS):
                said = Wording(f"Mail {number:02}", "text")
                notifications.notify(work, NoticeKind.MENTIONED, [owner], lambda _, said=said: said)

        within(house, tell)
        ends = time.monotonic() + PATIENCE
        with _rapport_workers(house, box) as start:
            for _ in range(3):
                box.arrived.clear()
                process = start()
                # It has handed a mail over and not heard yet that it was taken.
                assert box.arrived.wait(PATIENCE)
                _kill(process)
                make_due(house)
            box.delay = 0
            start()
            start()
            _until(lambda: not waiting(house), ends)
        subjects = {mail["Subject"] for mail in box.mails}
        assert subjects == {f"Mail {number:02}" for number in range(MAILS)}
        # What was taken just before a kill comes again, as the same message: mailboxes know it by its id.
        assert len(box.mails) > MAILS
        assert len({mail["Message-ID"] for mail in box.mails}) == MAILS


def make_due_if_dead(house: House) -> None:
    """Let the leases of killed workers run out: a minute is long for a test. Fenced attempts write nothing."""
    if any(job.lease for job in waiting(house)):
        make_due(house)


def main(arguments: Sequence[str]) -> None:
    """Be a worker with handlers of this test."""
    house = open_house(Settings(data=Path(arguments[0]), database=arguments[1], synchronous="OFF"))
    worker(house, {"mark 0": slow_mark, "mark 1": slow_mark}).start()
    sys.stdout.write("working\n")
    sys.stdout.flush()
    signal.pause()


@contextmanager
def _processes(house: House, module: str) -> Iterator[Any]:
    settings = house.settings
    command = [sys.executable, "-m", module, str(settings.data), settings.database_url]
    with _started(command, {}) as start:
        yield start


@contextmanager
def _rapport_workers(house: House, box: Mailbox) -> Iterator[Any]:
    settings = house.settings
    command = [sys.executable, "-m", "rapport", "worker", "--data", str(settings.data)]
    command += ["--database", settings.database_url]
    with _started(command, {"RAPPORT_SMTP_URL": box.url, "RAPPORT_SYNCHRONOUS": "OFF"}) as start:
        yield start


@contextmanager
def _started(command: Sequence[str], environment: dict[str, str]) -> Iterator[Any]:
    """Give a function that starts such a process and waits until it works; kill at the end what still runs."""
    running: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            cwd=Path(__file__).parents[2],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(process)
        assert process.stdout is not None
        assert process.stdout.readline()
        return process

    try:
        yield start
    finally:
        for process in running:
            _kill(process)


def _kill(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _until(condition: Any, ends: float) -> None:
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1:])
