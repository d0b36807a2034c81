"""A founded portal's house without a web server, on each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rapport.app.house import House
from tests.conftest import BACKENDS
from tests.founded import founded_postgres, founded_sqlite


@pytest.fixture(params=BACKENDS)
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A portal of its own for each test."""
    opened = founded_sqlite(tmp_path) if request.param == "sqlite" else founded_postgres(tmp_path)
    with opened as house:
        yield house
