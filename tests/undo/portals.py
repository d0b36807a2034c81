"""Portals with a small business in them, one for each example."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rapport.app.founding import found
from rapport.app.house import open_house
from rapport.config import Settings
from rapport.store.migrations import HEAD
from tests.databases import Template, dispose, fresh_postgres, fresh_sqlite
from tests.founded import OWNER_EMAIL, OWNER_PASSWORD
from tests.portals import Portal
from tests.undo.moves import begin


def _begin(url: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(
            Settings(data=Path(folder), database=url, owner_email=OWNER_EMAIL, owner_password=OWNER_PASSWORD)
        )
        found(house)
        portal = Portal(house, "")
        begin(portal.owner)
        portal.close()


BEGUN = Template(f"rapport_begun_{HEAD}", _begin)


@contextmanager
def begun_portal(backend: str) -> Iterator[Portal]:
    """Give a portal in which there are some records of each kind."""
    with tempfile.TemporaryDirectory() as folder:
        url = fresh_sqlite(Path(folder), BEGUN) if backend == "sqlite" else fresh_postgres(BEGUN)
        portal = Portal(open_house(Settings(data=Path(folder), database=url, synchronous="OFF")), backend)
        try:
            yield portal
        finally:
            portal.close()
            dispose(url)
