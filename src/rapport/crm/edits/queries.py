"""Telling a caller who was overtaken what there is by now, and whose doing it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

import msgspec
from sqlalchemy import select

from rapport.core.errors import Conflict
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.edits.records import Outdated
from rapport.portal.changes.words import WORDS
from rapport.portal.people.directory import directory
from rapport.protocol.shapes import camel, wire_date
from rapport.store.tables import changes
from rapport.store.work import Work

_c = changes.c

LOOKED_THROUGH = 200
"""How many of a record's latest changes are looked through for those of the fields."""


def conflict(work: Work, kind: Kind, record_id: int, found: Sequence[Outdated]) -> Conflict:
    """Return the error that tells of each outdated field what it holds, and who changed it when. One statement.

    The record has to be one that the caller may see. Who and when are left out where the change log does not (any
    more) know.
    """
    changed = _last_changes(work, kind, record_id, {each.logged for each in found})
    return Conflict(
        details={
            "conflicts": [
                {
                    "reason": "changed",
                    "kind": WORDS[kind],
                    "recordId": record_id,
                    "field": camel(each.name),
                    "expected": _shown(work, each.expected),
                    "found": _shown(work, each.found),
                    **_change(work, changed.get(each.logged)),
                }
                for each in found
            ]
        }
    )


def _last_changes(
    work: Work, kind: Kind, record_id: int, fields: set[str]
) -> dict[str, tuple[Guid, datetime]]:
    statement = select(_c.actor_id, _c.at, _c.after).where(
        _c.kind == kind, _c.record_id == str(record_id), _c.after.is_not(None)
    )
    last: dict[str, tuple[Guid, datetime]] = {}
    for actor_id, at, after in work.tx.execute(statement.order_by(_c.id.desc()).limit(LOOKED_THROUGH)):
        for field in fields & msgspec.json.decode(after, type=dict[str, Any]).keys():
            last.setdefault(field, (actor_id, at))
    return last


def _change(work: Work, change: tuple[Guid, datetime] | None) -> dict[str, object]:
    if change is None:
        return {}
    actor_id, at = change
    who = directory(work).short(actor_id, work.site)
    return {
        "changedBy": {"id": who.id, "displayName": who.display_name},
        "changedAt": wire_date(at, work.site.zone),
    }


def _shown(work: Work, value: Any) -> object:
    if isinstance(value, datetime):
        return wire_date(value, work.site.zone)
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, Sequence | frozenset) and not isinstance(value, str):
        return sorted(value)
    return value
