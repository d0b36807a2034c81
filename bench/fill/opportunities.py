"""A million opportunities, as a sales department would have them after six years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import accumulate
from random import Random
from typing import Any

from bench.fill import words
from bench.fill.facts import BIG_CONTACT as BIG
from bench.fill.facts import RARE, SALESPEOPLE, TODAY
from rapport.core.clock import NO_DATE
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.text import fold

COLUMNS = (
    "id",
    "title",
    "title_sort",
    "description",
    "responsible_id",
    "contact_id",
    "stage_id",
    "stage_order",
    "bid_type",
    "bid_value",
    "bid_currency",
    "per_period_value",
    "success_probability",
    "actual_close_at",
    "expected_close_at",
    "close_at",
    "is_private",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)

CURRENCIES = ("USD", "USD", "USD", "EUR", "EUR", "GBP", "PLN", "CHF")
PRIVATE_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as opportunities need it; `share` of them are in it."""

    id: int
    order: int
    probability: int
    stage_type: int
    share: float


@dataclass(frozen=True, slots=True)
class Team:
    """Who sells. The first is the plain user of the measurements; `group_id` is a group they belong to."""

    user_ids: tuple[Guid, ...]
    group_id: Guid


@dataclass(frozen=True, slots=True)
class Deal:
    """One opportunity with what hangs on it."""

    row: tuple[Any, ...]
    members: tuple[int, ...]
    subjects: tuple[Guid, ...]


STAGE_SHARES = (0.06, 0.05, 0.04, 0.04, 0.03, 0.02, 0.01, 0.47, 0.28)
"""Most are closed, more won than lost."""


def deals(count: int, contacts: int, stages: Sequence[Stage], team: Team) -> Iterator[Deal]:
    """Invent opportunities 1 to `count`; the same ones each time."""
    random = Random(f"opportunities {count}")
    stage_weights = list(accumulate(stage.share for stage in stages))
    seller_weights = list(accumulate(1 / (place + 3) for place in range(SALESPEOPLE)))
    rare = max(1, count // RARE)
    big = max(1, count // BIG)
    for number in range(1, count + 1):
        stage = random.choices(stages, cum_weights=stage_weights)[0]
        seller = random.choices(team.user_ids, cum_weights=seller_weights)[0]
        title = words.opportunity_title(random)
        if number % rare == rare // 2 and number // rare < RARE:
            title = f"{title} {words.RARE_WORD}"
        contact = big_contact(contacts) if number % big == 0 else _main_contact(random, contacts, stage)
        subjects = _subjects(random, team) if random.random() < PRIVATE_SHARE else ()
        created, actual, expected = _dates(random, stage)
        bid_type = 0 if random.random() < 0.9 else random.randint(1, 5)
        row = (
            number,
            title,
            fold(title)[:255],
            random.choice(words.NOTES) if random.random() < 0.4 else "",
            seller,
            contact,
            stage.id,
            stage.order,
            bid_type,
            Decimal(int(random.lognormvariate(8, 1.2))) + (Decimal("0.5") if random.random() < 0.1 else 0),
            random.choice(CURRENCIES),
            random.randint(1, 24) if bid_type else 0,
            stage.probability,
            actual,
            expected,
            expected if stage.stage_type == 0 else actual,
            bool(subjects),
            random.choice(team.user_ids),
            created,
            seller,
            created + timedelta(days=random.randint(0, 30)),
        )
        yield Deal(row, _members(random, contact, contacts), subjects)


def big_contact(contacts: int) -> int:
    """Return the contact that has more opportunities than any other."""
    return contacts // 2


def _main_contact(random: Random, contacts: int, stage: Stage) -> int:
    """Return who it is sold to. Nobody is at the first stage, "Initial contact", without being a contact."""
    return random.randint(1, contacts) if random.random() < 0.9 or stage.order == 1 else 0


def _members(random: Random, contact: int, contacts: int) -> tuple[int, ...]:
    members = {random.randint(1, contacts) for _ in range(random.choice((0, 0, 1, 1, 2, 3)))}
    if contact:
        members.add(contact)
    return tuple(sorted(members))


def _subjects(random: Random, team: Team) -> tuple[Guid, ...]:
    """Return who sees a private one: two to four of the team; the plain user one time in three, half by a group."""
    user, *others = team.user_ids
    subjects = set(random.sample(others, random.randint(2, 4)))
    chance = random.random()
    if chance < 1 / 6:
        subjects.add(user)
    elif chance < 1 / 3:
        subjects.add(team.group_id)
    return tuple(sorted(subjects))


def _dates(random: Random, stage: Stage) -> tuple[datetime, datetime, datetime]:
    """Return when it was created, closed (or not), and was to be closed (or nobody said)."""
    created = TODAY - timedelta(seconds=random.randint(0, 6 * 365 * 86400))
    expected = NO_DATE if random.random() < 0.2 else created + timedelta(days=random.randint(10, 300))
    if stage.stage_type == 0:
        return created, NO_DATE, expected
    return (
        created,
        created + timedelta(days=random.randint(1, 240), seconds=random.randint(0, 86399)),
        expected,
    )


def tag_links(count: int, tag_ids: Sequence[int], shares: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Return tag and opportunity of each assignment; a share of 0 stands for the rare tag."""
    for tag, share in zip(tag_ids, shares, strict=True):
        random = Random(f"tag {tag} {count}")
        if share == 0:
            wanted = RARE
            yield from ((tag, number) for number in sorted(random.sample(range(1, count + 1), wanted)))
        else:
            yield from ((tag, number) for number in range(1, count + 1) if random.random() < share)


def field_values(count: int, terms_id: int, region_id: int) -> Iterator[tuple[int, int, int, str]]:
    """Return kind, record, field and text of each custom field value."""
    random = Random(f"fields {count}")
    for number in range(1, count + 1):
        if random.random() < 0.7:
            yield Kind.OPPORTUNITY, number, terms_id, random.choice(words.PAYMENT_TERMS)
        if random.random() < 0.4:
            yield Kind.OPPORTUNITY, number, region_id, random.choice(words.REGIONS)
