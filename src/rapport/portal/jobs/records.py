"""In what state a job can be."""

from __future__ import annotations

from enum import StrEnum


class JobState(StrEnum):
    """Waiting for its time, being worked on, or given up."""

    WAITING = "waiting"
    RUNNING = "running"
    DEAD = "dead"
