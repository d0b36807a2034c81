"""The office of the day, on each database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BACKENDS
from tests.databases import dispose, empty_postgres
from tests.day.office import Office, office


@pytest.fixture(params=BACKENDS)
def at_work(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    """A served portal that nobody has used yet, in a network of its own: webhooks may stay inside."""
    monkeypatch.setenv("RAPPORT_PRIVATE_WEBHOOKS", "yes")
    if request.param == "sqlite":
        with office(tmp_path) as opened:
            yield opened
        return
    url = empty_postgres()
    monkeypatch.setenv("RAPPORT_DATABASE", url)
    try:
        with office(tmp_path) as opened:
            yield opened
    finally:
        dispose(url)
