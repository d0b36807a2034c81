"""Where background work is done: in the server's own processes, or in workers alone."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rapport.app.house import House, work_of_the_house
from rapport.app.web import create_app
from rapport.cli import parser
from rapport.config import BadSetting, from_environment, to_environment
from rapport.portal.people import service as people
from tests.jobs.desks import waiting, within
from tests.notify.mailbox import Mailbox, mailbox


def served(house: House, act: Callable[[], Awaitable[None]]) -> None:
    """Run the application as a server does, from its first to its last event, and do something meanwhile."""

    async def run() -> None:
        app = create_app(house)
        events: asyncio.Queue[Any] = asyncio.Queue()
        told: list[str] = []

        async def send(message: Any) -> None:
            told.append(message["type"])

        await events.put({"type": "lifespan.startup"})
        life = asyncio.create_task(app({"type": "lifespan"}, events.get, send))
        await act()
        await events.put({"type": "lifespan.shutdown"})
        await life
        assert told == ["lifespan.startup.complete", "lifespan.shutdown.complete"]

    asyncio.run(run())


def invite(house: House) -> None:
    """Owe somebody a letter."""

    def add(tx: Any) -> None:
        people.add_person(work_of_the_house(house, tx), email="ada@example.com", first_name="Ada")

    within(house, add)


async def _until(condition: Callable[[], object]) -> None:
    ends = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < ends
        await asyncio.sleep(0.05)


def with_mail(house: House, box: Mailbox, **settings: Any) -> House:
    return replace(house, settings=replace(house.settings, smtp_url=box.url, **settings))


def test_a_server_does_background_work(house: House) -> None:
    with mailbox() as box:
        invite(house)
        served(with_mail(house, box), lambda: _until(lambda: box.mails and not waiting(house)))
        [letter] = box.mails
        assert letter["To"].addresses[0].addr_spec == "ada@example.com"


def test_a_server_leaves_it_to_others_if_told_so(house: House) -> None:
    with mailbox() as box:
        invite(house)
        served(with_mail(house, box, background=False), lambda: asyncio.sleep(2.5))
        assert (box.mails, len(waiting(house))) == ([], 1)


def test_a_worker_alone_ends_when_told_to(house: House) -> None:
    with mailbox() as box:
        invite(house)
        settings = with_mail(house, box, background=False).settings
        process = subprocess.Popen(
            [sys.executable, "-m", "rapport", "worker"],
            env={**os.environ, **to_environment(settings)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            ends = time.monotonic() + 60
            while not box.mails or waiting(house):
                assert time.monotonic() < ends
                assert process.poll() is None, process.communicate()
                time.sleep(0.05)
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()
        assert (process.returncode, "Doing the background work." in out) == (0, True), err
        assert "Traceback" not in err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RAPPORT_UNDO_DAYS", "0"),
        ("RAPPORT_UNDO_DAYS", "many"),
        ("RAPPORT_PUBLIC_URL", "crm.example.com"),
        ("RAPPORT_SMTP_URL", "mail.example.com"),
    ],
)
def test_settings_that_can_not_be(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        from_environment({name: value})


def test_settings_travel_to_worker_processes() -> None:
    given = {
        "RAPPORT_BACKGROUND": "off",
        "RAPPORT_SMTP_URL": "smtp://u:p@h",
        "RAPPORT_PUBLIC_URL": "https://crm.example.com/",
        "RAPPORT_UNDO_DAYS": "7",
    }
    settings = from_environment(given)
    assert from_environment(to_environment(settings)) == settings
    assert (settings.background, settings.own_address) == (False, "https://crm.example.com")
    assert "u:p" not in repr(settings)
    assert from_environment({}).background is True


def test_the_settings_and_commands_are_documented() -> None:
    told = (Path(__file__).parents[2] / "docs" / "administration.md").read_text()
    for name in to_environment(from_environment({})):
        assert f"`{name}`" in told
    commands = next(action.choices for action in parser()._actions if action.choices)
    for command in commands or ():
        assert f"`rapport {command}" in told
