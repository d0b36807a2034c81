"""The members of an opportunity as whole contacts (sheet 04, section 3.3)."""

from __future__ import annotations

import msgspec
from sqlalchemy import select

from rapport.core.errors import Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts.queries.details import listed
from rapport.crm.contacts.schemas import AnyContactShape
from rapport.store.tables import contact_links, contacts, opportunities
from rapport.store.work import Work


def participants(work: Work, opportunity_id: int) -> list[AnyContactShape]:
    """Return the members that the caller may see, list form, by id. Raises Missing.

    The main contact can't be edited here: that is how clients know not to offer its removal.
    """
    o, links = opportunities.c, contact_links.c
    visible = access.visible(work.viewer, Kind.OPPORTUNITY)
    main = work.tx.scalar(select(o.contact_id).where(o.id == opportunity_id, visible))
    if main is None:
        raise Missing
    members = (
        select(contacts.c.id)
        .join(contact_links, links.contact_id == contacts.c.id)
        .where(links.kind == Kind.OPPORTUNITY, links.record_id == opportunity_id)
        .where(access.visible(work.viewer, Kind.CONTACT))
        .order_by(contacts.c.id)
    )
    shown = listed(work, list(work.tx.scalars(members)))
    return [msgspec.structs.replace(each, can_edit=False) if each.id == main else each for each in shown]
