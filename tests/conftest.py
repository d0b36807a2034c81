"""The `portal` fixture: a fresh portal, once on SQLite and once on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.founded import founded_postgres, founded_sqlite
from tests.portals import Portal

BACKENDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BACKENDS)
def portal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Portal]:
    """A portal of its own for each test, founded, with the owner signed in."""
    opened = founded_sqlite(tmp_path) if request.param == "sqlite" else founded_postgres(tmp_path)
    with opened as house:
        made = Portal(house, request.param)
        yield made
        made.close()
