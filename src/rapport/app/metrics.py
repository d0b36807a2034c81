"""Figures about requests, in the text format that Prometheus reads.

Several worker processes share their figures through files in the folder that `PROMETHEUS_MULTIPROC_DIR` names; the
command line sets it before this module is imported.
"""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_MODULES = frozenset(
    {"crm", "people", "group", "settings", "portal", "security", "authentication", "capabilities", "batch"}
)


class Metrics:
    """This process's counters."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "rapport_requests",
            "API requests answered",
            ("verb", "module", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "rapport_request_seconds",
            "Time to answer an API request, in seconds",
            ("module",),
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def observe(self, verb: str, path: str, status: int, seconds: float) -> None:
        """Count one answered request. Labels come from a closed set: a caller can't make them grow."""
        word = path.split("/", 4)[3].partition(".")[0].lower() if path.count("/") >= 3 else ""
        module = word if word in _MODULES else "other"
        self._requests.labels(
            verb if verb in {"GET", "POST", "PUT", "DELETE"} else "other", module, status
        ).inc()
        self._seconds.labels(module).observe(seconds)

    def text(self) -> bytes:
        """Return the figures of all processes of this server."""
        if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            everybody = CollectorRegistry()
            MultiProcessCollector(everybody)  # type: ignore[no-untyped-call]
            return generate_latest(everybody)
        return generate_latest(self._registry)
