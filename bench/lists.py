"""The same lists in a large and in a small portal: every order, every common filter, as a plain user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from statistics import median

from bench.cases import IN_BETWEEN, Case, cases
from bench.client import Client
from bench.fill import Filled
from bench.measure import interleaved
from bench.server import serving
from bench.table import Figure

LIMIT = 1.5
ROUNDS = 15
PATIENCE = 20.0
SLACK = 0.0005
"""Seconds by which two medians may differ before their ratio counts as missed: noise of a shared machine."""

RECOUNTED = {
    "all": "default",
    "open": "default",
    "stage won": "default",
    "responsible busy": "default",
    "tag common": "default",
    "a year": "default",
    "text common": "default",
    "text usual": "title descending",
    "manager": "default",
    "text common name": "default",
}
"""Filters to count anew, with the order that their page is read in."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A case with its medians, in seconds."""

    case: Case
    large: float
    small: float

    @property
    def ratio(self) -> float:
        """How much longer the large portal takes."""
        return self.large / self.small

    @property
    def is_met(self) -> bool:
        """Whether the large portal takes at most half as long again."""
        return self.ratio <= LIMIT or self.large - self.small * LIMIT <= SLACK


def measure(large: Filled, small: Filled, what: str = "opportunity", only: str = "") -> list[Figure]:
    """Return a figure for each filter, and what counting anew costs; `only` picks cases whose name has it."""
    wanted = [case for case in cases(what, large.facts, small.facts) if only in case.name]
    with ExitStack() as stack:
        servers = [
            stack.enter_context(serving(portal.folder, database=portal.database)) for portal in (large, small)
        ]
        clients = [
            stack.enter_context(Client(server.url, portal.facts.user_key))
            for server, portal in zip(servers, (large, small), strict=True)
        ]
        compared = [_compare(case, *clients) for case in wanted]
        recounted = list(_recounted(clients[0], wanted))
    return [*_figures(what, compared, large, small), *recounted]


def _compare(case: Case, large: Client, small: Client) -> Compared:
    times = interleaved(
        [
            partial(_good, large, large.prepare("GET", case.large)),
            partial(_good, small, small.prepare("GET", case.small)),
        ],
        rounds=ROUNDS,
        warm_up=2,
        patience=PATIENCE,
    )
    return Compared(case, times[0].middle, times[1].middle)


def _recounted(client: Client, wanted: list[Case]) -> Iterator[Figure]:
    """Ask for pages whose totals are known, and again after each of three changes, which make them unknown."""
    for case in wanted:
        if case.order != RECOUNTED.get(case.filter):
            continue
        ask = partial(_good, client, client.prepare("GET", case.large))
        known = interleaved([ask], rounds=9)[0].middle
        counted: list[float] = []
        for number in range(3):
            client.call("POST", "crm/case", {"title": f"Change {number}"})
            counted += interleaved([ask], rounds=1, warm_up=0)[0].all
        note = f"{median(counted) * 1000:.0f} ms after a change, {known * 1000:.1f} ms as long as nothing changes"
        yield Figure(
            f"counting anew, {case.filter} ({case.order})", (median(counted) - known) * 1000, "ms", note=note
        )


def _good(client: Client, request: bytes) -> None:
    answer = client.send(request)
    if answer.status != 200:
        raise AssertionError(f"{request[:200]!r}: {answer.status} {answer.body[:300]!r}")


def _figures(what: str, compared: list[Compared], large: Filled, small: Filled) -> Iterator[Figure]:
    sizes = [
        portal.size.contacts if what == "contact" else portal.size.opportunities for portal in (large, small)
    ]
    common = [one for one in compared if one.case.filter not in IN_BETWEEN]
    met = sum(one.is_met for one in common)
    if common:
        yield Figure(
            f"{what} lists, {sizes[0]:,} against {sizes[1]:,}: median of {len(common)} cases",
            median(one.ratio for one in common),
            limit=LIMIT,
            note=f"{met} of {len(common)} within {LIMIT}",
        )
    for name, group in groupby(compared, key=lambda one: one.case.filter):
        yield _line(what, name, list(group))


def _line(what: str, name: str, group: list[Compared]) -> Figure:
    """Return a filter's figure: the worst of all its orders."""
    worst = max(group, key=lambda one: one.ratio)
    is_met = all(one.is_met for one in group)
    met = sum(one.is_met for one in group)
    return Figure(
        f"- {what}, {name}: worst order",
        worst.ratio,
        limit=None if name in IN_BETWEEN or (is_met and worst.ratio > LIMIT) else LIMIT,
        note=f"{worst.case.order}: {worst.large * 1000:.1f} ms against {worst.small * 1000:.1f} ms; "
        f"{met} of {len(group)} orders within {LIMIT}",
    )
