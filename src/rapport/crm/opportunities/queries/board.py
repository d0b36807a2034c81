"""One column of a board: the opportunities at a stage, each with no more than a card shows. An addition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.queries.sums import in_default, told, worth
from rapport.crm.opportunities.records import OpportunityFilter, OpportunityOrder, Stage, StageType
from rapport.crm.opportunities.schemas import BoardCardShape, BoardContactShape, BoardPersonShape
from rapport.portal.people.directory import directory
from rapport.protocol.call import Listing, Page
from rapport.protocol.shapes import wire_date
from rapport.store import walking
from rapport.store.among import among
from rapport.store.tables import contacts, opportunities, tasks
from rapport.store.walking import Walked
from rapport.store.work import Work

_o, _c, _t = opportunities.c, contacts.c, tasks.c
_COLUMNS = (
    _o.id,
    _o.title,
    _o.contact_id,
    _o.responsible_id,
    _o.bid_type,
    _o.bid_value,
    _o.bid_currency,
    _o.per_period_value,
    _o.success_probability,
    _o.expected_close_at,
    _o.is_private,
    _o.stage_since,
    _o.created_at,
)


def board(work: Work, stage_id: int, wanted: OpportunityFilter, listing: Listing) -> Page[BoardCardShape]:
    """Return a page of the opportunities at a stage that match, by expected close date, with the total.

    Five statements at most. Raises BadArgument for id 0, Missing for an unknown stage.
    """
    if stage_id <= 0:
        raise BadArgument(parameter="stageid")
    stage = work.cached(rows.load_stages).get(stage_id)
    if stage is None:
        raise Missing
    walked = walking.remembered(work, ("board", wanted, stage_id), lambda: _walked(work, stage, wanted))
    found = walking.page(work, walked, _COLUMNS, start=listing.start_index, count=listing.count)
    return Page(_cards(work, found.rows), found.total, found.more)


def _walked(work: Work, stage: Stage, wanted: OpportunityFilter) -> Walked:
    """Return what the column is read from. While the stage is open, an index has its order: by the close date."""
    is_open = stage.stage_type == StageType.OPEN
    order = OpportunityOrder.CLOSE_DATE if is_open else OpportunityOrder.EXPECTED_CLOSE_DATE
    return replace(rows.walked(work, wanted, order, descending=False), where=[_o.stage_id == stage.id])


def _cards(work: Work, found: Sequence[Row[Any]]) -> list[BoardCardShape]:
    shown = _contacts(work, {row.contact_id for row in found if row.contact_id})
    deadlines = _deadlines(work, [row.id for row in found])
    zone, known = work.site.zone, directory(work)
    cards = []
    for row in found:
        person, due = known.short(row.responsible_id, work.site), deadlines.get(row.id)
        amount = worth(row.bid_type, row.bid_value, row.per_period_value)
        cards.append(
            BoardCardShape(
                id=row.id,
                title=row.title,
                contact=shown.get(row.contact_id),
                responsible=BoardPersonShape(
                    id=person.id, display_name=person.display_name, avatar_small=person.avatar_small
                ),
                bid_value=row.bid_value,
                bid_currency=row.bid_currency,
                worth=told(amount),
                value=in_default(work, row.bid_currency, amount),
                success_probability=row.success_probability,
                expected_close_date=wire_date(row.expected_close_at, zone),
                is_private=row.is_private,
                stage_since=wire_date(row.stage_since or row.created_at, zone),
                next_task=wire_date(due, zone) if due else None,
            )
        )
    return cards


def _contacts(work: Work, contact_ids: Collection[int]) -> dict[int, BoardContactShape]:
    """Return those of the contacts that the caller may see. One statement."""
    if not contact_ids:
        return {}
    statement = select(_c.id, _c.is_company, _c.first_name, _c.last_name, _c.company_name)
    statement = statement.where(among(_c.id, "ids"), access.visible(work.viewer, Kind.CONTACT))
    return {
        row.id: BoardContactShape(
            id=row.id,
            display_name=contact_name(
                is_company=row.is_company,
                first_name=row.first_name,
                last_name=row.last_name,
                company_name=row.company_name,
            ),
            is_company=row.is_company,
        )
        for row in work.tx.execute(statement, {"ids": sorted(contact_ids)})
    }


def _deadlines(work: Work, opportunity_ids: Sequence[int]) -> dict[int, datetime]:
    """Return when the nearest open task of each is due, of those that the caller may see. One statement."""
    if not opportunity_ids:
        return {}
    due = func.min(_t.deadline, type_=_t.deadline.type)
    statement = select(_t.entity_id, due).where(
        _t.entity_kind == Kind.OPPORTUNITY,
        among(_t.entity_id, "ids"),
        _t.is_closed.is_(False),
        access.task_visible(work.viewer),
    )
    found = work.tx.execute(statement.group_by(_t.entity_id), {"ids": list(opportunity_ids)})
    return dict(found.all())
