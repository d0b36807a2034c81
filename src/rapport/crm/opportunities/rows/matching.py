"""Which opportunities a filter picks, and by which index a page of them is read (sheet 04, section 2.9)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import partial

from sqlalchemy import BindParameter, ColumnElement, bindparam, false, select, union

from rapport.core.clock import NO_DATE
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.links import queries as links
from rapport.crm.opportunities.records import Opportunity, OpportunityFilter, OpportunityOrder
from rapport.crm.opportunities.rows.opportunities import COLUMNS, record
from rapport.crm.opportunities.rows.stages import load_stages
from rapport.crm.tags import queries as tags
from rapport.store import search
from rapport.store.distinct import distinct_values
from rapport.store.paging import Narrowing, Order
from rapport.store.tables import opportunities
from rapport.store.types import GUID
from rapport.store.walking import Filter, Route, Walked, everything, on_column, unguarded
from rapport.store.work import Work

_o = opportunities.c

MOST_TURNS = 12
"""Into how many turns a page is parted at most: each is a statement within the statement."""

_WITHIN_STAGE = (
    (_o.contact_id, False),
    (_o.actual_close_at, True),
    (_o.expected_close_at, False),
    (_o.title_sort, False),
    (_o.id, False),
)
_COLUMN = {
    OpportunityOrder.TITLE: _o.title_sort,
    OpportunityOrder.BID_VALUE: _o.bid_value,
    OpportunityOrder.CLOSE_DATE: _o.close_at,
    OpportunityOrder.CREATED: _o.created_at,
    OpportunityOrder.ACTUAL_CLOSE_DATE: _o.actual_close_at,
    OpportunityOrder.EXPECTED_CLOSE_DATE: _o.expected_close_at,
    OpportunityOrder.SUCCESS_PROBABILITY: _o.success_probability,
    OpportunityOrder.BID_TYPE: _o.bid_type,
    OpportunityOrder.PER_PERIOD_VALUE: _o.per_period_value,
}


def order_by(order: OpportunityOrder, *, descending: bool) -> Order:
    """Return the columns of an order, each with whether it descends; the id goes with the only column before it."""
    if order == OpportunityOrder.STAGE:
        return ((_o.stage_order, descending), *_WITHIN_STAGE)
    if order == OpportunityOrder.RESPONSIBLE:
        return ((_o.responsible_id, descending), (_o.stage_order, descending), *_WITHIN_STAGE)
    if order == OpportunityOrder.ID:
        return ((_o.id, descending),)
    return ((_COLUMN[order], descending), (_o.id, descending))


def walked(
    work: Work, wanted: OpportunityFilter, order: OpportunityOrder, *, descending: bool, key: Hashable = None
) -> Walked:
    """Return what a page of the matches that the caller may see is read from."""
    return Walked(
        source=opportunities,
        visible=access.visible_branches(work.viewer, Kind.OPPORTUNITY),
        in_bulk=access.visible_in_bulk(work.viewer, Kind.OPPORTUNITY),
        hidden=access.hidden_in_bulk(work.viewer, Kind.OPPORTUNITY),
        filters=_filters(work, wanted),
        order=order_by(order, descending=descending),
        route=_route(work, wanted, order, descending=descending),
        key=key,
    )


def load_matching(
    work: Work, wanted: OpportunityFilter, *, access_changeable: bool = False
) -> list[Opportunity]:
    """Return all matches that the caller may see (and so edit), by id.

    With `access_changeable`, those alone for which they may also set who sees them.
    """
    matching = _matching(work, wanted, access_changeable=access_changeable)
    return [record(row) for row in everything(work, matching, COLUMNS)]


def matching_ids(work: Work, wanted: OpportunityFilter, *, access_changeable: bool = False) -> list[int]:
    """Return the ids of the same, ascending."""
    matching = _matching(work, wanted, access_changeable=access_changeable)
    return [row.id for row in everything(work, matching, [_o.id])]


def _matching(work: Work, wanted: OpportunityFilter, *, access_changeable: bool) -> Walked:
    matching = walked(work, wanted, OpportunityOrder.ID, descending=False)
    if not access_changeable:
        return matching
    return replace(matching, where=[access.access_changeable(work.viewer, Kind.OPPORTUNITY)])


def _filters(work: Work, wanted: OpportunityFilter) -> list[Filter]:
    tagged = tags.narrowings(work, Kind.OPPORTUNITY, opportunities, wanted.tags)
    filters = [unguarded(each, _o.id) for each in tagged]
    if wanted.responsible_id:
        filters.append(on_column(_o.responsible_id, lambda column: column == wanted.responsible_id))
    stages = _stage_ids(work, wanted)
    if stages is not None:
        filters.append(_at_stages(stages))
    if wanted.contact_id > 0:
        filters.append(_of_contact(wanted.contact_id, as_participant=wanted.as_participant))
    if wanted.from_date or wanted.to_date:
        filters.append(on_column(_o.close_at, lambda column: _closing_within(column, wanted)))
    query = search.parse(wanted.text)
    if query:
        filters.append(unguarded(search.narrowing(query, Kind.OPPORTUNITY, _o.id), _o.id))
    return filters


def _stage_ids(work: Work, wanted: OpportunityFilter) -> list[int] | None:
    """Return the stages that the filter allows; None: it says nothing about stages."""
    if wanted.stage_id <= 0 and wanted.stage_type is None:
        return None
    return [
        stage.id
        for stage in work.cached(load_stages).values()
        if (wanted.stage_id <= 0 or stage.id == wanted.stage_id)
        and (wanted.stage_type is None or stage.stage_type == wanted.stage_type)
    ]


def _at_stages(stage_ids: list[int]) -> Filter:
    if not stage_ids:
        return Filter(select(_o.id).where(false()), false(), false())
    if len(stage_ids) == 1:
        return on_column(_o.stage_id, lambda column: column == stage_ids[0])
    return on_column(_o.stage_id, lambda column: column.in_(stage_ids))


def _of_contact(contact_id: int, *, as_participant: bool) -> Filter:
    """Pick by main contact; as participant, by member or main contact in every case (section 3.1)."""
    as_main = on_column(_o.contact_id, lambda column: column == contact_id)
    if not as_participant:
        return as_main
    # A union rather than an OR: PostgreSQL would run through the whole table for that.
    ids = union(as_main.ids, links.records_of_contact(Kind.OPPORTUNITY, contact_id)).subquery()
    either = as_main.condition | links.has_member(Kind.OPPORTUNITY, opportunities, contact_id)
    return unguarded(Narrowing(select(ids.c.id), either), _o.id)


def _closing_within(column: ColumnElement[object], wanted: OpportunityFilter) -> ColumnElement[bool]:
    """Compare with the bounds that are given, both included; what has no close date lies outside of any."""
    first = wanted.from_date or NO_DATE
    after_start = column >= first if first > NO_DATE else column > NO_DATE
    return after_start & (column <= wanted.to_date) if wanted.to_date else after_start


def _route(work: Work, wanted: OpportunityFilter, order: OpportunityOrder, *, descending: bool) -> Route:
    if order == OpportunityOrder.ID:
        return Route()  # rows lie in that order: no index that answers a filter could be quicker
    hints: list[ColumnElement[bool]] = []
    if wanted.responsible_id:
        hints.append(_o.responsible_id == wanted.responsible_id)
    stages = _stage_ids(work, wanted)
    if order == OpportunityOrder.STAGE or (order == OpportunityOrder.RESPONSIBLE and wanted.responsible_id):
        return _route_by_stage(work, hints, stages, descending=descending)
    if order == OpportunityOrder.RESPONSIBLE and (descending or stages is not None):
        return _route_by_responsible(_places(work, stages), descending=descending)
    if stages is not None and len(stages) == 1:
        hints.append(_o.stage_id == stages[0])
    if order == OpportunityOrder.CLOSE_DATE and (wanted.from_date or wanted.to_date):
        hints.append(_closing_within(_o.close_at, wanted))
    return Route(hints)


def _places(work: Work, stages: list[int] | None) -> list[int]:
    """Return the places of these stages in the order of stages; None: of all."""
    known = work.cached(load_stages)
    return sorted({known[stage].sort_order for stage in (known if stages is None else stages)})


def _route_by_stage(
    work: Work, hints: list[ColumnElement[bool]], stages: list[int] | None, *, descending: bool
) -> Route:
    """Start at the first stage wanted. Descending, what follows the stage ascends all the same: go stage by stage."""
    places = _places(work, stages)
    if len(places) == 1:
        return Route([*hints, _o.stage_order == places[0]])
    if descending and len(places) <= MOST_TURNS:
        return Route(hints, turns=[_o.stage_order == place for place in reversed(places)])
    if stages:
        hints = [*hints, _o.stage_order.between(places[0], places[-1])]
    return Route(hints)


def _route_by_responsible(places: list[int], *, descending: bool) -> Route:
    """Go to the first people's stages, one after another, and to whoever is left after them.

    The index begins with both, but goes on ascending; and from one person's stage to the next person's it would
    have to pass all that lies between.
    """
    people = MOST_TURNS // max(1, len(places))
    if people == 0:
        return Route()
    directed = places[::-1] if descending else places
    turns = [
        (_o.responsible_id == _responsible(number)) & (_o.stage_order == place)
        for number in range(people)
        for place in directed
    ]
    last = _responsible(people - 1)
    left = _o.responsible_id < last if descending else _o.responsible_id > last
    return Route(turns=[*turns, left], values=partial(_first_people, count=people, descending=descending))


def _responsible(number: int) -> BindParameter[Guid]:
    return bindparam(f"turn_responsible_{number}", type_=GUID)


def _first_people(work: Work, *, count: int, descending: bool) -> dict[str, Guid | None]:
    """Return the first of those who are responsible for any opportunity; None: there are not so many."""
    everybody = distinct_values(work, _o.responsible_id)
    found = everybody[::-1] if descending else everybody
    return {
        f"turn_responsible_{number}": found[number] if number < len(found) else None
        for number in range(count)
    }
