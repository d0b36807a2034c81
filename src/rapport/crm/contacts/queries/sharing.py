"""Reading who manages a contact (sheet 03, section 9)."""

from __future__ import annotations

from sqlalchemy import select

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.cards.queries import people_shapes
from rapport.portal.people.schemas import EmployeeShape
from rapport.store.tables import contacts
from rapport.store.work import Work


def managers(work: Work, contact_id: int) -> list[EmployeeShape]:
    """Return the managers of a private contact; none of a shared one.

    Raises BadArgument for id 0, Missing for an unknown contact, Forbidden for one that the caller can't see.
    """
    if contact_id <= 0:
        raise BadArgument(parameter="contactid")
    c = contacts.c
    statement = select(c.share_type, access.visible(work.viewer, Kind.CONTACT).label("is_visible"))
    row = work.tx.execute(statement.where(c.id == contact_id)).one_or_none()
    if row is None:
        raise Missing
    if not row.is_visible:
        raise Forbidden
    if row.share_type != ShareType.NONE:
        return []
    return people_shapes(work, sorted(access.subjects_of(work.tx, Kind.CONTACT, contact_id)))
