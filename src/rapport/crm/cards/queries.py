"""Reading short forms, a page's worth at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from msgspec import structs
from sqlalchemy import Row, exists, func, or_, select

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access import AccessFacts, RecordKey, ShareType
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.cards.names import contact_name, email_category, photo_stem
from rapport.crm.cards.schemas import ContactBaseShape, ContactWithEmailShape, InfoShape
from rapport.portal.people.queries import directory
from rapport.portal.people.schemas import EmployeeShape
from rapport.store.among import among
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import contact_infos, contacts, invoices
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
"""What form B is made of, in the order in which `base_maker` takes it apart."""


_BASES = Prepared(select(*BASE_COLUMNS).where(among(_c.id, "ids"), access.visible_when_run(Kind.CONTACT)))

_EMAIL = 1
"""The number of e-mail addresses among the types of details."""
_i, _e = contact_infos.c, contact_infos.alias("email").c
_first_email = (
    select(func.min(_i.id))
    .where(_i.contact_id == _c.id, _i.info_type == _EMAIL, _i.is_primary.is_(True))
    .scalar_subquery()
)
_CARDS = (
    select(
        *BASE_COLUMNS,
        access.visible_when_run(Kind.CONTACT).label("is_visible"),
        _e.id.label("email_id"),
        _e.category,
        _e.data,
    )
    .join_from(contacts, _e.id.table, _e.id == _first_email, isouter=True)
    .where(among(_c.id, "ids"))
)


def people_shapes(work: Work, user_ids: Iterable[Guid]) -> list[EmployeeShape]:
    """Return the short profiles of users, in the order given."""
    known = directory(work)
    return [known.short(user_id, work.site) for user_id in user_ids]


def visible_contacts(work: Work, contact_ids: Collection[int]) -> dict[int, ContactBaseShape]:
    """Return form B of those of the contacts that the caller may see, by id. Two statements at most."""
    return contacts_and_lists(work, contact_ids, ())[0]


def contacts_and_lists(
    work: Work, contact_ids: Collection[int], records: Collection[RecordKey]
) -> tuple[dict[int, ContactBaseShape], dict[RecordKey, list[Guid]]]:
    """Return form B of those of the contacts that the caller may see, and the access lists of the records.

    Two statements at most: the records' lists come with the contacts' managers.
    """
    found: Sequence[Row[Any]] = ()
    if contact_ids:
        found = _BASES.rows(work.tx, {"ids": sorted(contact_ids), **access.reader(work.viewer)})
    closed = [(Kind.CONTACT, row.id) for row in found if row.share_type != ShareType.READ_WRITE]
    listed = access.entries_of(work.tx, [*closed, *records])
    make = base_maker(work)
    return {row[0]: make(row, listed.get((Kind.CONTACT, row[0]), ())) for row in found}, listed


def cards_with_email(work: Work, contact_ids: Collection[int]) -> dict[int, ContactWithEmailShape]:
    """Return form BE of those of the contacts that are there, by id. Two statements at most.

    Of one that the caller may not see: without currency, e-mail and access list (sheet 05, section 3.2).
    """
    if not contact_ids:
        return {}
    given = {"ids": sorted(contact_ids), **access.reader(work.viewer)}
    found = work.tx.execute(_CARDS, given).all()
    managers = managers_of(work, found)
    return {row.id: _card_with_email(work, row, managers.get(row.id, ())) for row in found}


def _card_with_email(work: Work, row: Row[Any], managers: Collection[Guid]) -> ContactWithEmailShape:
    fields = base_fields(work, row, managers)
    if not row.is_visible:
        return ContactWithEmailShape(**fields | {"currency": None, "access_list": None})
    if row.email_id is None:
        return ContactWithEmailShape(**fields)
    email = InfoShape(
        id=row.email_id,
        info_type=_EMAIL,
        category=row.category,
        data=row.data,
        category_name=email_category(row.category),
        is_primary=True,
    )
    return ContactWithEmailShape(email=email, **fields)


def managers_of(work: Work, rows: Iterable[Row[Any]]) -> dict[int, list[Guid]]:
    """Return the managers of those of the contact rows for which they matter: all that are not free for writing."""
    closed = [(Kind.CONTACT, row.id) for row in rows if row.share_type != ShareType.READ_WRITE]
    return {record: users for (_, record), users in access.entries_of(work.tx, closed).items()}


def base_maker(work: Work) -> Callable[[Sequence[Any], Collection[Guid]], ContactBaseShape]:
    """Return what makes form B of a row that begins with BASE_COLUMNS, and of its managers; for a whole page.

    A page of opportunities holds some fifty of them: a row is taken apart once, not asked by name.
    """
    viewer, base_url = work.viewer, work.site.base_url

    def make(row: Sequence[Any], managers: Collection[Guid]) -> ContactBaseShape:
        contact, is_company, first, last, company, share_type, currency, created_by, is_invoiced, *_ = row
        can_edit = share_type == ShareType.READ_WRITE or access.can_edit_contact(
            viewer, AccessFacts(created_by, frozenset(managers), share_type=ShareType(share_type))
        )
        photo = photo_stem(base_url, contact, is_company=is_company)
        return ContactBaseShape(
            small_foto_url=f"{photo}1",
            medium_foto_url=f"{photo}2",
            display_name=contact_name(
                is_company=is_company, first_name=first, last_name=last, company_name=company
            ),
            is_company=is_company,
            access_list=None if share_type else people_shapes(work, managers),
            is_private=not share_type,
            is_shared=bool(share_type),
            share_type=share_type,
            currency=SHAPES.get(currency),
            can_edit=can_edit,
            can_delete=can_edit and not is_invoiced,
            id=contact,
        )

    return make


def base_shape(work: Work, row: Row[Any], managers: Collection[Guid]) -> ContactBaseShape:
    """Return form B of a contact from a row that begins with BASE_COLUMNS."""
    return base_maker(work)(row, managers)


def base_fields(work: Work, row: Row[Any], managers: Collection[Guid]) -> dict[str, Any]:
    """Return the members of form B, for the longer forms that end with them."""
    return structs.asdict(base_shape(work, row, managers))
