"""How long `rapport serve` takes until it answers, on a portal that exists and on one that does not."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median

from bench.fill import Filled
from bench.server import serving
from bench.table import Figure

TIMES = 5


def measure(portal: Filled, root: Path) -> list[Figure]:
    """Return both times, in seconds."""
    existing, new = [], []
    for _ in range(TIMES):
        with serving(portal.folder) as server:
            existing.append(server.ready_after)
        folder = root / "new-portal"
        shutil.rmtree(folder, ignore_errors=True)
        with serving(folder) as server:
            new.append(server.ready_after)
        shutil.rmtree(folder, ignore_errors=True)
    return [
        Figure(
            "start until /healthz answers, existing portal", median(existing), "s", 1.0, note=_range(existing)
        ),
        Figure("start until /healthz answers, new portal", median(new), "s", 3.0, note=_range(new)),
    ]


def _range(times: list[float]) -> str:
    return f"median of {len(times)}, {min(times):.2f} to {max(times):.2f}"
