"""Every change is told here, once, in the transaction that makes it (architecture, section 3)."""

from __future__ import annotations

from collections.abc import Iterable

from rapport.portal.changes import rows
from rapport.portal.changes.records import Audit, Changed, created, deleted, updated
from rapport.store.work import Work

__all__ = ["Audit", "Changed", "created", "deleted", "record", "updated"]


def record(work: Work, *changes: Changed, audit: Audit | Iterable[Audit] = ()) -> None:
    """Write changes into the change log and entries into the audit trail.

    An update that changed no field leaves no line in the change log. The audit entry is written all the same:
    the reference logs the call, not the difference.
    """
    real = [change for change in changes if change.verb != "updated" or change.before != change.after]
    if real:
        rows.insert_changes(work, real)
    entries = [audit] if isinstance(audit, Audit) else list(audit)
    if entries:
        rows.insert_audit(work, entries)
