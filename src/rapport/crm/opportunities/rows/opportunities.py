"""Rows of opportunities. Functions that take ids take as many as `store.batches` gives at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, delete, insert, literal, or_, select, true, update

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.opportunities.records import BidType, Opportunity, Stage, StageType
from rapport.store.among import among
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import contacts, opportunities, opportunity_stages
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_o = opportunities.c
_NAMES = tuple(field.name for field in fields(Opportunity))

COLUMNS = tuple(_o[name] for name in _NAMES)
"""What `record` takes, in the order of the record's fields."""


def record(row: Row[Any]) -> Opportunity:
    """Return the record of a row with COLUMNS."""
    values = dict(zip(_NAMES, row, strict=True))
    values["bid_type"] = BidType(values["bid_type"])
    return Opportunity(**values)


def find(work: Work, opportunity_id: int) -> Opportunity | None:
    """Return an opportunity that the caller may see; None if there is none."""
    statement = select(*COLUMNS).where(_o.id == opportunity_id, access.visible(work.viewer, Kind.OPPORTUNITY))
    row = work.tx.execute(statement).one_or_none()
    return record(row) if row else None


def load(work: Work, opportunity_id: int) -> Opportunity:
    """Return an opportunity that the caller may see. Raises Missing."""
    found = find(work, opportunity_id)
    if found is None:
        raise Missing
    return found


def load_visible(
    work: Work, opportunity_ids: Sequence[int], *, access_changeable: bool = False
) -> list[Opportunity]:
    """Return those of the opportunities that the caller may see (and so edit), by id.

    With `access_changeable`, those alone for which they may also set who sees them.
    """
    also: ColumnElement[bool] = true()
    if access_changeable:
        also = access.access_changeable(work.viewer, Kind.OPPORTUNITY)
    statement = select(*COLUMNS).where(
        among(_o.id, "ids"), access.visible(work.viewer, Kind.OPPORTUNITY), also
    )
    return [record(row) for row in work.tx.execute(statement.order_by(_o.id), {"ids": opportunity_ids})]


def load_any(work: Work, opportunity_ids: Sequence[int]) -> list[Opportunity]:
    """Return those of the opportunities that exist, by id, whoever may see them."""
    statement = select(*COLUMNS).where(among(_o.id, "ids")).order_by(_o.id)
    return [record(row) for row in work.tx.execute(statement, {"ids": list(opportunity_ids)})]


def is_contact(work: Work, contact_id: int) -> bool:
    """Whether there is such a contact, seen or not."""
    return work.tx.execute(select(contacts.c.id).where(contacts.c.id == contact_id)).first() is not None


_INSERT = Prepared(insert(opportunities).returning(_o.id))


def insert_opportunity(work: Work, opportunity: Opportunity, stage: Stage) -> int:
    """Store a new opportunity at a stage and return its id; the one it brings is ignored."""
    values = _columns(opportunity, stage) | {"stage_since": work.now}
    opportunity_id: int = _INSERT.rows(work.tx, values)[0][0]
    return opportunity_id


def save(work: Work, opportunity: Opportunity, stage: Stage) -> None:
    """Store every field of an opportunity, which is at that stage: since now, if it was at another one."""
    entered = case((_o.stage_id == stage.id, _o.stage_since), else_=literal(work.now, _o.stage_since.type))
    statement = update(opportunities).where(_o.id == opportunity.id)
    work.tx.execute(statement.values(**_columns(opportunity, stage), stage_since=entered))


def set_private(work: Work, opportunity_ids: Sequence[int], *, is_private: bool) -> None:
    """Mark opportunities private or public. Their access lists are not kept here."""
    statement = update(opportunities).where(among(_o.id, "ids"))
    work.tx.execute(statement.values(is_private=is_private), {"ids": opportunity_ids})


