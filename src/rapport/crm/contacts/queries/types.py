"""Reading which type a contact has: forms of contacts do not tell it (sheet 03, section 2)."""

from __future__ import annotations

from sqlalchemy import select

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import ListItemShape, item_shape
from rapport.store.tables import contacts
from rapport.store.work import Work

_c = contacts.c


def type_of(work: Work, contact_id: int) -> ListItemShape | None:
    """Return the type of a contact, None for none. Raises BadArgument (id 0), Missing (unknown, hidden)."""
    if contact_id <= 0:
        raise BadArgument(parameter="contactid")
    visible = access.visible(work.viewer, Kind.CONTACT)
    found = work.tx.scalar(select(_c.type_id).where(_c.id == contact_id, visible))
    if found is None:
        raise Missing
    item = items(work, ItemList.CONTACT_TYPE).get(found)
    return item_shape(item) if item else None
