"""Companies and people to sell to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from bench.fill import words
from bench.fill.facts import TODAY
from bench.fill.opportunities import Team
from rapport.core.clock import NO_DATE
from rapport.core.ids import Guid
from rapport.core.text import fold

COLUMNS = (
    "id",
    "is_company",
    "first_name",
    "last_name",
    "company_name",
    "name_sort",
    "first_name_sort",
    "last_name_sort",
    "job_title",
    "company_id",
    "about",
    "status_id",
    "type_id",
    "share_type",
    "last_event_at",
    "created_by",
    "created_at",
    "modified_by",
    "modified_at",
)
INFO_COLUMNS = ("id", "contact_id", "info_type", "category", "data", "is_primary", "modified_at")
PHONE, EMAIL = 0, 1
STATUSES, TYPES = (0, 0, 0, 1, 2, 3), (0, 0, 1, 1, 2, 3)
"""Places in the portal's lists; 0: none."""


@dataclass(frozen=True, slots=True)
class ListIds:
    """Ids of the portal's contact statuses and types, behind a 0 for none."""

    statuses: tuple[int, ...]
    types: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """One contact with what hangs on it."""

    row: tuple[Any, ...]
    managers: tuple[Guid, ...]
    infos: tuple[tuple[int, int, str], ...]
    """Type, category, text."""


def acquaintances(count: int, lists: ListIds, team: Team) -> Iterator[Acquaintance]:
    """Invent contacts 1 to `count`, the same ones each time: two fifths companies, the rest people."""
    random = Random(f"contacts {count}")
    for number in range(1, count + 1):
        is_company = number % 5 in {1, 3}
        company = words.company_name(random) if is_company else ""
        first, last = ("", "") if is_company else words.person_name(random)
        share_type = random.choices((1, 2, 0), (80, 12, 8))[0]
        managers = (
            tuple(sorted(random.sample(team.user_ids, random.randint(1, 2)))) if share_type != 1 else ()
        )
        created = TODAY - timedelta(seconds=random.randint(0, 6 * 365 * 86400))
        author = random.choice(team.user_ids)
        row = (
            number,
            is_company,
            first,
            last,
            company,
            fold(company or f"{first} {last}"),
            fold(f"{first} {last}") if first else "",
            fold(f"{last} {first}") if first else "",
            "" if is_company else random.choice(words.JOB_TITLES),
            number - 1 if not is_company and number % 5 in {2, 4} else 0,
            random.choice(words.NOTES) if random.random() < 0.2 else "",
            lists.statuses[random.choice(STATUSES)],
            lists.types[random.choice(TYPES)],
            share_type,
            created if random.random() < 0.5 else NO_DATE,
            author,
            created,
            author,
            created,
        )
        yield Acquaintance(row, managers, _infos(random, number, first or company))


def _infos(random: Random, number: int, name: str) -> tuple[tuple[int, int, str], ...]:
    address = f"{fold(name).split()[0]}{number}@example.com"
    phone = f"+{random.randint(30, 48)} {random.randint(100, 999)} {random.randint(100000, 999999)}"
    chance = random.random()
    if chance < 0.5:
        return ((EMAIL, 1, address),)
    return ((EMAIL, 1, address), (PHONE, 1, phone)) if chance < 0.8 else ()