def set_stage_orders(work: Work, orders: Mapping[int, int]) -> None:
    """Give the opportunities at these stages their stage's new place in the order. One statement."""
    if orders:
        statement = update(opportunities).where(_o.stage_id.in_(list(orders)))
        work.tx.execute(statement.values(stage_order=case(dict(orders), value=_o.stage_id)))


def keep_to_stages(work: Work, opportunity_ids: Sequence[int] | None, stages: Iterable[Stage]) -> None:
    """Give opportunities (None: all that are at these stages) the place and the close date that their stages make."""
    known = list(stages)
    if not known:
        return
    place = case({stage.id: stage.sort_order for stage in known}, value=_o.stage_id)
    open_stages = [stage.id for stage in known if stage.stage_type == StageType.OPEN]
    closes = case((_o.stage_id.in_(open_stages), _o.expected_close_at), else_=_o.actual_close_at)
    outdated = or_(_o.stage_order != place, _o.close_at != closes)
    statement = update(opportunities).where(_o.stage_id.in_([stage.id for stage in known]), outdated)
    statement = statement.values(stage_order=place, close_at=closes)
    if opportunity_ids is None:
        work.tx.execute(statement)
    else:
        work.tx.execute(statement.where(among(_o.id, "ids")), {"ids": list(opportunity_ids)})


def delete_opportunities(work: Work, opportunity_ids: Sequence[int]) -> None:
    """Delete opportunities."""
    work.tx.execute(delete(opportunities).where(among(_o.id, "ids")), {"ids": opportunity_ids})


def open_of(work: Work, user_id: Guid) -> list[int]:
    """Return the ids of the opportunities at an open stage that a user is responsible for, seen or not."""
    statement = select(_o.id).where(_o.responsible_id == user_id, _o.stage_id.in_(_open_stages()))
    return list(work.tx.scalars(statement.order_by(_o.id)))


def open_listing(work: Work, user_id: Guid) -> list[int]:
    """Return the ids of the opportunities at an open stage whose access list names a user."""
    listing = access.records_managed_by(Kind.OPPORTUNITY, user_id)
    return list(work.tx.scalars(select(_o.id).where(_o.id.in_(listing), _o.stage_id.in_(_open_stages()))))


def set_responsible(work: Work, opportunity_ids: Sequence[int], user_id: Guid) -> None:
    """Make a user responsible for opportunities."""
    statement = update(opportunities).where(among(_o.id, "ids")).values(responsible_id=user_id)
    work.tx.execute(statement, {"ids": opportunity_ids})


def _open_stages() -> Select[int]:
    return select(opportunity_stages.c.id).where(opportunity_stages.c.stage_type == StageType.OPEN)


def of_contacts(work: Work, contact_ids: Sequence[int]) -> dict[int, int]:
    """Return the main contact of each opportunity, seen or not, whose main contact is one of these."""
    statement = select(_o.id, _o.contact_id).where(among(_o.contact_id, "ids")).order_by(_o.id)
    return dict(work.tx.execute(statement, {"ids": contact_ids}).all())


def clear_contacts(work: Work, contact_ids: Sequence[int]) -> None:
    """Take the main contact off the opportunities whose main contact is one of these."""
    statement = update(opportunities).where(among(_o.contact_id, "ids")).values(contact_id=0)
    work.tx.execute(statement, {"ids": contact_ids})


def move_contact(work: Work, source: int, target: int) -> None:
    """Make one contact the main contact of the opportunities of another."""
    work.tx.execute(update(opportunities).where(_o.contact_id == source).values(contact_id=target))


def _columns(opportunity: Opportunity, stage: Stage) -> dict[str, Any]:
    values = {name: getattr(opportunity, name) for name in _NAMES if name != "id"}
    return values | {
        "bid_type": int(opportunity.bid_type),
        "title_sort": fold(opportunity.title)[:SORT_KEY_LENGTH],
        "stage_order": stage.sort_order,
        "close_at": opportunity.close_at(stage),
    }
