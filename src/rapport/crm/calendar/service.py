"""Making and taking back one's address, and finding who is behind one."""

from __future__ import annotations

from datetime import datetime

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm.calendar import rows
from rapport.crm.calendar.records import new_token, token_hash
from rapport.portal.changes.service import record, updated
from rapport.portal.notifications import service as notifications
from rapport.store.work import Work


def create_address(work: Work) -> str:
    """Give the caller a new address and return its secret part, which is kept nowhere. An earlier one ends."""
    token = new_token()
    before = rows.made_at(work, work.viewer.user_id)
    rows.put_address(work, work.viewer.user_id, token_hash(token))
    _record(work, before, work.now)
    return token


def revoke_address(work: Work) -> None:
    """Take the caller's address back: nobody reads their deadlines by it any more. No change without one."""
    before = rows.made_at(work, work.viewer.user_id)
    rows.delete_address(work, work.viewer.user_id)
    _record(work, before, None)


def user_behind(work: Work, token: str) -> Guid:
    """Return whose address it is. Raises Missing, also while that user is not active or may not use the CRM."""
    user_id = rows.find_user(work, token_hash(token))
    if user_id is None or not notifications.recipients(work, [user_id]):
        raise Missing
    return user_id


def _record(work: Work, before: datetime | None, after: datetime | None) -> None:
    old, new = ({"calendar_address": each} for each in (before, after))
    record(work, updated(Kind.USER, work.viewer.user_id, old, new))
