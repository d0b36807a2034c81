"""What crashes leave behind is swept away, and nothing else (sheet 06, section 2; decision of the house)."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

from tests.portals import Portal
from tests.wire.background import work_off
from tests.wire.file_records import download, uploaded

from rapport.app.sweeping import sweep
from rapport.cli import main
from rapport.jobs import queue


def age(portal: Portal, hours: float) -> None:
    """Let every blob have been written that long ago."""
    for name in portal.house.blobs.list():
        moment = time.time() - hours * 3600
        os.utime(Path(portal.house.blobs.where) / name, (moment, moment))


def test_the_job(portal: Portal) -> None:
    ada = portal.user("ada")
    kept, gone = uploaded(ada), uploaded(ada)
    ada.delete(f"crm/files/{gone}")
    blobs = portal.house.blobs
    before = set(blobs.list())
    blobs.put("files/zz/crash", b"x")
    blobs.put("elsewhere/unknown", b"x")
    age(portal, 25)
    blobs.put("files/zz/under-way", b"x")
    portal.within(lambda work: queue.put(work.tx, "files.sweep", {}))
    assert work_off(portal) >= 1
    # What was deleted can still be wanted back.
    assert set(blobs.list()) == before | {"elsewhere/unknown", "files/zz/under-way"}
    assert download(ada, kept).status == 200


def test_nothing_young_is_swept(portal: Portal) -> None:
    portal.house.blobs.put("files/zz/under-way", b"x")
    age(portal, 0.5)
    assert sweep(portal.house, timedelta(hours=1)) == 0
    age(portal, 1.5)
    assert sweep(portal.house, timedelta(hours=1)) == 1


def test_the_command(portal: Portal) -> None:
    portal.house.blobs.put("files/zz/crash", b"x")
    where = [
        "--database",
        portal.house.settings.database_url,
        "--files",
        portal.house.settings.files_url,
    ]
    assert main(["check", *where]) == 1
    assert main(["check", "--sweep", *where]) == 1
    age(portal, 2)
    assert main(["check", "--sweep", *where]) == 0
    assert list(portal.house.blobs.list()) == []
