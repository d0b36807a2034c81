"""Records in short, a batch at a time, for the rules of concepts that hang something on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.cards.records import Entity
from rapport.store.among import among
from rapport.store.tables import cases, contacts, opportunities
from rapport.store.work import Work

_c = contacts.c
_COLUMNS = {
    Kind.CONTACT: (_c.id, _c.is_company, _c.first_name, _c.last_name, _c.company_name),
    Kind.OPPORTUNITY: (opportunities.c.id, opportunities.c.title),
    Kind.CASE: (cases.c.id, cases.c.title),
}


def find_entities(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, Entity]:
    """Return those of the records that exist, whoever may see them; `kind` is CONTACT, OPPORTUNITY or CASE.

    One statement, however many there are.
    """
    make = _contact if kind == Kind.CONTACT else _titled(kind)
    columns = _COLUMNS[kind]
    statement = select(
        access.visible(work.viewer, kind).label("is_visible"),
        access.editable(work.viewer, kind).label("is_editable"),
        *columns,
    ).where(among(columns[0], "ids"))
    found = work.tx.execute(statement, {"ids": record_ids}).all()
    return {entity.id: entity for entity in map(make, found)}


def _contact(row: Sequence[Any]) -> Entity:
    is_visible, is_editable, contact_id, is_company, first_name, last_name, company_name = row
    title = contact_name(
        is_company=is_company, first_name=first_name, last_name=last_name, company_name=company_name
    )
    kind = Kind.COMPANY if is_company else Kind.PERSON
    return Entity(contact_id, kind, title, is_visible=bool(is_visible), is_editable=bool(is_editable))


def _titled(kind: Kind) -> Callable[[Sequence[Any]], Entity]:
    def make(row: Sequence[Any]) -> Entity:
        is_visible, is_editable, record_id, title = row
        return Entity(record_id, kind, title, is_visible=bool(is_visible), is_editable=bool(is_editable))

    return make
