"""What of a user's opportunities passes on to another."""

from __future__ import annotations

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.opportunities import rows
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def hand_over(work: Work, from_id: Guid, to_id: Guid) -> list[int]:
    """Make one user responsible for the open opportunities of another, whoever sees them.

    Returns the ids of all opportunities at an open stage in whose access list the first stands or that were theirs:
    there the second is to take their place.
    """
    theirs = rows.open_of(work, from_id)
    for some in batches(theirs):
        rows.set_responsible(work, some, to_id)
        before, after = {"responsible_id": from_id}, {"responsible_id": to_id}
        record(work, *(updated(Kind.OPPORTUNITY, each, before, after) for each in some))
    return sorted({*theirs, *rows.open_listing(work, from_id)})
