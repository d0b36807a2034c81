"""Rows of invoices, as far as merging contacts changes them."""

from __future__ import annotations

from sqlalchemy import or_, select, update

from rapport.store.tables import invoices
from rapport.store.work import Work

_i = invoices.c


def of_contact(work: Work, contact_id: int) -> dict[int, tuple[int, int]]:
    """Return client and consignee of the invoices that name a contact, by id."""
    found = work.tx.execute(
        select(_i.id, _i.contact_id, _i.consignee_id)
        .where(or_(_i.contact_id == contact_id, _i.consignee_id == contact_id))
        .order_by(_i.id)
    )
    return {row.id: (row.contact_id, row.consignee_id) for row in found}


def move_contact(work: Work, source: int, target: int) -> None:
    """Put one contact in the place of another, as client and as consignee."""
    work.tx.execute(update(invoices).where(_i.contact_id == source).values(contact_id=target))
    work.tx.execute(update(invoices).where(_i.consignee_id == source).values(consignee_id=target))
