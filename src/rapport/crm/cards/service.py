"""Whether the caller may see or change the record that something hangs on, and what they are told when not."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import rows
from rapport.crm.cards.records import Entity
from rapport.store.work import Work


def entities(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, Entity]:
    """Return those of the records that exist, whoever may see them; `kind` is CONTACT, OPPORTUNITY or CASE.

    One statement, however many there are.
    """
    return rows.find_entities(work, kind, record_ids)


def require_visible(work: Work, kind: Kind, record_id: int) -> Entity:
    """Return a record that the caller may see. Raises BadArgument (id 0), Missing (unknown, hidden)."""
    if record_id <= 0:
        raise BadArgument
    entity = rows.find_entities(work, kind, [record_id]).get(record_id)
    if entity is None or not entity.is_visible:
        raise Missing
    return entity


def require_editable(work: Work, kind: Kind, record_id: int) -> Entity:
    """Return a record that the caller may edit. Raises BadArgument (id 0), Missing (hidden), Forbidden (read-only)."""
    if record_id <= 0:
        raise BadArgument
    entity = rows.find_entities(work, kind, [record_id]).get(record_id)
    if entity is None or not (entity.is_visible or entity.is_editable):
        raise Missing
    if not entity.is_editable:
        raise Forbidden
    return entity
