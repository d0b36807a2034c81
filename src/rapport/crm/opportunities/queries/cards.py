"""Opportunities as the wire has them, a whole page in a fixed number of statements (sheet 04, sections 10.1, 10.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.cards.queries import contacts_and_lists, visible_contacts
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.links import queries as links
from rapport.crm.opportunities.queries.stages import stage_cards
from rapport.crm.opportunities.records import Opportunity
from rapport.crm.opportunities.schemas import NO_AMOUNT, OpportunityShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import opportunities
from rapport.store.work import Work

_o = opportunities.c

COLUMNS: tuple[ColumnElement[Any], ...] = (
    _o.id,
    _o.title,
    _o.description,
    _o.responsible_id,
    _o.contact_id,
    _o.stage_id,
    _o.bid_type,
    _o.bid_value,
    _o.bid_currency,
    _o.per_period_value,
    _o.success_probability,
    _o.actual_close_at,
    _o.expected_close_at,
    _o.is_private,
    _o.created_by,
    _o.created_at,
)
"""What an opportunity is shown by, in the order in which `_maker` takes it apart."""


@dataclass(slots=True)
class Surroundings:
    """What a page of opportunities shows beside their own rows."""

    contacts: Mapping[int, ContactBaseShape] = field(default_factory=dict)
    """Those that the caller may see, by id."""
    members: Mapping[int, Sequence[int]] = field(default_factory=dict)
    values: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    listed: Mapping[tuple[Kind, int], Sequence[Guid]] = field(default_factory=dict)


_BY_IDS = Prepared(
    select(*COLUMNS).where(among(_o.id, "ids"), access.visible_when_run(Kind.OPPORTUNITY)).order_by(_o.id)
)


def single(work: Work, opportunity_id: int) -> OpportunityShape:
    """Return the single form of an opportunity that the caller may see. Raises Missing."""
    found = shapes(work, _visible(work, [opportunity_id]), is_single=True)
    if not found or found[0].stage is None:
        raise Missing
    return found[0]


def several(work: Work, opportunity_ids: Sequence[int]) -> list[OpportunityShape]:
    """Return the list form of those of the opportunities that the caller may see, by id."""
    shown: list[OpportunityShape] = []
    for some in batches(opportunity_ids):
        shown += shapes(work, _visible(work, some))
    return shown


def _visible(work: Work, opportunity_ids: Sequence[int]) -> Sequence[Row[Any]]:
    return _BY_IDS.rows(work.tx, {"ids": opportunity_ids, **access.reader(work.viewer)})


def remains(work: Work, deleted: Sequence[Opportunity], *, is_single: bool = False) -> list[OpportunityShape]:
    """Return opportunities that are no more: what they were, without what hung on them (section 2.8)."""
    main = {each.contact_id for each in deleted if each.contact_id}
    around = Surroundings(contacts=visible_contacts(work, main))
    make = _maker(work, around, is_single=is_single)
    return [make(_values(replace(each, is_private=False))) for each in deleted]


def shapes(work: Work, found: Sequence[Row[Any]], *, is_single: bool = False) -> list[OpportunityShape]:
    """Return the wire form of rows that begin with COLUMNS, in their order. Four statements at most, or none."""
    if not found:
        return []
    ids = [row.id for row in found]
    members = links.members_of_records(work, Kind.OPPORTUNITY, ids)
    wanted = {row.contact_id for row in found if row.contact_id}
    wanted.update(*members.values())
    private = [(Kind.OPPORTUNITY, row.id) for row in found if row.is_private]
    shown, listed = contacts_and_lists(work, wanted, private)
    values = custom_fields.values_of_records(work, Kind.OPPORTUNITY, ids)
    make = _maker(work, Surroundings(shown, members, values, listed), is_single=is_single)
    return [make(row) for row in found]


def _values(opportunity: Opportunity) -> tuple[Any, ...]:
    return tuple(getattr(opportunity, column.name) for column in COLUMNS)


def _maker(
    work: Work, around: Surroundings, *, is_single: bool
) -> Callable[[Sequence[Any]], OpportunityShape]:
    """Return what makes the shape of values in the order of COLUMNS; for a whole page.

    A row is taken apart once: asking it by name takes a hundred times as long.
    """
    zone, site = work.site.zone, work.site
    stages = work.cached(stage_cards)
    person = cache(partial(directory(work).short, site=site))
    fields = custom_fields.maker(work, Kind.OPPORTUNITY, headings=is_single)
    contacts, members, values, listed = around.contacts, around.members, around.values, around.listed

    def make(row: Sequence[Any]) -> OpportunityShape:
        (
            opportunity_id,
            title,
            description,
            responsible_id,
            contact_id,
            stage_id,
            bid_type,
            bid_value,
            bid_currency,
            per_period_value,
            success_probability,
            actual_close_at,
            expected_close_at,
            is_private,
            created_by,
            created_at,
            *_,
        ) = row
        users = listed.get((Kind.OPPORTUNITY, opportunity_id), ())
        return OpportunityShape(
            create_by=person(created_by),
            created=wire_date(created_at, zone),
            members=[contacts[each] for each in members.get(opportunity_id, ()) if each in contacts],
            contact=contacts.get(contact_id),
            title=title,
            description=description,
            responsible=person(responsible_id),
            bid_type=int(bid_type),
            bid_value=bid_value or NO_AMOUNT,
            bid_currency=SHAPES.get(bid_currency),
            per_period_value=per_period_value,
            stage=stages.get(stage_id),
            success_probability=success_probability,
            actual_close_date=wire_date(actual_close_at, zone),
            expected_close_date=wire_date(expected_close_at, zone),
            is_private=is_private,
            access_list=[person(user) for user in users] if is_private or is_single else None,
            can_edit=True,  # whoever sees an opportunity may edit it (sheet 02, section 7.3)
            custom_fields=fields(opportunity_id, values.get(opportunity_id, {})),
            id=opportunity_id,
        )

    return make
