"""How much history hangs on records, for those who delete many at a time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, func, select

from rapport.core.kinds import Kind
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import history_events
from rapport.store.work import Work

EVENTS_OF_ONE = 12
"""So many events take about as long to delete as one record without any."""

_e = history_events.c
_OF_CONTACTS = select(_e.contact_id, func.count()).where(among(_e.contact_id, "ids")).group_by(_e.contact_id)
_OF_ENTITIES = (
    select(_e.entity_id, func.count())
    .where(_e.entity_kind == bindparam("of_kind"), among(_e.entity_id, "ids"))
    .group_by(_e.entity_id)
)


def weights(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, float]:
    """Return as how many records without history those take to delete that have some.

    `kind` is CONTACT, OPPORTUNITY or CASE. One statement a batch.
    """
    found: dict[int, float] = {}
    for some in batches(record_ids):
        given = {"ids": list(some)}
        if kind == Kind.CONTACT:
            counted = work.tx.execute(_OF_CONTACTS, given).all()
        else:
            counted = work.tx.execute(_OF_ENTITIES, {**given, "of_kind": int(kind)}).all()
        found |= {record: 1 + events / EVENTS_OF_ONE for record, events in counted}
    return found
