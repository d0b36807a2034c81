"""The change log, and taking changes back."""

from __future__ import annotations

from datetime import datetime

from rapport.core.ids import NOBODY
from rapport.crm.undo import queries, service
from rapport.crm.undo.endpoints.arguments import TAG, kind_of
from rapport.crm.undo.records import ChangeFilter
from rapport.crm.undo.schemas import ChangeShape, CursorShape, UndoShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("GET", "crm/changes", tag=TAG, summary="Get changes", addition=True)
def changes(
    call: Call,
    *,
    kind: str = "",
    record_id: str = "",
    user_id: Guid = NOBODY,
    key_id: int = 0,
    batch: int = 0,
    from_date: datetime | None = None,
    to_date: datetime | None = None,
    since: str = "",
) -> Page[ChangeShape]:
    """Return the changes of records that the caller may see, or could when they were deleted; newest first.

    With `since`, what was committed after that cursor, oldest first: every change exactly once, for those who keep a
    copy. Go on from the `cursor` of the last item; begin with `0`, or from `GET crm/changes/cursor`. A cursor from
    before the portal was restored from a backup is refused with 409: read everything anew.

    Parameters:
        kind: contact, opportunity, case, task, event, file, invoice, stage, listItem, tag, customField, currencyRate,
            crmSettings, taskTemplate or taskTemplateContainer.
        record_id: Id of the record.
        user_id: Id of who made the change.
        key_id: Id of the API key that was used.
        batch: Number of what was changed together.
        from_date: Made from this moment on.
        to_date: Made up to this moment.
        since: Cursor.
    """
    wanted = ChangeFilter(
        kind=kind_of(kind),
        record_id=record_id,
        actor_id=user_id,
        key_id=key_id,
        batch=batch,
        since=from_date,
        until=to_date,
    )
    if since:
        return queries.since(call.work, since, wanted, call.listing)
    return queries.page_of_changes(call.work, wanted, call.listing)


@operation("GET", "crm/changes/cursor", tag=TAG, summary="Get the newest cursor", addition=True)
def cursor(call: Call) -> CursorShape:
    """Return the cursor behind everything that has been committed: for `since`, after reading everything."""
    return queries.cursor_now(call.work)


@operation("PUT", "crm/changes/{id:int}/undo", tag=TAG, summary="Take a change back", addition=True)
def undo(call: Call, id: int, *, dry_run: bool = False) -> UndoShape:
    """Take back a change and everything that was changed together with it, as a change of its own.

    For who made it, of records that they may edit, and for CRM admins. Fields that were changed since stand in the
    way: the call is refused with 409, `error.data.conflicts` tells each of them, and nothing is changed.

    Parameters:
        id: Id of the change.
        dry_run: Whether only to find out what would change, and what stands in the way.
    """
    outcome = service.undo_change(call.work, id, dry_run=dry_run)
    return queries.outcome_shape(outcome, dry_run=dry_run)


@operation("PUT", "crm/changes/undo", tag=TAG, summary="Take changes back", addition=True)
def undo_since(
    call: Call,
    *,
    since: datetime | None = None,
    user_id: Guid = NOBODY,
    key_id: int = 0,
    dry_run: bool = False,
) -> UndoShape:
    """Take back everything that a user did, or that was done with an API key, since a moment; all or nothing.

    Otherwise as for a single change.

    Parameters:
        since: From this moment on.
        user_id: Id of the user.
        key_id: Id of the API key; with a user, only what they did with it.
        dry_run: Whether only to find out what would change, and what stands in the way.
    """
    outcome = service.undo_since(call.work, since, user_id=user_id, key_id=key_id, dry_run=dry_run)
    return queries.outcome_shape(outcome, dry_run=dry_run)
