"""Opportunities as the wire has them, a whole page in a fixed number of statements (sheet 04, sections 10.1, 10.8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.cards.queries import BASE_COLUMNS, base_shape
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.links import queries as links
from rapport.crm.opportunities.queries.stages import stage_cards
from rapport.crm.opportunities.records import Opportunity
from rapport.crm.opportunities.schemas import NO_AMOUNT, OpportunityShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.batches import batches
from rapport.store.tables import contacts, opportunities
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
"""What `shapes` needs of an opportunity's row."""


@dataclass(slots=True)
class Surroundings:
    """What a page of opportunities shows beside their own rows."""

    contacts: Mapping[int, ContactBaseShape] = field(default_factory=dict)
    """Those that the caller may see, by id."""
    members: Mapping[int, Sequence[int]] = field(default_factory=dict)
    values: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    listed: Mapping[tuple[Kind, int], Sequence[Guid]] = field(default_factory=dict)


def single(work: Work, opportunity_id: int) -> OpportunityShape:
    """Return the single form of an opportunity that the caller may see. Raises Missing."""
    statement = select(*COLUMNS).where(_o.id == opportunity_id, access.visible(work.viewer, Kind.OPPORTUNITY))
    found = shapes(work, work.tx.execute(statement).all(), is_single=True)
    if not found or found[0].stage is None:
        raise Missing
    return found[0]


def several(work: Work, opportunity_ids: Sequence[int]) -> list[OpportunityShape]:
    """Return the list form of those of the opportunities that the caller may see, by id."""
    shown: list[OpportunityShape] = []
    for some in batches(opportunity_ids):
        statement = select(*COLUMNS).where(_o.id.in_(some), access.visible(work.viewer, Kind.OPPORTUNITY))
        shown += shapes(work, work.tx.execute(statement.order_by(_o.id)).all())
    return shown


def remains(work: Work, deleted: Sequence[Opportunity], *, is_single: bool = False) -> list[OpportunityShape]:
    """Return opportunities that are no more: what they were, without what hung on them (section 2.8)."""
    shown: list[OpportunityShape] = []
    for some in batches(deleted):
        main = {each.contact_id for each in some if each.contact_id}
        make = _maker(work, Surroundings(contacts=_around(work, main, ())[0]), is_single=is_single)
        shown += [make(each, False) for each in some]
    return shown


def shapes(work: Work, found: Sequence[Row[Any]], *, is_single: bool = False) -> list[OpportunityShape]:
    """Return the wire form of rows with COLUMNS, in their order. Four statements at most, none for no rows."""
    if not found:
        return []
    ids = [row.id for row in found]
    members = links.members_of_records(work, Kind.OPPORTUNITY, ids)
    wanted = {row.contact_id for row in found if row.contact_id}
    wanted.update(contact for some in members.values() for contact in some)
    shown, listed = _around(work, wanted, [row.id for row in found if row.is_private])
    values = custom_fields.values_of_records(work, Kind.OPPORTUNITY, ids)
    make = _maker(work, Surroundings(shown, members, values, listed), is_single=is_single)
    return [make(row, row.is_private) for row in found]


def _around(
    work: Work, contact_ids: Collection[int], private_ids: Collection[int]
) -> tuple[dict[int, ContactBaseShape], dict[tuple[Kind, int], list[Guid]]]:
    """Return the contacts that the caller may see, and the access lists of opportunities. Two statements."""
    rows: list[Row[Any]] = []
    for some in batches(sorted(contact_ids)):
        statement = select(*BASE_COLUMNS).where(
            contacts.c.id.in_(some), access.visible(work.viewer, Kind.CONTACT)
        )
        rows += work.tx.execute(statement).all()
    closed = [(Kind.CONTACT, row.id) for row in rows if row.share_type != ShareType.READ_WRITE]
    listed = access.entries_of(work.tx, closed + [(Kind.OPPORTUNITY, each) for each in private_ids])
    shown = {row.id: base_shape(work, row, listed.get((Kind.CONTACT, row.id), ())) for row in rows}
    return shown, listed


def _maker(work: Work, around: Surroundings, *, is_single: bool) -> Callable[[Any, bool], OpportunityShape]:
    """Return what makes the shape of a row or record, told whether it is private; for a whole page."""
    people, zone, site = directory(work), work.site.zone, work.site
    stages = work.cached(stage_cards)

    def make(row: Any, is_private: bool) -> OpportunityShape:
        shown_to = None
        if is_private or is_single:
            users = around.listed.get((Kind.OPPORTUNITY, row.id), ()) if is_private else ()
            shown_to = [people.short(user, site) for user in users]
        return OpportunityShape(
            create_by=people.short(row.created_by, site),
            created=wire_date(row.created_at, zone),
            members=[
                around.contacts[each] for each in around.members.get(row.id, ()) if each in around.contacts
            ],
            contact=around.contacts.get(row.contact_id),
            title=row.title,
            description=row.description,
            responsible=people.short(row.responsible_id, site),
            bid_type=int(row.bid_type),
            bid_value=row.bid_value or NO_AMOUNT,
            bid_currency=SHAPES.get(row.bid_currency),
            per_period_value=row.per_period_value,
            stage=stages.get(row.stage_id),
            success_probability=row.success_probability,
            actual_close_date=wire_date(row.actual_close_at, zone),
            expected_close_date=wire_date(row.expected_close_at, zone),
            is_private=is_private,
            access_list=shown_to,
            can_edit=True,  # whoever sees an opportunity may edit it (sheet 02, section 7.3)
            custom_fields=custom_fields.shapes(
                work, Kind.OPPORTUNITY, row.id, around.values.get(row.id, {}), headings=is_single
            ),
            id=row.id,
        )

    return make
