"""Rows of contacts. Functions that take ids take up to a thousand of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, literal, or_, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy import insert as insert_into

from rapport.core.clock import NO_DATE
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.contacts.records import Contact, sort_keys
from rapport.store.among import among
from rapport.store.tables import contact_links, contacts, history_events, invoices
from rapport.store.types import UtcTime
from rapport.store.work import Work

_c = contacts.c

_NAMES = (
    "id",
    "is_company",
    "first_name",
    "last_name",
    "company_name",
    "job_title",
    "company_id",
    "about",
    "industry",
    "currency",
    "status_id",
    "type_id",
    "share_type",
    "photo",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)
_COLUMNS = [_c[name] for name in _NAMES]
_BY_IDS = select(*_COLUMNS).where(among(_c.id, "ids")).order_by(_c.id)
_OF_COMPANIES = select(*_COLUMNS).where(among(_c.company_id, "ids")).order_by(_c.id)
_INVOICED = select(invoices.c.contact_id, invoices.c.consignee_id).where(
    or_(among(invoices.c.contact_id, "ids"), among(invoices.c.consignee_id, "ids"))
)
_TAKING_PART = (
    select(contact_links.c.contact_id, contact_links.c.kind, contact_links.c.record_id)
    .where(among(contact_links.c.contact_id, "ids"))
    .order_by(contact_links.c.contact_id, contact_links.c.kind, contact_links.c.record_id)
)


def find(work: Work, contact_id: int) -> Contact | None:
    """Return a contact, whoever may see it; None if there is none."""
    row = work.tx.execute(select(*_COLUMNS).where(_c.id == contact_id)).one_or_none()
    return _record(row) if row else None


def find_many(work: Work, contact_ids: Sequence[int]) -> dict[int, Contact]:
    """Return those of the contacts that exist, by ascending id, whoever may see them."""
    found = work.tx.execute(_BY_IDS, {"ids": contact_ids})
    return {row.id: _record(row) for row in found}


def visible_ids(work: Work, contact_ids: Sequence[int], *, is_company: bool) -> list[int]:
    """Return those of the contacts that exist, are of that kind, and may be seen by the caller; ascending."""
    statement = select(_c.id).where(
        among(_c.id, "ids"), _c.is_company.is_(is_company), access.visible(work.viewer, Kind.CONTACT)
    )
    return list(work.tx.scalars(statement.order_by(_c.id), {"ids": contact_ids}))


def persons_of(work: Work, company_ids: Sequence[int], *, only_visible: bool = False) -> list[Contact]:
    """Return the persons linked to these companies, by ascending id."""
    statement = _OF_COMPANIES
    if only_visible:
        statement = statement.where(access.visible(work.viewer, Kind.CONTACT))
    return [_record(row) for row in work.tx.execute(statement, {"ids": company_ids})]


def editable_ids_of_company(work: Work, company_id: int) -> list[int]:
    """Return the ids of a company and of its persons, as far as the caller may edit them; ascending."""
    statement = select(_c.id).where(
        or_(_c.id == company_id, _c.company_id == company_id), access.editable(work.viewer, Kind.CONTACT)
    )
    return list(work.tx.scalars(statement.order_by(_c.id)))


def invoiced(work: Work, contact_ids: Sequence[int]) -> set[int]:
    """Return those of the contacts that an invoice names, as client or as consignee."""
    found = work.tx.execute(_INVOICED, {"ids": contact_ids})
    return {named for row in found for named in row} & set(contact_ids)


def taking_part(work: Work, contact_ids: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the kind and id of the opportunities and cases that each contact is a member of."""
    found: dict[int, list[tuple[int, int]]] = {}
    for contact, kind, record in work.tx.execute(_TAKING_PART, {"ids": contact_ids}):
        found.setdefault(contact, []).append((kind, record))
    return found


def insert(work: Work, made: Sequence[Contact]) -> list[int]:
    """Store new contacts and return their ids in the same order."""
    if not made:
        return []
    statement = insert_into(contacts).returning(_c.id, sort_by_parameter_order=True)
    return list(
        work.tx.scalars(statement, [_columns(contact) | {"last_event_at": NO_DATE} for contact in made])
    )


def save(work: Work, contact: Contact) -> None:
    """Store every field of a contact."""
    work.tx.execute(update(contacts).where(_c.id == contact.id).values(**_columns(contact)))


def set_columns(work: Work, contact_ids: Sequence[int], **values: Any) -> None:
    """Give these contacts the same values. Not for names: their sort keys would stay."""
    if contact_ids:
        statement = update(contacts).where(among(_c.id, "ids")).values(**values)
        work.tx.execute(statement, {"ids": contact_ids})


def clear_company(work: Work, company_ids: Sequence[int]) -> None:
    """Take every person out of these companies."""
    statement = update(contacts).where(among(_c.company_id, "ids")).values(company_id=0)
    work.tx.execute(statement, {"ids": company_ids})


def keep_sort_keys(work: Work, kept: Iterable[Contact]) -> None:
    """Give contacts the sort keys that their names make, where they have others."""
    wanted = {contact.id: sort_keys(contact) for contact in kept}
    statement = select(_c.id, _c.name_sort, _c.first_name_sort, _c.last_name_sort)
    found = work.tx.execute(statement.where(among(_c.id, "ids")), {"ids": list(wanted)})
    outdated = [contact for contact, *keys in found if keys != list(wanted[contact].values())]
    change = update(contacts).where(_c.id == bindparam("contact"))
    if outdated:
        work.tx.execute(change, [{"contact": contact, **wanted[contact]} for contact in outdated])


def keep_newest_events(work: Work, contact_ids: Sequence[int]) -> None:
    """Let contacts know of their newest history events, where they know of others."""
    events = history_events.c
    newest = select(func.max(events.modified_at)).where(events.contact_id == _c.id).scalar_subquery()
    told = func.coalesce(newest, literal(NO_DATE, UtcTime()), type_=UtcTime())
    statement = update(contacts).where(among(_c.id, "ids"), _c.last_event_at != told)
    work.tx.execute(statement.values(last_event_at=told), {"ids": list(contact_ids)})


def keep_newest_event(work: Work, source: int, target: int) -> None:
    """Let `target` know of the newest history event of both: for sorting, once `source` is merged into it."""
    newest = select(func.max(_c.last_event_at)).where(_c.id.in_([source, target])).scalar_subquery()
    work.tx.execute(update(contacts).where(_c.id == target).values(last_event_at=newest))


def delete(work: Work, contact_ids: Sequence[int]) -> None:
    """Delete contacts; their details go with them."""
    work.tx.execute(delete_from(contacts).where(among(_c.id, "ids")), {"ids": contact_ids})


def _record(row: Row[Any]) -> Contact:
    values = dict(zip(_NAMES, row, strict=True))
    values["share_type"] = ShareType(values["share_type"])
    return Contact(**values)


def _columns(contact: Contact) -> dict[str, Any]:
    values = {name: getattr(contact, name) for name in _NAMES if name != "id"}
    return values | sort_keys(contact)
