"""A page of a filtered, sorted list whose time does not grow with the table: from which end to read it.

Two ways lead to such a page. *Walking*: follow the index that has the wanted order and try the filters row by row
until the page is full; quick when a fair share of the rows match. *Driving*: collect the few rows that one filter
matches and sort them; quick when they are few. Neither database can tell which it is for a tag or a search text, so
a filter that may match few rows is told in both forms (`Narrowing`), a bounded count finds out, and the statement
is made accordingly (`walking`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Label,
    Row,
    ScalarSelect,
    Select,
    case,
    func,
    literal_column,
    select,
    union_all,
)

from rapport.store.work import Work

T = TypeVar("T")

FEW = 2000
"""A filter that matches no more rows than this drives the page: sorting them costs less than walking."""
HANDFUL = 200
"""So many matches of a search are fetched while they are counted, and not looked for a second time."""

Built = dict[Hashable, Any]
"""Statements that belong to one list, made when they are first needed."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter in both forms: the ids it matches, and a condition on the row at hand.

    `candidates` select something that is about as much as `ids` and counts much quicker: the hits of an index that
    only proposes. `weight`: how many times longer it takes to try the condition on a row than to look at one
    of its columns. `name`: under which the ids can be remembered as marks (`marking`), where trying the condition takes
    longer than that; it tells all that the ids depend on.
    """

    ids: Select[tuple[int]]
    condition: ColumnElement[bool]
    candidates: Select[Any] | None = field(default=None, kw_only=True)
    weight: int = field(default=1, kw_only=True)
    name: Hashable = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the narrowings drives, by its place; None: the page is walked. `ids`: what it matches, if known."""

    driver: int | None = None
    ids: tuple[int, ...] | None = None

    @property
    def shape(self) -> Hashable:
        """What a statement made for this choice depends on."""
        return self.driver, self.ids is None


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows of one page, the number of all matches, and whether rows follow."""

    rows: list[Row[Any]]
    total: int
    more: bool


Order = Sequence[tuple[ColumnElement[Any], bool]]
"""Columns to sort by, each with whether it descends; the last is the id."""


def built_once(built: Built, key: Hashable, build: Callable[[], T]) -> T:
    """Return what was built under the key, building it if nothing was. Two threads may both build: the same."""
    try:
        made: T = built[key]
    except KeyError:
        made = built[key] = build()
    return made


def choose(work: Work, narrowings: Sequence[Narrowing], built: Built) -> Choice:
    """Find out which filter, if any, matches few enough rows to drive. One statement, none without narrowings."""
    if not narrowings:
        return Choice()
    statement = built_once(built, "choice", lambda: _probe(narrowings))
    counts = [0] * len(narrowings)
    known: dict[int, list[int]] = {
        number: [] for number, narrowing in enumerate(narrowings) if narrowing.candidates is not None
    }
    for number, found in work.tx.execute(statement).all():
        if number < 0:
            known[-1 - number].append(found)
        else:
            counts[number] = found
    known = {number: ids for number, ids in known.items() if len(ids) <= min(HANDFUL, FEW)}
    counts = [len(known[number]) if number in known else count for number, count in enumerate(counts)]
    few = [number for number, count in enumerate(counts) if count <= FEW * narrowings[number].weight]
    if not few:
        return Choice()
    driver = min(few, key=counts.__getitem__)
    return Choice(driver, tuple(dict.fromkeys(known[driver])) if driver in known else None)


def _probe(narrowings: Sequence[Narrowing]) -> Any:
    """Select place and bounded count of each narrowing; for a search, under -1 - place, its first ids as well."""
    looks: list[Any] = []
    for number, narrowing in enumerate(narrowings):
        place: Label[Any] = literal_column(str(number)).label("number")
        if narrowing.candidates is None:
            looks.append(select(place, _bounded(narrowing.ids, narrowing.weight).label("found")))
            continue
        # Read once: only if there are more than a handful are the candidates counted.
        handful = narrowing.ids.limit(min(HANDFUL, FEW) + 1).cte(f"handful_{number}")
        fetched = select(func.count()).select_from(handful).scalar_subquery()
        count = case(
            (fetched > min(HANDFUL, FEW), _bounded(narrowing.candidates, narrowing.weight)), else_=fetched
        )
        looks.append(select(place, count.label("found")))
        looks.append(select(literal_column(str(-1 - number)), *handful.c))
    return union_all(*looks) if len(looks) > 1 else looks[0]


def _bounded(found: Select[Any], weight: int) -> ScalarSelect[int]:
    """Count what is found, up to one more than is few."""
    return select(func.count()).select_from(found.limit(FEW * weight + 1).subquery()).scalar_subquery()
