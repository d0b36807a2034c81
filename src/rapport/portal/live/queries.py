"""Reading news off the change log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from rapport.core.kinds import Kind
from rapport.portal.changes.queries import Stretch
from rapport.portal.changes.words import WORDS
from rapport.portal.live.records import MOST_AT_ONCE, News, seen_before
from rapport.protocol.shapes import camel
from rapport.store.tables import changes, portal_state

_c = changes.c
_COLUMNS = (_c.id, _c.batch, _c.series, _c.kind, _c.number, _c.record_id, _c.verb, _c.actor_id, _c.before)


def news(tx: Connection, stretch: Stretch) -> list[News] | None:
    """Return what a stretch of the change log holds, in order; None: too much to tell."""
    statement = (
        select(*_COLUMNS)
        .where(stretch.condition(tx), _c.kind.in_(list(WORDS)))
        .order_by(_c.id)
        .limit(MOST_AT_ONCE + 1)
    )
    found = tx.execute(statement).all()
    return None if len(found) > MOST_AT_ONCE else [_news(row) for row in found]


def reference_version(tx: Connection) -> int:
    """Return what moves when somebody's roles or groups change."""
    version: int = tx.execute(select(portal_state.c.reference_version)).scalar_one()
    return version


def _news(row: Sequence[Any]) -> News:
    number, batch, series, kind, record, record_id, verb, actor, before = row
    told = {
        "change": number,
        "batch": series or batch,
        "kind": WORDS[Kind(kind)],
        "recordId": record_id,
        "verb": verb,
        "author": actor,
    }
    if verb != "updated" or not before:
        return News((Kind(kind), record), msgspec.json.encode(told))
    fields = msgspec.json.decode(before)
    text = msgspec.json.encode(told | {"fields": [camel(name) for name in fields]})
    farewell = msgspec.json.encode(told | {"verb": "hidden"})
    return News((Kind(kind), record), text, seen_before(fields), farewell)
