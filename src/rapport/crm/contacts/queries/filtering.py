"""The filters of contact lists as SQL, and the indexes that serve their orders (sheet 03, sections 5.2 and 5.7)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.contacts.records import ContactFilter, ContactListView, ContactOrder
from rapport.crm.links import queries as links
from rapport.crm.tags import queries as tags
from rapport.store import search
from rapport.store.paging import Narrowing, Order
from rapport.store.tables import contacts
from rapport.store.walking import Filter, Route, Walked, on_column, unguarded
from rapport.store.work import Work

_c = contacts.c
_DAY = timedelta(days=1)
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)

_ORDER_COLUMNS: dict[ContactOrder, tuple[ColumnElement[Any], ...]] = {
    ContactOrder.DISPLAY_NAME: (_c.name_sort,),
    ContactOrder.CONTACT_TYPE: (_c.status_id,),
    ContactOrder.CREATED: (_c.created_at,),
    ContactOrder.FIRST_NAME: (_c.first_name_sort,),
    ContactOrder.LAST_NAME: (_c.last_name_sort,),
    ContactOrder.HISTORY: (_c.last_event_at, _c.created_at),
    ContactOrder.ID: (),
}

_PERSONAL_ORDERS = {ContactOrder.FIRST_NAME, ContactOrder.LAST_NAME}
BY_ID: Order = [(_c.id, False)]


def order_columns(order: ContactOrder, *, descending: bool) -> Order:
    """Return the columns of an order, the id last, all in the same direction: so that an index serves it."""
    return [(column, descending) for column in (*_ORDER_COLUMNS[order], _c.id)]


def walked(work: Work, wanted: ContactFilter, order: ContactOrder, *, descending: bool) -> Walked:
    """Return what a page of the matches that the caller may see is read from. One statement when there are tags."""
    return walk(
        work,
        filters(work, wanted),
        order_columns(order, descending=descending),
        hints=_hints(wanted, order),
        turns=_turns(wanted, order, descending=descending),
        key=("contacts", wanted),
    )


def walk(
    work: Work,
    chosen: Sequence[Filter],
    order: Order,
    *,
    hints: Sequence[ColumnElement[bool]] = (),
    turns: Sequence[ColumnElement[bool]] = (),
    key: Hashable = None,
) -> Walked:
    """Return what a page of the contacts that the caller may see is read from."""
    return Walked(
        contacts,
        access.visible_branches(work.viewer, Kind.CONTACT),
        order,
        filters=chosen,
        route=Route(hints, turns=turns),
        key=key,
        in_bulk=access.visible_in_bulk(work.viewer, Kind.CONTACT),
        hidden=access.hidden_in_bulk(work.viewer, Kind.CONTACT),
    )


def filters(work: Work, wanted: ContactFilter) -> list[Filter]:
    """Return the filters, without access. One statement when there are tags."""
    chosen = [*_by_columns(wanted), *_by_sharing(work, wanted), *_by_manager(wanted)]
    chosen += [unguarded(each, _c.id) for each in tags.narrowings(work, Kind.CONTACT, contacts, wanted.tags)]
    if wanted.view == ContactListView.WITH_OPPORTUNITY:
        takes_part = links.takes_part(Kind.OPPORTUNITY, contacts)
        narrowing = Narrowing(links.contacts_with(Kind.OPPORTUNITY), takes_part)
        chosen.append(unguarded(narrowing, _c.id))
    query = search.parse(wanted.text)
    if query:
        chosen.append(_found_by(query, wanted.view))
    return chosen


def _by_columns(wanted: ContactFilter) -> list[Filter]:
    chosen: list[Filter] = []
    if wanted.status_id is not None:
        chosen.append(on_column(_c.status_id, lambda column: column == wanted.status_id))
    if wanted.type_id is not None:
        chosen.append(on_column(_c.type_id, lambda column: column == wanted.type_id))
    if wanted.view in {ContactListView.COMPANY, ContactListView.PERSON}:
        is_company = wanted.view == ContactListView.COMPANY
        chosen.append(on_column(_c.is_company, lambda column: column.is_(is_company)))
    if wanted.created_from or wanted.created_to:
        created = on_column(_c.created_at, lambda column: _created_within(column, wanted))
        chosen.append(replace(created, name=("created", wanted.created_from, wanted.created_to)))
    return chosen


def _by_sharing(work: Work, wanted: ContactFilter) -> list[Filter]:
    if wanted.is_shared is None:
        return []
    if wanted.is_shared:
        return [on_column(_c.share_type, lambda column: column > ShareType.NONE.value)]
    private = on_column(_c.share_type, lambda column: column == ShareType.NONE.value)
    if work.viewer.is_crm_admin:
        return [private]
    # Of private contacts one sees those that one manages: mostly few, and then found by that.
    mine = Narrowing(
        access.records_listing(work, Kind.CONTACT), access.listed(work.viewer, Kind.CONTACT, contacts)
    )
    return [private, unguarded(mine, _c.id)]


def _by_manager(wanted: ContactFilter) -> list[Filter]:
    if wanted.responsible_id is None:
        return []
    if wanted.responsible_id == NOBODY:
        unmanaged = access.managed_by_nobody()
        return [Filter(select(_c.id).where(unmanaged), unmanaged, unmanaged)]
    managed = access.managed_by(wanted.responsible_id)
    ids = access.records_managed_by(Kind.CONTACT, wanted.responsible_id)
    return [unguarded(Narrowing(ids, managed, name=("managed by", wanted.responsible_id)), _c.id)]


def _created_within(column: ColumnElement[Any], wanted: ContactFilter) -> ColumnElement[bool]:
    """Compare with the bounds that are given. Quirk 17: the last day counts to its end."""
    start, end = wanted.created_from, wanted.created_to
    after = column >= start if start else None
    before = column < end + _DAY if end and end < _END_OF_TIME - _DAY else None
    if after is None:
        return column <= _END_OF_TIME if before is None else before
    return after if before is None else after & before


def _found_by(query: search.Query, view: ContactListView) -> Filter:
    """Contacts with a document that matches, and, where persons are listed, those whose company has one."""
    itself = search.narrowing(query, Kind.CONTACT, _c.id)
    if view not in {ContactListView.ALL, ContactListView.PERSON}:
        return unguarded(itself, _c.id)
    # One search for both: joined, so that a limited query stops at its limit.
    hits = itself.ids.subquery()
    reached = contacts.alias("reached")
    own_or_company = or_(reached.c.id == hits.c.record_id, reached.c.company_id == hits.c.record_id)
    ids = select(reached.c.id).select_from(hits.join(reached, own_or_company))
    either = or_(itself.condition, search.matches(query, Kind.CONTACT, _c.company_id))
    return unguarded(replace(itself, ids=ids, condition=either, name=("own or company", query)), _c.id)


def _turns(wanted: ContactFilter, order: ContactOrder, *, descending: bool) -> list[ColumnElement[bool]]:
    """Go straight to the wanted dates of creation among contacts without events, which come first, by those dates."""
    if order != ContactOrder.HISTORY or descending or not (wanted.created_from or wanted.created_to):
        return []
    return [
        (_c.last_event_at == NO_DATE) & _created_within(_c.created_at, wanted),
        _c.last_event_at > NO_DATE,
    ]


def _hints(wanted: ContactFilter, order: ContactOrder) -> list[ColumnElement[bool]]:
    """Lead to the indexes that begin with a filter's column and go on with the order."""
    hints: list[ColumnElement[bool]] = []
    if order == ContactOrder.CREATED:
        if wanted.status_id is not None:
            hints.append(_c.status_id == wanted.status_id)
        if wanted.type_id is not None:
            hints.append(_c.type_id == wanted.type_id)
        if wanted.created_from or wanted.created_to:
            hints.append(_created_within(_c.created_at, wanted))
    by_kind = order in {ContactOrder.CREATED, ContactOrder.DISPLAY_NAME} and not hints
    if by_kind and wanted.view in {ContactListView.COMPANY, ContactListView.PERSON}:
        hints.append(_c.is_company.is_(wanted.view == ContactListView.COMPANY))
    if order in _PERSONAL_ORDERS and wanted.view in {ContactListView.COMPANY, ContactListView.PERSON}:
        # Companies have an empty key there: they stand together, before all persons.
        key = _ORDER_COLUMNS[order][0]
        hints.append(key == "" if wanted.view == ContactListView.COMPANY else key > "")
    if order == ContactOrder.CONTACT_TYPE and wanted.status_id is not None:
        hints.append(_c.status_id == wanted.status_id)
    return hints
