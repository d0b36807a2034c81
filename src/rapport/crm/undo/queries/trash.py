"""What is in the trash, as far as the caller could see it. What went along with something else shows with that."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, and_, func, or_, select

from rapport.core.errors import Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.undo.records import TrashFilter
from rapport.crm.undo.rows import trash_conditions
from rapport.crm.undo.schemas import TrashItemShape
from rapport.portal.changes.words import WORDS
from rapport.portal.people.queries import directory
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import data_version
from rapport.store.tables import trash
from rapport.store.work import Work

_t = trash.c
_COLUMNS = (_t.id, _t.kind, _t.record_id, _t.title, _t.at, _t.deleted_by, _t.key_id)
_Line = Row[int, int, int, str, object, str, int]


def page_of_trash(work: Work, wanted: TrashFilter, listing: Listing) -> Page[TrashItemShape]:
    """Return a page, newest first, or by title with `sortBy=title`. At most three statements."""
    conditions = [*trash_conditions(wanted), access.trash_visible(work.viewer), _stands_alone()]
    columns = [_t.title_sort, _t.id] if listing.sort_by.lower() == "title" else [_t.id]
    descends = listing.descending or not listing.sort_by
    order = [column.desc() if descends else column.asc() for column in columns]
    statement = select(*_COLUMNS).where(*conditions).order_by(*order)
    found = work.tx.execute(statement.limit(listing.count + 1).offset(listing.start_index)).all()
    shapes = [_shape(work, row) for row in found[: listing.count]]
    more = len(found) > listing.count

    def count() -> int:
        return work.tx.execute(select(func.count()).select_from(trash).where(*conditions)).scalar_one()

    if more or (listing.start_index and not shapes):
        viewer = work.viewer
        key = ("trash", wanted, viewer.is_crm_admin, viewer.user_id, viewer.group_ids)
        return Page(shapes, work.totals.get(key, data_version(work.tx), count), more)
    return Page(shapes, listing.start_index + len(shapes), more)


def single_in_trash(work: Work, trash_id: int) -> TrashItemShape:
    """Return one line. Raises Missing."""
    found = several_in_trash(work, [trash_id])
    if not found:
        raise Missing
    return found[0]


def several_in_trash(work: Work, trash_ids: Sequence[int]) -> list[TrashItemShape]:
    """Return those of the lines that the caller may see, by id."""
    statement = select(*_COLUMNS).where(among(_t.id, "ids"), access.trash_visible(work.viewer))
    return [
        _shape(work, row)
        for some in batches(trash_ids)
        for row in work.tx.execute(statement.order_by(_t.id), {"ids": list(some)})
    ]


def _stands_alone() -> ColumnElement[bool]:
    """Return the condition that a record did not merely go along with what it hung on."""
    other = trash.alias("went_first")
    holder = or_(
        and_(other.c.kind == Kind.CONTACT, other.c.record_id == _t.contact_id),
        and_(other.c.kind == _t.entity_kind, other.c.record_id == _t.entity_id),
        and_(_t.kind == Kind.FILE, other.c.kind == Kind.RELATIONSHIP_EVENT),
    )
    return ~select(other.c.id).where(other.c.batch == _t.batch, holder).exists()


def _shape(work: Work, row: _Line) -> TrashItemShape:
    viewer = work.viewer
    return TrashItemShape(
        id=row.id,
        kind=WORDS[Kind(row.kind)],
        record_id=row.record_id,
        title=row.title,
        date=wire_date(row.at, work.site.zone),
        deleted_by=directory(work).short(row.deleted_by, work.site),
        key_id=row.key_id,
        can_restore=viewer.is_crm_admin or row.deleted_by == viewer.user_id,
    )
