"""What happens to the main contact of opportunities when a contact goes."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.opportunities import rows
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def clear_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Leave the opportunities of contacts that are being deleted without a main contact. Memberships are `links`'."""
    for some in batches(contact_ids):
        had = rows.of_contacts(work, some)
        if had:
            rows.clear_contacts(work, some)
            _record(work, {each: (contact, 0) for each, contact in had.items()})


def move_contact(work: Work, source: int, target: int) -> None:
    """Give the opportunities of a contact that is merged away the one that stays as their main contact."""
    had = rows.of_contacts(work, [source])
    if had:
        rows.move_contact(work, source, target)
        _record(work, dict.fromkeys(had, (source, target)))


def _record(work: Work, moved: dict[int, tuple[int, int]]) -> None:
    record(
        work,
        *(
            updated(Kind.OPPORTUNITY, each, {"contact_id": before}, {"contact_id": after})
            for each, (before, after) in moved.items()
        ),
    )
