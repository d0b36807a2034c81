"""Several server processes' worth of application on one portal, and many things at one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from rapport.app.house import open_house
from tests.portals import Client, Portal

T = TypeVar("T")


@contextmanager
def twins(portal: Portal, number: int) -> Iterator[list[Portal]]:
    """Open the portal's database as so many further processes would: nothing in memory is shared."""
    opened = [Portal(open_house(portal.house.settings), portal.backend) for _ in range(number)]
    try:
        yield opened
    finally:
        for each in opened:
            each.close()


def as_seen_by(client: Client, portal: Portal) -> Client:
    """Return the same caller, calling another process."""
    return Client(portal, client.id, client.token)


def at_once(acts: Sequence[Callable[[], T]]) -> list[T]:
    """Do things in as many threads, all from the same moment on, and return what they returned."""
    gate = threading.Barrier(len(acts))
    results: dict[int, T] = {}

    def run(number: int) -> None:
        gate.wait()
        results[number] = acts[number]()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [results[number] for number in range(len(acts))]
