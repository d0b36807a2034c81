"""What stands in the way, for people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import Boolean

from rapport.store.journal.catalogue import JOURNALED
from rapport.store.journal.records import Clash, Obstacle
from rapport.store.types import EPOCH, Money, UtcTime, decode_decimal


def shown(clash: Clash) -> tuple[Any, Any]:
    """Return the expected and the found value of a clash as JSON shows them: times and decimals as texts."""
    if clash.obstacle is not Obstacle.CHANGED:
        return clash.expected, clash.found
    kind = JOURNALED[clash.table].table.c[clash.column].type
    return _shown(clash.expected, kind), _shown(clash.found, kind)


def _shown(value: Any, kind: object) -> Any:
    if value is None:
        return None
    if isinstance(kind, UtcTime):
        return (EPOCH + timedelta(seconds=value)).isoformat()
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, Money) and value[:1] in {"p", "n"}:
        return format(decode_decimal(value), "f")
    return value
