"""Deleting events, with their files (sheet 06, sections 1.5 and 1.8)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.files import service as files
from rapport.crm.history import rows
from rapport.crm.history.records import MAIL, Event
from rapport.crm.history.service.recording import DELETED, audit, fields_of, forget, title_of
from rapport.portal.changes.service import deleted, record
from rapport.store.batches import batches
from rapport.store.work import Work


def require_deletable(work: Work, event_id: int) -> Event:
    """Return an event that the caller may delete: they may edit what it hangs on, or wrote it, and delete its files.

    Raises BadArgument for id 0, Missing, Forbidden.
    """
    if event_id <= 0:
        raise BadArgument(parameter="id")
    standing = rows.find(work, event_id)
    if standing is None:
        raise Missing
    if not standing.is_editable:
        raise Forbidden
    files.require_all_deletable(work, event_id)
    return standing.event


def delete(work: Work, event_id: int) -> None:
    """Delete an event and every file that hangs on it, from other events too. Raises as `require_deletable`."""
    event = require_deletable(work, event_id)
    trail = audit(work, DELETED, event)
    _delete(work, [event])
    record(work, audit=trail)


def remove_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Delete the events of contacts that are being deleted, also those that hang on something else besides."""
    _delete(work, rows.of_contacts(work, contact_ids), with_contacts=True)


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Delete the events of opportunities or cases that are being deleted."""
    _delete(work, rows.of_records(work, kind, record_ids))


def _delete(work: Work, events: Sequence[Event], *, with_contacts: bool = False) -> None:
    """Delete any number of events and their files: the one place where events go."""
    for some in batches(events):
        ids = [event.id for event in some]
        hanging = files.remove_of_events(work, ids)
        if any(event.category_id == MAIL for event in some):
            rows.delete_mails(work, ids)
        rows.delete_events(work, ids)
        forget(work, some, with_contacts=with_contacts)
        record(
            work,
            *(
                deleted(
                    Kind.RELATIONSHIP_EVENT,
                    each.id,
                    fields_of(each, hanging.get(each.id, ())),
                    title=title_of(each.content, each.category_id),
                )
                for each in some
            ),
        )
