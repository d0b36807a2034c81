"""Opportunities and stages on the wire (sheet 04, sections 10.1 to 10.3)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from msgspec import UNSET, UnsetType

from rapport.crm.cards.schemas import ContactBaseShape, CurrencyShape
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.crm.opportunities.records import BidType, Stage
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import Input, Shape, WireDate

NO_AMOUNT = Decimal(0)
"""The very object that stands for "no amount": msgspec leaves out a default by identity."""


class StageBaseShape(Shape, frozen=True, kw_only=True):
    """A stage inside an opportunity. `success_probability` is in percent."""

    success_probability: int
    stage_type: int
    title: str
    description: str | None = None
    """Left out of the answer to a call that set none."""
    color: str
    sort_order: int = 0
    """Never sent: the reference does not fill it in."""
    id: int


class StageShape(Shape, frozen=True, kw_only=True):
    """A stage with the number of opportunities at it, whoever may see them."""

    relative_items_count: int = 0
    success_probability: int
    stage_type: int
    title: str
    description: str | None = None
    """Left out of the answer to a call that set none."""
    color: str
    sort_order: int = 0
    """Never sent: the reference does not fill it in."""
    id: int


class OpportunityShape(Shape, frozen=True, kw_only=True):
    """An opportunity. The single form always has `access_list`, the list form when it is private."""

    create_by: EmployeeShape
    created: WireDate
    members: list[ContactBaseShape]
    """Those that the caller may see, by id."""
    contact: ContactBaseShape | None = None
    """The main contact, if there is one that the caller may see."""
    title: str
    description: str | None = None
    """Left out of the answer to a creation without one."""
    responsible: EmployeeShape
    bid_type: int = 0
    bid_value: Decimal = NO_AMOUNT
    bid_currency: CurrencyShape | None = None
    per_period_value: int = 0
    stage: StageBaseShape | None = None
    success_probability: int = 0
    actual_close_date: WireDate
    expected_close_date: WireDate
    is_private: bool
    access_list: list[EmployeeShape] | None = None
    can_edit: bool
    custom_fields: list[CustomFieldShape]
    id: int


def stage_base_shape(stage: Stage) -> StageBaseShape:
    """Return a stage as opportunities embed it."""
    return StageBaseShape(
        success_probability=stage.success_probability,
        stage_type=int(stage.stage_type),
        title=stage.title,
        description=stage.description,
        color=stage.color,
        id=stage.id,
    )


def stage_shape(stage: Stage, used: int = 0) -> StageShape:
    """Return a stage as the calls for stages answer it, with the number of its opportunities."""
    return StageShape(
        relative_items_count=used,
        success_probability=stage.success_probability,
        stage_type=int(stage.stage_type),
        title=stage.title,
        description=stage.description,
        color=stage.color,
        id=stage.id,
    )


class OpportunityFieldsInput(Input, frozen=True, kw_only=True):
    """Fields of an opportunity, by the parameters of the whole update; those that are sent count."""

    __closed__ = True

    title: str | UnsetType | None = UNSET
    description: str | UnsetType | None = UNSET
    contactid: int | UnsetType = UNSET
    """Primary contact; 0: none."""
    members: list[int] | UnsetType = UNSET
    """Participants."""
    responsibleid: Guid | UnsetType = UNSET
    bid_type: BidType | UnsetType = UNSET
    bid_value: Decimal | UnsetType = UNSET
    bid_currency_abbr: str | UnsetType | None = UNSET
    per_period_value: int | UnsetType = UNSET
    stageid: int | UnsetType = UNSET
    success_probability: int | UnsetType = UNSET
    """In percent."""
    actual_close_date: datetime | UnsetType | None = UNSET
    expected_close_date: datetime | UnsetType | None = UNSET
    is_private: bool | UnsetType = UNSET
    """Without an access list it has no effect."""
    access_list: list[Guid] | UnsetType = UNSET
    is_notify: bool | UnsetType = UNSET
    """No field: whether to notify users who are new in the access list."""


class CurrencySumShape(Shape, frozen=True, kw_only=True):
    """What opportunities in one currency are worth together."""

    currency: str
    """Abbreviation."""
    sum: Decimal
    weighted_sum: Decimal
    """Each by its success probability."""


class FigureGroupShape(Shape, frozen=True, kw_only=True):
    """Opportunities that go together. `sum` and `weighted_sum` are in the portal's default currency."""

    key: str
    """Stage id, month as `2026-11` (empty: no date), user id or currency."""
    title: str
    count: int
    sums: list[CurrencySumShape]
    sum: Decimal
    weighted_sum: Decimal


class FiguresShape(Shape, frozen=True, kw_only=True):
    """What opportunities are worth. Sums in the default currency leave out what has no rate."""

    group_by: str
    currency: str
    """The portal's default currency."""
    missing_rates: list[str]
    """Currencies from which no rate leads to it."""
    count: int
    sum: Decimal
    weighted_sum: Decimal
    groups: list[FigureGroupShape]


class BoardContactShape(Shape, frozen=True, kw_only=True):
    """The main contact on a card."""

    id: int
    display_name: str
    is_company: bool


class BoardPersonShape(Shape, frozen=True, kw_only=True):
    """Who is responsible, on a card."""

    id: Guid
    display_name: str
    avatar_small: str


class BoardCardShape(Shape, frozen=True, kw_only=True):
    """An opportunity on a board."""

    id: int
    title: str
    contact: BoardContactShape | None
    """Null: none, or one that the caller may not see."""
    responsible: BoardPersonShape
    bid_value: Decimal
    bid_currency: str
    """Abbreviation."""
    worth: Decimal
    """What it is worth in that currency, all periods together."""
    value: Decimal | None
    """What it is worth, all periods together, in the portal's default currency; null: no rate leads there."""
    success_probability: int
    expected_close_date: WireDate
    is_private: bool
    stage_since: WireDate
    """When it came to its stage."""
    next_task: WireDate | None
    """When the nearest of its open tasks is due; null: there is none that the caller may see."""
