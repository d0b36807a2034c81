"""The same lists in a large and in a small portal: every order, every common filter, as a plain user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median

from bench.client import Client, query
from bench.fill import Facts, Filled
from bench.fill.words import COMMON_WORD, RARE_WORD
from bench.measure import interleaved
from bench.server import serving
from bench.table import Figure

LIMIT = 1.5
ROUNDS = 15
PATIENCE = 20.0
SLACK = 0.0005
"""Seconds by which two medians may differ before their ratio counts as missed: noise of a shared machine."""

OPPORTUNITY_ORDERS = ("stage", "title", "responsible", "bidvalue", "dateandtime", "id")
CONTACT_ORDERS = ("displayName", "contactType", "created", "firstName", "lastName", "history", "id")

Filters = dict[str, dict[str, object]]
"""What the filters are called, with their parameters."""


@dataclass(frozen=True, slots=True)
class Case:
    """One list: what is asked of the large portal, and the same of the small one."""

    order: str
    filter: str
    large: str
    small: str

    @property
    def name(self) -> str:
        """Order and filter."""
        return f"{self.order}, {self.filter}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A case with its medians, in seconds, and the time of the first call after a change, which counts anew."""

    case: Case
    large: float
    small: float
    uncounted: float

    @property
    def ratio(self) -> float:
        """How much longer the large portal takes."""
        return self.large / self.small

    @property
    def is_met(self) -> bool:
        """Whether the large portal takes at most half as long again."""
        return self.ratio <= LIMIT or self.large - self.small * LIMIT <= SLACK


def opportunity_filters(facts: Facts) -> Filters:
    """Return the common filters of `opportunity/filter`."""
    return {
        "all": {},
        "stage won": {"opportunityStagesid": facts.won_stage},
        "stage first": {"opportunityStagesid": facts.first_stage},
        "open": {"stageType": "Open"},
        "lost": {"stageType": "ClosedAndLost"},
        "responsible busy": {"responsibleid": facts.busy_id},
        "responsible self": {"responsibleid": facts.user_id},
        "tag common": {"tags": facts.common_tag},
        "tag middle": {"tags": facts.middle_tag},
        "tag rare": {"tags": facts.rare_tag},
        "a month": {"fromDate": "2025-03-01", "toDate": "2025-03-31"},
        "a year": {"fromDate": "2025-01-01", "toDate": "2025-12-31"},
        "text common": {"filterValue": COMMON_WORD},
        "text two words": {"filterValue": "solar 2025"},
        "text rare": {"filterValue": RARE_WORD},
        "text nowhere": {"filterValue": "quetzalcoatl"},
        "contact": {"contactid": facts.big_contact},
        "contact takes part": {"contactid": facts.big_contact, "contactAlsoIsParticipant": "true"},
        "open, self, tag": {"stageType": "Open", "responsibleid": facts.user_id, "tags": facts.common_tag},
        "won, a year, text": {
            "opportunityStagesid": facts.won_stage,
            "fromDate": "2025-01-01",
            "toDate": "2025-12-31",
            "filterValue": COMMON_WORD,
        },
    }


def contact_filters(facts: Facts) -> Filters:
    """Return the common filters of `contact/filter`."""
    return {
        "all": {},
        "companies": {"contactListView": "company"},
        "persons": {"contactListView": "person"},
        "with opportunity": {"contactListView": "withopportunity"},
        "status": {"contactStage": facts.contact_status},
        "type": {"contactType": facts.contact_type},
        "manager": {"responsibleid": facts.user_id},
        "private": {"isShared": "false"},
        "a month": {"fromDate": "2025-03-01", "toDate": "2025-03-31"},
        "text common": {"filterValue": "north"},
        "text rare": {"filterValue": "zimmermann zoe"},
        "text address": {"filterValue": "ada1234@example.com"},
    }


def _cases(path: str, orders: tuple[str, ...], large: Filters, small: Filters) -> Iterator[Case]:
    directions: list[tuple[str, dict[str, object]]] = [("default", {})]
    for order in orders:
        directions.append((order, {"sortBy": order}))
        directions.append((f"{order} descending", {"sortBy": order, "sortOrder": "descending"}))
    for order, parameters in directions:
        for name, wanted in large.items():
            yield Case(
                order,
                name,
                f"{path}{query(count=25, **wanted, **parameters)}",
                f"{path}{query(count=25, **small[name], **parameters)}",
            )


def measure(large: Filled, small: Filled, what: str = "opportunity", only: str = "") -> list[Figure]:
    """Return the figures of the comparison; `only` picks cases whose name contains it."""
    compared = compare(large, small, what, only)
    figures = [_summary(what, compared, large, small)]
    figures += [_line(what, one) for one in sorted(compared, key=lambda one: -one.ratio) if not one.is_met]
    if not figures[1:]:
        figures += [_line(what, one) for one in sorted(compared, key=lambda one: -one.ratio)[:3]]
    return figures


def compare(large: Filled, small: Filled, what: str, only: str = "") -> list[Compared]:
    """Measure every case, in turn in both portals."""
    is_contact = what == "contact"
    filters = contact_filters if is_contact else opportunity_filters
    orders = CONTACT_ORDERS if is_contact else OPPORTUNITY_ORDERS
    cases = _cases(f"crm/{what}/filter", orders, filters(large.facts), filters(small.facts))
    with ExitStack() as stack:
        clients = [
            stack.enter_context(Client(server.url, portal.facts.user_key))
            for portal in (large, small)
            for server in [stack.enter_context(serving(portal.folder, database=portal.database))]
        ]
        return [_compare(case, *clients) for case in cases if only in case.name]


def _compare(case: Case, large: Client, small: Client) -> Compared:
    requests = [large.prepare("GET", case.large), small.prepare("GET", case.small)]
    first = interleaved([lambda: _good(large, requests[0])], rounds=1, warm_up=0)[0]
    times = interleaved(
        [lambda: _good(large, requests[0]), lambda: _good(small, requests[1])],
        rounds=ROUNDS,
        warm_up=2,
        patience=PATIENCE,
    )
    return Compared(case, times[0].middle, times[1].middle, first.middle)


def _good(client: Client, request: bytes) -> None:
    answer = client.send(request)
    if answer.status != 200:
        raise AssertionError(f"{request[:200]!r}: {answer.status} {answer.body[:300]!r}")


def _summary(what: str, compared: list[Compared], large: Filled, small: Filled) -> Figure:
    sizes = [
        portal.size.contacts if what == "contact" else portal.size.opportunities for portal in (large, small)
    ]
    met = sum(one.is_met for one in compared)
    return Figure(
        f"{what} lists, {sizes[0]:,} against {sizes[1]:,}: median of {len(compared)} cases",
        median(one.ratio for one in compared),
        limit=LIMIT,
        note=f"{met} of {len(compared)} within {LIMIT}",
    )


def _line(what: str, one: Compared) -> Figure:
    large, small, uncounted = (seconds * 1000 for seconds in (one.large, one.small, one.uncounted))
    return Figure(
        f"- {what}: {one.case.name}",
        one.ratio,
        limit=None if one.is_met else LIMIT,
        note=f"{large:.1f} ms against {small:.1f} ms; the first time {uncounted:.0f} ms",
    )
