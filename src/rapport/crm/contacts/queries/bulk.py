"""Which contacts a call may change that speaks of many: those of a filter, those of a list."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.queries import INVOICED
from rapport.crm.contacts.queries.filtering import filters
from rapport.crm.contacts.records import ContactFilter
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.tables import contacts
from rapport.store.work import Work

_c = contacts.c


def editable_ids(work: Work, wanted: ContactFilter) -> list[int]:
    """Return the ids of all matches that the caller may edit, newest first (quirk 5)."""
    return _matching(work, wanted, access.editable(work.viewer, Kind.CONTACT))


def editable_among(work: Work, contact_ids: Sequence[int]) -> list[int]:
    """Return those of the contacts that the caller may edit, each once, in the order given."""
    return _among(work, contact_ids, access.editable(work.viewer, Kind.CONTACT))


def deletable_ids(work: Work, wanted: ContactFilter) -> list[int]:
    """Return the ids of all matches that the caller may delete, newest first (quirk 5)."""
    return _matching(work, wanted, _deletable(work))


def deletable_among(work: Work, contact_ids: Sequence[int]) -> list[int]:
    """Return those of the contacts that the caller may delete, each once, in the order given."""
    return _among(work, contact_ids, _deletable(work))


def _among(work: Work, contact_ids: Sequence[int], condition: ColumnElement[bool]) -> list[int]:
    found: set[int] = set()
    statement = select(_c.id).where(among(_c.id, "ids"), condition)
    for some in batches(contact_ids):
        found.update(work.tx.scalars(statement, {"ids": some}))
    return [each for each in dict.fromkeys(contact_ids) if each in found]


def _matching(work: Work, wanted: ContactFilter, condition: ColumnElement[bool]) -> list[int]:
    statement = select(_c.id).where(*(each.indexed for each in filters(work, wanted)), condition)
    return list(work.tx.scalars(statement.order_by(_c.created_at.desc(), _c.id.desc())))


def _deletable(work: Work) -> ColumnElement[bool]:
    return access.editable(work.viewer, Kind.CONTACT) & ~INVOICED
