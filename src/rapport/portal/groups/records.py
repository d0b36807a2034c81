"""A group as the rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rapport.core.ids import Guid

NAME_LIMIT = 128
"""Characters (sheet 02, section 9.3)."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group's row."""

    id: Guid
    name: str
    manager_id: Guid | None
    created_at: datetime
