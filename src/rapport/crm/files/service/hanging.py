"""Hanging files on events. The events themselves are kept above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapport.core.errors import Forbidden
from rapport.crm.files import rows
from rapport.crm.files.records import File
from rapport.store.work import Work


def attachable(work: Work, file_ids: Iterable[int]) -> list[File]:
    """Return those of the files that exist and that the caller may read, by id.

    Who could hang any file on an event of their own would make others' fresh uploads theirs to read.
    """
    return [each.file for each in rows.find(work, file_ids, staying=True).values() if each.is_visible]


def attach(work: Work, event_id: int, file_ids: Sequence[int]) -> None:
    """Hang files on an event. Rights are the caller's to check, and so is telling of it."""
    rows.hang(work, event_id, file_ids)


def require_all_deletable(work: Work, event_id: int) -> None:
    """Raise Forbidden unless the caller may delete every file that hangs on the event."""
    hanging = rows.find(work, rows.hanging_on(work, [event_id]).get(event_id, []))
    if not all(each.is_changeable for each in hanging.values()):
        raise Forbidden
