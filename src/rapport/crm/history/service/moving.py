"""Events of a contact that is merged away."""

from __future__ import annotations

from dataclasses import replace

from rapport.core.kinds import Kind
from rapport.crm.history import rows
from rapport.crm.history.service.recording import forget, index
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def move_contact(work: Work, source: int, target: int) -> None:
    """Hang the events of a contact that is merged away on the one that stays."""
    for some in batches(rows.of_contacts(work, [source])):
        ids = [event.id for event in some]
        rows.move_to_contact(work, ids, target)
        moved = [replace(event, contact_id=target) for event in some]
        forget(work, some)
        index(work, moved)
        record(
            work,
            *(
                updated(Kind.RELATIONSHIP_EVENT, before.id, before, after)
                for before, after in zip(some, moved, strict=True)
            ),
        )
