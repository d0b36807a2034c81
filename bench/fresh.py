"""A portal that nobody has used yet, served."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.server import OWNER_EMAIL, Server, run, serving


@contextmanager
def fresh_portal(root: Path, *, database: str = "", workers: int = 1) -> Iterator[tuple[Server, str]]:
    """Serve a new portal until the block ends, and give an API key of its owner; then it is gone.

    `database`: the URL of an empty PostgreSQL database; without one it is on SQLite.
    """
    with tempfile.TemporaryDirectory(dir=root) as folder:
        data = Path(folder) / "portal"
        where = ["--data", str(data), *(("--database", database) if database else ())]
        with serving(data, workers=workers, database=database) as server:
            yield server, run(["key", "create", OWNER_EMAIL, *where]).strip()
