"""Rows of contact details."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from rapport.crm.contacts.records import ContactInfo
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import contact_infos
from rapport.store.work import Work

_i = contact_infos.c
_COLUMNS: list[ColumnElement[Any]] = [
    _i.id,
    _i.contact_id,
    _i.info_type,
    _i.category,
    _i.data,
    _i.is_primary,
]
_OF_CONTACTS = select(*_COLUMNS).where(among(_i.contact_id, "ids")).order_by(_i.contact_id, _i.id)


def find_info(work: Work, info_id: int) -> ContactInfo | None:
    """Return a detail of any contact; None if there is none."""
    row = work.tx.execute(select(*_COLUMNS).where(_i.id == info_id)).one_or_none()
    return _record(row) if row else None


def infos_of(work: Work, contact_id: int) -> list[ContactInfo]:
    """Return the details of a contact by ascending id."""
    return infos_of_contacts(work, [contact_id]).get(contact_id, [])


def infos_of_contacts(work: Work, contact_ids: Sequence[int]) -> dict[int, list[ContactInfo]]:
    """Return the details, by ascending id, of each of the contacts that has any."""
    found: dict[int, list[ContactInfo]] = {}
    for row in work.tx.execute(_OF_CONTACTS, {"ids": contact_ids}):
        found.setdefault(row.contact_id, []).append(_record(row))
    return found


def insert_infos(work: Work, made: Sequence[ContactInfo]) -> list[int]:
    """Store new details and return their ids in the same order."""
    if not made:
        return []
    statement = insert(contact_infos).returning(_i.id, sort_by_parameter_order=True)
    return list(work.tx.scalars(statement, [_columns(work, info) for info in made]))


def save_info(work: Work, info: ContactInfo) -> None:
    """Store every field of a detail, its contact included."""
    work.tx.execute(update(contact_infos).where(_i.id == info.id).values(**_columns(work, info)))


def delete_infos(work: Work, info_ids: Sequence[int]) -> None:
    """Delete details."""
    for some in batches(info_ids):
        work.tx.execute(delete(contact_infos).where(among(_i.id, "ids")), {"ids": some})


def _record(row: Row[Any]) -> ContactInfo:
    return ContactInfo(
        id=row.id,
        contact_id=row.contact_id,
        info_type=row.info_type,
        category=row.category,
        data=row.data,
        is_primary=row.is_primary,
    )


def _columns(work: Work, info: ContactInfo) -> dict[str, Any]:
    return {
        "contact_id": info.contact_id,
        "info_type": info.info_type,
        "category": info.category,
        "data": info.data,
        "is_primary": info.is_primary,
        "modified_at": work.now,
    }
