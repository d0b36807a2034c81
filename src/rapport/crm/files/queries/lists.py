"""The files of a contact, an opportunity or a case (sheet 06, section 2.3)."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, false, select, true

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards import service as cards
from rapport.crm.files.queries.cards import COLUMNS, FileAccess, shapes
from rapport.crm.files.schemas import FileShape
from rapport.protocol.call import Listing, Page
from rapport.store import walking
from rapport.store.paging import Narrowing
from rapport.store.tables import event_files, files, history_events
from rapport.store.walking import Walked, unguarded
from rapport.store.work import Work

_f = files.c


def of_entity(work: Work, kind: Kind, record_id: int, listing: Listing) -> Page[FileShape] | list[FileShape]:
    """Return the files of the events of a record that the caller sees, each once, by id.

    A page of them, with the total if there are more; all of them where the protocol has to sort or to filter. A
    record that is not there or not seen has none (quirk Q2). Raises BadArgument for id 0.
    """
    if record_id <= 0:
        raise BadArgument(parameter="entityid")
    entity = cards.entities(work, kind, [record_id]).get(record_id)
    if entity is None or not entity.is_visible:
        return []
    walked = _walked(work, kind, record_id)
    if listing.sort_by or listing.filter_by:
        return shapes(work, walking.everything(work, walked, COLUMNS), FileAccess.OWN)
    found = walking.page(work, walked, COLUMNS, start=listing.start_index, count=listing.count)
    total = found.total if found.total > listing.count else None
    return Page(shapes(work, found.rows, FileAccess.OWN), total, found.more)


def _walked(work: Work, kind: Kind, record_id: int) -> Walked:
    links, events = event_files.alias("own_link"), history_events.alias("own_event")
    hanging = links.join(events, events.c.id == links.c.event_id)
    own = and_(_of_record(kind, record_id, events), access.event_visible(work.viewer, events))
    ids = select(links.c.file_id).select_from(hanging).where(own).distinct()
    at_hand = select(links.c.file_id).select_from(hanging).where(links.c.file_id == _f.id, own)
    narrowing = Narrowing(ids, at_hand.correlate(files).exists())
    return Walked(
        source=files,
        visible=(true(), false()),
        order=((_f.id, False),),
        filters=[unguarded(narrowing, _f.id)],
        key=("files", kind, record_id),
    )


def _of_record(kind: Kind, record_id: int, events: FromClause) -> ColumnElement[bool]:
    """A company's files are its own, not those of its persons."""
    if kind == Kind.CONTACT:
        return events.c.contact_id == record_id
    return and_(events.c.entity_kind == kind, events.c.entity_id == record_id)
