"""`rapport backup`, `rapport restore`, `rapport check`."""

from __future__ import annotations

import argparse
from datetime import timedelta

from rapport.app.house import open_house
from rapport.app.sweeping import sweep
from rapport.config import Settings
from rapport.store.backup import backup as write_backup
from rapport.store.backup import restore as read_backup
from rapport.store.check import check as look_for_damage
from rapport.store.migrations import migrate

_SWEPT_AFTER = timedelta(hours=1)
"""Longer than any upload may last that is still to be committed."""


def backup(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the portal as it is at this moment into one file; the server may go on."""
    house = open_house(settings)
    try:
        write_backup(house.database, house.blobs, arguments.file)
    finally:
        house.close()
    print(f"Written to {arguments.file}")
    return 0


def restore(settings: Settings, arguments: argparse.Namespace) -> int:
    """Fill an empty portal from a backup. Raises Conflict when the portal is not empty."""
    house = open_house(settings)
    try:
        migrate(house.database)
        read_backup(arguments.file, house.database, house.blobs)
    finally:
        house.close()
    print(f"Restored from {arguments.file}")
    return 0


def check(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print what is damaged; 1 if anything is. With `sweep`, files that nothing refers to go first."""
    house = open_house(settings)
    try:
        if arguments.sweep:
            print(f"Removed {sweep(house, _SWEPT_AFTER)} files that nothing refers to.")
        findings = look_for_damage(house.database, house.blobs)
    finally:
        house.close()
    for finding in findings:
        print(finding)
    print("No damage found." if not findings else f"{len(findings)} findings.")
    return 1 if findings else 0
