"""The audit entry of something done to people."""

from __future__ import annotations

from rapport.portal.changes.service import Audit
from rapport.portal.people.records import User, full_name
from rapport.store.work import Work


def audit_of(work: Work, action: int, *people: User) -> Audit:
    """Return the audit entry of something done to people."""
    names = ", ".join(full_name(user.first_name, user.last_name, work.site.culture) for user in people)
    return Audit(action, tuple(user.id for user in people), (names,))
