"""Which tasks a filter picks, and by which index a page of them is read (sheet 05, section 4.2).

Open tasks come before closed ones whatever the direction: in the indexes the two lie apart, and each half is walked
by itself. A key known outside of the table (names of people, categories) is walked value by value.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, select, union_all

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.tasks.records import TaskFilter, TaskOrder
from rapport.portal.people.directory import directory
from rapport.store import search
from rapport.store.dialect import unindexed
from rapport.store.distinct import distinct_values
from rapport.store.paging import Order
from rapport.store.tables import contacts, tasks
from rapport.store.walking import Filter, Route, Stretches, Walked, on_column, unguarded
from rapport.store.work import Work

_t = tasks.c
_BY_DEADLINE: Order = ((_t.deadline, False), (_t.title_sort, False), (_t.id, False))
_OPEN_FIRST = (_t.is_closed, False)
_KEY_COLUMNS = {TaskOrder.CATEGORY: _t.category_id, TaskOrder.CONTACT_MANAGER: _t.responsible_id}


def first_keys(
    work: Work, wanted: TaskFilter, order: TaskOrder, *, descending: bool
) -> tuple[int | Guid, ...]:
    """Return the categories or people of the matches in their order, where that is what tasks are sorted by first.

    One statement then; a list that was put together for the same keys is still good.
    """
    if order == TaskOrder.CATEGORY:
        known = [wanted.category_id] if wanted.category_id > 0 else distinct_values(work, _t.category_id)
        return tuple(sorted(known, reverse=descending))
    if order == TaskOrder.CONTACT_MANAGER:
        if wanted.responsible_id:
            return (wanted.responsible_id,)
        return tuple(_by_name(work, distinct_values(work, _t.responsible_id), descending=descending))
    return ()


def walked(
    work: Work,
    wanted: TaskFilter,
    order: TaskOrder,
    keys: Sequence[int | Guid],
    *,
    descending: bool,
    key: Hashable = None,
) -> Walked:
    """Return what a page of the matches that the caller may see is read from; `keys` are its `first_keys`."""
    within = _within(order, descending=descending)
    route = Route(_hints(wanted, order), turns=_halves(wanted), within=within)
    whole: Order = (_OPEN_FIRST, *within)
    if order == TaskOrder.CREATED:
        route, whole = Route(), within
    elif order == TaskOrder.CONTACT:
        nothing_last = case((_t.contact_sort.is_(None), 1), else_=0)
        whole = (_OPEN_FIRST, (nothing_last, False), *within)
        turns = [half & named for half in _halves(wanted) for named in _with_contact_first()]
        route = Route(turns=turns, within=within)
    elif order in _KEY_COLUMNS:
        stretches = Stretches(_KEY_COLUMNS[order], keys)
        whole = (_OPEN_FIRST, (_place(stretches), False), *within)
        route = replace(route, stretches=stretches)
    return Walked(
        source=tasks,
        visible=access.task_visible_branches(work.viewer),
        order=whole,
        filters=_filters(wanted),
        route=route,
        key=key,
    )


def _within(order: TaskOrder, *, descending: bool) -> Order:
    """Return the order inside of each part; further keys ascend whatever the direction (section 4.2)."""
    orders: Mapping[TaskOrder, Order] = {
        TaskOrder.DEADLINE: ((_t.deadline, descending), (_t.title_sort, False), (_t.id, False)),
        TaskOrder.TITLE: ((_t.title_sort, descending), (_t.deadline, False), (_t.id, False)),
        TaskOrder.CONTACT: ((_t.contact_sort, descending), *_BY_DEADLINE),
        TaskOrder.ID: ((_t.id, descending),),
        TaskOrder.CREATED: ((_t.created_at, descending), (_t.id, descending)),
    }
    return orders.get(order, _BY_DEADLINE)


def _halves(wanted: TaskFilter) -> Sequence[ColumnElement[bool]]:
    states = (False, True) if wanted.is_closed is None else (wanted.is_closed,)
    return [_t.is_closed.is_(state) for state in states]


def _with_contact_first() -> Sequence[ColumnElement[bool]]:
    """Tasks without a contact come last in both directions."""
    return _t.contact_sort.is_not(None), _t.contact_sort.is_(None)


def _hints(wanted: TaskFilter, order: TaskOrder) -> list[ColumnElement[bool]]:
    """Lead to the indexes that begin with a filter's column and go on with the deadline."""
    hints: list[ColumnElement[bool]] = []
    if order == TaskOrder.DEADLINE:
        if wanted.responsible_id:
            hints.append(_t.responsible_id == wanted.responsible_id)
        elif wanted.category_id > 0:
            hints.append(_t.category_id == wanted.category_id)
        if wanted.from_date or wanted.to_date:
            hints.append(_due_within(_t.deadline, wanted))
    return hints


def _filters(wanted: TaskFilter) -> list[Filter]:
    filters: list[Filter] = []
    if wanted.is_closed is not None:
        filters.append(on_column(_t.is_closed, lambda column: column.is_(wanted.is_closed)))
    if wanted.responsible_id:
        filters.append(on_column(_t.responsible_id, lambda column: column == wanted.responsible_id))
    if wanted.category_id > 0:
        filters.append(on_column(_t.category_id, lambda column: column == wanted.category_id))
    if wanted.from_date or wanted.to_date:
        due = _due_within(_t.deadline, wanted)
        # Indexes have the deadline after the state: named, both states are looked up.
        ids = select(_t.id).where(_t.is_closed.in_([False, True]), due)
        filters.append(Filter(ids, _due_within(unindexed(_t.deadline), wanted), due))
    if wanted.hangs_on:
        filters.append(_hanging_on(*wanted.hangs_on))
    query = search.parse(wanted.text)
    if query:
        filters.append(unguarded(search.narrowing(query, Kind.TASK, _t.id), _t.id))
    return filters


def _hanging_on(kind: Kind, record_id: int) -> Filter:
    if kind != Kind.CONTACT:
        of_kind = _t.entity_kind == kind
        indexed = and_(of_kind, _t.entity_id == record_id)
        return Filter(
            select(_t.id).where(indexed), and_(of_kind, unindexed(_t.entity_id) == record_id), indexed
        )
    # A company stands for its persons too; what is no company is nobody's.
    persons = contacts.alias("persons")
    theirs = select(persons.c.id).where(persons.c.company_id == record_id)
    either = union_all(select(literal(record_id)), theirs)
    return on_column(_t.contact_id, lambda column: column.in_(either))


def _due_within(column: ColumnElement[Any], wanted: TaskFilter) -> ColumnElement[bool]:
    """Compare with the bounds that are given, both included."""
    bounds = []
    if wanted.from_date:
        bounds.append(column >= wanted.from_date)
    if wanted.to_date:
        bounds.append(column <= wanted.to_date)
    return and_(*bounds)


def _by_name(work: Work, people: Iterable[Guid], *, descending: bool) -> list[Guid]:
    """Return users by last name, then first name; those without one are last in both directions."""
    known = directory(work)
    names = {each: known.find(each) for each in people}
    ordered = sorted(names)
    for place in (0, 1):  # a person's order: folded first name, folded last name
        folded = {each: person.order[place] if person else "" for each, person in names.items()}
        ordered.sort(key=folded.__getitem__, reverse=descending)
        ordered.sort(key=lambda each, folded=folded: not folded[each])  # type: ignore[misc]
    return ordered


def _place(stretches: Stretches) -> ColumnElement[Any]:
    places = {value: place for place, value in enumerate(stretches.values)}
    return case(places, value=stretches.column, else_=len(places)) if places else stretches.column
