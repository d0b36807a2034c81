"""Reading short forms, a page's worth at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Row, exists, or_, select

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access import AccessFacts, ShareType
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.cards.names import contact_name, photo_address
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.portal.people.queries import directory
from rapport.portal.people.schemas import EmployeeShape
from rapport.store.tables import contacts, invoices
from rapport.store.work import Work

_c = contacts.c

INVOICED = exists().where(or_(invoices.c.contact_id == _c.id, invoices.c.consignee_id == _c.id))
"""Whether an invoice names the contact: such a contact can't be deleted, not even by an admin."""

BASE_COLUMNS = (
    _c.id,
    _c.is_company,
    _c.first_name,
    _c.last_name,
    _c.company_name,
    _c.share_type,
    _c.currency,
    _c.created_by,
    INVOICED.label("is_invoiced"),
)
"""What `base_shape` needs of a contact's row."""


def people_shapes(work: Work, user_ids: Iterable[Guid]) -> list[EmployeeShape]:
    """Return the short profiles of users, in the order given."""
    known = directory(work)
    return [known.short(user_id, work.site) for user_id in user_ids]


def visible_contacts(work: Work, contact_ids: Collection[int]) -> dict[int, ContactBaseShape]:
    """Return form B of those of the contacts that the caller may see, by id. Two statements at most."""
    if not contact_ids:
        return {}
    found = work.tx.execute(
        select(*BASE_COLUMNS).where(_c.id.in_(list(contact_ids)), access.visible(work.viewer, Kind.CONTACT))
    ).all()
    managers = managers_of(work, found)
    return {row.id: base_shape(work, row, managers.get(row.id, ())) for row in found}


def managers_of(work: Work, rows: Iterable[Row[Any]]) -> dict[int, list[Guid]]:
    """Return the managers of those of the contact rows for which they matter: all that are not free for writing."""
    closed = [(Kind.CONTACT, row.id) for row in rows if row.share_type != ShareType.READ_WRITE]
    return {record: users for (_, record), users in access.entries_of(work.tx, closed).items()}


def base_shape(work: Work, row: Row[Any], managers: Collection[Guid]) -> ContactBaseShape:
    """Return form B of a contact from a row with BASE_COLUMNS."""
    return ContactBaseShape(**base_fields(work, row, managers))


def base_fields(work: Work, row: Row[Any], managers: Collection[Guid]) -> dict[str, Any]:
    """Return the members of form B, for the longer forms that end with them."""
    facts = AccessFacts(row.created_by, frozenset(managers), share_type=ShareType(row.share_type))
    can_edit = access.can_edit_contact(work.viewer, facts)
    is_private = row.share_type == ShareType.NONE
    base_url = work.site.base_url
    return {
        "small_foto_url": photo_address(base_url, row.id, is_company=row.is_company, size=1),
        "medium_foto_url": photo_address(base_url, row.id, is_company=row.is_company, size=2),
        "display_name": contact_name(
            is_company=row.is_company,
            first_name=row.first_name,
            last_name=row.last_name,
            company_name=row.company_name,
        ),
        "is_company": row.is_company,
        "access_list": people_shapes(work, managers) if is_private else None,
        "is_private": is_private,
        "is_shared": not is_private,
        "share_type": row.share_type,
        "currency": SHAPES.get(row.currency),
        "can_edit": can_edit,
        "can_delete": can_edit and not row.is_invoiced,
        "id": row.id,
    }
