"""Whether the caller may do to files what the Documents calls offer (sheet 06, section 2.7)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import InvalidOperation
from rapport.crm.files import rows
from rapport.crm.files.records import File
from rapport.store.work import Work

UNKNOWN = "The required file was not found"


def require_changeable(work: Work, file_ids: Sequence[int], *, otherwise: str) -> list[File]:
    """Return files that the caller may change: they changed them last, or made them and may read them.

    Raises InvalidOperation, for an unknown one, and with the words of `otherwise` where the caller has no right.
    """
    found = rows.find(work, file_ids, staying=True)
    if len(found) < len(set(file_ids)):
        raise InvalidOperation(UNKNOWN)
    for each in found.values():
        changed_last = each.file.modified_by == work.viewer.user_id
        if not (each.is_changeable and (each.is_visible or changed_last)):
            raise InvalidOperation(otherwise)
    return [each.file for each in found.values()]
