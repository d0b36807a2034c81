"""Membership rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, delete, insert, select

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.store.among import among
from rapport.store.dialect import insert_ignore
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import contact_links, contacts
from rapport.store.work import Work

_links = contact_links.c
_VISIBLE = Prepared(
    select(contacts.c.id)
    .where(among(contacts.c.id, "ids"), access.visible_when_run(Kind.CONTACT))
    .order_by(contacts.c.id)
)
_OF_RECORDS = (_links.kind == bindparam("of_kind")) & among(_links.record_id, "ids")
_INSERT = Prepared(insert(contact_links))
_DELETE = delete(contact_links).where(_OF_RECORDS)


def visible_of(work: Work, contact_ids: Collection[int]) -> list[int]:
    """Return those of the contacts that exist and that the caller may see, ascending."""
    if not contact_ids:
        return []
    wanted = {"ids": list(contact_ids), **access.reader(work.viewer)}
    return [row[0] for row in _VISIBLE.rows(work.tx, wanted)]


def members_of(work: Work, kind: Kind, record_id: int) -> list[int]:
    """Return the ids of a record's members, ascending, seen or not."""
    statement = select(_links.contact_id).where(_links.kind == kind, _links.record_id == record_id)
    return list(work.tx.scalars(statement.order_by(_links.contact_id)))


def add(work: Work, kind: Kind, record_id: int, contact_ids: Sequence[int]) -> None:
    """Make contacts members; those who are stay so."""
    if contact_ids:
        work.tx.execute(
            insert_ignore(contact_links),
            [{"kind": kind, "record_id": record_id, "contact_id": contact} for contact in contact_ids],
        )


def replace(work: Work, kind: Kind, record_id: int, contact_ids: Sequence[int]) -> None:
    """Make exactly these contacts the members."""
    delete_records(work, kind, [record_id])
    insert_members(work, kind, record_id, contact_ids)


def insert_members(work: Work, kind: Kind, record_id: int, contact_ids: Sequence[int]) -> None:
    """Make contacts members of a record that has none."""
    _INSERT.run(
        work.tx, [{"kind": kind, "record_id": record_id, "contact_id": contact} for contact in contact_ids]
    )


def remove(work: Work, kind: Kind, record_id: int, contact_id: int) -> None:
    """Take a contact out."""
    work.tx.execute(
        delete(contact_links).where(
            _links.kind == kind, _links.record_id == record_id, _links.contact_id == contact_id
        )
    )


def delete_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every member out of these records."""
    work.tx.execute(_DELETE, {"of_kind": kind, "ids": record_ids})


def delete_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Take these contacts out of every record."""
    work.tx.execute(delete(contact_links).where(among(_links.contact_id, "ids")), {"ids": contact_ids})


def move_contact(work: Work, source: int, target: int) -> None:
    """Give every membership of one contact to another, who may hold some of them already."""
    held = select(_links.kind, _links.record_id).where(_links.contact_id == source)
    rows = [
        {"kind": kind, "record_id": record, "contact_id": target} for kind, record in work.tx.execute(held)
    ]
    if rows:
        work.tx.execute(insert_ignore(contact_links), rows)
    delete_contacts(work, [source])
