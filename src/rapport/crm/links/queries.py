"""Reading who takes part in what."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, exists, select

from rapport.core.kinds import Kind
from rapport.store.among import among
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import contact_links
from rapport.store.work import Work

_links = contact_links.c
_MEMBERS = Prepared(
    select(_links.record_id, _links.contact_id)
    .where(_links.kind == bindparam("kind"), among(_links.record_id, "ids"))
    .order_by(_links.record_id, _links.contact_id)
)


def members_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the member ids, ascending, of each record that has any. One statement."""
    members: dict[int, list[int]] = {}
    if record_ids:
        for record, contact in _MEMBERS.rows(work.tx, {"kind": int(kind), "ids": record_ids}):
            members.setdefault(record, []).append(contact)
    return members


def records_of_contact(kind: Kind, contact_id: int) -> Select[tuple[int]]:
    """Select the ids of the records of a kind that the contact is a member of."""
    return select(_links.record_id).where(_links.contact_id == contact_id, _links.kind == kind)


def has_member(kind: Kind, source: FromClause, contact_id: int) -> ColumnElement[bool]:
    """Return the condition that the contact is a member of the record at hand."""
    return exists().where(
        _links.kind == kind, _links.record_id == source.c.id, _links.contact_id == contact_id
    )


def contacts_with(kind: Kind) -> Select[tuple[int]]:
    """Select the ids of the contacts that are members of any record of the kind."""
    return select(_links.contact_id).where(_links.kind == kind).distinct()


def takes_part(kind: Kind, contacts: FromClause) -> ColumnElement[bool]:
    """Return the condition that the contact at hand is a member of any record of the kind."""
    return exists().where(_links.contact_id == contacts.c.id, _links.kind == kind)
