from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import databases

from rapport.store.engine import Database, open_database, sqlite_url

BACKENDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database of its own for each test, once of each kind."""
    url = databases.fresh_sqlite(tmp_path) if request.param == "sqlite" else databases.fresh_postgres()
    opened = open_database(url)
    yield opened
    opened.close()
    databases.dispose(url)


@pytest.fixture(params=BACKENDS)
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without any tables."""
    url = sqlite_url(tmp_path / "portal.db") if request.param == "sqlite" else databases.empty_postgres()
    opened = open_database(url)
    yield opened
    opened.close()
    databases.dispose(url)
