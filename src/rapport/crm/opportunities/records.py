"""Opportunities and stages, and the rules that need nothing but them (sheet 04, sections 1 to 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import IntEnum, StrEnum

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument
from rapport.core.ids import NOBODY, Guid

TITLE_LIMIT = 255
DESCRIPTION_BYTES = 65_535
STAGE_TITLE_LIMIT = 250
STAGE_COLOR_LIMIT = 50

LARGEST_AMOUNT = Decimal("79228162514264337593543950335")
"""What the reference's numbers reach, either way."""
_AMOUNT_UNIT = Decimal("1e-9")


class BidType(IntEnum):
    """What a bid is for; all but FIXED_BID are multiplied by the number of periods."""

    FIXED_BID = 0
    PER_HOUR = 1
    PER_DAY = 2
    PER_WEEK = 3
    PER_MONTH = 4
    PER_YEAR = 5


class StageType(IntEnum):
    """Whether opportunities at a stage are still open, and if not, how they ended."""

    OPEN = 0
    CLOSED_AND_WON = 1
    CLOSED_AND_LOST = 2

    @classmethod
    def labels(cls) -> Mapping[str, StageType]:
        """Return the English labels that requests may use besides the names (section 1.2)."""
        return {"Successfully closed": cls.CLOSED_AND_WON, "Unsuccessfully closed": cls.CLOSED_AND_LOST}


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way to a deal. `success_probability` is in percent."""

    id: int
    title: str
    description: str
    color: str
    success_probability: int
    stage_type: StageType
    sort_order: int


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A stored opportunity. `contact_id` is the main contact (0: none); dates that are not set are NO_DATE."""

    id: int
    title: str
    description: str
    responsible_id: Guid
    contact_id: int
    stage_id: int
    bid_type: BidType
    bid_value: Decimal
    bid_currency: str
    per_period_value: int
    success_probability: int
    actual_close_at: datetime
    expected_close_at: datetime
    is_private: bool
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    def entering(self, stage: Stage, *, by: Guid, at: datetime) -> Opportunity:
        """Return the opportunity put into a stage, which decides its probability and whether it is closed now."""
        return replace(
            self,
            stage_id=stage.id,
            success_probability=stage.success_probability,
            actual_close_at=NO_DATE if stage.stage_type == StageType.OPEN else at,
            modified_by=by,
            modified_at=at,
        )

    def close_at(self, stage: Stage) -> datetime:
        """Return what lists call the close date: the expected one while its stage is open, else the actual one."""
        return self.expected_close_at if stage.stage_type == StageType.OPEN else self.actual_close_at


@dataclass(frozen=True, slots=True)
class BidDraft:
    """The money of a draft. `per_period_value` is a number of periods."""

    bid_type: BidType = BidType.FIXED_BID
    value: Decimal = Decimal(0)
    currency: str | None = None
    per_period_value: int = 0


@dataclass(frozen=True, slots=True)
class ProgressDraft:
    """Where a draft stands. `success_probability` is in percent."""

    stage_id: int = 0
    success_probability: int = 0
    actual_close_at: datetime | None = None
    expected_close_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SharingDraft:
    """Who is to see it."""

    is_private: bool = False
    access_list: Sequence[Guid] = ()
    is_notify: bool = False
    """Whether those who see it from now on are told so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityDraft:
    """What a client sends to make an opportunity or to replace one, unchecked. A text that was not sent is None."""

    title: str | None
    description: str | None = None
    responsible_id: Guid = NOBODY
    contact_id: int = 0
    members: Sequence[int] | None = None
    """None: those that there are stay."""
    bid: BidDraft = BidDraft()
    progress: ProgressDraft = ProgressDraft()
    custom_fields: Sequence[tuple[int, str | None]] = ()
    """Field id and value."""
    sharing: SharingDraft | None = SharingDraft()
    """None: who sees it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityFilter:
    """What `opportunity/filter` picks by (section 2.9). None, 0 and empty: no condition."""

    responsible_id: Guid | None = None
    stage_id: int = 0
    stage_type: StageType | None = None
    tags: tuple[str, ...] = ()
    contact_id: int = 0
    as_participant: bool = False
    """Whether it suffices that the contact is a member."""
    from_date: datetime | None = None
    to_date: datetime | None = None
    text: str = ""


class FigureGroups(IntEnum):
    """What sums of opportunities are told by. The month is that of the close date, on the portal's clock."""

    STAGE = 0
    MONTH = 1
    RESPONSIBLE = 2
    CURRENCY = 3


class OpportunityOrder(StrEnum):
    """What lists are sorted by, as `sortBy` spells it (section 2.9). From CREATED on, members of the answer."""

    TITLE = "title"
    RESPONSIBLE = "responsible"
    STAGE = "stage"
    BID_VALUE = "bidvalue"
    CLOSE_DATE = "dateandtime"
    ID = "id"
    CREATED = "created"
    ACTUAL_CLOSE_DATE = "actualclosedate"
    EXPECTED_CLOSE_DATE = "expectedclosedate"
    SUCCESS_PROBABILITY = "successprobability"
    BID_TYPE = "bidtype"
    PER_PERIOD_VALUE = "perperiodvalue"


def order_of(
    sort_by: str, *, descending: bool, default: OpportunityOrder = OpportunityOrder.STAGE
) -> tuple[OpportunityOrder, bool]:
    """Return the order that `sortBy` asks for, and whether it descends; without a known word the default, ascending."""
    try:
        return OpportunityOrder(sort_by.partition(",")[0].strip().lower()), descending
    except ValueError:
        return default, False


def stored_amount(amount: Decimal) -> Decimal:
    """Return a bid as it is kept, rounded to nine decimals. Raises BadArgument beyond LARGEST_AMOUNT."""
    if amount.copy_abs() > LARGEST_AMOUNT:  # abs() would round
        raise BadArgument("The amount is too large.", parameter="bidValue")
    return amount.quantize(_AMOUNT_UNIT, ROUND_HALF_UP, Context(prec=50))


def stored_text(
    text: str | None, parameter: str, *, characters: int | None = None, size: int | None = None
) -> str:
    """Return a text as it is kept: empty if none was sent. Raises BadArgument naming one that is too long.

    `characters` and `size`, which is in bytes, are what its column takes.
    """
    kept = text or ""
    if characters is not None and len(kept) > characters:
        raise BadArgument(f"{parameter} has more than {characters} characters.", parameter=parameter)
    if size is not None and len(kept.encode()) > size:
        raise BadArgument(f"{parameter} has more than {size} bytes.", parameter=parameter)
    return kept


def wanted_subjects(caller: Guid, sharing: SharingDraft) -> frozenset[Guid]:
    """Return who is to be listed in the access list; nobody: the record is public (section 1.4).

    A list with anybody in it takes in the caller; `is_private` with an empty list is public (quirk 3).
    """
    listed = frozenset(sharing.access_list) if sharing.is_private else frozenset()
    return listed | {caller} if listed else listed
