"""Calls that make, list and delete events (sheet 06, sections 1.3 to 1.5)."""

from __future__ import annotations

from datetime import datetime

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.crm.history import queries, service
from rapport.crm.history.records import EventDraft, EventFilter
from rapport.crm.history.schemas import EventShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/History"


@operation("POST", "crm/history", tag=_TAG, summary="Create an event")
def create_event(
    call: Call,
    *,
    entity_type: str | None,
    entity_id: int,
    contact_id: int,
    content: str | None,
    category_id: int,
    created: datetime | None,
    file_id: list[int],
    notify_user_list: list[Guid],
) -> EventShape:
    """Write down something that happened around a contact, an opportunity or a case, or a contact and one of these.

    Of HTML only what is harmless is kept. For a mail message (category -3) `content` is a JSON object with
    `message_id` and what is known of it: `from`, `to`, `cc`, `bcc`, `subject`, `important`, `chain_id`,
    `is_sended`, `date_created`, `introduction`, `body` (HTML, shown at `message_url`).

    Parameters:
        entity_type: `opportunity` or `case`, if the event is about one.
        entity_id: Id of that opportunity or case.
        contact_id: Id of the contact; 0: none.
        content: What happened, at most 65,000 characters of text or HTML.
        category_id: Id of the category; -1 for a closed task, -2 for uploaded files, -3 for a mail message.
        created: When it happened; now if it is not sent.
        file_id: Ids of files to attach; those that the caller may not read are left out.
        notify_user_list: Ids of users who are told.
    """
    draft = EventDraft(
        content=content,
        category_id=category_id,
        contact_id=contact_id,
        entity_type=entity_type,
        entity_id=entity_id,
        created_at=created,
        file_ids=file_id,
        notified=notify_user_list,
    )
    return queries.single(call.work, service.create(call.work, draft))


@operation("GET", "crm/history/filter", tag=_TAG, summary="Get filtered events")
def get_filtered_events(
    call: Call,
    *,
    entity_type: str | None,
    entity_id: int,
    category_id: int,
    create_by: Guid | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[EventShape]:
    """Return a page of the events that match all the parameters and that the caller may see, the newest first.

    `filterValue` in the query is searched for: the content has to hold all its words. `sortBy` may be `created`,
    `createBy`, `category`, `content` or `id`.

    Parameters:
        entity_type: `contact`, `opportunity` or `case`, for the events of one; a company's are its persons' too.
        entity_id: Id of that record.
        category_id: Id of the category, negative ones of the system's own included; 0: any.
        create_by: Id of the author.
        from_date: Earliest moment.
        to_date: Last day.
    """
    wanted = EventFilter(
        category_id=category_id,
        author_id=create_by if create_by != NOBODY else None,
        from_date=_bound(from_date),
        to_date=_bound(to_date),
        text=call.listing.filter_value,
    )
    return queries.page(
        call.work, queries.wanted_events(call.work, entity_type, entity_id, wanted), call.listing
    )


@operation("DELETE", "crm/history/{id:int}", tag=_TAG, summary="Delete an event")
def delete_event(call: Call, id: int) -> EventShape:
    """Delete an event with its files, and answer with what it was.

    Who may edit what it hangs on may, and its author if they see that; every file has to be the caller's to delete.

    Parameters:
        id: Id of the event.
    """
    service.require_deletable(call.work, id)
    was = queries.single(call.work, id)
    service.delete(call.work, id)
    return was


def _bound(moment: datetime | None) -> datetime | None:
    return None if moment == NO_DATE else moment
