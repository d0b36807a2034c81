"""What happens to tasks when the record they hang on goes. Their own calls come with their own sheet."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.kinds import Kind
from rapport.crm.tasks import rows
from rapport.store.work import Work


def remove_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Delete the tasks of contacts that are being deleted."""
    _delete(work, rows.of_contacts(work, contact_ids))


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Delete the tasks of opportunities or cases that are being deleted."""
    _delete(work, rows.of_records(work, kind, record_ids))


def move_contact(work: Work, source: int, target: int) -> None:
    """Hang the tasks of a contact that is merged away on the one that stays."""
    rows.move_contact(work, source, target)


def _delete(work: Work, ids: list[int]) -> None:
    if ids:
        rows.delete_ids(work, ids)
