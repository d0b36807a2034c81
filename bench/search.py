"""The search over everything, in a large and in a small portal: what is typed letter by letter, and whole queries."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from bench.client import Client, query
from bench.fill import Filled
from bench.fill.words import COMMON_WORD, RARE_WORD
from bench.measure import interleaved
from bench.server import serving
from bench.table import Figure

LIMIT = 3.0
"""The large portal may take longer by its deeper indexes, not by its hundred times as many records."""
ROUNDS = 15
PATIENCE = 10.0
SLACK = 0.005
"""Seconds by which two medians may differ before their ratio counts as missed."""

TYPED = ("ren", "sol", "202", "ing", "son", "mül", "zim", "жук", "αθη", "山水")
"""Three letters each, and two ideograms: in a fifteenth of all titles, in most of them, seldom or never at a word's
beginning, with accents, in other scripts."""
OTHERS = (
    "e",
    "山",
    COMMON_WORD,
    RARE_WORD,
    "solar 2025",
    "north",
    "zimmermann zoe",
    "ada1234@example.com",
    "quetzalcoatl",
    "neg*tion",
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A query with its medians, in seconds."""

    text: str
    large: float
    small: float

    @property
    def ratio(self) -> float:
        """How much longer the large portal takes."""
        return self.large / self.small

    @property
    def is_met(self) -> bool:
        """Whether it takes about as long."""
        return self.large - self.small * LIMIT <= SLACK


def measure(large: Filled, small: Filled) -> list[Figure]:
    """Return the figures of both groups of queries, as a plain user."""
    with ExitStack() as stack:
        clients = [
            stack.enter_context(Client(server.url, portal.facts.user_key))
            for portal in (large, small)
            for server in [stack.enter_context(serving(portal.folder, database=portal.database))]
        ]
        typed = [_compare(text, *clients) for text in TYPED]
        others = [_compare(text, *clients) for text in OTHERS]
    return [
        _summary("three letters", typed),
        *(_line(one) for one in typed),
        _summary("other queries", others),
        *(_line(one) for one in others),
    ]


def _compare(text: str, large: Client, small: Client) -> Compared:
    path = f"crm/search{query(count=25, filterValue=text)}"
    times = interleaved(
        [_call(client, path) for client in (large, small)], rounds=ROUNDS, warm_up=2, patience=PATIENCE
    )
    return Compared(text, times[0].middle, times[1].middle)


def _call(client: Client, path: str) -> Callable[[], None]:
    request = client.prepare("GET", path)

    def call() -> None:
        answer = client.send(request)
        if answer.status != 200:
            raise AssertionError(f"{path}: {answer.status} {answer.body[:300]!r}")

    return call


def _summary(name: str, compared: list[Compared]) -> Figure:
    return Figure(
        f"search over everything, {name}: median of {len(compared)}, large against small",
        median(one.ratio for one in compared),
        limit=LIMIT,
        note=f"{sum(one.is_met for one in compared)} of {len(compared)} within {LIMIT}",
    )


def _line(one: Compared) -> Figure:
    return Figure(
        f"- search: {one.text}",
        one.ratio,
        limit=None if one.is_met else LIMIT,
        note=f"{one.large * 1000:.1f} ms against {one.small * 1000:.1f} ms",
    )
