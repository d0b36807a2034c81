"""Reading contact details (sheet 03, section 12)."""

from __future__ import annotations

from sqlalchemy import select

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.schemas import InfoShape
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import ContactInfo, InfoType
from rapport.crm.contacts.schemas import info_shape
from rapport.store.tables import contacts
from rapport.store.work import Work


def infos(work: Work, contact_id: int) -> list[InfoShape]:
    """Return the details of a contact, the newest first. Raises BadArgument for id 0, Missing."""
    _require_visible(work, contact_id)
    return [info_shape(info) for info in reversed(rows.infos_of(work, contact_id))]


def info(work: Work, contact_id: int, info_id: int) -> InfoShape:
    """Return one detail. Raises Missing for the contact; BadArgument for ids 0 and for no detail of this contact."""
    if info_id <= 0:
        raise BadArgument(parameter="id")
    _require_visible(work, contact_id)
    found = rows.find_info(work, info_id)
    if found is None or found.contact_id != contact_id:
        raise BadArgument(parameter="id")
    return info_shape(found)


def one_info(work: Work, info_id: int) -> InfoShape:
    """Return a detail that the caller has just written. Raises Missing."""
    found: ContactInfo | None = rows.find_info(work, info_id)
    if found is None:
        raise Missing
    return info_shape(found)


def info_values(work: Work, contact_id: int, info_type: InfoType) -> list[str]:
    """Return the data of the details of one type, by id. Raises BadArgument for id 0, Missing."""
    _require_visible(work, contact_id)
    return [each.data for each in rows.infos_of(work, contact_id) if each.info_type == info_type]


def _require_visible(work: Work, contact_id: int) -> None:
    if contact_id <= 0:
        raise BadArgument(parameter="contactid")
    c = contacts.c
    seen = select(c.id).where(c.id == contact_id, access.visible(work.viewer, Kind.CONTACT))
    if work.tx.execute(seen).first() is None:
        raise Missing
