"""The change log, as far as the caller may see what it is about: newest first, or in order for those who sync."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from rapport.core.errors import Conflict
from rapport.crm import access
from rapport.crm.undo.queries.labels import ids_in, labels_of
from rapport.crm.undo.records import ChangeFilter, LoggedChange
from rapport.crm.undo.rows import CHANGE_COLUMNS, JOURNALED_KINDS, change_conditions, logged
from rapport.crm.undo.schemas import ChangeShape, CursorShape
from rapport.portal.changes import queries as log
from rapport.portal.changes.words import WORDS
from rapport.portal.people.queries import directory
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import camel, wire_date
from rapport.store.tables import changes
from rapport.store.work import Work

_c = changes.c


def page_of_changes(work: Work, wanted: ChangeFilter, listing: Listing) -> Page[ChangeShape]:
    """Return a page of the changes that match, newest first.

    One statement; one more where custom fields are told that are gone.
    """
    statement = select(*CHANGE_COLUMNS).where(*change_conditions(wanted), access.change_visible(work.viewer))
    statement = statement.order_by(_c.id.desc()).limit(listing.count + 1).offset(listing.start_index)
    found = [logged(row) for row in work.tx.execute(statement)]
    shown = found[: listing.count]
    labels = labels_of(work, shown)
    shapes = [_shape(work, change, labels) for change in shown]
    return Page(shapes, None, len(found) > listing.count)


def since(work: Work, cursor: str, wanted: ChangeFilter, listing: Listing) -> Page[ChangeShape]:
    """Return what was committed since a cursor, oldest first: each change once, none left out.

    `0` is the beginning of what is kept. The last item's cursor is where to go on; without items, that of the
    question. Raises Conflict for a cursor that this database never gave: then everything has to be read anew.
    """
    stretch = log.stretch_from(work.tx, cursor)
    if stretch is None:
        raise Conflict("This cursor is not known here: read everything anew, and go on from a new cursor.")
    statement = select(*CHANGE_COLUMNS).where(
        stretch.condition(work.tx), *change_conditions(wanted), access.change_visible(work.viewer)
    )
    found = [logged(row) for row in work.tx.execute(statement.order_by(_c.id).limit(listing.count + 1))]
    more = len(found) > listing.count
    shown = found[: listing.count]
    labels = labels_of(work, shown)
    shapes = [
        _shape(work, change, labels, stretch.after(change.id, is_last=not more and change is shown[-1]))
        for change in shown
    ]
    return Page(shapes, None, more)


def cursor_now(work: Work) -> CursorShape:
    """Return the cursor behind everything that has been committed."""
    return CursorShape(cursor=log.cursor_now(work.tx))


def _shape(work: Work, change: LoggedChange, labels: Mapping[str, str], cursor: str = "") -> ChangeShape:
    viewer = work.viewer
    is_own = viewer.is_crm_admin or change.actor_id == viewer.user_id
    return ChangeShape(
        id=change.id,
        batch=change.series or change.batch,
        date=wire_date(change.at, work.site.zone),
        author=directory(work).short(change.actor_id, work.site),
        key_id=change.key_id,
        kind=WORDS[change.kind],
        record_id=change.record_id,
        verb=change.verb,
        before=_fields(change.before),
        after=_fields(change.after),
        field_labels={key: labels[key] for key in sorted(ids_in(change) & labels.keys())} or None,
        undone_in=change.undone_in,
        can_undo=is_own and not change.undone_in and change.kind in JOURNALED_KINDS,
        cursor=cursor,
    )


def _fields(fields: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if fields is None else {camel(name): value for name, value in fields.items()}
