"""`rapport worker`."""

from __future__ import annotations

import argparse
import logging
import signal
import threading

from rapport.app import background
from rapport.app.house import open_house
from rapport.cli.serve import prepare
from rapport.config import Settings


def work(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Do the portal's background work until told to stop; any number of workers and servers share it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    told_to_stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told_to_stop.set())
    prepare(settings)
    house = open_house(settings)
    try:
        worker = background.worker(house)
        worker.start()
        print("Doing the background work.", flush=True)
        told_to_stop.wait()
        worker.stop()
    finally:
        house.close()
    return 0
