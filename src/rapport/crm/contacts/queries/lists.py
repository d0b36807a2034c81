"""Pages of contacts (sheet 03, section 5)."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import exists, func, select

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.contacts.queries.details import cards, listed, reduced
from rapport.crm.contacts.queries.filtering import BY_ID, walk, walked
from rapport.crm.contacts.records import ContactFilter, ContactOrder, InfoFilter, contact_order
from rapport.crm.contacts.schemas import AnyContactShape, ContactWithTaskShape, OpenTaskShape
from rapport.crm.lists.queries import categories
from rapport.crm.lists.records import ItemList
from rapport.portal.people.queries import directory
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store import search, walking
from rapport.store.dialect import like_escape
from rapport.store.paging import Narrowing, PageOfRows
from rapport.store.search import Part
from rapport.store.search.query import MAX_LENGTH
from rapport.store.tables import contact_infos, contacts, search_documents, tasks
from rapport.store.walking import Walked, on_column, unguarded
from rapport.store.work import Work

_c = contacts.c
_i = contact_infos.c
Form = Callable[[Work, list[int]], list[AnyContactShape]]


def page(work: Work, wanted: ContactFilter, listing: Listing) -> Page[AnyContactShape]:
    """Return a page of form L; without `sortBy` the newest come first. At most ten statements."""
    found = _page(work, wanted, listing, (ContactOrder.CREATED, True))
    return Page(listed(work, _ids(found)), found.total, found.more)


def page_with_tasks(work: Work, wanted: ContactFilter, listing: Listing) -> Page[ContactWithTaskShape]:
    """Return a page of form T; without `sortBy` in the order of names."""
    found = _page(work, wanted, listing, (ContactOrder.DISPLAY_NAME, False))
    return Page(with_tasks(work, _ids(found)), found.total, found.more)


def with_tasks(work: Work, contact_ids: list[int]) -> list[ContactWithTaskShape]:
    """Return form T of contacts that the caller may see. Whoever sees a contact sees its tasks."""
    open_tasks = _nearest_open_tasks(work, contact_ids)
    return [
        ContactWithTaskShape(task=open_tasks.get(contact.id), contact=contact)
        for contact in reduced(work, contact_ids)
    ]


def persons(work: Work, company_id: int, listing: Listing) -> Page[AnyContactShape] | list[AnyContactShape]:
    """Return form L of the persons of a company that the caller may see, by id.

    A person's id gives none. What the common list parameters ask for beyond a page is left to the protocol.
    Raises BadArgument for id 0, Missing.
    """
    if company_id <= 0:
        raise BadArgument(parameter="companyid")
    visible = access.visible(work.viewer, Kind.CONTACT)
    if work.tx.execute(select(_c.id).where(_c.id == company_id, visible)).first() is None:
        raise Missing
    if listing.sort_by or listing.filter_by:
        statement = select(_c.id).where(_c.company_id == company_id, visible).order_by(_c.id)
        return listed(work, list(work.tx.scalars(statement)))
    in_company = on_column(_c.company_id, lambda column: column == company_id)
    source = walk(work, [in_company], BY_ID, hints=[_c.company_id == company_id])
    return _whole_page(work, source, listing, listed)


def by_info(work: Work, wanted: InfoFilter, listing: Listing) -> Page[AnyContactShape]:
    """Return form S of the contacts with a detail that is as wanted, by id."""
    source = walk(work, [unguarded(_with_info(wanted), _c.id)], BY_ID, key=("contacts by info", wanted))
    return _whole_page(work, source, listing, cards)


def _page(
    work: Work, wanted: ContactFilter, listing: Listing, default: tuple[ContactOrder, bool]
) -> PageOfRows:
    order, descending = contact_order(listing.sort_by, descending=listing.descending, default=default)
    source = walking.remembered(
        work,
        ("contacts", wanted, order, descending),
        lambda: walked(work, wanted, order, descending=descending),
    )
    return walking.page(work, source, [_c.id], start=listing.start_index, count=listing.count)


def _whole_page(work: Work, source: Walked, listing: Listing, form: Form) -> Page[AnyContactShape]:
    """Page as the protocol would page the whole list: the total is told only if the list is longer than a page."""
    found = walking.page(work, source, [_c.id], start=listing.start_index, count=listing.count)
    total = found.total if found.total > listing.count else None
    return Page(form(work, _ids(found)), total, found.more)


def _ids(found: PageOfRows) -> list[int]:
    return [row.id for row in found.rows]


def _with_info(wanted: InfoFilter) -> Narrowing:
    conditions = [_i.info_type == wanted.info_type]
    if wanted.category is not None:
        conditions.append(_i.category == wanted.category)
    if wanted.is_primary is not None:
        conditions.append(_i.is_primary.is_(wanted.is_primary))
    words = " ".join(fold(wanted.data).split())
    if len(words) > MAX_LENGTH:
        raise BadArgument(f"data is longer than {MAX_LENGTH} characters.", parameter="data")
    looked_up = list(conditions)
    if words:
        texts = search_documents.alias("info_texts")
        contained = exists().where(
            texts.c.kind == Kind.CONTACT,
            texts.c.record_id == _i.contact_id,
            texts.c.part == Part.INFO,
            texts.c.part_id == _i.id,
            texts.c.text.like(f"%{like_escape(words)}%", escape="\\"),
        )
        conditions.append(contained)
        looked_up.append(contained)
    if len(words) > 1:
        # The index knows which contacts come into question; which of their details it was, the condition says.
        query = search.Query((words,))
        looked_up.append(_i.contact_id.in_(search.matching_ids(query, Kind.CONTACT)))
    return Narrowing(
        select(_i.contact_id).where(*looked_up), exists().where(_i.contact_id == _c.id, *conditions)
    )


def _nearest_open_tasks(work: Work, contact_ids: list[int]) -> dict[int, OpenTaskShape]:
    if not contact_ids:
        return {}
    t = tasks.c
    place = func.row_number().over(partition_by=t.contact_id, order_by=(t.deadline, t.id))
    placed = (
        select(t.id, place.label("place"))
        .where(t.contact_id.in_(contact_ids), t.is_closed.is_(False))
        .subquery()
    )
    nearest = select(placed.c.id).where(placed.c.place == 1)
    found = work.tx.execute(
        select(
            t.id,
            t.contact_id,
            t.title,
            t.description,
            t.deadline,
            t.alert_value,
            t.responsible_id,
            t.category_id,
        ).where(t.id.in_(nearest))
    )
    known = categories(work, ItemList.TASK_CATEGORY)
    people = directory(work)
    return {
        row.contact_id: OpenTaskShape(
            title=row.title,
            description=row.description,
            dead_line=wire_date(row.deadline, work.site.zone),
            alert_value=row.alert_value,
            responsible=people.short(row.responsible_id, work.site),
            category=known.get(row.category_id),
            id=row.id,
        )
        for row in found
    }
