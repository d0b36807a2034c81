"""The trash."""

from __future__ import annotations

from datetime import datetime

from rapport.core.ids import NOBODY
from rapport.crm.undo import queries, service
from rapport.crm.undo.endpoints.arguments import TAG, kind_of
from rapport.crm.undo.records import TrashFilter
from rapport.crm.undo.schemas import TrashItemShape, UndoShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid


@operation("GET", "crm/trash", tag=TAG, summary="Get deleted records", addition=True)
def trash(
    call: Call,
    *,
    kind: str = "",
    deleted_by: Guid = NOBODY,
    from_date: datetime | None = None,
    to_date: datetime | None = None,
) -> Page[TrashItemShape]:
    """Return the deleted records that can come back and that the caller could see, newest first.

    What went along with another record (the tasks of a contact) shows with that one. `filterValue` looks for words of
    the title; `sortBy` takes `date` and `title`.

    Parameters:
        kind: contact, opportunity, case, task, event, file or invoice.
        deleted_by: Id of who deleted them.
        from_date: Deleted from this moment on.
        to_date: Deleted up to this moment.
    """
    wanted = TrashFilter(
        kind=kind_of(kind),
        deleted_by=deleted_by,
        since=from_date,
        until=to_date,
        text=call.listing.filter_value,
    )
    return queries.page_of_trash(call.work, wanted, call.listing)


@operation("GET", "crm/trash/{id:int}", tag=TAG, summary="Get a deleted record", addition=True)
def trash_item(call: Call, id: int) -> TrashItemShape:
    """Return one line of the trash.

    Parameters:
        id: Id of the line.
    """
    return queries.single_in_trash(call.work, id)


@operation("PUT", "crm/trash/{id:int}/restore", tag=TAG, summary="Restore a deleted record", addition=True)
def restore(call: Call, id: int, *, dry_run: bool = False) -> UndoShape:
    """Bring a record back under its old id, with everything that went when it went.

    For who deleted it, and CRM admins. Refused with 409 when what it belonged to is gone or something stands in its
    place; `error.data.conflicts` then tells what. What tied it to another record that is gone is left out, and comes
    back with that one. Of a contact that was merged, the whole merge is taken back, and any later change of the same
    fields stands in the way.

    Parameters:
        id: Id of the line in the trash.
        dry_run: Whether only to find out what would be restored, and what stands in the way.
    """
    return queries.outcome_shape(service.restore(call.work, [id], dry_run=dry_run), dry_run=dry_run)


@operation("PUT", "crm/trash/restore", tag=TAG, summary="Restore deleted records", addition=True)
def restore_several(call: Call, ids: list[int], *, dry_run: bool = False) -> UndoShape:
    """Bring several records back, all or none. Otherwise as for one.

    Parameters:
        ids: Ids of the lines in the trash; at least one.
        dry_run: Whether only to find out what would be restored, and what stands in the way.
    """
    return queries.outcome_shape(service.restore(call.work, ids, dry_run=dry_run), dry_run=dry_run)


@operation("DELETE", "crm/trash/{id:int}", tag=TAG, summary="Delete a record for good", addition=True)
def purge(call: Call, id: int) -> TrashItemShape:
    """Let go of a deleted record for good, with everything that went when it went. For CRM admins.

    Parameters:
        id: Id of the line in the trash.
    """
    service.require_purging(call.work)
    item = queries.single_in_trash(call.work, id)
    service.purge(call.work, [id])
    return item


@operation("DELETE", "crm/trash", tag=TAG, summary="Empty the trash", addition=True)
def empty(
    call: Call,
    *,
    kind: str = "",
    deleted_by: Guid = NOBODY,
    from_date: datetime | None = None,
    to_date: datetime | None = None,
) -> int:
    """Let go of all deleted records that match for good, and answer with how many that were. For CRM admins.

    Without any parameter that is everything. `filterValue` looks for words of the title.

    Parameters:
        kind: contact, opportunity, case, task, event, file or invoice.
        deleted_by: Id of who deleted them.
        from_date: Deleted from this moment on.
        to_date: Deleted up to this moment.
    """
    wanted = TrashFilter(
        kind=kind_of(kind),
        deleted_by=deleted_by,
        since=from_date,
        until=to_date,
        text=call.listing.filter_value,
    )
    return service.empty(call.work, wanted)
