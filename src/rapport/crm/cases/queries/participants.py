"""The members of a case as whole contacts (sheet 04, section 5.3)."""

from __future__ import annotations

from sqlalchemy import select

from rapport.core.errors import Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts.queries.details import listed
from rapport.crm.contacts.schemas import AnyContactShape
from rapport.store.tables import cases, contact_links, contacts
from rapport.store.work import Work


def participants(work: Work, case_id: int) -> list[AnyContactShape]:
    """Return the members that the caller may see, list form, by id. Raises Missing (quirk 20: it is looked at)."""
    links = contact_links.c
    visible = access.visible(work.viewer, Kind.CASE)
    if work.tx.execute(select(cases.c.id).where(cases.c.id == case_id, visible)).first() is None:
        raise Missing
    members = (
        select(contacts.c.id)
        .join(contact_links, links.contact_id == contacts.c.id)
        .where(links.kind == Kind.CASE, links.record_id == case_id)
        .where(access.visible(work.viewer, Kind.CONTACT))
        .order_by(contacts.c.id)
    )
    return listed(work, list(work.tx.scalars(members)))
