"""Whether people may come in, and as what: suspending, taking back, guests (sheet 02, section 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.service import record, updated
from rapport.portal.people import rows
from rapport.portal.people.records import EmployeeStatus, EmployeeType, User
from rapport.portal.people.service.access import Action, require_group_editor, require_user_manager
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.people.service.changing import may_change_type
from rapport.portal.sessions import service as sessions
from rapport.store.work import Work


def set_status(work: Work, user_ids: Sequence[Guid], status: EmployeeStatus) -> None:
    """Suspend people, or take suspended ones back; any other status does nothing.

    Owner and caller are passed over. Suspending ends every session and revokes every key (quirk 7: and is dated).
    Raises Forbidden without the right.
    """
    require_user_manager(work, Action.EDIT_USER)
    changed: list[tuple[User, User]] = []
    for user in rows.load_many(work.tx, user_ids):
        if user.is_owner or user.id == work.viewer.user_id:
            continue
        if status == EmployeeStatus.TERMINATED and user.status != EmployeeStatus.TERMINATED:
            changed.append((user, replace(user, status=status, terminated_at=work.now, modified_at=work.now)))
            sessions.end_sessions(work, user.id, keys_too=True)
        elif status == EmployeeStatus.ACTIVE and user.status == EmployeeStatus.TERMINATED:
            changed.append((user, replace(user, status=status, terminated_at=None, modified_at=work.now)))
    _save(work, changed, 4020)


def set_type(work: Work, user_ids: Sequence[Guid], kind: EmployeeType) -> None:
    """Make people users or guests. Owner, administrators and the caller are passed over.

    Raises Forbidden when somebody would change and the caller may not edit groups.
    """
    is_guest = kind == EmployeeType.VISITOR
    changed = [
        (user, replace(user, is_guest=is_guest, modified_at=work.now))
        for user in rows.load_many(work.tx, user_ids)
        if kind != EmployeeType.ALL and may_change_type(work, user, is_guest=is_guest)
    ]
    if changed:
        require_group_editor(work)
    _save(work, changed, 4019)


def _save(work: Work, changed: Sequence[tuple[User, User]], action: int) -> None:
    if not changed:
        return
    for before, after in changed:
        rows.save(work.tx, before, after)
    work.reference_changed()
    record(
        work,
        *(updated(Kind.USER, after.id, before, after) for before, after in changed),
        audit=audit_of(work, action, *(after for _, after in changed)),
    )
