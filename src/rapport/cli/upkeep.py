"""`rapport backup`, `rapport restore`, `rapport check`."""

from __future__ import annotations

import argparse

from rapport.app.house import open_house
from rapport.config import Settings
from rapport.store.backup import backup as write_backup
from rapport.store.backup import restore as read_backup
from rapport.store.check import check as look_for_damage
from rapport.store.migrations import migrate


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


def check(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Print what is damaged; 1 if anything is."""
    house = open_house(settings)
    try:
        findings = look_for_damage(house.database, house.blobs)
    finally:
        house.close()
    for finding in findings:
        print(finding)
    print("No damage found." if not findings else f"{len(findings)} findings.")
    return 1 if findings else 0
