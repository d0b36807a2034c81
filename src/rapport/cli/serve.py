"""`rapport serve` and `rapport demo`."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile

from granian import Granian
from granian.constants import HTTPModes, Interfaces

from rapport.app.demo import fill
from rapport.app.founding import found
from rapport.app.house import open_house
from rapport.config import Settings, to_environment

CONNECTIONS = 16_384
"""Requests that a process has under way at most, live listeners included: these stay for hours."""


def serve(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Serve until told to stop. On the first start, make the portal and print how to sign in."""
    prepare(settings)
    figures = tempfile.mkdtemp(prefix="rapport-metrics-")
    os.environ.update(to_environment(settings))
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = figures
    print(f"Rapport is at http://{settings.host}:{settings.port}", flush=True)
    server = Granian(
        "rapport.app.serving:application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.auto,
        workers=settings.workers,
        websockets=False,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        backpressure=CONNECTIONS,
    )
    try:
        server.serve()
    finally:
        shutil.rmtree(figures, ignore_errors=True)
    return 0


def demo(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Fill a portal that holds no contact yet with a sample business."""
    prepare(settings)
    house = open_house(settings)
    try:
        made = fill(house)
    finally:
        house.close()
    print("The sample business is in place." if made else "The portal holds records already: left as it is.")
    return 0


def prepare(settings: Settings) -> None:
    """Bring the portal up to date, found it if need be, and say how to sign in."""
    house = open_house(settings)
    try:
        founded = found(house)
    finally:
        house.close()
    if founded is None:
        return
    print(f"A new portal was made. Sign in as {founded.email}")
    if founded.password:
        print(f"with the password {founded.password}  (it is shown this once)")
