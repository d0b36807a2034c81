"""Founded portals: database with default data and an owner, copied from a template for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rapport.app.founding import found
from rapport.app.house import House, open_house
from rapport.config import Settings
from rapport.store.migrations import HEAD
from tests.databases import Template, dispose, fresh_postgres, fresh_sqlite

OWNER_EMAIL = "owner@example.com"
OWNER_PASSWORD = "correct-horse"


def _found(url: str) -> None:
    house = open_house(Settings(database=url, owner_email=OWNER_EMAIL, owner_password=OWNER_PASSWORD))
    found(house)
    house.close()


FOUNDED = Template(f"rapport_founded_{HEAD}", _found)


@contextmanager
def founded_sqlite(folder: Path, **settings: object) -> Iterator[House]:
    """Open a founded portal of its own in the folder."""
    yield from _opened(fresh_sqlite(folder, FOUNDED), folder, settings)


@contextmanager
def founded_postgres(folder: Path, **settings: object) -> Iterator[House]:
    """Open a founded portal of its own on PostgreSQL; files are in the folder."""
    url = fresh_postgres(FOUNDED)
    try:
        yield from _opened(url, folder, settings)
    finally:
        dispose(url)


def _opened(url: str, folder: Path, settings: dict[str, object]) -> Iterator[House]:
    house = open_house(Settings(data=folder, database=url, synchronous="OFF", **settings))  # type: ignore[arg-type]
    yield house
    house.close()
